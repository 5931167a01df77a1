import type { ItemRow } from '../../../platform/wire.ts'
import { useRead } from '../../../web/parts/api.ts'
import { Empty } from '../../../web/parts/empty.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useText } from '../../../web/parts/language.ts'
import { Link } from '../../../web/parts/link.tsx'
import { Skeleton } from '../../../web/parts/skeleton.tsx'
import type { ProcessView } from '../contract.ts'
import { texts as t } from '../texts.ts'
import { marksOf, ProcessColumn } from './process-column.tsx'
import { ProcessFigures } from './process-figures.tsx'
import './requirements.css'

/** The steps of a process in its panel. */
export default function ProcessTab({ item }: { item: ItemRow }) {
  const text = useText()
  const { href } = useImplementation()
  const { data } = useRead<ProcessView>(`/process-maps/${item.id}/steps`)
  if (!data) return <Skeleton rows={6} />
  const to = href('requirements', 'process', { process: item.code })
  const isEmpty = data.asIs.length + data.toBe.length === 0
  if (isEmpty) return <Empty title={text(t.noSteps)} text={text(t.noStepsText)} action={<Link className="lf-button primary" to={to}>{text(t.editSteps)}</Link>} />
  const marks = marksOf(data.asIs, data.toBe)
  return (
    <div className="rq-stack">
      <p><Link className="lf-button" to={to}>{text(t.editSteps)}</Link></p>
      <ProcessFigures difference={data.difference} />
      {data.toBe.length > 0 && <ProcessColumn title={text(t.toBe)} steps={data.toBe} markOf={marks.toBe} />}
      {data.asIs.length > 0 && <ProcessColumn title={text(t.asIs)} steps={data.asIs} markOf={marks.asIs} />}
    </div>
  )
}
