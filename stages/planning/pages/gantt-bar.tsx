import { useText } from '../../../web/parts/language.ts'
import { daysApart } from './dates.ts'
import type { GanttTask } from './plan-gantt.tsx'
import { texts as t } from './texts.ts'

/** What stands on a bar: its baseline below it, how late it is behind it. Its look follows from the marks inside (`:has`). */
export function GanttBar({ data }: { data: GanttTask }) {
  const text = useText()
  const x = data.view
  if (!x) return <span className="pl-bar-mark pl-phase" />
  const look = x.isSummary ? 'pl-summary' : x.state === 'done' ? 'pl-done' : x.blocked ? 'pl-blocked' : data.isOnPath || x.isCritical ? 'pl-critical' : 'pl-open'
  const late = x.blocked ? text(t.waits, { n: x.blocked.days }) : x.daysLate > 0 && !x.isMilestone ? text(t.overdueBy, { n: x.daysLate }) : null
  return (
    <>
      <span className={`pl-bar-mark ${look}`} />
      {x.baselineStart && x.baselineFinish && !x.isSummary && !x.isMilestone && (
        <span className="pl-baseline" style={{ left: daysApart(x.start, x.baselineStart) * data.dayWidth, width: (daysApart(x.baselineStart, x.baselineFinish) + 1) * data.dayWidth }} />
      )}
      {x.isMilestone && x.baselineFinish && x.baselineFinish !== x.finish && <span className="pl-baseline-point" style={{ left: daysApart(x.finish, x.baselineFinish) * data.dayWidth }} />}
      {(late || x.isMilestone) && <span className={late ? 'pl-bar-note pl-bad' : 'pl-bar-note'}>{late ?? x.title}</span>}
    </>
  )
}
