import { and, eq, isNull } from 'drizzle-orm'
import { Invalid, NotFound, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { requirePhase } from '../../../platform/gates/gate.ts'
import { setLinks } from '../../../platform/kinds/commands.ts'
import { departments, modules } from '../../../platform/organization/tables.ts'
import { createItem, moveItem, removeItem, updateItem } from '../../../platform/trace/item-store.ts'
import { scopeDecision } from '../kinds/scope-decision.ts'

export interface ScopeCell {
  readonly moduleId: string
  readonly departmentId: string
  readonly phaseId: string
  /** null empties the cell. */
  readonly coverage: 'pilot' | 'full' | 'out' | null
  readonly reason?: string | { zh: string; en: string } | undefined
  readonly requirementIds?: readonly string[] | undefined
}

/** Decides one cell of the scope matrix. Leaving a module out needs the reason. A changed cell is to be agreed again. Gives the id, or null for an emptied cell. */
export async function decideScope(tx: Tx, input: ScopeCell): Promise<string | null> {
  tx.require('update', 'planning')
  const phase = await requirePhase(tx, input.phaseId)
  const t = scopeDecision.table
  const [before] = await tx.db.select().from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.moduleId, input.moduleId), eq(t.departmentId, input.departmentId), eq(t.phaseId, phase.id), isNull(t.removedAt)))
  if (input.coverage === null) {
    if (before) await removeItem(tx, scopeDecision, before.id)
    return null
  }
  const reason = input.reason ?? before?.reason ?? null
  const written = typeof reason === 'string' ? reason : reason?.zh
  if (input.coverage === 'out' && (written?.trim().length ?? 0) < 4) {
    throw new Invalid('scope.reason_missing', { field: 'reason' }, { zh: '本期不做要写明理由：为什么不做、以后怎么办。', en: 'Give the reason for leaving it out: why, and what happens later.' })
  }
  const title = await titleOf(tx, input)
  const values = { moduleId: input.moduleId, departmentId: input.departmentId, phaseId: phase.id, coverage: input.coverage, reason }
  const row = before ? await updateItem(tx, scopeDecision, before.id, values) : await createItem(tx, scopeDecision, { title, ...values })
  if (before && before.state === 'agreed' && before.coverage !== input.coverage) await moveItem(tx, scopeDecision, row.id, 'proposed', { event: 'scopeDecision.changed' })
  if (input.requirementIds) await setLinks(tx, scopeDecision, row.id, { requirements: [...input.requirementIds] })
  return row.id
}

/** Agrees every cell of a phase that is still proposed. Refused while there is none. */
export async function agreeScope(tx: Tx, input: { phaseId: string }): Promise<number> {
  tx.require('sign', 'planning')
  const phase = await requirePhase(tx, input.phaseId)
  const t = scopeDecision.table
  const open = await tx.db.select({ id: t.id }).from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.phaseId, phase.id), eq(t.state, 'proposed'), isNull(t.removedAt)))
  if (open.length === 0) throw new Refused('scope.nothing_to_agree', { phase: phase.code }, { zh: `${phase.name}没有待确认的范围。`, en: `${phase.name} has no scope that waits to be agreed.` })
  for (const { id } of open) await moveItem(tx, scopeDecision, id, 'agreed')
  return open.length
}

async function titleOf(tx: Tx, input: ScopeCell): Promise<{ zh: string; en: string }> {
  const [module] = await tx.db.select().from(modules).where(and(eq(modules.implementationId, tx.implementationId), eq(modules.id, input.moduleId)))
  const [department] = await tx.db.select().from(departments).where(and(eq(departments.organizationId, tx.organizationId), eq(departments.id, input.departmentId)))
  if (!module || !department) throw new NotFound('scope.cell_unknown', { moduleId: input.moduleId, departmentId: input.departmentId }, { zh: '这个模块或部门不存在。请刷新范围矩阵。', en: 'This module or department does not exist. Reload the scope matrix.' })
  return { zh: `${module.name} · ${department.name}`, en: `${module.nameEn ?? module.name} · ${department.nameEn ?? department.name}` }
}
