import { and, inArray, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import { comments } from '../comments/tables.ts'
import { linkedItems, listItems } from '../trace/item-store.ts'
import type { ItemRow, KindInfo, Page } from '../wire.ts'
import type { AnyItem, AnyKind } from './kind.ts'

/** What the browser knows of a kind. */
export function kindInfo(kind: AnyKind): KindInfo {
  return {
    kind: kind.kind, path: kind.path, prefix: kind.prefix, stage: kind.stage, label: kind.label, standard: [...kind.standard],
    fields: { ...Object.fromEntries(Object.entries(kind.fields).map(([name, f]) => [name, (f as { definition: KindInfo['fields'][string] }).definition])), ...kind.derived?.fields },
    states: Object.entries(kind.states).map(([value, s]) => { const [zh, en, tone] = s as [string, string, KindInfo['states'][number]['tone']]; return { value, label: { zh, en }, tone } }),
    initialState: kind.initialState, editable: kind.editable, creators: [...(kind.creators ?? [])],
    transitions: Object.entries(kind.transitions).map(([name, t]) => ({ name, label: t.label, from: [...t.from], to: t.to, needsReason: t.needsReason ?? false, primary: t.primary ?? false, ability: t.ability ?? 'update' as const })),
    links: kind.links.map((l) => ({ name: l.name, type: l.type, direction: l.direction, kinds: [...l.kinds], label: l.label, required: l.required ?? false, many: l.many ?? true })),
  }
}

/** Rows as they cross the wire: own fields, links by slot, number of comments. */
export async function itemRows(tx: Tx, kind: AnyKind, rows: readonly AnyItem[]): Promise<ItemRow[]> {
  const ids = rows.map((r) => r.id)
  const slots = await Promise.all(kind.links.map(async (slot) => [slot, await linkedItems(tx, ids, slot.type, slot.direction)] as const))
  const counts = await commentCounts(tx, ids)
  const derived = await derivedOf(tx, kind, rows)
  return rows.map((row) => {
    const own = { ...Object.fromEntries(Object.keys(kind.fields).map((name) => [name, row[name] ?? null])), ...derived.get(row.id) }
    return {
      ...own, id: row.id, kind: kind.kind, code: row.code, title: row.title, state: row.state, version: row.version, phaseId: row.phaseId, ownerId: row.ownerId, departmentId: row.departmentId,
      createdAt: row.createdAt, createdBy: row.createdBy, updatedAt: row.updatedAt, commentCount: counts.get(row.id) ?? 0,
      links: Object.fromEntries(slots.map(([slot, found]) => [slot.name, (found.get(row.id) ?? []).filter((r) => slot.kinds.includes(r.kind)).map((r) => ({ id: r.id, kind: r.kind, code: r.code, title: r.title, state: r.state, suspect: r.suspect, linkId: r.linkId }))])),
    }
  })
}

/** The values of the kind's derived fields, by item. */
export async function derivedOf(tx: Tx, kind: AnyKind, rows: readonly AnyItem[]): Promise<ReadonlyMap<string, Record<string, unknown>>> {
  return rows.length > 0 && kind.derived ? kind.derived.compute(tx, rows) : new Map()
}

async function commentCounts(tx: Tx, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db.select({ id: comments.itemId, n: sql<number>`count(*)::int` }).from(comments).where(and(inArray(comments.itemId, ids), isNull(comments.removedAt))).groupBy(comments.itemId)
  return new Map(rows.map((r) => [r.id, r.n]))
}

/** A page of a register: filtered, sorted in the reader's language, with a cursor (the offset of the next row). */
export async function pageOf(tx: Tx, kind: AnyKind, query: { phase?: string | undefined; state?: string | undefined; q?: string | undefined; sort?: string | undefined; limit: number; cursor?: string | undefined }): Promise<Page<ItemRow>> {
  const all = await listItems(tx, kind, { ...(query.state ? { state: query.state.split(',') } : {}) })
  const wanted = query.q?.toLowerCase()
  const rows = all.filter((r) => (!query.phase || r.phaseId === query.phase || r.phaseId === null) && (!wanted || matches(kind, r, wanted)))
  if (query.sort) sortRows(rows, query.sort, tx.locale, kind.derived && query.sort.replace(/^-/, '') in kind.derived.fields ? await derivedOf(tx, kind, rows) : undefined)
  const start = Number(query.cursor ?? 0)
  const page = rows.slice(start, start + query.limit)
  return { rows: await itemRows(tx, kind, page), total: rows.length, nextCursor: start + query.limit < rows.length ? String(start + query.limit) : null }
}

function matches(kind: AnyKind, row: AnyItem, wanted: string): boolean {
  return [row.code, row.title, ...Object.keys(kind.fields).map((f) => row[f])].some((v) => typeof v === 'string' && v.toLowerCase().includes(wanted))
}

function sortRows(rows: AnyItem[], sort: string, locale: 'zh' | 'en', derived?: ReadonlyMap<string, Record<string, unknown>>): void {
  const down = sort.startsWith('-')
  const name = down ? sort.slice(1) : sort
  const collator = new Intl.Collator(locale === 'zh' ? 'zh-Hans-u-co-pinyin' : 'en', { numeric: true })
  const valueOf = (row: AnyItem): unknown => (derived ? derived.get(row.id)?.[name] : row[name])
  rows.sort((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)]
    if (x === null || x === undefined) return y === null || y === undefined ? 0 : 1
    if (y === null || y === undefined) return -1
    return (down ? -1 : 1) * collator.compare(String(x), String(y))
  })
}
