import { eq } from 'drizzle-orm'
import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, moveItem, updateItem } from '../../../platform/trace/item-store.ts'
import { meeting } from '../kinds/meeting.ts'
import { resolutionIn } from '../queries/meetings.ts'
import { meetingAttendance } from '../tables.ts'

/** Says who was invited and who came. */
export async function recordAttendance(tx: Tx, input: { meetingId: string; attendees: readonly { personId: string; present: boolean }[] }): Promise<void> {
  tx.require('update', 'planning')
  const row = await getItem(tx, meeting, input.meetingId)
  refusePublished(row)
  await tx.db.delete(meetingAttendance).where(eq(meetingAttendance.meetingId, row.id))
  const once = new Map(input.attendees.map((a) => [a.personId, a]))
  if (once.size > 0) await tx.db.insert(meetingAttendance).values([...once.values()].map((a) => ({ implementationId: tx.implementationId, meetingId: row.id, personId: a.personId, present: a.present })))
  await tx.record({ kind: 'meeting.attendance_recorded', itemId: row.id, data: { code: row.code, invited: once.size, present: [...once.values()].filter((a) => a.present).length } })
}

/** Keeps the discussion as text. */
export async function writeMinutes(tx: Tx, input: { meetingId: string; minutes: string | { zh: string; en: string } }): Promise<void> {
  tx.require('update', 'planning')
  const row = await getItem(tx, meeting, input.meetingId)
  refusePublished(row)
  await updateItem(tx, meeting, row.id, { minutes: input.minutes }, { event: 'meeting.minuted' })
}

/** Publishes the minutes: attendance, decisions, actions and issues are frozen as they stand, and that is what is signed. Refused before the meeting, and while nobody came or nothing was written. */
export async function publishMinutes(tx: Tx, meetingId: string): Promise<void> {
  tx.require('update', 'planning')
  const row = await getItem(tx, meeting, meetingId)
  if (row.state !== 'open') throw new Refused('meeting.not_open', { code: row.code, state: row.state }, { zh: row.state === 'planned' ? `${row.code} 还没开始。请先点“开始会议”，议程会随之定稿。` : `${row.code} 的纪要已经发出。`, en: row.state === 'planned' ? `${row.code} has not begun. Open the meeting first; that freezes its agenda.` : `The minutes of ${row.code} are published already.` })
  const resolution = { frozenOn: tx.today, zh: await resolutionIn({ ...tx, locale: 'zh' }, row.id), en: await resolutionIn({ ...tx, locale: 'en' }, row.id) }
  if (!resolution.zh.attendees.some((a) => a.present)) throw new Refused('meeting.nobody_present', { code: row.code }, { zh: '还没有勾选到会的人。纪要要写明谁到了会。', en: 'Nobody is marked as present. The minutes must say who was there.' })
  if (!row.minutes?.trim() && resolution.zh.decisions.length + resolution.zh.actions.length === 0) throw new Refused('meeting.nothing_minuted', { code: row.code }, { zh: '讨论记要、决策和行动项都是空的，没有可发出的纪要。', en: 'There is no discussion, no decision and no action, so there are no minutes to publish.' })
  await moveItem(tx, meeting, row.id, 'published', { set: { resolution }, event: 'meeting.published' })
}

function refusePublished(row: { state: string; code: string }): void {
  if (row.state === 'published' || row.state === 'signed') throw new Refused('meeting.published', { code: row.code }, { zh: `${row.code} 的纪要已发出。要改请先“修订纪要”并写明原因，原签署会失效。`, en: `The minutes of ${row.code} are published. To change them, revise them with a reason first; signatures then break.` })
  if (row.state === 'cancelled') throw new Refused('meeting.cancelled', { code: row.code }, { zh: `${row.code} 已取消。`, en: `${row.code} was cancelled.` })
}
