import type { ItemRow } from '../../../platform/wire.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Empty } from '../../../web/parts/empty.tsx'
import { ItemLink } from '../../../web/parts/item-link.tsx'
import { useFormat, useText } from '../../../web/parts/language.ts'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import { Status } from '../../../web/parts/status.tsx'
import type { KpiMovement } from '../contract.ts'
import { texts as t } from '../texts.ts'
import './requirements.css'

/** Has the KPI behind this pain point moved? The figures say whether it may be closed. */
export default function PainPointTab({ item }: { item: ItemRow }) {
  const text = useText()
  const { number } = useFormat()
  const { data } = useRead<KpiMovement>(`/pain-points/${item.id}/kpi`)
  if (!data) return <Skeleton rows={3} />
  if (data.kpis.length === 0) return <Empty title={text(t.kpiNone)} text={text(t.kpiNoneText)} />
  const figure = (value: string | null, unit: string | null) => (value === null ? '—' : `${number(value)} ${unit ?? ''}`)
  return (
    <div className="rq-stack">
      <p><Status tone={data.moved ? 'ok' : 'warn'}>{text(data.moved ? t.kpiMoved : t.kpiNotMoved)}</Status></p>
      {data.kpis.map((k) => (
        <section key={k.id} className="rq-block">
          <ItemLink code={k.code} title={k.title} />
          <dl className="rq-trio">
            <div><dt>{text(t.before)}</dt><dd>{figure(k.before, k.unit)}</dd></div>
            {k.after !== null && <div><dt>{text(t.afterMean)}</dt><dd>{figure(k.after, k.unit)}</dd></div>}
            <div><dt>{text(t.now)}</dt><dd>{figure(k.recent, k.unit)}</dd></div>
            <div><dt>{text(t.target)}</dt><dd>{figure(k.target, k.unit)}</dd></div>
          </dl>
        </section>
      ))}
    </div>
  )
}
