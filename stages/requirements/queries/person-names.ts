import { inArray } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { departments, modules, people } from '../../../platform/organization/tables.ts'

type Named = { id: string; name: string; nameEn: string | null }
const inReadersLanguage = (tx: Tx, rows: readonly Named[]): Map<string, string> => new Map(rows.map((r) => [r.id, tx.locale === 'en' ? (r.nameEn ?? r.name) : r.name]))
const given = (ids: readonly (string | null | undefined)[]): string[] => [...new Set(ids.filter((id): id is string => Boolean(id)))]

/** Names of people in the reader's language, by id. */
export async function personNames(tx: Tx, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = given(ids)
  return wanted.length === 0 ? new Map() : inReadersLanguage(tx, await tx.db.select({ id: people.id, name: people.name, nameEn: people.nameEn }).from(people).where(inArray(people.id, wanted)))
}

export async function departmentNames(tx: Tx, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = given(ids)
  return wanted.length === 0 ? new Map() : inReadersLanguage(tx, await tx.db.select({ id: departments.id, name: departments.name, nameEn: departments.nameEn }).from(departments).where(inArray(departments.id, wanted)))
}

export async function moduleNames(tx: Tx, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = given(ids)
  return wanted.length === 0 ? new Map() : inReadersLanguage(tx, await tx.db.select({ id: modules.id, name: modules.name, nameEn: modules.nameEn }).from(modules).where(inArray(modules.id, wanted)))
}
