import { and, eq, inArray } from 'drizzle-orm'
import { Invalid, Refused } from '../../../engines/errors.ts'
import { attachments } from '../../../platform/comments/tables.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { people } from '../../../platform/organization/tables.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { forgetFacts } from '../facts.ts'
import { trainingSession } from '../kinds.ts'
import { attendance } from '../own-tables.ts'

/** Ticks people off on the roster, or from the scan of the signed sheet (`attachmentId` of the session's files). Gives how many are new. */
export async function signInPeople(tx: Tx, input: { sessionId: string; personIds: readonly string[]; channel: 'roster' | 'paper'; attachmentId?: string | null | undefined }): Promise<number> {
  tx.require('update', 'training')
  const session = await getItem(tx, trainingSession, input.sessionId)
  refuseBeforeItsDay(tx, session)
  if (input.channel === 'paper') {
    const [scan] = input.attachmentId ? await tx.db.select({ itemId: attachments.itemId }).from(attachments).where(eq(attachments.id, input.attachmentId)) : []
    if (scan?.itemId !== session.id) throw new Invalid('attendance.scan_missing', { field: 'attachmentId', code: session.code }, { zh: '登记纸质签到要先上传签到表的照片或扫描件。', en: 'To enter a paper sheet, first upload its photo or scan to the session.' })
  }
  const known = await tx.db.select({ id: people.id }).from(people).where(and(eq(people.organizationId, tx.organizationId), inArray(people.id, [...input.personIds])))
  const unknown = input.personIds.filter((id) => !known.some((k) => k.id === id))
  if (unknown.length > 0) throw new Invalid('attendance.person_unknown', { people: unknown }, { zh: '名单里有不在名册中的人。请先在"人员"里添加。', en: 'Somebody on the list is not in the roster. Add them under People first.' })
  const there = await tx.db.select({ personId: attendance.personId }).from(attendance).where(eq(attendance.sessionId, session.id))
  const fresh = [...new Set(input.personIds)].filter((id) => !there.some((t) => t.personId === id))
  if (fresh.length === 0) return 0
  await tx.db.insert(attendance).values(fresh.map((personId) => ({ id: newId(tx.actor.at), implementationId: tx.implementationId, sessionId: session.id, personId, channel: input.channel, signedAt: tx.now, recordedBy: tx.personId, attachmentId: input.attachmentId ?? null })))
  await tx.record({ kind: 'trainingSession.people_signed_in', itemId: session.id, data: { people: fresh, channel: input.channel } })
  forgetFacts(tx)
  return fresh.length
}

export function refuseBeforeItsDay(tx: Tx, session: { code: string; state: string; heldOn: string | null }): void {
  if (session.state === 'cancelled') throw new Refused('session.cancelled', { code: session.code }, { zh: `${session.code} 已取消，不能签到。`, en: `${session.code} was cancelled; nobody can sign in.` })
  if ((session.heldOn ?? '') > tx.today) throw new Refused('session.not_yet', { code: session.code, heldOn: session.heldOn }, { zh: `${session.code} 在 ${session.heldOn} 举行，当天才能签到。`, en: `${session.code} is on ${session.heldOn}; sign in on that day.` })
}
