import { Invalid, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { taskCodes } from '../queries/task-rows.ts'
import { refuseUnschedulable, setPredecessors } from './set-predecessors.ts'

/** After a task was entered or changed: its links follow the text of its predecessors, and the plan must still be schedulable. */
export async function settleTask(tx: Tx, item: AnyItem, before: AnyItem | null): Promise<void> {
  const changed = (field: string): boolean => (before === null ? item[field] !== null && item[field] !== undefined : item[field] !== before[field])
  if (Boolean(item.constraintType) !== Boolean(item.constraintOn)) {
    throw new Invalid('task.constraint_incomplete', { field: item.constraintType ? 'constraintOn' : 'constraintType' }, { zh: '日期约束要同时给出类型和日期，或都不填。', en: 'A date constraint needs both its kind and its date, or neither.' })
  }
  if (changed('parent') && item.parent) await refuseParent(tx, item)
  if (changed('predecessors')) await setPredecessors(tx, { taskId: item.id, text: item.predecessors })
  if (before === null ? item.predecessors || item.parent : ['predecessors', 'parent', 'durationDays', 'constraintType', 'constraintOn'].some(changed)) await refuseUnschedulable(tx)
}

async function refuseParent(tx: Tx, item: AnyItem): Promise<void> {
  const parent = (await taskCodes(tx)).find((t) => t.code === item.parent)
  if (parent && parent.id !== item.id) return
  throw new Refused('task.parent_unknown', { field: 'parent', code: item.parent }, { zh: `上级任务“${item.parent}”不存在，或就是它自己。请填写另一项任务的编号。`, en: `The parent task "${item.parent}" does not exist or is the task itself. Give the code of another task.` })
}
