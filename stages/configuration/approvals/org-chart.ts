import { and, eq, isNull } from 'drizzle-orm'
import type { OrgChart } from '../../../engines/workflow/approvers.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { departments, people, personRoles } from '../../../platform/organization/tables.ts'

/** Who is who today, for approvals. The administrator of flows is the customer's project manager. */
export async function orgChartOf(tx: Tx): Promise<OrgChart> {
  const persons = await tx.db.select({ id: people.id, departmentId: people.departmentId, superiorId: people.superiorId, side: people.side }).from(people).where(and(eq(people.organizationId, tx.organizationId), isNull(people.removedAt))).orderBy(people.code)
  const roles = Map.groupBy(await tx.db.select({ personId: personRoles.personId, role: personRoles.role }).from(personRoles).where(eq(personRoles.implementationId, tx.implementationId)), (r) => r.personId)
  const tree = await tx.db.select({ id: departments.id, code: departments.code, parentId: departments.parentId, headId: departments.headId }).from(departments).where(and(eq(departments.organizationId, tx.organizationId), isNull(departments.removedAt)))
  const chart = persons.filter((p) => p.side === 'customer').map((p) => ({ id: p.id, departmentId: p.departmentId, superiorId: p.superiorId, roles: (roles.get(p.id) ?? []).map((r) => r.role) }))
  return { people: chart, departments: tree, adminId: chart.find((p) => p.roles.includes('customerProjectManager'))?.id ?? null }
}

/** Names of all people and departments, in the reader's language. */
export async function namesOf(tx: Tx): Promise<{ person: (id: string | null | undefined) => string; department: (id: string | null | undefined) => string; departmentByCode: (code: string) => string }> {
  const inLanguage = (r: { name: string; nameEn: string | null }): string => (tx.locale === 'en' ? (r.nameEn ?? r.name) : r.name)
  const persons = new Map((await tx.db.select({ id: people.id, name: people.name, nameEn: people.nameEn }).from(people).where(eq(people.organizationId, tx.organizationId))).map((p) => [p.id, inLanguage(p)]))
  const rows = await tx.db.select({ id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn }).from(departments).where(eq(departments.organizationId, tx.organizationId))
  const byId = new Map(rows.map((d) => [d.id, inLanguage(d)]))
  const byCode = new Map(rows.map((d) => [d.code, inLanguage(d)]))
  return { person: (id) => persons.get(id ?? '') ?? '', department: (id) => byId.get(id ?? '') ?? '', departmentByCode: (code) => byCode.get(code) ?? code }
}
