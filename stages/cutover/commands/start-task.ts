import { and, eq, isNull } from 'drizzle-orm'
import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { cutoverTask } from '../kinds.ts'
import { taskTimings } from '../own-tables.ts'
import { type TaskRow, type WaveFacts, arithmeticOf, wavesOf } from '../wave-facts.ts'
import { waveOfTask } from './wave-of-task.ts'

/** Begins a task, live or in a rehearsal. Its owner, its backup and the cutover team may. Refused before its predecessors are done, unless with a reason. */
export async function startTask(tx: Tx, input: { taskId: string; rehearsalId?: string | null | undefined; reason?: string | null | undefined }): Promise<void> {
  const task = (await getItem(tx, cutoverTask, input.taskId)) as TaskRow
  requireHand(tx, task)
  const facts = (await wavesOf(tx, { ids: [await waveOfTask(tx, task)] }))[0]!
  const rehearsalId = input.rehearsalId ?? null
  refuseState(facts, task, rehearsalId)
  const open = openPredecessors(facts, task, rehearsalId)
  if (open.length > 0 && !input.reason?.trim()) {
    throw new Refused('task.predecessors_open', { code: task.code, open: open.map((t) => t.code) }, { zh: `${task.code} 的前置任务还没有完成：${open.map((t) => `${t.code} ${t.title}`).join('、')}。确要先做，请写明原因。`, en: `Predecessors of ${task.code} are not done: ${open.map((t) => `${t.code} ${t.title}`).join(', ')}. To begin all the same, give a reason.` })
  }
  await tx.db.insert(taskTimings).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, taskId: task.id, rehearsalId, startedAt: tx.now, startedBy: tx.personId, note: open.length > 0 ? input.reason!.trim() : null })
  if (rehearsalId === null) await moveItem(tx, cutoverTask, task.id, 'running', { event: 'cutoverTask.started', reason: open.length > 0 ? input.reason!.trim() : undefined })
  else await tx.record({ kind: 'cutoverTask.rehearsal_started', itemId: task.id, data: { rehearsal: rehearsalId } })
}

export function requireHand(tx: Tx, task: TaskRow): void {
  if (tx.personId && (tx.personId === task.ownerId || tx.personId === task.backupOwnerId) && !tx.actor.readOnly) return
  tx.require('update', 'cutover')
}

function refuseState(facts: WaveFacts, task: TaskRow, rehearsalId: string | null): void {
  const timing = facts.timings.find((t) => t.taskId === task.id && t.rehearsalId === rehearsalId)
  if (timing) throw new Refused('task.started_already', { code: task.code }, { zh: `${task.code} 已经开始过了。请刷新后再看。`, en: `${task.code} has been started already. Reload the board.` })
  if (rehearsalId !== null) {
    const rehearsal = facts.rehearsals.find((r) => r.id === rehearsalId)
    if (rehearsal?.state !== 'planned') throw new Refused('rehearsal.over', { code: rehearsal?.code ?? rehearsalId }, { zh: '这次演练已经结束。请新建一次演练再计时。', en: 'This rehearsal is over. Make a new one to time the tasks again.' })
    return
  }
  if (task.block === 'rollback' && facts.wave.state !== 'rolledBack') throw new Refused('task.rollback_not_announced', { code: task.code, wave: facts.wave.code }, { zh: `${task.code} 是回退任务，${facts.wave.code} 还没有宣布回退。请先在波次页回退。`, en: `${task.code} belongs to the rollback of ${facts.wave.code}, which has not been announced. Roll the wave back on its page first.` })
  if (task.block !== 'prepare' && task.block !== 'rollback' && facts.wave.state === 'planned') throw new Refused('task.wave_not_approved', { code: task.code, wave: facts.wave.code }, { zh: `${facts.wave.code} 还没有批准上线，窗口任务不能开始。请先完成上线决策。`, en: `${facts.wave.code} is not approved, so the tasks of its window cannot begin. Take the go/no-go decision first.` })
}

function openPredecessors(facts: WaveFacts, task: TaskRow, rehearsalId: string | null): TaskRow[] {
  const { tasks } = arithmeticOf(facts, rehearsalId)
  const own = tasks.find((t) => t.id === task.id)!
  return own.predecessorIds.flatMap((id) => {
    const before = tasks.find((t) => t.id === id)!
    return before.endedAt !== null || before.isSkipped ? [] : [facts.tasks.find((t) => t.id === id)!]
  })
}

export async function timingOf(tx: Tx, taskId: string, rehearsalId: string | null): Promise<typeof taskTimings.$inferSelect | null> {
  const [row] = await tx.db.select().from(taskTimings).where(and(eq(taskTimings.taskId, taskId), rehearsalId === null ? isNull(taskTimings.rehearsalId) : eq(taskTimings.rehearsalId, rehearsalId)))
  return row ?? null
}
