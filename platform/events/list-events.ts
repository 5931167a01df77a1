import { and, desc, eq, gte, ilike, inArray, lt, or, type SQL } from 'drizzle-orm'
import type { Tx, WideTx } from '../db/door.ts'
import type { Registry } from '../registry.ts'
import { anywhere } from '../trace/find-items.ts'
import { isUuid, localized } from '../trace/item-store.ts'
import { items } from '../trace/tables.ts'
import type { EventView, HistoryEntry, ItemRef, Page } from '../wire.ts'
import { NotFound } from '../../engines/errors.ts'
import { actorNames, changesOf, namesIn, textsOf } from './changes.ts'
import { eventHeads, events } from './tables.ts'
import { eventLabel } from './words.ts'

export interface EventFilter {
  /** Kinds of events, or nouns: `requirement` takes every event of a requirement. */
  readonly kind?: string | undefined
  readonly actor?: string | undefined
  /** Id or code of an item. */
  readonly item?: string | undefined
  /** Days, inclusive, in UTC. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Words in the code or title of the item. */
  readonly q?: string | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

export const chainOf = (scope: 'implementation' | 'organization' | 'installation', id = '00000000-0000-0000-0000-000000000000'): string => `${scope}:${id}`

/** The event log of an implementation, newest first, each event in words. */
export async function listEvents(tx: Tx, filter: EventFilter): Promise<Page<EventView>> {
  tx.require('read', 'eventLog')
  const itemIds = await wantedItems(tx, filter)
  const conditions = [eq(events.chain, chainOf('implementation', tx.implementationId)), itemIds ? inArray(events.itemId, itemIds) : undefined, ...commonConditions(filter)]
  const rows = itemIds?.length === 0 ? [] : await tx.db.select().from(events).where(and(...conditions)).orderBy(desc(events.seq)).limit(filter.limit + 1)
  const page = rows.slice(0, filter.limit)
  const texts = await textsOf(tx, page.map((r) => r.seq))
  const refs = await itemRefs(tx, page.flatMap((r) => r.itemId ?? []))
  const names = await namesIn(tx)
  const by = await actorNames(tx, names, page.map((r) => r.actorId), tx.locale)
  const [head] = await tx.db.select({ seq: eventHeads.seq }).from(eventHeads).where(eq(eventHeads.chain, chainOf('implementation', tx.implementationId)))
  return {
    rows: page.map((r) => ({ ...viewOf(tx.registry, r), by: by(r.actorId), item: r.itemId ? (refs.get(r.itemId) ?? null) : null, changes: changesOf(tx.registry, names, tx.locale, r, texts.get(r.seq) ?? [], r.itemId ? (refs.get(r.itemId)?.kind ?? null) : null) })),
    total: Number(head?.seq ?? 0),
    nextCursor: rows.length > filter.limit ? String(page.at(-1)!.seq) : null,
  }
}

/** The chain of the installation (sign-ins, administrators, tokens), for its administrators. */
export async function listInstallationEvents(tx: WideTx, registry: Registry, filter: EventFilter): Promise<Page<EventView>> {
  const rows = await tx.db.select().from(events).where(and(eq(events.chain, chainOf('installation')), ...commonConditions(filter))).orderBy(desc(events.seq)).limit(filter.limit + 1)
  const page = rows.slice(0, filter.limit)
  const by = await actorNames(tx, null, page.flatMap((r) => [r.actorId, (r.data.account as string | null) ?? null]), tx.actor.locale)
  const [head] = await tx.db.select({ seq: eventHeads.seq }).from(eventHeads).where(eq(eventHeads.chain, chainOf('installation')))
  return {
    rows: page.map((r) => ({ ...viewOf(registry, r), by: by(r.actorId), item: null, changes: typeof r.data.account === 'string' && r.data.account !== r.actorId ? [{ field: 'account', label: { zh: '账号', en: 'Account' }, old: null, new: by(r.data.account) }] : [] })),
    total: Number(head?.seq ?? 0),
    nextCursor: rows.length > filter.limit ? String(page.at(-1)!.seq) : null,
  }
}

function viewOf(registry: Registry, r: typeof events.$inferSelect): Omit<EventView, 'by' | 'item' | 'changes'> {
  return { chain: r.chain, seq: r.seq, kind: r.kind, label: eventLabel(registry, r.kind), at: r.occurredAt, recordedAt: r.recordedAt, actorId: r.actorId, data: r.data }
}

function commonConditions(filter: EventFilter): (SQL | undefined)[] {
  const kinds = filter.kind?.split(',').filter(Boolean) ?? []
  return [
    kinds.length > 0 ? or(...kinds.map((k) => (k.includes('.') ? eq(events.kind, k) : ilike(events.kind, `${k.replace(/[\\%_]/g, (c) => `\\${c}`)}.%`)))) : undefined,
    filter.actor ? eq(events.actorId, filter.actor) : undefined,
    filter.from ? gte(events.occurredAt, `${filter.from}T00:00:00Z`) : undefined,
    filter.to ? lt(events.occurredAt, new Date(Date.parse(`${filter.to}T00:00:00Z`) + 86_400_000).toISOString()) : undefined,
    filter.cursor ? lt(events.seq, Number(filter.cursor)) : undefined,
  ]
}

async function wantedItems(tx: Tx, filter: EventFilter): Promise<string[] | null> {
  if (!filter.item && !filter.q) return null
  const match = filter.item ? (isUuid(filter.item) ? eq(items.id, filter.item) : eq(items.code, filter.item.toUpperCase())) : or(ilike(items.code, anywhere(filter.q!)), ilike(items.title, anywhere(filter.q!)))
  return (await tx.db.select({ id: items.id }).from(items).where(and(eq(items.implementationId, tx.implementationId), match)).limit(2000)).map((r) => r.id)
}

async function itemRefs(tx: Tx, ids: readonly string[]): Promise<Map<string, ItemRef>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db.select({ id: items.id, kind: items.kind, code: items.code, title: items.title, state: items.state }).from(items).where(inArray(items.id, [...new Set(ids)]))
  return new Map((await localized(tx, rows, ['title'])).map((r) => [r.id, r]))
}

/** What happened to one item, newest first, with old and new values. */
export async function historyOf(tx: Tx, idOrCode: string): Promise<HistoryEntry[]> {
  const [item] = await tx.db.select().from(items).where(and(eq(items.implementationId, tx.implementationId), isUuid(idOrCode) ? eq(items.id, idOrCode) : eq(items.code, idOrCode.toUpperCase())))
  if (!item) throw new NotFound('item.unknown', { code: idOrCode }, { zh: `没有编号为"${idOrCode}"的条目。请检查编号，或用搜索查找。`, en: `There is no item with the code "${idOrCode}". Check the code, or use the search.` })
  const rows = await tx.db.select().from(events).where(and(eq(events.chain, chainOf('implementation', tx.implementationId)), eq(events.itemId, item.id))).orderBy(events.seq)
  const texts = await textsOf(tx, rows.map((r) => r.seq))
  const names = await namesIn(tx)
  const by = await actorNames(tx, names, rows.map((r) => r.actorId), tx.locale)
  const before: Record<string, unknown> = {}
  return rows.map((r) => ({ seq: r.seq, kind: r.kind, label: eventLabel(tx.registry, r.kind), at: r.occurredAt, by: by(r.actorId), changes: changesOf(tx.registry, names, tx.locale, r, texts.get(r.seq) ?? [], item.kind, before) })).reverse()
}
