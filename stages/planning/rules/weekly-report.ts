import { addDays } from '../../../platform/db/time.ts'
import type { WeeklyReport } from '../contract.ts'
import { isOpenIssue, isOpenRisk, isOpenTask, type ProjectState } from './project-state.ts'
import { stuckByPerson } from './stuck-by-person.ts'
import { mondayOf, weekNumberOf } from './week.ts'

/** What one A4 page holds. */
const PAGE = { done: 8, next: 8, milestones: 6, issues: 5, decisions: 5, risks: 5 }
const severityOrder = ['high', 'medium', 'low']

/** The part of a weekly report that gates and phases give. */
export type ReportFrame = Pick<WeeklyReport, 'phases' | 'coverage'>

/** 周报 of the week in which `weekOf` lies, as one page: what was done, what comes, who is late by how many days, what the leaders decide. */
export function weeklyReportOf(state: ProjectState, weekOf: string, frame: ReportFrame): WeeklyReport {
  const monday = mondayOf(weekOf)
  const sunday = addDays(monday, 6)
  const within = (day: string | null, from = monday, to = sunday): boolean => day !== null && day >= from && day <= to
  const done = state.tasks.filter((t) => t.state === 'done' && within(t.actualFinish)).sort((a, b) => Number(b.isMilestone) - Number(a.isMilestone) || compare(a.actualFinish!, b.actualFinish!) || compare(a.code, b.code))
  const next = state.tasks.filter((t) => isOpenTask(t) && within(t.finish, addDays(sunday, 1), addDays(sunday, 7))).sort((a, b) => compare(a.finish, b.finish) || compare(a.code, b.code))
  const open = state.issues.filter(isOpenIssue)
  const worst = [...open].sort((a, b) => b.daysLate - a.daysLate || severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity) || b.daysOpen - a.daysOpen || compare(a.code, b.code))
  return {
    weekOf: monday,
    weekEnd: sunday,
    weekNumber: weekNumberOf(monday),
    generatedOn: state.today,
    ...frame,
    milestones: milestonesAround(state, monday),
    done: done.slice(0, PAGE.done).map((t) => ({ code: t.code, title: t.title, person: t.person, on: t.actualFinish! })),
    doneTotal: done.length,
    next: next.slice(0, PAGE.next).map((t) => ({ code: t.code, title: t.title, person: t.person, on: t.finish, isMilestone: t.isMilestone })),
    nextTotal: next.length,
    stuck: stuckByPerson(state),
    issues: {
      opened: state.issues.filter((i) => within(i.raisedOn)).length,
      closed: state.issues.filter((i) => within(i.resolvedOn)).length,
      open: open.length,
      overdue: open.filter((i) => i.daysLate > 0).length,
      top: worst.slice(0, PAGE.issues).map((i) => ({ code: i.code, title: i.title, severity: i.severity, person: i.person, department: i.department, daysOpen: i.daysOpen, daysLate: i.daysLate })),
    },
    decided: state.decisions.filter((d) => d.state === 'decided' && within(d.decidedOn)).sort((a, b) => compare(a.code, b.code)).slice(0, PAGE.decisions).map((d) => ({ code: d.code, title: d.title, outcome: d.outcome, person: d.person, on: d.decidedOn! })),
    toDecide: state.decisions.filter((d) => d.state === 'pending').sort((a, b) => b.daysLate - a.daysLate || b.daysWaiting - a.daysWaiting || compare(a.code, b.code)).slice(0, PAGE.decisions).map((d) => ({ code: d.code, title: d.title, recommendation: d.recommendation, person: d.person, decideBy: d.decideBy, daysWaiting: d.daysWaiting, daysLate: d.daysLate })),
    risks: state.risks.filter(isOpenRisk).sort((a, b) => Number(b.isFired) - Number(a.isFired) || b.score - a.score || compare(a.code, b.code)).slice(0, PAGE.risks).map((r) => ({ code: r.code, title: r.title, score: r.score, person: r.person, isFired: r.isFired, reading: r.reading, mitigation: r.mitigation })),
  }
}

/** The milestones that were reached this week or last, then those to come. */
function milestonesAround(state: ProjectState, monday: string): WeeklyReport['milestones'] {
  const fresh = addDays(monday, -7)
  return state.tasks
    .filter((t) => t.isMilestone && (isOpenTask(t) || (t.actualFinish !== null && t.actualFinish >= fresh)))
    .sort((a, b) => compare(a.finish, b.finish) || compare(a.code, b.code))
    .slice(0, PAGE.milestones)
    .map((t) => ({ code: t.code, title: t.title, phase: t.phase, plannedOn: t.plannedOn, forecastOn: t.finish, varianceDays: t.varianceDays, isDone: !isOpenTask(t) }))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
