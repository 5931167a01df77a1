import { addDays } from '../../../platform/db/time.ts'
import type { AgendaLine, AgendaSection, AgendaSectionId, MeetingAgenda } from '../contract.ts'
import { type IssueFact, isOpenIssue, isOpenRisk, isOpenTask, type ProjectState } from './project-state.ts'

const severityOrder = ['high', 'medium', 'low']

/** Forecasts and gates for the leaders' agenda, already in words. */
export interface ExecutiveFacts {
  readonly schedule: readonly AgendaLine[]
  readonly gates: readonly AgendaLine[]
}

/**
 * The agenda of a meeting, from what is on the table. A weekly meeting takes the open issues first, then what is late,
 * blocked and to be decided, the open actions, fired risks and what is due in the next seven days. The leaders see the
 * schedule and gates, what they must decide, the high risks, and what is stuck. Empty sections are left out.
 */
export function agendaOf(state: ProjectState, meetingType: string, executive: ExecutiveFacts = { schedule: [], gates: [] }): MeetingAgenda {
  const sections = sectionsOf(state)
  const all: Record<AgendaSectionId, AgendaLine[]> = { ...sections, schedule: [...executive.schedule], gates: [...executive.gates] }
  const order: AgendaSectionId[] = meetingType === 'executive'
    ? ['schedule', 'gates', 'toDecide', 'risks', 'late', 'blocked']
    : meetingType === 'kickOff' ? ['next', 'toDecide', 'risks'] : ['issues', 'late', 'blocked', 'toDecide', 'actions', 'risks', 'next']
  return { generatedOn: state.today, sections: order.map((id): AgendaSection => ({ id, lines: all[id] })).filter((s) => s.lines.length > 0) }
}

function sectionsOf(state: ProjectState): Record<Exclude<AgendaSectionId, 'schedule' | 'gates'>, AgendaLine[]> {
  const soon = addDays(state.today, 7)
  return {
    issues: state.issues.filter(isOpenIssue).sort(byUrgency).map((i) => line('projectIssue', i, i.dueOn, i.daysLate > 0 ? i.daysLate : null, i.solution)),
    late: state.tasks.filter((t) => isOpenTask(t) && t.daysLate > 0 && !t.blocked && !t.isMilestone).sort((a, b) => b.daysLate - a.daysLate || byCode(a, b)).map((t) => line('task', t, t.plannedOn, t.daysLate, t.finish)),
    blocked: state.tasks.filter((t) => isOpenTask(t) && t.blocked).sort((a, b) => b.blocked!.days - a.blocked!.days || byCode(a, b)).map((t) => ({ ...line('task', t, t.plannedOn, t.blocked!.days, t.blocked!.reason), person: t.blocked!.person ?? t.person, department: t.blocked!.department ?? t.department })),
    toDecide: state.decisions.filter((d) => d.state === 'pending').sort((a, b) => b.daysLate - a.daysLate || b.daysWaiting - a.daysWaiting || byCode(a, b)).map((d) => line('decision', d, d.decideBy, d.daysLate > 0 ? d.daysLate : null, d.recommendation)),
    actions: state.actions.filter((a) => a.state === 'open').sort((a, b) => b.daysLate - a.daysLate || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : byCode(a, b))).map((a) => line('actionItem', a, a.dueOn, a.daysLate > 0 ? a.daysLate : null, null)),
    risks: state.risks.filter((r) => isOpenRisk(r) && (r.isFired || r.state !== 'open' || r.score >= 15)).sort((a, b) => Number(b.isFired) - Number(a.isFired) || b.score - a.score || byCode(a, b)).map((r) => line('risk', r, null, null, r.reading ?? r.mitigation)),
    next: state.tasks.filter((t) => isOpenTask(t) && t.daysLate === 0 && !t.blocked && t.finish >= state.today && t.finish <= soon).sort((a, b) => (a.finish < b.finish ? -1 : a.finish > b.finish ? 1 : byCode(a, b))).map((t) => line('task', t, t.finish, null, null)),
  }
}

function line(kind: string, fact: { code: string; title: string; person: string | null; department: string | null }, due: string | null, days: number | null, note: string | null): AgendaLine {
  return { code: fact.code, kind, title: fact.title, person: fact.person, department: fact.department, due, days, note }
}

/** Overdue first, longest first; then by severity, then the oldest. */
function byUrgency(a: IssueFact, b: IssueFact): number {
  return b.daysLate - a.daysLate || severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) || b.daysOpen - a.daysOpen || byCode(a, b)
}

function byCode(a: { code: string }, b: { code: string }): number {
  return a.code < b.code ? -1 : 1
}
