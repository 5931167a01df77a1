import { sql } from 'drizzle-orm'
import type { Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { translations } from '../../../platform/trace/tables.ts'

type Words = string | Text | null | undefined

/** The text itself; of one that is given in both languages the Chinese. */
export function inChinese(words: Words): string | null {
  return words === null || words === undefined ? null : typeof words === 'string' ? words : words.zh
}

/** Keeps the English of texts that are given in both languages (the demo, a kit) for a row that is no item; `localized` reads it. */
export async function keepWords(tx: Tx, rowId: string, values: Readonly<Record<string, Words>>): Promise<void> {
  const rows = Object.entries(values).flatMap(([field, words]) => (typeof words === 'object' && words !== null ? [{ implementationId: tx.implementationId, itemId: rowId, field, locale: 'en', base: words.zh, text: words.en }] : []))
  if (rows.length > 0) await tx.db.insert(translations).values(rows).onConflictDoUpdate({ target: [translations.itemId, translations.field, translations.locale], set: { base: sql`excluded.base`, text: sql`excluded.text` } })
}
