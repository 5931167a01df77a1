import { Invalid, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { createItem, linkItems, listItems, updateItem } from '../../../platform/trace/item-store.ts'
import type { StageName } from '../../../platform/wire.ts'
import { task } from '../kinds/task.ts'
import { formatPredecessors, parsePredecessors } from '../rules/predecessors.ts'
import { taskDependencies } from '../tables.ts'
import { refuseUnschedulable } from './set-predecessors.ts'

/** A task of a plan that is entered as a whole; `key` is its name within this plan (`T06`, a row number), used by `parent` and `predecessors`. */
export interface NewPlanTask {
  readonly key: string
  readonly title: Text | string
  readonly durationDays: number
  readonly parent?: string | null | undefined
  /** `T02; T05SS+4`: keys of this plan, or codes of tasks that exist. */
  readonly predecessors?: string | null | undefined
  readonly ownerId?: string | null | undefined
  readonly departmentId?: string | null | undefined
  readonly stageArea?: StageName | null | undefined
  readonly marks?: string | null | undefined
  readonly output?: Text | string | null | undefined
  readonly effortDays?: string | null | undefined
  readonly constraintType?: 'startNoEarlierThan' | 'finishNoLaterThan' | 'mustStartOn' | null | undefined
  readonly constraintOn?: string | null | undefined
  /** Requirements that it implements. */
  readonly requirementIds?: readonly string[] | undefined
}

/** Enters a whole plan, its parents and its links at once. Gives the ids by key. Throws `plan.key_twice`, `plan.key_unknown`, `schedule.cycle`; then nothing is entered. */
export async function addPlanTasks(tx: Tx, input: { phaseId: string | null; tasks: readonly NewPlanTask[] }): Promise<Map<string, string>> {
  tx.require('create', 'planning')
  const keys = new Set<string>()
  for (const { key } of input.tasks) {
    if (keys.has(key.toUpperCase())) throw new Invalid('plan.key_twice', { key }, { zh: `编号“${key}”出现了两次。每项任务的编号要不同。`, en: `The key "${key}" stands there twice. Each task needs its own.` })
    keys.add(key.toUpperCase())
  }
  const existing = new Map((await listItems(tx, task)).map((t) => [t.code, { id: t.id, code: t.code }]))
  const made = new Map<string, { id: string; code: string }>()
  for (const t of input.tasks) {
    const row = await createItem(tx, task, {
      title: t.title, phaseId: input.phaseId, ownerId: t.ownerId ?? null, departmentId: t.departmentId ?? null, durationDays: t.durationDays, stageArea: t.stageArea ?? null, marks: (t.marks ?? null) as never,
      output: t.output ?? null, effortDays: t.effortDays ?? null, constraintType: t.constraintType ?? null, constraintOn: t.constraintOn ?? null,
    })
    made.set(t.key.toUpperCase(), { id: row.id, code: row.code })
    for (const requirementId of t.requirementIds ?? []) await linkItems(tx, row.id, 'implements', requirementId)
  }
  const find = (key: string) => made.get(key.toUpperCase()) ?? existing.get(key.toUpperCase())
  for (const t of input.tasks) {
    const own = made.get(t.key.toUpperCase())!
    const parent = t.parent ? find(t.parent) : null
    if (t.parent && !parent) throw keyUnknown(t.parent, 'parent')
    const predecessors = parsePredecessors(t.predecessors).map((p) => {
      const from = find(p.code)
      if (!from) throw keyUnknown(p.code, 'predecessors')
      return { ...p, ...from }
    })
    if (predecessors.length > 0) await tx.db.insert(taskDependencies).values(predecessors.map((p) => ({ id: newId(tx.actor.at), implementationId: tx.implementationId, fromId: p.id, toId: own.id, type: p.type, lagDays: p.lagDays })))
    if (parent || predecessors.length > 0) await updateItem(tx, task, own.id, { parent: parent?.code ?? null, predecessors: formatPredecessors(predecessors) })
  }
  await refuseUnschedulable(tx)
  return new Map([...made].map(([key, { id }]) => [key, id]))
}

function keyUnknown(key: string, field: string): Invalid {
  return new Invalid('plan.key_unknown', { key, field }, { zh: `“${key}”既不是这份计划里的编号，也不是已有任务的编号。请更正后再导入。`, en: `"${key}" is neither a key of this plan nor the code of a task. Correct it and import again.` })
}
