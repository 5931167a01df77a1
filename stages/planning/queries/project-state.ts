import { daysBetween } from '../../../platform/db/time.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { actionItem } from '../kinds/action-item.ts'
import { decision } from '../kinds/decision.ts'
import { projectIssue } from '../kinds/project-issue.ts'
import { risk } from '../kinds/risk.ts'
import { daysLateOf } from '../rules/lateness.ts'
import type { ProjectState, TaskFact } from '../rules/project-state.ts'
import { namesOf } from './names.ts'
import { leafTasks, loadPlanSource, type PlanSource, schedulePlan, taskDaysLate } from './plan.ts'
import { riskReadings } from './risk-readings.ts'

/** Everything on the table today, of one phase (and what belongs to none) or of all, with names in the reader's language. */
export async function projectState(tx: Tx, phaseId: string | null, given?: PlanSource): Promise<ProjectState> {
  const names = await namesOf(tx)
  const source = given ?? (await loadPlanSource(tx))
  const plan = schedulePlan(source, null)
  const inPhase = (row: { phaseId: string | null }): boolean => phaseId === null || row.phaseId === phaseId || row.phaseId === null
  const phaseName = new Map(source.phases.map((p) => [p.id, p.name]))
  const owned = (row: { code: string; title: string; ownerId: string | null }) => ({ code: row.code, title: row.title, personId: row.ownerId, person: names.person(row.ownerId), department: names.homeOf(row.ownerId) })
  const risks = (await listItems(tx, risk)).filter(inPhase)
  const readings = await riskReadings(tx, risks.filter((r) => r.state === 'open' || r.state === 'fired'), source)
  return {
    today: tx.today,
    tasks: leafTasks(source).filter(inPhase).map((t): TaskFact => {
      const s = plan.byId.get(t.id)!
      return {
        ...owned({ ...t, ownerId: t.row.ownerId }), phase: t.phaseId ? (phaseName.get(t.phaseId) ?? null) : null, state: s.state === 'finished' ? 'done' : t.state, isMilestone: s.isMilestone, isCritical: s.isCritical,
        start: s.start, finish: s.finish, plannedOn: t.baselineFinish, actualFinish: t.actualFinish, varianceDays: s.varianceDays, daysLate: taskDaysLate(t, s, source.today),
        blocked: t.state === 'blocked' && t.blockedOn ? { reason: t.blockedReason ?? '', personId: t.waitingForId, person: names.person(t.waitingForId), department: names.homeOf(t.waitingForId), since: t.blockedOn, days: daysBetween(t.blockedOn, tx.today) } : null,
      }
    }),
    issues: (await listItems(tx, projectIssue)).filter(inPhase).map((i) => ({
      ...owned(i), department: names.department(i.departmentId), severity: i.severity ?? 'medium', state: i.state, raisedOn: i.raisedOn!, dueOn: i.dueOn, resolvedOn: i.resolvedOn, solution: i.solution,
      daysOpen: daysBetween(i.raisedOn!, i.state === 'closed' || i.state === 'resolved' ? (i.resolvedOn ?? tx.today) : tx.today), daysLate: daysLateOf(i.dueOn, tx.today, i.state === 'open' || i.state === 'working'),
    })),
    actions: (await listItems(tx, actionItem)).filter(inPhase).map((a) => ({ ...owned(a), state: a.state, dueOn: a.dueOn!, doneOn: a.doneOn, daysLate: daysLateOf(a.dueOn, tx.today, a.state === 'open') })),
    decisions: (await listItems(tx, decision)).filter(inPhase).map((d) => ({
      ...owned(d), state: d.state, raisedOn: d.raisedOn!, decideBy: d.decideBy, recommendation: d.recommendation, outcome: d.outcome, decidedOn: d.decidedOn,
      daysWaiting: daysBetween(d.raisedOn!, d.decidedOn ?? tx.today), daysLate: daysLateOf(d.decideBy, tx.today, d.state === 'pending'),
    })),
    risks: risks.map((r) => {
      const reading = readings.get(r.id)
      return {
        ...owned(r), state: r.state, score: r.score ?? 0, mitigation: r.mitigation, isFired: r.state === 'fired' || r.state === 'occurred' || (reading?.isMet ?? false),
        reading: reading?.isMet ? `${reading.text[tx.locale]}${tx.locale === 'zh' ? '，现为 ' : ', now '}${reading.value}` : null,
      }
    }),
  }
}
