import type { SteeringView } from '../../../platform/wire.ts'
import { today } from '../../frame/days.ts'
import { useImplementation } from '../../parts/implementation.ts'
import { ItemLink } from '../../parts/item-link.tsx'
import { useFormat, useText } from '../../parts/language.ts'
import { Section } from '../../parts/section.tsx'
import { Status } from '../../parts/status.tsx'
import { steeringTexts as t } from './texts.ts'

/** Each phase's go-live against its plan, with the milestones that are late or next. */
export function PhaseDates({ view }: { view: SteeringView }) {
  const text = useText()
  const { day } = useFormat()
  const { phaseName } = useImplementation()
  return (
    <Section title={text(t.dates)}>
      <ul className="lf-dates">
        {view.phases.map((p) => {
          const shown = [...p.milestones.filter((m) => m.doneOn === null && m.daysLate > 0), ...p.milestones.filter((m) => m.doneOn === null && m.dueOn >= today()).slice(0, 2)].slice(0, 4)
          return (
            <li key={p.id}>
              <div className="lf-dates-head"><b>{phaseName(p.id)}</b><Slip days={p.daysLate} /></div>
              <dl>
                <div><dt>{text(t.planned)}</dt><dd>{day(p.plannedGoLiveOn)}</dd></div>
                <div><dt>{text(p.goLiveOn ? t.actual : t.forecast)}</dt><dd>{p.goLiveOn || p.forecastGoLiveOn ? day(p.goLiveOn ?? p.forecastGoLiveOn) : text(t.unknown)}</dd></div>
              </dl>
              {shown.length > 0 && <ul>{shown.map((m) => <li key={m.code}><ItemLink code={m.code} title={m.title} /><span className="num">{day(m.dueOn, 'short')}</span>{m.daysLate > 0 && <Status tone="bad">{text(t.late, { days: m.daysLate })}</Status>}</li>)}</ul>}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

function Slip({ days }: { days: number | null }) {
  const text = useText()
  if (days === null) return <Status tone="idle">{text(t.unknown)}</Status>
  if (days === 0) return <Status tone="ok">{text(t.onTime)}</Status>
  return days > 0 ? <Status tone={days > 7 ? 'bad' : 'warn'}>{text(t.late, { days })}</Status> : <Status tone="ok">{text(t.early, { days: -days })}</Status>
}
