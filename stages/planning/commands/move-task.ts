import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, updateItem } from '../../../platform/trace/item-store.ts'
import { task } from '../kinds/task.ts'
import { loadPlanSource, schedulePlan } from '../queries/plan.ts'
import { tasksWithin } from '../queries/task-rows.ts'

/**
 * Moves a task on the chart: a new start becomes "start no earlier than", a new length its duration. Refused where the
 * chart cannot mean it: a summary, a task that has begun, a start before its predecessors allow.
 */
export async function moveTask(tx: Tx, input: { taskId: string; start?: string | undefined; durationDays?: number | undefined }): Promise<void> {
  tx.require('update', 'planning')
  const item = await getItem(tx, task, input.taskId)
  if ((await tasksWithin(tx, item.code)).length > 0) {
    throw new Refused('task.summary_move', { code: item.code }, { zh: `“${item.title}”是汇总任务，日期由下级任务决定。请移动下级任务。`, en: `"${item.title}" is a summary; its dates come from the tasks within. Move those.` })
  }
  if (item.state === 'done') throw new Refused('task.done_move', { code: item.code }, { zh: `“${item.title}”已完成，不能再移动。要改实际日期请在进度里改。`, en: `"${item.title}" is done and cannot be moved. Correct its actual days under progress.` })
  if (input.start !== undefined && item.state === 'running') {
    throw new Refused('task.running_move', { code: item.code }, { zh: `“${item.title}”已经开始，开始日不能移动；可以拉长或缩短工期。`, en: `"${item.title}" has begun, so its start cannot move; change its duration instead.` })
  }
  await updateItem(tx, task, item.id, {
    ...(input.start === undefined ? {} : { constraintType: 'startNoEarlierThan' as const, constraintOn: input.start }),
    ...(input.durationDays === undefined ? {} : { durationDays: input.durationDays }),
  }, { event: 'task.moved' })
  const plan = schedulePlan(await loadPlanSource(tx), null)
  const scheduled = plan.byId.get(item.id)!
  const asked = input.start === undefined ? null : plan.source.calendar.addWorkingDays(input.start, 0)
  if (asked !== null && scheduled.start > asked) {
    throw new Refused('task.held_by_predecessor', { code: item.code, earliest: scheduled.start }, {
      zh: `“${item.title}”最早只能在 ${scheduled.start} 开始：它的前置任务或今天的日期不允许更早。请先移动前置任务或去掉依赖。`,
      en: `"${item.title}" can start on ${scheduled.start} at the earliest: what comes before it, or today's date, does not allow more. Move its predecessor or remove the dependency first.`,
    })
  }
}
