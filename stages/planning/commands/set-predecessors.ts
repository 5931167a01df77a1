import { and, eq } from 'drizzle-orm'
import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { updateItem } from '../../../platform/trace/item-store.ts'
import { task } from '../kinds/task.ts'
import { loadPlanSource, schedulePlan } from '../queries/plan.ts'
import { taskCodes } from '../queries/task-rows.ts'
import { formatPredecessors, parsePredecessors } from '../rules/predecessors.ts'
import { taskDependencies } from '../tables.ts'

/** Makes the links into a task what `text` says (`TSK-003; TSK-004SS+2`) and keeps the canonical text on the task. Throws `task.predecessor_unknown`, `task.predecessors`, `schedule.cycle`. */
export async function setPredecessors(tx: Tx, input: { taskId: string; text: string | null }): Promise<void> {
  const written = parsePredecessors(input.text)
  const tasks = await taskCodes(tx)
  const own = tasks.find((t) => t.id === input.taskId)!
  const byCode = new Map(tasks.map((t) => [t.code, t]))
  const wanted = new Map(written.map((w) => {
    const from = byCode.get(w.code) ?? byCode.get(`${task.prefix}-${w.code.replace(/\D/g, '').padStart(3, '0')}`)
    if (!from) {
      throw new Refused('task.predecessor_unknown', { field: 'predecessors', code: w.code }, { zh: `前置任务“${w.code}”不存在。请从计划里核对任务编号。`, en: `There is no task "${w.code}" to come before. Check the code in the plan.` })
    }
    return [from.id, { ...w, code: from.code }] as const
  }))
  await tx.db.delete(taskDependencies).where(and(eq(taskDependencies.implementationId, tx.implementationId), eq(taskDependencies.toId, own.id)))
  if (wanted.size > 0) {
    await tx.db.insert(taskDependencies).values([...wanted].map(([fromId, w]) => ({ id: newId(tx.actor.at), implementationId: tx.implementationId, fromId, toId: own.id, type: w.type, lagDays: w.lagDays })))
  }
  const canonical = formatPredecessors([...wanted.values()])
  if (canonical !== own.predecessors) await updateItem(tx, task, own.id, { predecessors: canonical })
}

/** Refuses a plan that cannot be scheduled: tasks that wait for each other are named in order, by title. */
export async function refuseUnschedulable(tx: Tx): Promise<void> {
  schedulePlan(await loadPlanSource(tx), null)
}
