import { eq } from 'drizzle-orm'
import { Invalid, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { cutoverTask } from '../kinds.ts'
import { taskTimings } from '../own-tables.ts'
import type { TaskRow } from '../wave-facts.ts'
import { requireHand, timingOf } from './start-task.ts'

/** Ends a task: done, failed (with what went wrong), or skipped without having begun (with why). */
export async function finishTask(tx: Tx, input: { taskId: string; rehearsalId?: string | null | undefined; outcome?: 'done' | 'failed' | 'skipped'; note?: string | null | undefined }): Promise<void> {
  const task = (await getItem(tx, cutoverTask, input.taskId)) as TaskRow
  requireHand(tx, task)
  const rehearsalId = input.rehearsalId ?? null
  const outcome = input.outcome ?? 'done'
  const note = input.note?.trim() || null
  if (outcome !== 'done' && !note) throw new Invalid('task.note_missing', { field: 'note', code: task.code }, { zh: `${task.code} 失败或跳过都要写明原因，后面的人要看。`, en: `Say why ${task.code} failed or is skipped: those after you need it.` })
  const timing = await timingOf(tx, task.id, rehearsalId)
  if (timing?.endedAt) throw new Refused('task.finished_already', { code: task.code }, { zh: `${task.code} 已经结束。请刷新后再看。`, en: `${task.code} is over already. Reload the board.` })
  if (!timing && outcome !== 'skipped') throw new Refused('task.not_started', { code: task.code }, { zh: `${task.code} 还没有开始。请先点"开始"。`, en: `${task.code} has not been started. Start it first.` })
  if (timing) await tx.db.update(taskTimings).set({ endedAt: tx.now, endedBy: tx.personId, outcome, note: note ?? timing.note }).where(eq(taskTimings.id, timing.id))
  else await tx.db.insert(taskTimings).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, taskId: task.id, rehearsalId, startedAt: tx.now, endedAt: tx.now, startedBy: tx.personId, endedBy: tx.personId, outcome, note })
  if (rehearsalId === null) await moveItem(tx, cutoverTask, task.id, outcome, { event: task.isPointOfNoReturn && outcome === 'done' ? 'cutoverTask.point_of_no_return' : `cutoverTask.${outcome}`, reason: note ?? undefined })
  else await tx.record({ kind: 'cutoverTask.rehearsal_finished', itemId: task.id, data: { rehearsal: rehearsalId, outcome }, texts: note ? { note: { new: note } } : {} })
}
