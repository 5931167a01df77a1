import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { departments, modules, people, phases } from '../../../platform/organization/tables.ts'

/** Names for reports that are frozen with their names. */
export interface Names {
  person(id: string | null | undefined): string | null
  /** The department of a person. */
  homeOf(personId: string | null | undefined): string | null
  department(id: string | null | undefined): string | null
  module(id: string | null | undefined): string | null
  phase(id: string | null | undefined): string | null
}

type Named = { name: string; nameEn: string | null }

/** Reads the names once, for any language. */
export async function loadNames(tx: Tx): Promise<(locale: 'zh' | 'en') => Names> {
  const persons = new Map((await tx.db.select({ id: people.id, name: people.name, nameEn: people.nameEn, departmentId: people.departmentId }).from(people).where(eq(people.organizationId, tx.organizationId))).map((p) => [p.id, p]))
  const homes = new Map((await tx.db.select({ id: departments.id, name: departments.name, nameEn: departments.nameEn }).from(departments).where(and(eq(departments.organizationId, tx.organizationId), isNull(departments.removedAt)))).map((d) => [d.id, d]))
  const parts = new Map((await tx.db.select({ id: modules.id, name: modules.name, nameEn: modules.nameEn }).from(modules).where(eq(modules.implementationId, tx.implementationId))).map((m) => [m.id, m]))
  const stretches = new Map((await tx.db.select({ id: phases.id, name: phases.name, nameEn: phases.nameEn }).from(phases).where(eq(phases.implementationId, tx.implementationId))).map((p) => [p.id, p]))
  return (locale) => {
    const pick = (row: Named | undefined): string | null => (row ? ((locale === 'en' ? row.nameEn : null) ?? row.name) : null)
    const named = (rows: ReadonlyMap<string, Named>) => (id: string | null | undefined): string | null => (id ? pick(rows.get(id)) : null)
    return { person: named(persons), homeOf: (id) => named(homes)(id ? persons.get(id)?.departmentId : null), department: named(homes), module: named(parts), phase: named(stretches) }
  }
}

/** Names in the reader's language. */
export async function namesOf(tx: Tx): Promise<Names> {
  return (await loadNames(tx))(tx.locale)
}
