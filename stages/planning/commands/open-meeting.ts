import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { meeting } from '../kinds/meeting.ts'
import { frozenAgenda } from '../queries/meetings.ts'
import { checkRisks } from './check-risks.ts'

/** Opens a meeting: the risks' triggers are read, and the agenda is frozen as it stands now, in both languages. */
export async function openMeeting(tx: Tx, meetingId: string): Promise<void> {
  tx.require('update', 'planning')
  const row = await getItem(tx, meeting, meetingId)
  if (row.state !== 'planned') throw new Refused('meeting.not_planned', { code: row.code, state: row.state }, { zh: `${row.code} 已经开过或取消，不能再次开始。`, en: `${row.code} has been held or cancelled and cannot be opened again.` })
  await checkRisks(tx)
  const agenda = await frozenAgenda(tx, row.meetingType!, row.phaseId)
  await moveItem(tx, meeting, row.id, 'open', { set: { agenda }, event: 'meeting.opened' })
}
