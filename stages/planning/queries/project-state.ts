import { daysBetween } from '../../../platform/db/time.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem, ItemOf } from '../../../platform/kinds/kind.ts'
import { listItems, localized } from '../../../platform/trace/item-store.ts'
import { actionItem } from '../kinds/action-item.ts'
import { decision } from '../kinds/decision.ts'
import { projectIssue } from '../kinds/project-issue.ts'
import { risk } from '../kinds/risk.ts'
import { daysLateOf } from '../rules/lateness.ts'
import type { ProjectState, TaskFact } from '../rules/project-state.ts'
import { loadNames } from './names.ts'
import { leafTasks, loadPlanSource, type PlanSource, type ScheduledPlan, schedulePlan, taskDaysLate } from './plan.ts'
import { type RiskReading, riskReadings } from './risk-readings.ts'

type Row<K extends { table: { $inferSelect: unknown } }> = ItemOf<K> & AnyItem

/** The rows of which a project's state is made, read once, in the language they were written in. */
interface StateRows {
  readonly names: Awaited<ReturnType<typeof loadNames>>
  readonly source: PlanSource
  readonly plan: ScheduledPlan
  readonly issues: readonly Row<typeof projectIssue>[]
  readonly actions: readonly Row<typeof actionItem>[]
  readonly decisions: readonly Row<typeof decision>[]
  readonly risks: readonly Row<typeof risk>[]
  readonly readings: ReadonlyMap<string, RiskReading>
}

/** Everything on the table today, of one phase (and what belongs to none) or of all, with names in the reader's language. */
export async function projectState(tx: Tx, phaseId: string | null, source?: PlanSource): Promise<ProjectState> {
  return stateIn(tx, await loadRows(tx, phaseId, source), tx.locale)
}

/** The same in both languages, for what is frozen. */
export async function projectStates(tx: Tx, phaseId: string | null): Promise<{ zh: ProjectState; en: ProjectState }> {
  const rows = await loadRows(tx, phaseId)
  return { zh: await stateIn(tx, rows, 'zh'), en: await stateIn(tx, rows, 'en') }
}

async function loadRows(tx: Tx, phaseId: string | null, given?: PlanSource): Promise<StateRows> {
  const base: Tx = { ...tx, locale: 'zh' }
  const inPhase = (row: { phaseId: string | null }): boolean => phaseId === null || row.phaseId === phaseId || row.phaseId === null
  const whole = given ?? (await loadPlanSource(base))
  const risks = (await listItems(base, risk)).filter(inPhase)
  return {
    names: await loadNames(tx),
    source: { ...whole, tasks: leafTasks(whole).filter(inPhase) },
    plan: schedulePlan(whole, null),
    issues: (await listItems(base, projectIssue)).filter(inPhase),
    actions: (await listItems(base, actionItem)).filter(inPhase),
    decisions: (await listItems(base, decision)).filter(inPhase),
    risks,
    readings: await riskReadings(base, risks.filter((r) => r.state === 'open' || r.state === 'fired'), whole),
  }
}

async function stateIn(tx: Tx, rows: StateRows, locale: 'zh' | 'en'): Promise<ProjectState> {
  const reader = { db: tx.db, locale }
  const names = rows.names(locale)
  const { today } = rows.source
  const owned = (row: { code: string; title: string; ownerId: string | null }) => ({ code: row.code, title: row.title, personId: row.ownerId, person: names.person(row.ownerId), department: names.homeOf(row.ownerId) })
  const texts = new Map((await localized(reader, rows.source.tasks.map((t) => ({ id: t.id, title: t.title, blockedReason: t.blockedReason })), ['title', 'blockedReason'])).map((t) => [t.id, t]))
  return {
    today,
    tasks: rows.source.tasks.map((t): TaskFact => {
      const s = rows.plan.byId.get(t.id)!
      return {
        ...owned({ code: t.code, title: texts.get(t.id)?.title ?? t.title, ownerId: t.row.ownerId }), phase: names.phase(t.phaseId), state: s.state === 'finished' ? 'done' : t.state, isMilestone: s.isMilestone, isCritical: s.isCritical,
        start: s.start, finish: s.finish, plannedOn: t.baselineFinish, actualFinish: t.actualFinish, varianceDays: s.varianceDays, daysLate: taskDaysLate(t, s, today),
        blocked: t.state === 'blocked' && t.blockedOn ? { reason: texts.get(t.id)?.blockedReason ?? '', personId: t.waitingForId, person: names.person(t.waitingForId), department: names.homeOf(t.waitingForId), since: t.blockedOn, days: daysBetween(t.blockedOn, today) } : null,
      }
    }),
    issues: (await localized(reader, [...rows.issues], ['title', 'solution'])).map((i) => ({
      ...owned(i), department: names.department(i.departmentId), severity: i.severity ?? 'medium', state: i.state, raisedOn: i.raisedOn!, dueOn: i.dueOn, resolvedOn: i.resolvedOn, solution: i.solution,
      daysOpen: daysBetween(i.raisedOn!, i.state === 'closed' || i.state === 'resolved' ? (i.resolvedOn ?? today) : today), daysLate: daysLateOf(i.dueOn, today, i.state === 'open' || i.state === 'working'),
    })),
    actions: (await localized(reader, [...rows.actions], ['title'])).map((a) => ({ ...owned(a), state: a.state, dueOn: a.dueOn!, doneOn: a.doneOn, daysLate: daysLateOf(a.dueOn, today, a.state === 'open') })),
    decisions: (await localized(reader, [...rows.decisions], ['title', 'recommendation', 'outcome'])).map((d) => ({
      ...owned(d), state: d.state, raisedOn: d.raisedOn!, decideBy: d.decideBy, recommendation: d.recommendation, outcome: d.outcome, decidedOn: d.decidedOn,
      daysWaiting: daysBetween(d.raisedOn!, d.decidedOn ?? today), daysLate: daysLateOf(d.decideBy, today, d.state === 'pending'),
    })),
    risks: (await localized(reader, [...rows.risks], ['title', 'mitigation'])).map((r) => {
      const reading = rows.readings.get(r.id)
      return {
        ...owned(r), state: r.state, score: r.score ?? 0, mitigation: r.mitigation, isFired: r.state === 'fired' || r.state === 'occurred' || (reading?.isMet ?? false),
        reading: reading?.isMet ? `${reading.text[locale]}${locale === 'zh' ? '，现为 ' : ', now '}${reading.value}` : null,
      }
    }),
  }
}
