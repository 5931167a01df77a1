import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useManifests } from '../frame/manifests.ts'
import { tell } from '../frame/toasts.ts'
import { useAddress } from '../parts/address.ts'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { Icon } from '../parts/icon.tsx'
import { useImplementation } from '../parts/implementation.ts'
import { useText } from '../parts/language.ts'
import { useGo } from '../parts/link.tsx'
import { Page } from '../parts/page.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { StateOf } from '../parts/state-of.tsx'
import { Tabs } from '../parts/tabs.tsx'
import { ItemActions } from './item-actions.tsx'
import { useItem } from './item-of.ts'
import { itemTabs } from './item-tabs.tsx'
import { itemTexts as t } from './texts.ts'
import { TraceWalk } from './trace-walk.tsx'

const KindForm = lazy(() => import('../parts/kind-form.tsx').then((m) => ({ default: m.KindForm })))

/** `/i/$code/items/$item`: an item on a page of its own. */
export default function ItemPage() {
  const text = useText()
  const go = useGo()
  const { href } = useImplementation()
  const { item: code } = useParams({ strict: false }) as { item: string }
  const { kind, data: item, error } = useItem(code.toUpperCase())
  const { face } = useManifests()
  const [tab, setTab] = useAddress('tab', { replace: true })
  const [editing, setEditing] = useState(false)
  if (!kind || (error && !item)) return <Empty icon="search" title={text(t.goneTitle, { code })} text={error?.problem.title ?? ''} />
  if (!item) return <Page title={code}><Skeleton rows={8} /></Page>
  const own = face(kind.kind)?.tabs ?? []
  const room = face(kind.kind)?.room
  const copy = () => void navigator.clipboard?.writeText(`${location.origin}${location.pathname}`).then(() => tell({ tone: 'ok', text: text(t.copied) }))
  return (
    <Page
      title={item.title} name={`${item.code} ${item.title}`} lead={<span className="lf-item-lead"><span>{text(kind.label)}</span><code>{item.code}</code><StateOf kind={kind.kind} state={item.state} /></span>}
      actions={<><Button icon={<Icon name="link" />} onClick={copy}>{text(t.copyLink)}</Button><ItemActions kind={kind} item={item} inHead onEdit={() => setEditing(true)} onRemoved={() => go(href(kind.stage, room))} /></>}
    >
      <div className="lf-item-page">
        <div>
          <h2 className="vh">{text(kind.label)}</h2>
          <Tabs label={text(t.tabs)} tabs={itemTabs({ kind, item, own, say: text, onPage: true })} value={tab ?? own[0]?.key ?? 'fields'} onChange={setTab} />
        </div>
        <TraceWalk code={item.code} onPage />
      </div>
      {editing && <Suspense><KindForm kind={item.kind} item={item} drawer onDone={() => setEditing(false)} /></Suspense>}
    </Page>
  )
}
