import { useMemo, useState } from 'react'
import type { TraceView } from '../../../platform/wire.ts'
import { useAddress } from '../../parts/address.ts'
import { useRead } from '../../parts/api.ts'
import { type Column, DataTable } from '../../parts/data-table.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useImplementation } from '../../parts/implementation.ts'
import { ItemLink } from '../../parts/item-link.tsx'
import { useText } from '../../parts/language.ts'
import { useOpenedItem, useOpenItem } from '../../parts/open-item.ts'
import { usePhone } from '../../parts/media.ts'
import { Page } from '../../parts/page.tsx'
import { ItemPicker } from '../../parts/pickers.tsx'
import { Segmented } from '../../parts/segmented.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Status } from '../../parts/status.tsx'
import { reachedFrom, type TraceNode } from './layout.ts'
import { traceTexts as t } from './texts.ts'
import { TracePicture } from './trace-picture.tsx'

type Whole = Pick<TraceView, 'nodes' | 'edges'>
interface Row {
  id: string
  from: TraceNode
  to: TraceNode
  label: string
  suspect: boolean
}

/** 追溯: the walkable picture, and the same as a table. */
export default function TracePage() {
  const text = useText()
  const isPhone = usePhone()
  const { kind, phaseId, summary } = useImplementation()
  const { data, error } = useRead<Whole>('/trace', { phase: phaseId ?? undefined })
  const open = useOpenItem()
  const opened = useOpenedItem()
  const [at, setAt] = useAddress('at')
  const [view, setView] = useAddress('view', { replace: true })
  const [onlySuspect, setOnlySuspect] = useState(false)
  const centre = useMemo(() => data?.nodes.find((n) => n.code === at) ?? null, [data, at])
  const shown = useMemo(() => {
    if (!data) return undefined
    const reached = centre ? reachedFrom(centre.id, data.nodes, data.edges) : null
    const nodes = reached ? data.nodes.filter((n) => reached.has(n.id)) : data.nodes
    const ids = new Set(nodes.map((n) => n.id))
    return { nodes, edges: data.edges.filter((e) => ids.has(e.from) && ids.has(e.to)) }
  }, [data, centre])
  const rows = useMemo<Row[] | undefined>(() => {
    if (!shown) return undefined
    const byId = new Map(shown.nodes.map((n) => [n.id, n]))
    return shown.edges.map((e) => ({ id: e.id, from: byId.get(e.from)!, to: byId.get(e.to)!, label: text(e.label), suspect: e.suspect })).filter((r) => !onlySuspect || r.suspect)
  }, [shown, text, onlySuspect])
  const suspects = shown?.edges.filter((e) => e.suspect).length ?? 0
  const chosen = view ?? (isPhone ? 'table' : 'graph')
  const pick = (node: TraceNode) => (node.code === at ? open(node.code) : setAt(node.code))
  const columns = useMemo<Column<Row>[]>(() => [
    { key: 'from', title: text(t.from), text: (r) => `${r.from.code} ${r.from.title}`, render: (r) => <ItemLink code={r.from.code} title={r.from.title} />, sort: true, phone: 'title' },
    { key: 'fromKind', title: text(t.kinds), width: 110, text: (r) => text(kind(r.from.kind).label), sort: true, phone: 'none' },
    { key: 'label', title: text(t.link), width: 84, sort: true, phone: 'figure' },
    { key: 'to', title: text(t.to), width: 420, text: (r) => `${r.to.code} ${r.to.title}`, render: (r) => <ItemLink code={r.to.code} title={r.to.title} />, sort: true, phone: 'sub' },
    { key: 'state', title: text(t.state), width: 104, text: (r) => text(r.suspect ? t.suspect : t.holds), sort: true, render: (r) => <Status tone={r.suspect ? 'warn' : 'ok'}>{text(r.suspect ? t.suspect : t.holds)}</Status>, phone: 'status' },
  ], [text, kind])
  const kinds = [...new Set(data?.nodes.map((n) => n.kind))]
  return (
    <Page title={text(t.title)} lead={text(t.lead)}>
      {error && !data ? <p className="lf-error">{error.problem.title}</p> : !shown || !data ? <Skeleton rows={8} /> : data.nodes.length === 0 ? <Empty icon="trace" title={text(t.empty)} text={text(t.emptyText)} /> : (
        <>
          <div className="lf-toolbar">
            <Segmented label={text(t.view)} value={chosen} onChange={(v) => setView(v === 'graph' && !isPhone ? null : v)} options={[{ value: 'graph', label: text(t.graph) }, { value: 'table', label: text(t.table) }]} />
            {centre && <button type="button" className="lf-tool lf-tool-text on" onClick={() => setAt(null)}><Icon name="close" size={14} />{text(t.around, { code: centre.code, title: centre.title })}</button>}
            {suspects > 0 && <button type="button" className={onlySuspect ? 'lf-tool lf-tool-text on' : 'lf-tool lf-tool-text'} aria-pressed={onlySuspect} onClick={() => { setOnlySuspect(!onlySuspect); if (!onlySuspect) setView('table') }}>{text(t.suspects, { count: suspects })}</button>}
            <span className="lf-toolbar-gap" />
            <span className="lf-meta">{text(t.counts, { items: shown.nodes.length, links: shown.edges.length })}</span>
            <span className="lf-trace-find"><ItemPicker label={text(t.search)} hideLabel placeholder={text(t.search)} kinds={kinds} many={false} value={centre ? [centre.id] : []} onChange={(ids) => setAt(data.nodes.find((n) => n.id === ids[0])?.code ?? null)} chosen={centre ? [centre] : []} /></span>
          </div>
          {chosen === 'graph' ? (
            <>
              <TracePicture nodes={shown.nodes} edges={shown.edges} centre={at} selected={opened} onPick={pick} />
              {suspects > 0 && <p className="lf-meta lf-trace-legend"><i aria-hidden="true" />{text(t.legendSuspect)}</p>}
            </>
          ) : <DataTable rows={rows} columns={columns} search label={text(t.title)} empty={{ title: text(t.empty), text: text(t.emptyText) }} xlsx={{ name: `${summary.code} ${text(t.exportName)}` }} />}
        </>
      )}
    </Page>
  )
}
