import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { phasesOf } from '../../../platform/gates/evaluate.ts'
import { departments, modules } from '../../../platform/organization/tables.ts'
import { linkedItems, listItems } from '../../../platform/trace/item-store.ts'
import { scopeRoles, scopeSubject } from '../commands/sign-scope.ts'
import type { ScopeView } from '../contract.ts'
import { scopeDecision } from '../kinds/scope-decision.ts'
import { mustCoverage } from './requirement-coverage.ts'
import { signingOf } from './signing.ts'

/** The scope matrix: modules down, departments across, what each cell means in which phase. */
export async function viewScope(tx: Tx): Promise<ScopeView> {
  const pick = (row: { name: string; nameEn: string | null }): string => (tx.locale === 'en' ? (row.nameEn ?? row.name) : row.name)
  const cells = await listItems(tx, scopeDecision)
  const links = await linkedItems(tx, cells.map((c) => c.id), 'implements', 'out')
  const phases = await phasesOf(tx)
  const coverage: ScopeView['coverage'] = []
  const signing: ScopeView['signing'] = []
  for (const phase of phases) {
    const { covered, missing } = await mustCoverage(tx, phase.id)
    coverage.push({ phaseId: phase.id, covered: covered.length, total: covered.length + missing.length, missing: missing.map((r) => ({ id: r.id, code: r.code, title: r.title })) })
    signing.push({ phaseId: phase.id, ...(await signingOf(tx, scopeSubject(phase.id), scopeRoles, cells.filter((c) => c.phaseId === phase.id).map((c) => c.id))) })
  }
  return {
    modules: (await tx.db.select().from(modules).where(eq(modules.implementationId, tx.implementationId)).orderBy(asc(modules.position))).map((m) => ({ id: m.id, code: m.code, name: pick(m), phaseId: m.phaseId, leadId: m.leadId })),
    departments: (await tx.db.select().from(departments).where(and(eq(departments.organizationId, tx.organizationId), isNull(departments.removedAt))).orderBy(asc(departments.position), asc(departments.code))).map((d) => ({ id: d.id, code: d.code, name: pick(d) })),
    cells: cells.filter((c) => c.moduleId && c.departmentId && c.phaseId).map((c) => ({
      id: c.id, code: c.code, moduleId: c.moduleId!, departmentId: c.departmentId!, phaseId: c.phaseId!, coverage: c.coverage ?? 'full', state: c.state, reason: c.reason,
      requirements: (links.get(c.id) ?? []).map((r) => ({ id: r.id, code: r.code, title: r.title })),
    })),
    coverage,
    signing,
  }
}
