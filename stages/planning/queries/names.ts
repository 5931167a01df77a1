import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { departments, modules, people } from '../../../platform/organization/tables.ts'

/** Names in the reader's language, for reports that are frozen with their names. */
export interface Names {
  person(id: string | null | undefined): string | null
  /** The department of a person. */
  homeOf(personId: string | null | undefined): string | null
  department(id: string | null | undefined): string | null
  module(id: string | null | undefined): string | null
}

export async function namesOf(tx: Tx): Promise<Names> {
  const pick = (row: { name: string; nameEn: string | null }): string => (tx.locale === 'en' ? (row.nameEn ?? row.name) : row.name)
  const persons = new Map((await tx.db.select().from(people).where(eq(people.organizationId, tx.organizationId))).map((p) => [p.id, p]))
  const homes = new Map((await tx.db.select().from(departments).where(and(eq(departments.organizationId, tx.organizationId), isNull(departments.removedAt)))).map((d) => [d.id, pick(d)]))
  const parts = new Map((await tx.db.select().from(modules).where(eq(modules.implementationId, tx.implementationId))).map((m) => [m.id, pick(m)]))
  return {
    person: (id) => { const p = id ? persons.get(id) : undefined; return p ? pick(p) : null },
    homeOf: (id) => { const home = id ? persons.get(id)?.departmentId : null; return home ? (homes.get(home) ?? null) : null },
    department: (id) => (id ? (homes.get(id) ?? null) : null),
    module: (id) => (id ? (parts.get(id) ?? null) : null),
  }
}
