import { and, eq } from 'drizzle-orm'
import { NotFound, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem, updateItem } from '../../../platform/trace/item-store.ts'
import { task } from '../kinds/task.ts'
import { taskCodes } from '../queries/task-rows.ts'
import { formatPredecessors } from '../rules/predecessors.ts'
import { taskDependencies } from '../tables.ts'
import { refuseUnschedulable } from './set-predecessors.ts'

export interface NewLink {
  readonly fromId: string
  readonly toId: string
  readonly type: 'FS' | 'SS' | 'FF' | 'SF'
  readonly lagDays: number
}

/** Makes one task wait for another; made again, the link takes the new kind and lag. Refused when the tasks would wait for each other in a circle (`schedule.cycle` names the chain). */
export async function linkTasks(tx: Tx, input: NewLink): Promise<string> {
  tx.require('update', 'planning')
  const from = await getItem(tx, task, input.fromId)
  const to = await getItem(tx, task, input.toId)
  if (from.id === to.id) throw new Refused('task.link_self', { code: to.code }, { zh: `任务 ${to.code} 不能等自己。请连到另一项任务。`, en: `Task ${to.code} cannot wait for itself. Link another task.` })
  const [saved] = await tx.db.insert(taskDependencies).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, fromId: from.id, toId: to.id, type: input.type, lagDays: input.lagDays })
    .onConflictDoUpdate({ target: [taskDependencies.fromId, taskDependencies.toId], set: { type: input.type, lagDays: input.lagDays } }).returning({ id: taskDependencies.id })
  await writePredecessors(tx, to.id, 'task.linked')
  await refuseUnschedulable(tx)
  return saved!.id
}

/** Takes a link between two tasks away. */
export async function unlinkTasks(tx: Tx, dependencyId: string): Promise<void> {
  tx.require('update', 'planning')
  const [link] = await tx.db.delete(taskDependencies).where(and(eq(taskDependencies.implementationId, tx.implementationId), eq(taskDependencies.id, dependencyId))).returning({ toId: taskDependencies.toId })
  if (!link) throw new NotFound('task.link_unknown', { dependencyId }, { zh: '这条依赖已经不在了。请刷新计划。', en: 'This dependency is gone. Reload the plan.' })
  await writePredecessors(tx, link.toId, 'task.unlinked')
}

async function writePredecessors(tx: Tx, taskId: string, event: string): Promise<void> {
  const codes = new Map((await taskCodes(tx)).map((t) => [t.id, t.code]))
  const rows = await tx.db.select().from(taskDependencies).where(and(eq(taskDependencies.implementationId, tx.implementationId), eq(taskDependencies.toId, taskId)))
  const predecessors = formatPredecessors(rows.flatMap((r) => (codes.has(r.fromId) ? [{ code: codes.get(r.fromId)!, type: r.type, lagDays: r.lagDays }] : [])))
  await updateItem(tx, task, taskId, { predecessors }, { event })
}
