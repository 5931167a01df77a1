import { eq } from 'drizzle-orm'
import { Invalid, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { task } from '../kinds/task.ts'
import { tasksWithin } from '../queries/task-rows.ts'
import { taskProgress } from '../tables.ts'

export interface Progress {
  readonly taskId: string
  readonly percentComplete?: number | undefined
  readonly actualStart?: string | null | undefined
  readonly actualFinish?: string | null | undefined
}

/**
 * Reports how far a task has come. What is not said follows: 100 % finishes it today, a finish makes it 100 %, any progress
 * starts it today. Open to the planners and to the task's owner. Refused for a summary, a cancelled task and days in the future.
 */
export async function reportProgress(tx: Tx, input: Progress): Promise<void> {
  const item = await getItem(tx, task, input.taskId)
  if (item.ownerId === null || item.ownerId !== tx.personId) tx.require('update', 'planning')
  if (item.state === 'cancelled') throw new Refused('task.cancelled', { code: item.code }, { zh: `${item.code} 已取消，不能报进度。请先恢复它。`, en: `${item.code} was cancelled. Restore it before reporting progress.` })
  if ((await tasksWithin(tx, item.code)).length > 0) {
    throw new Refused('task.summary_progress', { code: item.code }, { zh: `${item.code} 是汇总任务，进度由下级任务算出。请报下级任务的进度。`, en: `${item.code} is a summary; its progress comes from the tasks within. Report those.` })
  }
  const [before] = await tx.db.select().from(taskProgress).where(eq(taskProgress.taskId, item.id))
  const progress = completed(tx.today, item.durationDays ?? 0, { percentComplete: before?.percentComplete ?? 0, actualStart: before?.actualStart ?? null, actualFinish: before?.actualFinish ?? null }, input)
  for (const day of [progress.actualStart, progress.actualFinish]) {
    if (day && day > tx.today) throw new Invalid('task.progress_in_future', { field: 'actualFinish', day }, { zh: `实际日期 ${day} 还没到。实际日期不能晚于今天。`, en: `${day} is still to come. Actual days cannot lie after today.` })
  }
  if (progress.actualStart && progress.actualFinish && progress.actualFinish < progress.actualStart) {
    throw new Invalid('task.progress_order', { field: 'actualFinish' }, { zh: `实际完成 ${progress.actualFinish} 早于实际开始 ${progress.actualStart}，请更正其中一个。`, en: `The actual finish ${progress.actualFinish} lies before the actual start ${progress.actualStart}. Correct one of them.` })
  }
  await tx.db.insert(taskProgress).values({ implementationId: tx.implementationId, taskId: item.id, ...progress, updatedAt: tx.now })
    .onConflictDoUpdate({ target: taskProgress.taskId, set: { ...progress, ...(progress.actualFinish ? { blockedReason: null, waitingForId: null, blockedOn: null } : {}), updatedAt: tx.now } })
  const state = progress.actualFinish ? 'done' : item.state === 'blocked' ? 'blocked' : progress.actualStart ? 'running' : 'planned'
  await tx.record({ kind: 'task.progressed', itemId: item.id, data: { code: item.code, ...progress } })
  if (state !== item.state) await moveItem(tx, task, item.id, state, { event: `task.${state === 'done' ? 'finished' : state === 'running' ? 'started' : 'replanned'}` })
}

interface Known {
  percentComplete: number
  actualStart: string | null
  actualFinish: string | null
}

/** Pure: fills in what a report leaves unsaid. */
export function completed(today: string, durationDays: number, before: Known, given: Omit<Progress, 'taskId'>): Known {
  let percentComplete = given.percentComplete ?? before.percentComplete
  let actualStart = given.actualStart === undefined ? before.actualStart : given.actualStart
  let actualFinish = given.actualFinish === undefined ? before.actualFinish : given.actualFinish
  if (given.actualFinish) percentComplete = 100
  else if (given.actualFinish === null && percentComplete === 100) percentComplete = given.percentComplete === undefined ? 90 : Math.min(given.percentComplete, 90)
  else if (given.percentComplete !== undefined && given.percentComplete < 100) actualFinish = null
  if (percentComplete === 100 && !actualFinish) actualFinish = today
  if (actualFinish && (!actualStart || durationDays === 0)) actualStart = actualStart && actualStart <= actualFinish ? actualStart : actualFinish
  if (percentComplete > 0 && !actualStart) actualStart = today
  return { percentComplete, actualStart, actualFinish }
}
