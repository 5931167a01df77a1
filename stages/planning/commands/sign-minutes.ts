import { Invalid, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { sign, signaturesOf, snapshotOf } from '../../../platform/signatures/sign.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { meeting } from '../kinds/meeting.ts'
import { minutesRoles, minutesSubject } from '../queries/signing.ts'

/** Signs published minutes, electronically in a role that one holds, or on paper by the scan of the signed page. When every role has signed, the minutes are signed. */
export async function signMinutes(tx: Tx, input: { meetingId: string; role: string; statement?: string | undefined; attachmentId?: string | undefined }): Promise<void> {
  tx.require('sign', 'planning')
  const row = await getItem(tx, meeting, input.meetingId)
  const roles = minutesRoles(row.meetingType)
  if (!roles.includes(input.role)) throw new Invalid('meeting.role_not_asked', { role: input.role }, { zh: '这次会议的纪要不需要这个角色签署。', en: 'The minutes of this meeting are not signed in this role.' })
  if (row.state !== 'published') throw new Refused('meeting.not_published', { code: row.code, state: row.state }, { zh: row.state === 'signed' ? `${row.code} 的纪要已全部签署。` : `${row.code} 的纪要还没发出，不能签署。`, en: row.state === 'signed' ? `The minutes of ${row.code} are signed by everyone already.` : `The minutes of ${row.code} are not published yet and cannot be signed.` })
  if (!input.attachmentId && !tx.roles.includes(input.role)) throw new Refused('meeting.role_not_held', { role: input.role }, { zh: '你不是这个角色，不能以此身份签署。纸面签署请上传签字页。', en: 'You do not hold this role and cannot sign in it. For a signature on paper, upload the signed page.' })
  await sign(tx, { subject: minutesSubject(row.id), role: input.role, snapshot: await snapshotOf(tx, [row.id]), statement: input.statement ?? null, attachmentId: input.attachmentId ?? null })
  const valid = (await signaturesOf(tx, minutesSubject(row.id))).filter((s) => s.broken.length === 0)
  if (roles.every((role) => valid.some((s) => s.role === role))) await moveItem(tx, meeting, row.id, 'signed', { event: 'meeting.signed' })
}
