import { eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, linkedItems, listItems, localized } from '../../../platform/trace/item-store.ts'
import { attendToken } from '../attend-token.ts'
import { splitCodes } from '../codes.ts'
import type { RosterEntry, SessionLine, SessionView } from '../contract.ts'
import { type CoveredCurriculum, isFor } from '../coverage.ts'
import { departmentsOf, factsOf, rosterOf } from '../facts.ts'
import { trainingSession } from '../kinds.ts'
import { attendance, examAttempts } from '../own-tables.ts'

/** One session with its roster: who is invited, who signed in and how, and their exam scores. */
export async function sessionView(tx: Tx, idOrCode: string): Promise<SessionView> {
  const [row] = await localized(tx, [await getItem(tx, trainingSession, idOrCode)], ['title', 'place', 'evaluation'])
  const session = row!
  const all = await departmentsOf(tx)
  const codes = splitCodes(session.departments)
  const invitedDepartments = all.filter((d) => codes.includes(d.code))
  const lessons = ((await linkedItems(tx, [session.id], 'contains', 'out')).get(session.id) ?? []).filter((i) => i.kind === 'lesson')
  const curricula = (await factsOf(tx, null)).curricula.filter((c) => c.lessonIds.some((l) => lessons.some((x) => x.id === l)))
  const examIds = [...new Set(curricula.flatMap((c) => c.examIds))]
  const exams = [...new Map((await Promise.all(curricula.map(async (c) => ((await linkedItems(tx, [c.id], 'contains', 'out')).get(c.id) ?? []).filter((i) => i.kind === 'exam')))).flat().map((e) => [e.id, e])).values()]
  const signed = new Map((await tx.db.select().from(attendance).where(eq(attendance.sessionId, session.id))).map((a) => [a.personId, a]))
  const attempts = examIds.length === 0 ? [] : await tx.db.select().from(examAttempts).where(inArray(examAttempts.examId, examIds))
  const byPerson = Map.groupBy(attempts.filter((a) => a.submittedAt), (a) => a.personId)
  const roster: RosterEntry[] = (await rosterOf(tx)).flatMap((p) => {
    const isInvited = invites(invitedDepartments.map((d) => d.id), curricula, p)
    const there = signed.get(p.id)
    if (!isInvited && !there) return []
    const own = exams.filter((e) => curricula.some((c) => c.examIds.includes(e.id) && isFor(c, p)))
    return [{
      personId: p.id, code: p.code, name: p.name, departmentName: all.find((d) => d.id === p.departmentId)?.name ?? '', job: p.jobTitle, isInvited,
      signedIn: there ? { channel: there.channel, at: new Date(there.signedAt).toISOString() } : null,
      exams: own.map((e) => {
        const best = (byPerson.get(p.id) ?? []).filter((a) => a.examId === e.id).sort((a, b) => Number(b.score) - Number(a.score))[0]
        return { code: e.code, score: best?.score ?? null, isPassed: best ? best.isPassed === true : null }
      }),
    }]
  })
  return {
    id: session.id, code: session.code, title: session.title, state: session.state, version: session.version, heldOn: session.heldOn ?? '', startTime: session.startTime ?? '', minutes: session.minutes ?? 0, place: session.place ?? '', capacity: session.capacity ?? 0,
    trainerId: session.ownerId, evaluation: session.evaluation, departments: invitedDepartments, lessons: lessons.map(({ id, code, title, state }) => ({ id, code, title, state })), exams: exams.map(({ id, code, title, state }) => ({ id, code, title, state })),
    roster, invited: roster.filter((r) => r.isInvited).length, attended: signed.size,
    isLinkOpen: session.state !== 'cancelled' && session.heldOn === tx.today,
    attendPath: tx.ability.can('update', 'training') && session.state !== 'cancelled' ? `/attend/${attendToken(tx.actor.house.secret, tx.implementationId, session.id)}` : null,
  }
}

/** In an invited department, and (where a curriculum holds the lessons) one for whom it is meant. */
export function invites(departmentIds: readonly string[], curricula: readonly CoveredCurriculum[], person: Parameters<typeof isFor>[1]): boolean {
  if (!departmentIds.includes(person.departmentId ?? '')) return false
  return curricula.length === 0 ? person.isFrontLine : curricula.some((c) => isFor(c, person))
}

/** The calendar of sessions, with how full they are. */
export async function sessionLines(tx: Tx, phaseId: string | null): Promise<SessionLine[]> {
  const rows = (await listItems(tx, trainingSession)).filter((r) => !phaseId || r.phaseId === phaseId || r.phaseId === null)
  const facts = await factsOf(tx, null)
  const contained = await linkedItems(tx, rows.map((r) => r.id), 'contains', 'out')
  return rows.map((row) => {
    const lessons = (contained.get(row.id) ?? []).filter((i) => i.kind === 'lesson')
    const codes = splitCodes(row.departments)
    const own = facts.departments.filter((d) => codes.includes(d.code))
    const curricula = facts.curricula.filter((c) => lessons.some((l) => c.lessonIds.includes(l.id)))
    return {
      id: row.id, code: row.code, title: row.title, state: row.state, phaseId: row.phaseId, heldOn: row.heldOn ?? '', startTime: row.startTime ?? '', minutes: row.minutes ?? 0, place: row.place ?? '', trainerId: row.ownerId,
      departments: own.map((d) => d.name), lessons: lessons.map((l) => l.code), capacity: row.capacity ?? 0,
      invited: facts.people.filter((p) => invites(own.map((d) => d.id), curricula, p)).length,
      attended: facts.sessions.find((s) => s.id === row.id)?.attendees.length ?? 0,
    }
  }).sort((a, b) => (a.heldOn + a.startTime < b.heldOn + b.startTime ? 1 : -1))
}
