import { eq } from 'drizzle-orm'
import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { cutoverTask } from '../kinds.ts'
import { taskTimings } from '../own-tables.ts'
import { timingOf } from './start-task.ts'

/** Takes back a start or an end that was pressed by mistake, or opens a failed task again. Never the point of no return. */
export async function resetTask(tx: Tx, input: { taskId: string; rehearsalId?: string | null | undefined; reason?: string | null | undefined }): Promise<void> {
  tx.require('update', 'cutover')
  const task = await getItem(tx, cutoverTask, input.taskId)
  const rehearsalId = input.rehearsalId ?? null
  if (rehearsalId === null && task.isPointOfNoReturn && task.state === 'done') throw new Refused('task.no_return', { code: task.code }, { zh: `${task.code} 是不可回退点，已经完成，不能撤回。`, en: `${task.code} is the point of no return and is done; it cannot be taken back.` })
  const timing = await timingOf(tx, task.id, rehearsalId)
  if (!timing) return
  if (!input.reason?.trim()) throw new Refused('transition.reason_missing', { code: task.code, field: 'reason' }, { zh: `撤回 ${task.code} 的时间要写明原因。`, en: `Give a reason for taking back the times of ${task.code}.` })
  await tx.db.delete(taskTimings).where(eq(taskTimings.id, timing.id))
  if (rehearsalId === null) await moveItem(tx, cutoverTask, task.id, 'pending', { event: 'cutoverTask.reset', reason: input.reason })
  else await tx.record({ kind: 'cutoverTask.rehearsal_reset', itemId: task.id, data: { rehearsal: rehearsalId }, texts: { reason: { new: input.reason } } })
}
