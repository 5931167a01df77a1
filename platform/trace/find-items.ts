import { and, desc, eq, ilike, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import type { ItemRef } from '../wire.ts'
import { localized } from './item-store.ts'
import { items, translations } from './tables.ts'

/** A text as a pattern that matches it anywhere: `%` and `_` stand for themselves. */
export function anywhere(text: string): string {
  return `%${text.replace(/[\\%_]/g, (c) => `\\${c}`)}%`
}

/** Items by code or title for pickers, those whose code matches first; without words the newest ones. */
export async function findItems(tx: Tx, input: { q?: string | undefined; kinds?: readonly string[] | undefined; limit: number }): Promise<ItemRef[]> {
  const words = input.q?.trim() ?? ''
  const pattern = anywhere(words)
  const inEnglish = tx.locale === 'en' ? sql`exists (select from ${translations} t where t.item_id = ${items.id} and t.locale = 'en' and t.field = 'title' and t.text ilike ${pattern})` : undefined
  const rows = await tx.db
    .select({ id: items.id, kind: items.kind, code: items.code, title: items.title, state: items.state })
    .from(items)
    .where(and(eq(items.implementationId, tx.implementationId), isNull(items.removedAt), input.kinds && input.kinds.length > 0 ? inArray(items.kind, [...input.kinds]) : undefined, words ? or(ilike(items.code, pattern), ilike(items.title, pattern), inEnglish) : undefined))
    .orderBy(...(words ? [sql`${items.code} ilike ${pattern} desc`, items.code] : [desc(items.id)]))
    .limit(input.limit)
  return localized(tx, rows, ['title'])
}
