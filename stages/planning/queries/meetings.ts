import { eq } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { signatures } from '../../../platform/signatures/tables.ts'
import { getItem, linkedItems, listItems, localized } from '../../../platform/trace/item-store.ts'
import type { Frozen, MeetingAgenda, MeetingResolution, MeetingRow, MeetingView } from '../contract.ts'
import { actionItem } from '../kinds/action-item.ts'
import { decision } from '../kinds/decision.ts'
import { meeting } from '../kinds/meeting.ts'
import { projectIssue } from '../kinds/project-issue.ts'
import { agendaOf } from '../rules/agenda.ts'
import { daysLateOf } from '../rules/lateness.ts'
import { meetingAttendance } from '../tables.ts'
import { executiveFacts } from './executive-facts.ts'
import { meetingHeads } from './meeting-heads.ts'
import { type Names, namesOf } from './names.ts'
import { projectState, projectStates } from './project-state.ts'
import { minutesRoles, minutesSubject, signingOf } from './signing.ts'

/** The agenda as it would be frozen now, in the transaction's language. */
export async function agendaIn(tx: Tx, meetingType: string, phaseId: string | null): Promise<MeetingAgenda> {
  const state = await projectState(tx, phaseId)
  return agendaOf(state, meetingType, meetingType === 'executive' ? await executiveFacts(tx, phaseId) : undefined)
}

/** The agenda as it is frozen: in both languages, from one reading of the data. */
export async function frozenAgenda(tx: Tx, meetingType: string, phaseId: string | null): Promise<Frozen<MeetingAgenda>> {
  const states = await projectStates(tx, phaseId)
  const facts = async (locale: 'zh' | 'en') => (meetingType === 'executive' ? executiveFacts({ ...tx, locale }, phaseId) : undefined)
  return { frozenOn: tx.today, zh: agendaOf(states.zh, meetingType, await facts('zh')), en: agendaOf(states.en, meetingType, await facts('en')) }
}

/** What the minutes freeze, in the transaction's language. */
export async function resolutionIn(tx: Tx, meetingId: string): Promise<MeetingResolution> {
  const names = await namesOf(tx)
  const { decisions, actions, issues } = await raisedIn(tx, meetingId)
  return {
    attendees: (await attendeesOf(tx, meetingId, names)).map(({ name, department, present }) => ({ name, department, present })),
    decisions: decisions.map((d) => ({ code: d.code, title: d.title, decider: names.person(d.ownerId), outcome: d.outcome, decideBy: d.decideBy })),
    actions: actions.map((a) => ({ code: a.code, title: a.title, owner: names.person(a.ownerId), department: names.department(a.departmentId) ?? names.homeOf(a.ownerId), dueOn: a.dueOn })),
    issues: issues.map((i) => ({ code: i.code, title: i.title, owner: names.person(i.ownerId), dueOn: i.dueOn })),
  }
}

async function raisedIn(tx: Tx, meetingId: string) {
  const raised = (await linkedItems(tx, [meetingId], 'raises', 'out')).get(meetingId) ?? []
  const ids = (kind: string): string[] => raised.filter((r) => r.kind === kind).map((r) => r.id)
  return {
    decisions: await listItems(tx, decision, { ids: ids('decision') }),
    actions: await listItems(tx, actionItem, { ids: ids('actionItem') }),
    issues: await listItems(tx, projectIssue, { ids: ids('projectIssue') }),
  }
}

async function attendeesOf(tx: Tx, meetingId: string, names: Names): Promise<MeetingView['attendees']> {
  const rows = await tx.db.select().from(meetingAttendance).where(eq(meetingAttendance.meetingId, meetingId))
  return rows.map((a) => ({ personId: a.personId, name: names.person(a.personId) ?? '', department: names.homeOf(a.personId), present: a.present })).sort((a, b) => Number(b.present) - Number(a.present) || (a.department ?? '').localeCompare(b.department ?? '') || a.name.localeCompare(b.name))
}

