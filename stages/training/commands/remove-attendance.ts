import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { forgetFacts } from '../facts.ts'
import { trainingSession } from '../kinds.ts'
import { attendance } from '../own-tables.ts'

/** Takes a person off the attendance of a session; the event keeps who did. */
export async function removeAttendance(tx: Tx, input: { sessionId: string; personId: string }): Promise<void> {
  tx.require('update', 'training')
  const session = await getItem(tx, trainingSession, input.sessionId)
  await tx.db.delete(attendance).where(and(eq(attendance.sessionId, session.id), eq(attendance.personId, input.personId)))
  await tx.record({ kind: 'trainingSession.person_taken_off', itemId: session.id, data: { person: input.personId } })
  forgetFacts(tx)
}
