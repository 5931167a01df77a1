import { and, eq, ilike, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { comments } from '../comments/tables.ts'
import type { WideTx } from '../db/door.ts'
import type { FieldDefinition } from '../kinds/field.ts'
import type { Registry } from '../registry.ts'
import { anywhere } from '../trace/find-items.ts'
import { localized } from '../trace/item-store.ts'
import { items, translations } from '../trace/tables.ts'
import type { SearchHit } from '../wire.ts'

type Found = { id: string; rank: number; snippet: string | null }

/** Titles, codes, texts and comments over everything that the account may see; a code first, then titles, then texts. */
export async function search(tx: WideTx, registry: Registry, input: { q: string; implementationId?: string | undefined; limit: number }): Promise<SearchHit[]> {
  const words = input.q.trim()
  if (!words) return []
  const found = new Map<string, Found>()
  const keep = (hit: Found): void => {
    const known = found.get(hit.id)
    if (!known || known.rank > hit.rank) found.set(hit.id, hit)
  }
  for (const hit of await byTitle(tx, words, input.implementationId)) keep(hit)
  if (found.size < input.limit) for (const hit of await byText(tx, registry, words, input.implementationId, input.limit)) keep(hit)
  return views(tx, registry, [...found.values()].sort((a, b) => a.rank - b.rank).slice(0, input.limit))
}

async function byTitle(tx: WideTx, words: string, implementationId: string | undefined): Promise<Found[]> {
  const pattern = anywhere(words)
  const translated = sql`exists (select from ${translations} t where t.item_id = ${items.id} and t.field = 'title' and t.text ilike ${pattern})`
  const rows = await tx.db
    .select({ id: items.id, code: items.code, title: items.title })
    .from(items)
    .where(and(isNull(items.removedAt), within(items.implementationId, implementationId), or(ilike(items.code, pattern), ilike(items.title, pattern), translated)))
    .limit(200)
  const lower = words.toLowerCase()
  return rows.map((r) => ({ id: r.id, snippet: null, rank: r.code.toLowerCase() === lower ? 0 : r.code.toLowerCase().startsWith(lower) ? 1 : r.title.toLowerCase().startsWith(lower) ? 2 : 3 }))
}

async function byText(tx: WideTx, registry: Registry, words: string, implementationId: string | undefined, limit: number): Promise<Found[]> {
  const pattern = anywhere(words)
  const found: Found[] = []
  for (const kind of registry.kinds.values()) {
    const names = (Object.entries(kind.fields) as [string, { definition: FieldDefinition }][]).filter(([, f]) => f.definition.type === 'text' || f.definition.type === 'longText').map(([name]) => name)
    if (names.length === 0) continue
    const columns = Object.fromEntries(names.map((n) => [n, kind.table[n]]))
    const rows = (await tx.db.select({ id: kind.table.id, ...columns }).from(kind.table).where(and(isNull(kind.table.removedAt), within(kind.table.implementationId, implementationId), or(...names.map((n) => ilike(kind.table[n], pattern))))).limit(limit)) as Record<string, string | null>[]
    for (const row of rows) found.push({ id: row.id!, rank: 4, snippet: snippetOf(names.map((n) => row[n]), words) })
  }
  const said = await tx.db.select({ id: comments.itemId, text: comments.text }).from(comments).where(and(isNull(comments.removedAt), within(comments.implementationId, implementationId), ilike(comments.text, pattern))).limit(limit)
  return [...found, ...said.map((c) => ({ id: c.id, rank: 5, snippet: snippetOf([c.text], words) }))]
}

function within(column: any, implementationId: string | undefined): SQL | undefined {
  return implementationId ? eq(column, implementationId) : undefined
}

/** The words with some text around them. */
export function snippetOf(texts: readonly (string | null | undefined)[], words: string): string | null {
  for (const text of texts) {
    const at = text?.toLowerCase().indexOf(words.toLowerCase()) ?? -1
    if (!text || at < 0) continue
    const from = Math.max(0, at - 24)
    const to = Math.min(text.length, at + words.length + 40)
    return `${from > 0 ? '…' : ''}${text.slice(from, to).replace(/\s+/g, ' ').trim()}${to < text.length ? '…' : ''}`
  }
  return null
}

async function views(tx: WideTx, registry: Registry, found: readonly Found[]): Promise<SearchHit[]> {
  if (found.length === 0) return []
  const rows = await tx.db.select().from(items).where(and(inArray(items.id, found.map((f) => f.id)), isNull(items.removedAt)))
  const shown = new Map((await localized({ db: tx.db, locale: tx.actor.locale }, rows, ['title'])).map((r) => [r.id, r]))
  return found.flatMap((f) => {
    const item = shown.get(f.id)
    return item ? [{ implementationId: item.implementationId, kind: item.kind, kindLabel: registry.kinds.get(item.kind)?.label ?? { zh: item.kind, en: item.kind }, code: item.code, title: item.title, state: item.state, snippet: f.snippet }] : []
  })
}
