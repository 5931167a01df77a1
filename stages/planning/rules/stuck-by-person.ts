import type { StuckItem, StuckPerson } from '../contract.ts'
import { isOpenIssue, isOpenTask, type ProjectState } from './project-state.ts'

/**
 * 卡在谁那里: everything that is late, blocked or undecided, under the person on whose desk it lies, longest first.
 * A milestone is late by what comes before it, so it lies with nobody by itself.
 * A blocked task lies with the person it waits for, not with its owner.
 */
export function stuckByPerson(state: ProjectState): StuckPerson[] {
  const entries: { personId: string | null; person: string | null; department: string | null; item: StuckItem }[] = []
  for (const t of state.tasks.filter((t) => isOpenTask(t) && !t.isMilestone)) {
    if (t.blocked) {
      const [personId, person, department] = t.blocked.person ? [t.blocked.personId, t.blocked.person, t.blocked.department] : [t.personId, t.person, t.department]
      entries.push({ personId, person, department, item: { code: t.code, kind: 'task', title: t.title, why: 'blocked', days: Math.max(t.blocked.days, t.daysLate), due: t.plannedOn, note: t.blocked.reason } })
    } else if (t.daysLate > 0) {
      entries.push({ ...t, item: { code: t.code, kind: 'task', title: t.title, why: 'late', days: t.daysLate, due: t.plannedOn, note: null } })
    }
  }
  for (const i of state.issues.filter((i) => isOpenIssue(i) && i.daysLate > 0)) {
    entries.push({ ...i, department: null, item: { code: i.code, kind: 'projectIssue', title: i.title, why: 'late', days: i.daysLate, due: i.dueOn, note: null } })
  }
  for (const a of state.actions.filter((a) => a.state === 'open' && a.daysLate > 0)) {
    entries.push({ ...a, item: { code: a.code, kind: 'actionItem', title: a.title, why: 'late', days: a.daysLate, due: a.dueOn, note: null } })
  }
  for (const d of state.decisions.filter((d) => d.state === 'pending' && d.daysLate > 0)) {
    entries.push({ ...d, item: { code: d.code, kind: 'decision', title: d.title, why: 'undecided', days: d.daysLate, due: d.decideBy, note: d.recommendation } })
  }
  const byPerson = Map.groupBy(entries, (e) => e.personId ?? e.person)
  return [...byPerson.values()]
    .map((own) => {
      const items = own.map((e) => e.item).sort((a, b) => b.days - a.days || (a.code < b.code ? -1 : 1))
      return { personId: own[0]!.personId, person: own[0]!.person, department: own.find((e) => e.department)?.department ?? null, worstDays: items[0]!.days, items }
    })
    .sort((a, b) => b.worstDays - a.worstDays || b.items.length - a.items.length || (a.items[0]!.code < b.items[0]!.code ? -1 : 1))
}
