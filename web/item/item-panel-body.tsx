import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import type { ItemRow, KindInfo } from '../../platform/wire.ts'
import { useManifests } from '../frame/manifests.ts'
import { useAddress } from '../parts/address.ts'
import { Icon } from '../parts/icon.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { useKeys } from '../parts/keys.ts'
import { useText } from '../parts/language.ts'
import { Link } from '../parts/link.tsx'
import { useOpenItem } from '../parts/open-item.ts'
import { usePhone } from '../parts/media.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { ItemActions } from './item-actions.tsx'
import { itemTabs } from './item-tabs.tsx'
import { useItem } from './item-of.ts'
import { itemTexts as t } from './texts.ts'

const KindForm = lazy(() => import('../parts/kind-form.tsx').then((m) => ({ default: m.KindForm })))

export default function ItemPanelBody({ code }: { code: string }) {
  const text = useText()
  const open = useOpenItem()
  const { itemHref } = useImplementation()
  const isPhone = usePhone()
  const { kind, data: item, error } = useItem(code)
  const [editing, setEditing] = useState(false)
  const panel = useRef<HTMLElement>(null)
  const before = useRef(document.activeElement as HTMLElement | null)
  useKeys({ Escape: () => open(null), e: () => { if (!item || !kind?.editable) return false; setEditing(true) } })
  useEffect(() => {
    if (isPhone) panel.current?.focus()
    const back = before.current
    return () => { if (back?.isConnected && document.activeElement === document.body) back.focus({ preventScroll: true }) }
  }, [isPhone])
  return (
    <>
      {isPhone && <button type="button" className="lf-sheet-mask" aria-label={text(t.close)} onClick={() => open(null)} />}
      <aside ref={panel} className="lf-panel" aria-label={text(t.panel, { code })} tabIndex={-1} onKeyDown={(e) => { if (e.key === 'Escape' && !e.defaultPrevented && !(e.target as Element).closest('textarea, input')) open(null) }}>
        <header className="lf-panel-head">
          <h2 title={item?.title}>{item?.title ?? code}</h2>
          <code className="lf-code">{item ? code : ''}</code>
          <Link className="lf-tool" to={itemHref(code)} title={text(t.openPage)} aria-label={text(t.openPage)}><Icon name="external" /></Link>
          <button type="button" className="lf-tool" title={text(t.close)} aria-label={text(t.close)} onClick={() => open(null)}><Icon name="close" /></button>
        </header>
        {error && !item || !kind ? <div className="lf-panel-body"><p className="lf-empty-title">{text(t.goneTitle, { code })}</p><p className="lf-meta">{error?.problem.title}</p></div>
          : !item ? <div className="lf-panel-body"><Skeleton rows={8} /></div>
            : <><PanelTabs kind={kind} item={item} /><ItemActions kind={kind} item={item} onEdit={() => setEditing(true)} onRemoved={() => open(null)} /></>}
      </aside>
      {editing && item && <Suspense><KindForm kind={item.kind} item={item} drawer onDone={() => setEditing(false)} /></Suspense>}
    </>
  )
}

function PanelTabs({ kind, item }: { kind: KindInfo; item: ItemRow }) {
  const text = useText()
  const { face } = useManifests()
  const own = face(kind.kind)?.tabs ?? []
  const [tab, setTab] = useAddress('tab', { replace: true })
  const tabs = itemTabs({ kind, item, own, say: text })
  return <div className="lf-panel-body"><Tabs label={text(t.tabs)} tabs={tabs} value={tab ?? own[0]?.key ?? 'trace'} onChange={(k) => setTab(k)} /></div>
}
