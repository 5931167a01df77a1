import { daysBetween, today } from '../../frame/days.ts'
import { useFormat, useText } from '../../parts/language.ts'
import { Status } from '../../parts/status.tsx'
import { workbenchTexts as t } from './texts.ts'

/** A due day: quiet while there is time, red when it has passed. */
export function Due({ day }: { day: string | null }) {
  const text = useText()
  const format = useFormat()
  if (!day) return <span className="lf-none">—</span>
  const left = daysBetween(today(), day)
  if (left < 0) return <Status tone="bad">{text(t.lateDays, { days: -left })}</Status>
  if (left === 0) return <Status tone="warn">{text(t.dueToday)}</Status>
  return <span className="num lf-due">{left <= 7 ? text(t.dueIn, { days: left }) : format.day(day)}</span>
}
