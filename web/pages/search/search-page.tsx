import { useDeferredValue } from 'react'
import type { SearchHit } from '../../../platform/wire.ts'
import { useCurrent } from '../../frame/current.ts'
import { useManifests } from '../../frame/manifests.ts'
import { useAddress } from '../../parts/address.ts'
import { useRead } from '../../parts/api.ts'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { useText } from '../../parts/language.ts'
import { Link } from '../../parts/link.tsx'
import { useOpenItem } from '../../parts/open-item.ts'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { StateOf } from '../../parts/state-of.tsx'
import { searchTexts as t } from './texts.ts'

/** Search over every item of the implementation, or of all that the reader takes part in. */
export default function SearchPage() {
  const text = useText()
  const { me, summary } = useCurrent()
  const { itemHref } = useImplementation()
  const { face } = useManifests()
  const open = useOpenItem()
  const [q, setQ] = useAddress('q', { replace: true })
  const [wide, setWide] = useAddress('all', { replace: true })
  const asked = useDeferredValue(q?.trim() ?? '')
  const { data, isLoading } = useRead<SearchHit[]>(asked ? '/api/v1/search' : null, { q: asked, implementation: wide ? undefined : summary.id, limit: 100 })
  const groups = Map.groupBy(data ?? [], (h) => h.kind)
  const hrefOf = (h: SearchHit) => (h.implementationId === summary.id ? itemHref(h.code) : `/i/${encodeURIComponent(me.implementations.find((i) => i.id === h.implementationId)?.code ?? '')}/items/${encodeURIComponent(h.code)}`)
  return (
    <Page title={text(t.title)}>
      <div className="lf-bigsearch">
        <label className="lf-search"><Icon name="search" /><input type="search" autoFocus value={q ?? ''} placeholder={text(t.placeholder)} aria-label={text(t.label)} onChange={(e) => setQ(e.target.value || null)} /></label>
        {me.implementations.length > 1 && <label className="lf-check"><input type="checkbox" checked={wide === '1'} onChange={(e) => setWide(e.target.checked ? '1' : null)} /><span>{text(t.everywhere)}</span></label>}
      </div>
      {!asked ? <Empty icon="search" title={text(t.start)} text={text(t.startText)} /> : isLoading && !data ? <Skeleton rows={6} /> : data?.length === 0 ? <Empty icon="search" title={text(t.none, { q: asked })} text={text(t.noneText)} /> : (
        [...groups.entries()].map(([kind, hits]) => (
          <section key={kind} className="lf-section">
            <header className="lf-section-head"><h2 className="lf-search-kind"><Icon name={face(kind)?.icon ?? 'document'} />{text(hits[0]!.kindLabel)}</h2><span className="lf-count">{text(t.found, { count: hits.length })}</span></header>
            <ul className="lf-lines lf-lines-tight">
              {hits.map((h) => (
                <li key={`${h.implementationId}${h.code}`}>
                  <Link to={hrefOf(h)} onClick={(e) => { if (h.implementationId === summary.id && !e.metaKey && !e.ctrlKey) { e.preventDefault(); open(h.code) } }}>
                    <code className="lf-code">{h.code}</code><span className="lf-line-main"><span>{h.title}</span>{h.snippet && <span className="lf-meta">{h.snippet}</span>}</span><StateOf kind={h.kind} state={h.state} />
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
    </Page>
  )
}
