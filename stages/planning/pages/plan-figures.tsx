import { Figure } from '../../../web/parts/figure.tsx'
import { FigureRow } from '../../../web/parts/figure-row.tsx'
import { useImplementation } from '../../../web/parts/implementation.ts'
import { useFormat, useText } from '../../../web/parts/language.ts'
import type { GoLiveForecast, PlanView } from '../contract.ts'
import { texts as t } from './texts.ts'

/** What a steering person asks first: when live, what is late, what waits, how long the chain is. */
export function PlanFigures({ plan }: { plan: PlanView }) {
  const text = useText()
  const { day, percent } = useFormat()
  const { person } = useImplementation()
  const leaves = plan.tasks.filter((x) => !x.isSummary)
  const late = leaves.filter((x) => x.daysLate > 0 && !x.isMilestone).sort((a, b) => b.daysLate - a.daysLate)
  const blocked = leaves.filter((x) => x.blocked)
  const done = leaves.filter((x) => x.state === 'done').length
  const next = plan.goLive.find((g) => !g.isLive) ?? plan.goLive.at(-1)
  return (
    <FigureRow>
      {next?.forecastOn && <Figure label={`${next.phaseCode} ${text(next.isLive ? t.wentLive : t.forecast)}`} value={day(next.forecastOn, 'short')} formula={text(t.forecastFormula)} tone={next.slipDays !== null && next.slipDays > 0 ? 'bad' : 'idle'} note={<Slip forecast={next} />} />}
      <Figure label={text(t.lateTasks)} value={late.length} unit={text(t.tasksUnit)} formula={text(t.lateTasksFormula)} tone={late.length > 0 ? 'bad' : 'ok'} note={late[0] ? `${text(t.longest, { n: late[0].daysLate })} · ${person(late[0].ownerId) || text(t.noOwner)}` : undefined} />
      <Figure label={text(t.blockedTasks)} value={blocked.length} unit={text(t.tasksUnit)} tone={blocked.length > 0 ? 'warn' : 'ok'} note={blocked[0]?.blocked?.waitingForId ? text(t.blockedWith, { name: person(blocked[0].blocked.waitingForId) }) : undefined} />
      <Figure label={text(t.criticalTasks)} value={plan.criticalPath.length} unit={text(t.tasksUnit)} formula={text(t.criticalFormula)} />
      <Figure label={text(t.doneTasks)} value={done} unit={`/ ${leaves.length}`} note={plan.baselinedOn ? `${text(t.baselineShare)} ${percent(plan.baselinedShare, 0)} · ${text(t.baselineOn, { day: day(plan.baselinedOn, 'short') })}` : text(t.noBaseline)} />
    </FigureRow>
  )
}

/** "计划 1-22，晚 3 天". */
export function Slip({ forecast }: { forecast: Pick<GoLiveForecast, 'plannedOn' | 'slipDays'> }) {
  const text = useText()
  const { day } = useFormat()
  if (!forecast.plannedOn) return null
  const slip = forecast.slipDays ?? 0
  return <>{text(t.planned, { day: day(forecast.plannedOn, 'short') })}{' · '}{slip > 0 ? text(t.lateBy, { n: slip }) : slip < 0 ? text(t.earlyBy, { n: -slip }) : text(t.onPlan)}</>
}
