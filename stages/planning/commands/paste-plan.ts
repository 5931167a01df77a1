import { and, eq, isNull } from 'drizzle-orm'
import { Invalid, Problem, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { people } from '../../../platform/organization/tables.ts'
import type { PlanPasteReport } from '../contract.ts'
import { taskCodes } from '../queries/task-rows.ts'
import { parsePredecessors } from '../rules/predecessors.ts'
import { readPlanPaste } from '../rules/plan-paste.ts'
import { addPlanTasks } from './add-plan-tasks.ts'

/** Enters a plan pasted from Excel or Microsoft Project. With `dryRun` it only tells what would happen; with an error in any row nothing is entered. */
export async function pastePlan(tx: Tx, input: { phaseId?: string | null | undefined; text: string; dryRun: boolean }): Promise<PlanPasteReport> {
  tx.require('create', 'planning')
  const { rows, unknownColumns, missing } = readPlanPaste(input.text)
  if (missing.length > 0) {
    throw new Invalid('plan.paste_columns', { missing }, { zh: '第一行要是表头，至少有“任务名称”和“工期”两列；另外可有编号、前置任务、上级任务、负责人、交付物。', en: 'The first row must be a head with at least "Task name" and "Duration"; Id, Predecessors, Parent, Owner and Deliverable may follow.' })
  }
  const persons = new Map((await tx.db.select().from(people).where(and(eq(people.organizationId, tx.organizationId), isNull(people.removedAt)))).flatMap((p) => [[p.name, p.id] as const, ...(p.nameEn ? [[p.nameEn, p.id] as const] : []), [p.code, p.id] as const]))
  const keys = new Set([...rows.map((r) => r.key.toUpperCase()), ...(await taskCodes(tx)).map((t) => t.code)])
  const checked = rows.map((r) => ({ ...r, errors: [...r.errors, ...problemsOf(r, keys, persons)] }))
  const report = { dryRun: input.dryRun, unknownColumns, rows: checked.map((r) => ({ line: r.line, title: r.title, code: r.key, errors: r.errors })), accepted: checked.filter((r) => r.errors.length === 0).length }
  if (input.dryRun || checked.some((r) => r.errors.length > 0) || checked.length === 0) return { ...report, accepted: input.dryRun ? report.accepted : 0 }
  await addPlanTasks(tx, {
    phaseId: input.phaseId ?? null,
    tasks: checked.map((r) => ({ key: r.key, title: r.title, durationDays: r.durationDays!, parent: r.parent, predecessors: r.predecessors, ownerId: r.owner ? persons.get(r.owner) : null, output: r.output })),
  })
  return report
}

function problemsOf(row: { predecessors: string | null; parent: string | null; owner: string | null; errors: readonly Text[] }, keys: ReadonlySet<string>, persons: ReadonlyMap<string, string>): Text[] {
  const problems: Text[] = []
  if (row.owner && !persons.has(row.owner)) problems.push({ zh: `人员里没有“${row.owner}”`, en: `There is nobody called "${row.owner}"` })
  if (row.parent && !keys.has(row.parent.toUpperCase())) problems.push({ zh: `上级任务“${row.parent}”不存在`, en: `The parent "${row.parent}" does not exist` })
  try {
    for (const p of parsePredecessors(row.predecessors)) if (!keys.has(p.code)) problems.push({ zh: `前置任务“${p.code}”不存在`, en: `The predecessor "${p.code}" does not exist` })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
  }
  return problems
}
