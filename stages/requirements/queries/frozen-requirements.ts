import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { items, translations } from '../../../platform/trace/tables.ts'
import { frozenFields, requirement } from '../kinds/requirement.ts'
import type { FrozenRequirement } from '../rules/baseline-difference.ts'

export type Frozen = FrozenRequirement & { readonly version: number; readonly valuesEn: Record<string, string> }

/** The requirements as a baseline would freeze them now, in the order of their codes. */
export async function frozenRequirements(tx: Tx, ids: readonly string[]): Promise<Frozen[]> {
  if (ids.length === 0) return []
  const rows = await listItems({ ...tx, locale: 'zh' }, requirement, { ids: [...ids] })
  const hashes = new Map((await tx.db.select({ id: items.id, hash: items.contentHash }).from(items).where(and(eq(items.implementationId, tx.implementationId), inArray(items.id, [...ids])))).map((i) => [i.id, i.hash]))
  const english = await tx.db.select().from(translations).where(and(inArray(translations.itemId, [...ids]), eq(translations.locale, 'en')))
  return rows.map((r) => ({
    id: r.id,
    code: r.code,
    version: r.version,
    hash: hashes.get(r.id) ?? '',
    values: Object.fromEntries(frozenFields.map((f) => [f, (r[f] as string | null | undefined) ?? null])),
    valuesEn: Object.fromEntries(english.filter((t) => t.itemId === r.id && (frozenFields as readonly string[]).includes(t.field) && t.base === r[t.field as keyof typeof r]).map((t) => [t.field, t.text])),
  }))
}
