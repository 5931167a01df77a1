import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { departments, modules, people } from '../../../platform/organization/tables.ts'
import { linkedItems, listItems } from '../../../platform/trace/item-store.ts'
import { interview } from '../kinds/interview.ts'
import { objective } from '../kinds/objective.ts'
import { type PainPoint, painPoint } from '../kinds/pain-point.ts'
import { type ProcessMap, processMap } from '../kinds/process-map.ts'
import { regulation } from '../kinds/regulation.ts'
import { type Requirement, requirement } from '../kinds/requirement.ts'
import { requirementsBaseline } from '../kinds/requirements-baseline.ts'
import { openReviewCounts } from './requirement-standing.ts'

type Linked = Awaited<ReturnType<typeof linkedItems>>
const named = (tx: Tx, n: { name: string; nameEn: string | null }): string => (tx.locale === 'en' ? (n.nameEn ?? n.name) : n.name)

/** Everything that the specification of a phase states; `phaseId` null takes the whole implementation. */
export async function specificationData(tx: Tx, phaseId: string | null) {
  const all: Requirement[] = (await listItems(tx, requirement, { phaseId })).filter((r) => r.state !== 'rejected')
  const ids = all.map((r) => r.id)
  const pains = await linkedItems(tx, ids, 'motivates', 'in')
  const changes = await linkedItems(tx, ids, 'changes', 'out')
  const painIds = new Set([...pains.values()].flat().map((p) => p.id))
  const processIds = new Set([...changes.values()].flat().map((p) => p.id))
  const painPoints: PainPoint[] = (await listItems(tx, painPoint)).filter((p) => p.state !== 'dropped' && (painIds.has(p.id) || (phaseId !== null && p.phaseId === phaseId)))
  const processes: ProcessMap[] = (await listItems(tx, processMap)).filter((p) => processIds.has(p.id) || (phaseId !== null && p.phaseId === phaseId))
  const staff = await tx.db.select().from(people).where(and(eq(people.organizationId, tx.organizationId), isNull(people.removedAt)))
  const allDepartments = await tx.db.select().from(departments).where(and(eq(departments.organizationId, tx.organizationId), isNull(departments.removedAt))).orderBy(asc(departments.position))
  const allModules = await tx.db.select().from(modules).where(eq(modules.implementationId, tx.implementationId)).orderBy(asc(modules.position))
  return {
    requirements: all,
    painPoints,
    processes,
    links: {
      pains, changes,
      sources: await linkedItems(tx, ids, 'raises', 'in'),
      satisfied: await linkedItems(tx, ids, 'satisfies', 'in'),
      verified: await linkedItems(tx, ids, 'verifies', 'in'),
      hindered: await linkedItems(tx, painPoints.map((p) => p.id), 'hinders', 'out'),
      kpis: await linkedItems(tx, painPoints.map((p) => p.id), 'measures', 'in'),
      regulations: await linkedItems(tx, processes.map((p) => p.id), 'regulates', 'in'),
    } satisfies Record<string, Linked>,
    objectives: await listItems(tx, objective),
    interviews: (await listItems(tx, interview, { phaseId })).filter((i) => i.state === 'confirmed' || i.state === 'written'),
    regulations: await listItems(tx, regulation),
    baselines: await listItems(tx, requirementsBaseline, { phaseId }),
    openReview: await openReviewCounts(tx, ids),
    modules: allModules.map((m) => ({ id: m.id, code: m.code, name: named(tx, m), phaseId: m.phaseId })),
    departments: allDepartments.map((d) => ({ id: d.id, name: named(tx, d) })),
    people: staff.map((p) => ({ id: p.id, name: named(tx, p), departmentId: p.departmentId, job: (tx.locale === 'en' ? (p.jobEn ?? p.job) : p.job) ?? '', isFrontLine: p.isFrontLine, monthlyTransactions: p.monthlyTransactions })),
  }
}

export type SpecificationData = Awaited<ReturnType<typeof specificationData>>
