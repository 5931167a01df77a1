import { Forbidden, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { type Interview, interview } from '../kinds/interview.ts'

/**
 * The interviewee confirms what was written down. Whoever has no account signs on paper: then an editor confirms with the
 * scan's attachment. Refused while nothing waits for confirmation.
 */
export async function confirmInterview(tx: Tx, input: { interviewId: string; attachmentId?: string | undefined }): Promise<Interview> {
  const found = await getItem(tx, interview, input.interviewId)
  if (input.attachmentId) tx.require('update', 'requirements')
  else requireInterviewee(tx, found)
  refuseUnlessWritten(found)
  return moveItem(tx, interview, found.id, 'confirmed', {
    set: { confirmedById: found.intervieweeId, confirmedAt: tx.now },
    event: input.attachmentId ? 'interview.confirmedOnPaper' : 'interview.confirmed',
  })
}

/** The interviewee says what is not right; the notes go back to their author. */
export async function disputeInterview(tx: Tx, input: { interviewId: string; reason: string }): Promise<Interview> {
  const found = await getItem(tx, interview, input.interviewId)
  requireInterviewee(tx, found)
  refuseUnlessWritten(found)
  return moveItem(tx, interview, found.id, 'disputed', { reason: input.reason })
}

function requireInterviewee(tx: Tx, found: Interview): void {
  if (tx.personId !== null && tx.personId === found.intervieweeId) return
  if (tx.actor.system && tx.personId === null) return
  throw new Forbidden('interview.not_interviewee', { code: found.code }, {
    zh: `${found.code} 只能由被访谈人本人确认。对方没有账号时，请打印访谈纪要签字，上传扫描件后确认。`,
    en: `Only the interviewee confirms ${found.code}. Without an account they sign the printed minutes: upload the scan, then confirm.`,
  })
}

function refuseUnlessWritten(found: Interview): void {
  if (found.state === 'written') return
  throw new Refused('interview.not_waiting', { code: found.code, state: found.state }, {
    zh: `${found.code} 现在不在"待确认"，没有可确认的内容。`,
    en: `${found.code} does not wait for confirmation.`,
  })
}
