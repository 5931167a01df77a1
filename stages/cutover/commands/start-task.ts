import { and, eq, inArray, isNull } from 'drizzle-orm'
import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { splitCodes } from '../codes.ts'
import { cutoverRehearsal, cutoverTask, wave } from '../kinds.ts'
import { taskTimings } from '../own-tables.ts'
import type { TaskRow, WaveRow } from '../wave-facts.ts'
import { waveOfTask } from './wave-of-task.ts'

/** Begins a task, live or in a rehearsal. Its owner, its backup and the cutover team may. Refused before its predecessors are done, unless with a reason. */
export async function startTask(tx: Tx, input: { taskId: string; rehearsalId?: string | null | undefined; reason?: string | null | undefined }): Promise<void> {
  const task = (await getItem(tx, cutoverTask, input.taskId)) as TaskRow
  requireHand(tx, task)
  const rehearsalId = input.rehearsalId ?? null
  if (await timingOf(tx, task.id, rehearsalId)) throw new Refused('task.started_already', { code: task.code }, { zh: `${task.code} 已经开始过了。请刷新后再看。`, en: `${task.code} has been started already. Reload the board.` })
  if (rehearsalId === null) refuseUnlessDue(task, (await getItem(tx, wave, await waveOfTask(tx, task))) as WaveRow)
  else await refuseFinishedRehearsal(tx, rehearsalId)
  const open = await openPredecessors(tx, task, rehearsalId)
  const reason = input.reason?.trim()
  if (open.length > 0 && !reason) {
    throw new Refused('task.predecessors_open', { code: task.code, open: open.map((t) => t.code) }, { zh: `${task.code} 的前置任务还没有完成：${open.map((t) => `${t.code} ${t.title}`).join('、')}。确要先做，请写明原因。`, en: `Predecessors of ${task.code} are not done: ${open.map((t) => `${t.code} ${t.title}`).join(', ')}. To begin all the same, give a reason.` })
  }
  await tx.db.insert(taskTimings).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, taskId: task.id, rehearsalId, startedAt: tx.now, startedBy: tx.personId, note: open.length > 0 ? reason! : null })
  if (rehearsalId === null) await moveItem(tx, cutoverTask, task.id, 'running', { event: 'cutoverTask.started', reason: open.length > 0 ? reason : undefined })
  else await tx.record({ kind: 'cutoverTask.rehearsal_started', itemId: task.id, data: { rehearsal: rehearsalId } })
}

export function requireHand(tx: Tx, task: TaskRow): void {
  if (tx.personId && (tx.personId === task.ownerId || tx.personId === task.backupOwnerId) && !tx.actor.readOnly) return
  tx.require('update', 'cutover')
}

function refuseUnlessDue(task: TaskRow, row: WaveRow): void {
  if (task.block === 'rollback' && row.state !== 'rolledBack') throw new Refused('task.rollback_not_announced', { code: task.code, wave: row.code }, { zh: `${task.code} 是回退任务，${row.code} 还没有宣布回退。请先在波次页回退。`, en: `${task.code} belongs to the rollback of ${row.code}, which has not been announced. Roll the wave back on its page first.` })
  if (task.block !== 'prepare' && task.block !== 'rollback' && row.state === 'planned') throw new Refused('task.wave_not_approved', { code: task.code, wave: row.code }, { zh: `${row.code} 还没有批准上线，窗口任务不能开始。请先完成上线决策。`, en: `${row.code} is not approved, so the tasks of its window cannot begin. Take the go/no-go decision first.` })
}

async function refuseFinishedRehearsal(tx: Tx, rehearsalId: string): Promise<void> {
  const rehearsal = await getItem(tx, cutoverRehearsal, rehearsalId)
  if (rehearsal.state !== 'planned') throw new Refused('rehearsal.over', { code: rehearsal.code }, { zh: `${rehearsal.code} 已经结束。请新建一次演练再计时。`, en: `${rehearsal.code} is over. Make a new rehearsal to time the tasks again.` })
}

/** Predecessors that have not ended; a rehearsal does not wait for the preparation. */
async function openPredecessors(tx: Tx, task: TaskRow, rehearsalId: string | null): Promise<{ code: string; title: string }[]> {
  const codes = splitCodes(task.predecessors)
  if (codes.length === 0) return []
  const before = ((await tx.db.select().from(cutoverTask.table).where(and(eq(cutoverTask.table.implementationId, tx.implementationId), inArray(cutoverTask.table.code, codes), isNull(cutoverTask.table.removedAt)))) as TaskRow[]).filter((t) => rehearsalId === null || t.block !== 'prepare')
  if (before.length === 0) return []
  const timings = await tx.db.select().from(taskTimings).where(and(inArray(taskTimings.taskId, before.map((t) => t.id)), rehearsalId === null ? isNull(taskTimings.rehearsalId) : eq(taskTimings.rehearsalId, rehearsalId)))
  return before.filter((t) => !timings.some((x) => x.taskId === t.id && x.endedAt !== null))
}

export async function timingOf(tx: Tx, taskId: string, rehearsalId: string | null): Promise<typeof taskTimings.$inferSelect | null> {
  const [row] = await tx.db.select().from(taskTimings).where(and(eq(taskTimings.taskId, taskId), rehearsalId === null ? isNull(taskTimings.rehearsalId) : eq(taskTimings.rehearsalId, rehearsalId)))
  return row ?? null
}
