import { and, eq } from 'drizzle-orm'
import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { forgetFacts } from '../facts.ts'
import { trainingSession } from '../kinds.ts'
import { attendance } from '../own-tables.ts'
import { refuseBeforeItsDay } from './sign-in-people.ts'

/** A person without an account signs in by the session's link, on its day only. Signing in twice changes nothing. */
export async function signInByLink(tx: Tx, input: { sessionId: string; personId: string }): Promise<void> {
  const session = await getItem(tx, trainingSession, input.sessionId)
  refuseBeforeItsDay(tx, session)
  if ((session.heldOn ?? '') < tx.today) throw new Refused('session.over', { code: session.code, heldOn: session.heldOn }, { zh: `${session.title} 已在 ${session.heldOn} 结束，不能再扫码签到。漏签请找讲师补登。`, en: `${session.title} was on ${session.heldOn}; the link is closed. Ask the trainer to add you.` })
  const [already] = await tx.db.select({ id: attendance.id }).from(attendance).where(and(eq(attendance.sessionId, session.id), eq(attendance.personId, input.personId)))
  if (already) return
  await tx.db.insert(attendance).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, sessionId: session.id, personId: input.personId, channel: 'link', signedAt: tx.now, recordedBy: input.personId, attachmentId: null })
  await tx.record({ kind: 'trainingSession.people_signed_in', itemId: session.id, data: { people: [input.personId], channel: 'link' } })
  forgetFacts(tx)
}
