import { and, desc, eq, isNull, ne } from 'drizzle-orm'
import type { Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { createItem } from '../../../platform/trace/item-store.ts'
import { meeting } from '../kinds/meeting.ts'
import { mondayOf, weekNumberOf } from '../rules/week.ts'
import { meetingAttendance } from '../tables.ts'

export interface NewMeeting {
  readonly meetingType: 'weekly' | 'executive' | 'kickOff' | 'other'
  readonly heldOn: string
  readonly startsAt?: string | undefined
  readonly place?: Text | string | undefined
  readonly title?: Text | string | undefined
  readonly phaseId?: string | null | undefined
  readonly chairId?: string | null | undefined
  readonly attendeeIds?: readonly string[] | undefined
}

/** Plans a meeting. A weekly meeting is titled by its week; without other word the people of the last meeting of its kind are invited, at its place and hour. */
export async function planMeeting(tx: Tx, input: NewMeeting): Promise<string> {
  tx.require('create', 'planning')
  const t = meeting.table
  const [last] = await tx.db.select().from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.meetingType, input.meetingType), isNull(t.removedAt), ne(t.state, 'cancelled'))).orderBy(desc(t.heldOn)).limit(1)
  const row = await createItem(tx, meeting, {
    title: input.title || titleOf(input), meetingType: input.meetingType, heldOn: input.heldOn, phaseId: input.phaseId ?? null, ownerId: tx.personId,
    startsAt: input.startsAt ?? last?.startsAt ?? null, place: input.place ?? last?.place ?? null, chairId: input.chairId ?? last?.chairId ?? tx.personId,
  })
  const invited = input.attendeeIds ?? (last ? (await tx.db.select({ personId: meetingAttendance.personId }).from(meetingAttendance).where(eq(meetingAttendance.meetingId, last.id))).map((a) => a.personId) : [])
  if (invited.length > 0) await tx.db.insert(meetingAttendance).values([...new Set(invited)].map((personId) => ({ implementationId: tx.implementationId, meetingId: row.id, personId, present: false })))
  return row.id
}

function titleOf(input: NewMeeting): Text {
  const week = weekNumberOf(mondayOf(input.heldOn))
  switch (input.meetingType) {
    case 'weekly': return { zh: `第 ${week} 周项目例会`, en: `Weekly meeting, week ${week}` }
    case 'executive': return { zh: `领导小组汇报会（${input.heldOn}）`, en: `Executive review (${input.heldOn})` }
    case 'kickOff': return { zh: '项目启动会', en: 'Kick-off' }
    default: return { zh: `专题会（${input.heldOn}）`, en: `Topic meeting (${input.heldOn})` }
  }
}
