import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import type { Directory, OrganizationView } from '../wire.ts'
import { departments, implementations, modules, participations, people, personRoles, phases } from './tables.ts'

/** People, departments and roles, for pickers and names; those who left stay, so that what they did keeps its name. */
export async function directoryOf(tx: Tx): Promise<Directory> {
  const text = (zh: string, en: string | null): string => (tx.locale === 'en' ? (en ?? zh) : zh)
  const roles = Map.groupBy(await tx.db.select().from(personRoles).where(eq(personRoles.implementationId, tx.implementationId)), (r) => r.personId)
  const everyone = await tx.db.select().from(people).where(eq(people.organizationId, tx.organizationId)).orderBy(asc(people.code))
  const all = await tx.db.select().from(departments).where(eq(departments.organizationId, tx.organizationId)).orderBy(asc(departments.position), asc(departments.code))
  return {
    people: everyone.map((p) => ({ id: p.id, name: text(p.name, p.nameEn), departmentId: p.departmentId, job: p.job === null ? null : text(p.job, p.jobEn), frontLine: p.isFrontLine, accountId: p.accountId, roles: (roles.get(p.id) ?? []).map((r) => r.role), isGone: p.removedAt !== null })),
    departments: all.filter((d) => d.removedAt === null).map((d) => ({ id: d.id, code: d.code, name: text(d.name, d.nameEn), parentId: d.parentId })),
  }
}

/** All that the settings pages edit: people and departments with every field, participations, phases, modules, the implementation itself. */
export async function organizationOf(tx: Tx): Promise<OrganizationView> {
  const own = tx.implementationId
  const roles = Map.groupBy(await tx.db.select().from(personRoles).where(eq(personRoles.implementationId, own)), (r) => r.personId)
  const parts = new Map((await tx.db.select().from(participations).where(eq(participations.implementationId, own))).map((p) => [p.personId, p]))
  const [implementation] = await tx.db.select().from(implementations).where(eq(implementations.id, own))
  const everyone = await tx.db.select().from(people).where(and(eq(people.organizationId, tx.organizationId), isNull(people.removedAt))).orderBy(asc(people.code))
  return {
    implementation: { code: implementation!.code, name: implementation!.name, nameEn: implementation!.nameEn, zone: implementation!.zone, startsOn: implementation!.startsOn, targetSystem: implementation!.targetSystem, kit: implementation!.kit, settings: implementation!.settings, closedAt: implementation!.closedAt },
    people: everyone.map((p) => ({
      id: p.id, code: p.code, name: p.name, nameEn: p.nameEn, departmentId: p.departmentId, job: p.job, jobEn: p.jobEn, superiorId: p.superiorId, phone: p.phone, email: p.email, isFrontLine: p.isFrontLine,
      monthlyTransactions: p.monthlyTransactions, side: p.side as OrganizationView['people'][number]['side'], accountId: p.accountId, roles: (roles.get(p.id) ?? []).map((r) => r.role), endsOn: parts.get(p.id)?.endsOn ?? null,
    })),
    departments: (await tx.db.select().from(departments).where(and(eq(departments.organizationId, tx.organizationId), isNull(departments.removedAt))).orderBy(asc(departments.position), asc(departments.code))).map((d) => ({ id: d.id, code: d.code, name: d.name, nameEn: d.nameEn, parentId: d.parentId, headId: d.headId, position: d.position })),
    phases: (await tx.db.select().from(phases).where(eq(phases.implementationId, own)).orderBy(asc(phases.position))).map((p) => ({ id: p.id, code: p.code, name: p.name, nameEn: p.nameEn, position: p.position, startsOn: p.startsOn, plannedGoLiveOn: p.plannedGoLiveOn, goLiveOn: p.goLiveOn })),
    modules: (await tx.db.select().from(modules).where(eq(modules.implementationId, own)).orderBy(asc(modules.position))).map((m) => ({ id: m.id, code: m.code, name: m.name, nameEn: m.nameEn, phaseId: m.phaseId, leadId: m.leadId, position: m.position })),
  }
}
