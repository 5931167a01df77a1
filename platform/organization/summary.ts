import { asc } from 'drizzle-orm'
import { abilityOf, listAbilities } from '../access/abilities.ts'
import type { WideTx } from '../db/door.ts'
import { dayIn } from '../db/time.ts'
import type { ImplementationSummary } from '../wire.ts'
import { implementations, modules, organizations, participations, phases } from './tables.ts'

type Named = { name: string; nameEn: string | null }

/** The implementations that the account may enter, with phases and modules. */
export async function summariesOf(tx: WideTx): Promise<ImplementationSummary[]> {
  const text = (row: Named): string => (tx.actor.locale === 'en' ? (row.nameEn ?? row.name) : row.name)
  const all = await tx.db.select().from(implementations).orderBy(asc(implementations.createdAt))
  if (all.length === 0) return []
  const companies = new Map((await tx.db.select().from(organizations)).map((o) => [o.id, text(o)]))
  const parts = (await tx.db.select().from(participations)).filter((p) => p.accountId === tx.actor.accountId)
  const allPhases = Map.groupBy(await tx.db.select().from(phases).orderBy(asc(phases.position)), (p) => p.implementationId)
  const allModules = Map.groupBy(await tx.db.select().from(modules).orderBy(asc(modules.position)), (m) => m.implementationId)
  return all.map((i) => ({
    id: i.id,
    code: i.code,
    name: text(i),
    organization: { id: i.organizationId, name: companies.get(i.organizationId) ?? '' },
    kit: i.kit,
    ...rightsOf(parts.find((p) => p.implementationId === i.id && (p.endsOn === null || p.endsOn >= dayIn(i.zone, tx.now))), tx.actor.readOnly ?? false),
    zone: i.zone,
    phases: (allPhases.get(i.id) ?? []).map((p) => ({ id: p.id, code: p.code, name: text(p), position: p.position, goLiveOn: p.goLiveOn, plannedGoLiveOn: p.plannedGoLiveOn })),
    modules: (allModules.get(i.id) ?? []).map((m) => ({ id: m.id, code: m.code, name: text(m), phaseId: m.phaseId, leadId: m.leadId })),
  }))
}

function rightsOf(part: { roles: string[]; personId: string } | undefined, readOnly: boolean): Pick<ImplementationSummary, 'roles' | 'abilities' | 'personId'> {
  const roles = part?.roles ?? []
  return { roles, personId: part?.personId ?? null, abilities: listAbilities(abilityOf(roles, { readOnly })) }
}
