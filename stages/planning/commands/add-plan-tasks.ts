import { Invalid, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { createItem, linkItems, nextCode } from '../../../platform/trace/item-store.ts'
import type { StageName } from '../../../platform/wire.ts'
import { task } from '../kinds/task.ts'
import { taskCodes } from '../queries/task-rows.ts'
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
  const known = new Map((await taskCodes(tx)).map((t) => [t.code, { id: t.id, code: t.code }]))
  const codes = new Map<string, string>()
  for (const t of input.tasks) codes.set(t.key.toUpperCase(), await nextCode(tx, task))
  const codeOf = (key: string, field: string): string => {
    const code = codes.get(key.toUpperCase()) ?? known.get(key.toUpperCase())?.code
    if (!code) throw keyUnknown(key, field)
    return code
  }
  const written = input.tasks.map((t) => ({ t, parent: t.parent ? codeOf(t.parent, 'parent') : null, predecessors: parsePredecessors(t.predecessors).map((p) => ({ ...p, code: codeOf(p.code, 'predecessors') })) }))
  const made = new Map<string, string>()
  for (const { t, parent, predecessors } of written) {
    const row = await createItem(tx, task, {
      title: t.title, phaseId: input.phaseId, ownerId: t.ownerId ?? null, departmentId: t.departmentId ?? null, durationDays: t.durationDays, stageArea: t.stageArea ?? null, marks: (t.marks ?? null) as never,
      output: t.output ?? null, effortDays: t.effortDays ?? null, constraintType: t.constraintType ?? null, constraintOn: t.constraintOn ?? null, parent, predecessors: formatPredecessors(predecessors),
    }, { code: codes.get(t.key.toUpperCase())! })
    made.set(t.key.toUpperCase(), row.id)
    known.set(row.code, { id: row.id, code: row.code })
    for (const requirementId of t.requirementIds ?? []) await linkItems(tx, row.id, 'implements', requirementId)
  }
  const links = written.flatMap(({ t, predecessors }) => predecessors.map((p) => ({ id: newId(tx.actor.at), implementationId: tx.implementationId, fromId: known.get(p.code)!.id, toId: made.get(t.key.toUpperCase())!, type: p.type, lagDays: p.lagDays })))
  if (links.length > 0) await tx.db.insert(taskDependencies).values(links)
  await refuseUnschedulable(tx)
  return made
}

function keyUnknown(key: string, field: string): Invalid {
  return new Invalid('plan.key_unknown', { key, field }, { zh: `“${key}”既不是这份计划里的编号，也不是已有任务的编号。请更正后再导入。`, en: `"${key}" is neither a key of this plan nor the code of a task. Correct it and import again.` })
}
