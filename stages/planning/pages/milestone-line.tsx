import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import type { MilestoneView } from '../contract.ts'
import { daysApart, plusDays } from './dates.ts'
import { texts as t } from './texts.ts'

/** Milestones on one line of time: full when reached, hollow ahead, red when later than the baseline. */
export function MilestoneLine({ milestones }: { milestones: readonly MilestoneView[] }) {
  const text = useText()
  const { day } = useFormat()
  const first = plusDays(milestones[0]!.forecastOn, -14)
  const last = plusDays(milestones.at(-1)!.forecastOn, 14)
  const span = Math.max(1, daysApart(first, last))
  const { today } = useImplementation()
  const at = (on: string): number => (daysApart(first, on) / span) * 100
  return (
    <figure className="pl-line" aria-label={text(t.milestonesLead)}>
      <svg viewBox="0 0 1000 44" preserveAspectRatio="none" aria-hidden="true"><line x1="0" y1="22" x2="1000" y2="22" /></svg>
      {today >= first && today <= last && <span className="pl-line-now" style={{ left: `${at(today)}%` }}><i />{text(t.now)}</span>}
      {milestones.map((m) => (
        <span key={m.id} className={`pl-line-point${m.isDone ? ' done' : (m.varianceDays ?? 0) > 0 ? ' late' : ''}${m.marks === 'goLive' ? ' live' : ''}`} style={{ left: `${at(m.forecastOn)}%` }} title={`${m.title} · ${day(m.forecastOn)}`} />
      ))}
      <figcaption><span>{day(first)}</span><span>{day(last)}</span></figcaption>
    </figure>
  )
}
