import { addDays, daysBetween } from '../../../platform/db/time.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import type { ExecutiveView, MilestoneView } from '../contract.ts'
import { decision } from '../kinds/decision.ts'
import { daysLateOf } from '../rules/lateness.ts'
import { isOpenRisk } from '../rules/project-state.ts'
import { stuckByPerson } from '../rules/stuck-by-person.ts'
import { meetingRows } from './meetings.ts'
import { phaseLights } from './phase-lights.ts'
import { goLiveForecasts, leafTasks, loadPlanSource, type PlanSource, type ScheduledPlan, schedulePlan } from './plan.ts'
import { projectState } from './project-state.ts'
import { viewRisks } from './risks.ts'

export function milestonesOf(source: PlanSource, plan: ScheduledPlan, phaseId: string | null): MilestoneView[] {
  return leafTasks(source).filter((t) => t.durationDays === 0 && (phaseId === null || t.phaseId === phaseId)).map((t): MilestoneView => {
    const s = plan.byId.get(t.id)!
    return { id: t.id, code: t.code, title: t.title, phaseId: t.phaseId, marks: t.row.marks, ownerId: t.row.ownerId, plannedOn: t.baselineFinish, forecastOn: s.finish, isDone: s.state === 'finished', varianceDays: s.varianceDays, isCritical: s.isCritical, totalFloat: s.totalFloat }
  }).sort((a, b) => (a.forecastOn < b.forecastOn ? -1 : a.forecastOn > b.forecastOn ? 1 : a.code < b.code ? -1 : 1))
}

export async function viewMilestones(tx: Tx, phaseId: string | null): Promise<MilestoneView[]> {
  const source = await loadPlanSource(tx)
  return milestonesOf(source, schedulePlan(source, phaseId), phaseId)
}

/** One page for the leaders: lights and forecast of each phase, what they must decide, high risks, what is stuck. */
export async function viewExecutive(tx: Tx, phaseId: string | null): Promise<ExecutiveView> {
  const source = await loadPlanSource(tx)
  const plan = schedulePlan(source, null)
  const forecasts = new Map(goLiveForecasts(source, plan).map((f) => [f.phaseId, f]))
  const reviews = await meetingRows(tx, { type: 'executive' })
  const leaves = leafTasks(source)
  const phases: ExecutiveView['phases'] = []
  for (const phase of source.phases.filter((p) => phaseId === null || p.id === phaseId)) {
    const own = leaves.filter((t) => t.phaseId === phase.id)
    const latest = reviews.find((m) => m.phaseId === phase.id && m.state !== 'cancelled')
    phases.push({
      id: phase.id, code: phase.code, name: phase.name, lights: await phaseLights(tx, phase), forecast: forecasts.get(phase.id) ?? null,
      tasksDone: own.filter((t) => t.state === 'done').length, tasksTotal: own.length, latest: latest ? { code: latest.code, title: latest.title, heldOn: latest.heldOn, state: latest.state } : null,
    })
  }
  const decisions = (await listItems(tx, decision)).filter((d) => phaseId === null || d.phaseId === phaseId || d.phaseId === null)
  const recently = addDays(tx.today, -60)
  return {
    today: tx.today,
    phases,
    toDecide: decisions.filter((d) => d.state === 'pending').map((d) => ({ id: d.id, code: d.code, title: d.title, options: d.options, recommendation: d.recommendation, ownerId: d.ownerId, decideBy: d.decideBy, daysWaiting: daysBetween(d.raisedOn!, tx.today), daysLate: daysLateOf(d.decideBy, tx.today, true), version: d.version })).sort((a, b) => b.daysLate - a.daysLate || b.daysWaiting - a.daysWaiting),
    decided: decisions.filter((d) => d.state === 'decided' && d.decidedOn !== null && d.decidedOn >= recently).map((d) => ({ code: d.code, title: d.title, outcome: d.outcome, decidedOn: d.decidedOn!, ownerId: d.ownerId })).sort((a, b) => (a.decidedOn > b.decidedOn ? -1 : 1)),
    risks: (await viewRisks(tx, phaseId)).filter(isOpenRisk).slice(0, 8),
    stuck: stuckByPerson(await projectState(tx, phaseId, source)).slice(0, 8),
    milestones: milestonesOf(source, plan, phaseId).filter((m) => !m.isDone || m.forecastOn >= addDays(tx.today, -30)).slice(0, 10),
    meetings: reviews.filter((m) => phaseId === null || m.phaseId === phaseId || m.phaseId === null),
  }
}