export async function viewMeeting(tx: Tx, idOrCode: string): Promise<MeetingView> {
  const [row] = await localized(tx, [await getItem(tx, meeting, idOrCode)], ['title', 'place', 'minutes'])
  const own = row!
  const names = await namesOf(tx)
  const { decisions, actions, issues } = await raisedIn(tx, own.id)
  return {
    id: own.id, code: own.code, title: own.title, state: own.state, version: own.version, meetingType: own.meetingType ?? 'other', heldOn: own.heldOn!, startsAt: own.startsAt, place: own.place, chairId: own.chairId, phaseId: own.phaseId, minutes: own.minutes,
    agenda: own.agenda?.[tx.locale] ?? (await agendaIn(tx, own.meetingType ?? 'other', own.phaseId)),
    isAgendaFrozen: own.agenda !== null,
    attendees: await attendeesOf(tx, own.id, names),
    decisions: decisions.map((d) => ({ id: d.id, code: d.code, title: d.title, state: d.state, ownerId: d.ownerId, recommendation: d.recommendation, options: d.options, decideBy: d.decideBy, outcome: d.outcome, version: d.version })),
    actions: actions.map((a) => ({ id: a.id, code: a.code, title: a.title, state: a.state, ownerId: a.ownerId, departmentId: a.departmentId, dueOn: a.dueOn, daysLate: daysLateOf(a.dueOn, tx.today, a.state === 'open'), result: a.result, version: a.version })),
    issues: issues.map((i) => ({ id: i.id, code: i.code, title: i.title, state: i.state, ownerId: i.ownerId, dueOn: i.dueOn })),
    signing: await signingOf(tx, minutesSubject(own.id), minutesRoles(own.meetingType), [own.id]),
  }
}

/** Meetings, newest first. */
export async function meetingRows(tx: Tx, filter: { type?: string | undefined } = {}): Promise<MeetingRow[]> {
  const rows = await meetingHeads(tx, filter.type)
  const ids = rows.map((m) => m.id)
  const attendance = Map.groupBy(await tx.db.select().from(meetingAttendance).where(eq(meetingAttendance.implementationId, tx.implementationId)), (a) => a.meetingId)
  const raised = await linkedItems(tx, ids, 'raises', 'out')
  const signed = await signedRoles(tx)
  return rows.map((m): MeetingRow => {
    const own = raised.get(m.id) ?? []
    const actions = own.filter((r) => r.kind === 'actionItem')
    const roles = minutesRoles(m.meetingType)
    return {
      id: m.id, code: m.code, title: m.title, state: m.state, meetingType: m.meetingType ?? 'other', heldOn: m.heldOn!, startsAt: m.startsAt, place: m.place, chairId: m.chairId, phaseId: m.phaseId,
      invited: attendance.get(m.id)?.length ?? 0, present: attendance.get(m.id)?.filter((a) => a.present).length ?? 0,
      decisions: own.filter((r) => r.kind === 'decision').length, actionsOpen: actions.filter((a) => a.state === 'open').length, actionsTotal: actions.length,
      signed: roles.filter((role) => signed.get(minutesSubject(m.id))?.has(role)).length, toSign: roles.length,
    }
  }).sort((a, b) => (a.heldOn > b.heldOn ? -1 : a.heldOn < b.heldOn ? 1 : a.code > b.code ? -1 : 1))
}

async function signedRoles(tx: Tx): Promise<Map<string, Set<string>>> {
  const rows = await tx.db.select({ subject: signatures.subject, role: signatures.role, revokedAt: signatures.revokedAt }).from(signatures).where(eq(signatures.implementationId, tx.implementationId))
  const found = new Map<string, Set<string>>()
  for (const row of rows) if (!row.revokedAt) found.set(row.subject, (found.get(row.subject) ?? new Set()).add(row.role))
  return found
}
