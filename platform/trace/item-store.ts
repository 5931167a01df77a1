import { createHash } from 'node:crypto'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { Conflict, Invalid, NotFound, type Text } from '../../engines/errors.ts'
import { anyOf } from '../db/any-of.ts'
import type { Tx } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import type { AnyItem, AnyKind, ItemOf } from '../kinds/kind.ts'
import { people } from '../organization/tables.ts'
import { isSuspect } from './suspect.ts'
import { items, links, translations } from './tables.ts'

/** A text given in both languages is stored in Chinese with its English beside it (demo, kits). */
type Value = unknown | Text
type Created<K extends { table: { $inferSelect: unknown } }> = Partial<{ [F in keyof ItemOf<K>]: ItemOf<K>[F] | Text }> & { title: string | Text }

const standardFields = ['title', 'phaseId', 'ownerId', 'departmentId'] as const
const longTypes = new Set(['text', 'longText', 'person', 'json'])

/** sha256 over title, standard and own fields with sorted keys; the same content gives the same hash. */
export function contentHash(kind: AnyKind, row: Record<string, unknown>): string {
  const names = [...standardFields, ...Object.keys(kind.fields)].sort()
  return createHash('sha256').update(JSON.stringify(names.map((name) => [name, canonical(row[name])]))).digest('hex')
}

function canonical(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return null
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value === 'object') return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, canonical(v)])
  if (typeof value === 'string' && /^-?\d+\.\d+$/.test(value)) return value.replace(/\.?0+$/, '')
  return value
}

/** Makes an item: its row, its place in the trace, its event, in this transaction. Gives the row. */
export async function createItem<K extends AnyKind>(tx: Tx, kind: K, given: Created<K>, options: { state?: string; code?: string; data?: Record<string, unknown> } = {}): Promise<ItemOf<K> & AnyItem> {
  const { values, english } = splitTexts(given as Record<string, Value>)
  const id = newId(tx.actor.at)
  const row = {
    ...values,
    id,
    implementationId: tx.implementationId,
    code: options.code ?? (await nextCode(tx, kind)),
    state: options.state ?? kind.initialState,
    version: 1,
    createdAt: tx.now,
    createdBy: tx.personId,
    updatedAt: tx.now,
    updatedBy: tx.personId,
  } as Record<string, unknown>
  const [saved] = (await tx.db.insert(kind.table).values(row).returning()) as AnyItem[]
  await tx.db.insert(items).values({
    id, implementationId: tx.implementationId, kind: kind.kind, stage: kind.stage, code: row.code as string, title: String(row.title),
    state: row.state as string, version: 1, contentHash: contentHash(kind, saved!), phaseId: (row.phaseId as string | undefined) ?? null,
  })
  await saveTranslations(tx, id, values, english)
  await tx.record({ kind: `${kind.kind}.created`, itemId: id, data: { code: row.code, ...options.data, ...plainValues(kind, values) }, texts: textsOf(kind, {}, values) })
  return saved as ItemOf<K> & AnyItem
}

/** Changes fields. `version`, when given, must be the row's: else a Conflict names who changed it meanwhile. */
export async function updateItem<K extends AnyKind>(tx: Tx, kind: K, id: string, given: Partial<Created<K>>, options: { version?: number; event?: string; state?: string; data?: Record<string, unknown>; texts?: Record<string, { old?: string | null; new?: string | null }> } = {}): Promise<ItemOf<K> & AnyItem> {
  const before = await getItem(tx, kind, id)
  if (options.version !== undefined && before.version !== options.version) throw await editedMeanwhile(tx, kind, before)
  const { values, english } = splitTexts(given as Record<string, Value>)
  const changed = Object.keys(values).filter((name) => JSON.stringify(canonical((before as AnyItem)[name])) !== JSON.stringify(canonical(values[name])))
  const state = options.state ?? before.state
  if (changed.length === 0 && state === before.state && !options.event) return before
  const patch = { ...Object.fromEntries(changed.map((name) => [name, values[name]])), state, version: before.version + 1, updatedAt: tx.now, updatedBy: tx.personId }
  const [after] = (await tx.db.update(kind.table).set(patch).where(and(eq(kind.table.id, id), eq(kind.table.version, before.version))).returning()) as AnyItem[]
  if (!after) throw await editedMeanwhile(tx, kind, before)
  await tx.db.update(items).set({ title: after.title, state: after.state, version: after.version, contentHash: contentHash(kind, after), phaseId: after.phaseId }).where(eq(items.id, id))
  await saveTranslations(tx, id, values, english)
  const now = Object.fromEntries(changed.map((name) => [name, values[name]]))
  await tx.record({
    kind: options.event ?? `${kind.kind}.updated`,
    itemId: id,
    data: { code: after.code, version: after.version, fields: changed, ...(state === before.state ? {} : { from: before.state, to: state }), ...options.data, ...plainValues(kind, now) },
    texts: { ...textsOf(kind, before, now), ...options.texts },
  })
  return after as ItemOf<K> & AnyItem
}

/** Moves an item to another state as a named event (`painPoint.closed` by default `kind.<state>`). */
export async function moveItem<K extends AnyKind>(tx: Tx, kind: K, id: string, state: string, options: { reason?: string | undefined; version?: number; event?: string; set?: Partial<Created<K>> } = {}): Promise<ItemOf<K> & AnyItem> {
  return updateItem(tx, kind, id, options.set ?? {}, {
    state,
    event: options.event ?? `${kind.kind}.${state}`,
    ...(options.version === undefined ? {} : { version: options.version }),
    ...(options.reason ? { texts: { reason: { old: null, new: options.reason } } } : {}),
  })
}

/** Takes an item out of sight: a tombstone stays in the trace. */
export async function removeItem(tx: Tx, kind: AnyKind, id: string, options: { version?: number } = {}): Promise<void> {
  const before = await getItem(tx, kind, id)
  if (options.version !== undefined && before.version !== options.version) throw await editedMeanwhile(tx, kind, before)
  await tx.db.update(kind.table).set({ removedAt: tx.now, version: before.version + 1, updatedAt: tx.now, updatedBy: tx.personId }).where(eq(kind.table.id, id))
  await tx.db.update(items).set({ removedAt: tx.now, version: before.version + 1 }).where(eq(items.id, id))
  await tx.record({ kind: `${kind.kind}.removed`, itemId: id, data: { code: before.code } })
}

/** By id or human code; NotFound names what was asked for. */
export async function getItem<K extends AnyKind>(tx: Tx, kind: K, idOrCode: string): Promise<ItemOf<K> & AnyItem> {
  const match = isUuid(idOrCode) ? eq(kind.table.id, idOrCode) : eq(kind.table.code, idOrCode.toUpperCase())
  const [row] = (await tx.db.select().from(kind.table).where(and(eq(kind.table.implementationId, tx.implementationId), match, isNull(kind.table.removedAt)))) as AnyItem[]
  if (!row) {
    throw new NotFound('item.unknown', { kind: kind.kind, id: idOrCode }, {
      zh: `没有找到${kind.label.zh}"${idOrCode}"。它可能已被删除；请从列表或搜索里重新打开。`,
      en: `There is no ${kind.label.en.toLowerCase()} "${idOrCode}". It may have been removed: open it again from the list or by search.`,
    })
  }
  return row as ItemOf<K> & AnyItem
}

/** All rows of a kind that are not removed, in the order of their codes; `phaseId` narrows to a phase. */
export async function listItems<K extends AnyKind>(tx: Tx, kind: K, filter: { phaseId?: string | null; state?: string | string[]; ids?: string[] } = {}): Promise<(ItemOf<K> & AnyItem)[]> {
  const t = kind.table
  const conditions = [eq(t.implementationId, tx.implementationId), isNull(t.removedAt)]
  if (filter.phaseId) conditions.push(eq(t.phaseId, filter.phaseId))
  if (filter.state) conditions.push(inArray(t.state, Array.isArray(filter.state) ? filter.state : [filter.state]))
  if (filter.ids) {
    if (filter.ids.length === 0) return []
    conditions.push(inArray(t.id, filter.ids))
  }
  const rows = (await tx.db.select().from(t).where(and(...conditions)).orderBy(t.code)) as AnyItem[]
  return (await localized(tx, rows, ['title', ...Object.keys(kind.fields)])) as (ItemOf<K> & AnyItem)[]
}

/** Joins two items by a typed link (GLOSSARY). Made again, it is confirmed at today's versions. */
export async function linkItems(tx: Tx, fromId: string, type: string, toId: string): Promise<string> {
  const ends = await tx.db.select().from(items).where(and(eq(items.implementationId, tx.implementationId), inArray(items.id, [fromId, toId])))
  const from = ends.find((e) => e.id === fromId)
  const to = ends.find((e) => e.id === toId)
  if (!from || !to || from.id === to.id) {
    throw new Invalid('link.end_unknown', { from: fromId, to: toId }, { zh: '关联的一端不在本项目里。请从列表里重新选择条目。', en: 'One end of the link is not in this implementation. Choose the item again from the list.' })
  }
  const versions = { fromVersion: from.version, toVersion: to.version, fromHash: from.contentHash, toHash: to.contentHash }
  const [saved] = await tx.db
    .insert(links)
    .values({ id: newId(tx.actor.at), implementationId: tx.implementationId, fromId, type, toId, ...versions, createdAt: tx.now, createdBy: tx.personId })
    .onConflictDoUpdate({ target: [links.fromId, links.type, links.toId], set: versions })
    .returning({ id: links.id })
  await tx.record({ kind: 'link.made', itemId: fromId, data: { type, to: toId, toCode: to.code, ...{ fromVersion: from.version, toVersion: to.version } } })
  return saved!.id
}

export async function unlinkItems(tx: Tx, fromId: string, type: string, toId: string): Promise<void> {
  await tx.db.delete(links).where(and(eq(links.implementationId, tx.implementationId), eq(links.fromId, fromId), eq(links.type, type), eq(links.toId, toId)))
  await tx.record({ kind: 'link.removed', itemId: fromId, data: { type, to: toId } })
}

/** Items at the other end of links of this type; suspect where that end is the cause and has changed. `out`: from these ids; `in`: to these ids. Keyed by the given id. */
export async function linkedItems(tx: Tx, ids: readonly string[], type: string, direction: 'in' | 'out'): Promise<Map<string, { id: string; kind: string; code: string; title: string; state: string; linkId: string; suspect: boolean }[]>> {
  const found = new Map<string, { id: string; kind: string; code: string; title: string; state: string; linkId: string; suspect: boolean }[]>()
  if (ids.length === 0) return found
  const [own, other] = direction === 'out' ? [links.fromId, links.toId] : [links.toId, links.fromId]
  const rows = await tx.db
    .select({ own, linkId: links.id, fromHash: links.fromHash, toHash: links.toHash, id: items.id, kind: items.kind, code: items.code, title: items.title, state: items.state, hash: items.contentHash, removedAt: items.removedAt })
    .from(links)
    .innerJoin(items, eq(items.id, other))
    .where(and(eq(links.implementationId, tx.implementationId), eq(links.type, type), anyOf(own, ids)))
    .orderBy(items.code)
  for (const row of await localized(tx, rows, ['title'])) {
    if (row.removedAt) continue
    const list = found.get(row.own) ?? []
    list.push({ id: row.id, kind: row.kind, code: row.code, title: row.title, state: row.state, linkId: row.linkId, suspect: isSuspect({ type, ...row }, direction === 'out' ? { from: row.fromHash, to: row.hash } : { from: row.hash, to: row.toHash }) })
    found.set(row.own, list)
  }
  return found
}

/** Puts the reader's language over texts that a kit or the demo holds in both. Rows need `id`. */
export async function localized<R extends { id: string }>(tx: Pick<Tx, 'db' | 'locale'>, rows: R[], fields: readonly string[]): Promise<R[]> {
  if (tx.locale === 'zh' || rows.length === 0) return rows
  const found: { itemId: string; field: string; base: string; text: string }[] = []
  const ids = [...new Set(rows.map((r) => r.id))]
  found.push(...(await tx.db.select({ itemId: translations.itemId, field: translations.field, base: translations.base, text: translations.text }).from(translations).where(and(anyOf(translations.itemId, ids), eq(translations.locale, tx.locale)))))
  if (found.length === 0) return rows
  const byItem = Map.groupBy(found, (f) => f.itemId)
  return rows.map((row) => {
    const own = (byItem.get(row.id) ?? []).filter((f) => fields.includes(f.field) && (row as Record<string, unknown>)[f.field] === f.base)
    return own.length === 0 ? row : { ...row, ...Object.fromEntries(own.map((f) => [f.field, f.text])) }
  })
}

export async function nextCode(tx: Tx, kind: { kind: string; prefix: string }): Promise<string> {
  const result = (await tx.db.execute(sql`select next_code(${kind.kind}) as number`)) as unknown as { rows: { number: number }[] }
  return `${kind.prefix}-${String(result.rows[0]!.number).padStart(3, '0')}`
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
}

function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 2 && 'zh' in value && 'en' in value
}

function splitTexts(given: Record<string, Value>): { values: Record<string, unknown>; english: Record<string, string> } {
  const values: Record<string, unknown> = {}
  const english: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    if (isText(value)) {
      values[name] = value.zh
      if (value.en) english[name] = value.en
    } else values[name] = value === '' ? null : value
  }
  return { values, english }
}

async function saveTranslations(tx: Tx, itemId: string, values: Record<string, unknown>, english: Record<string, string>): Promise<void> {
  const rows = Object.entries(english).map(([field, text]) => ({ implementationId: tx.implementationId, itemId, field, locale: 'en', base: String(values[field]), text }))
  if (rows.length > 0) await tx.db.insert(translations).values(rows).onConflictDoUpdate({ target: [translations.itemId, translations.field, translations.locale], set: { base: sql`excluded.base`, text: sql`excluded.text` } })
}

function plainValues(kind: AnyKind, values: Record<string, unknown>): Record<string, unknown> {
  const plain = Object.entries(values).filter(([name, value]) => value !== null && value !== undefined && (name === 'phaseId' || name === 'departmentId' || (kind.fields[name] && !longTypes.has(kind.fields[name].definition.type))))
  return plain.length === 0 ? {} : { values: Object.fromEntries(plain) }
}

function textsOf(kind: AnyKind, before: Record<string, unknown>, values: Record<string, unknown>): Record<string, { old: string | null; new: string | null }> {
  const names = Object.keys(values).filter((name) => name === 'title' || name === 'ownerId' || (kind.fields[name] && longTypes.has(kind.fields[name].definition.type)))
  return Object.fromEntries(names.map((name) => [name, { old: asText(before[name]), new: asText(values[name]) }]).filter(([, c]) => (c as { old: unknown; new: unknown }).old !== null || (c as { new: unknown }).new !== null))
}

function asText(value: unknown): string | null {
  return value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value)
}

async function editedMeanwhile(tx: Tx, kind: AnyKind, row: AnyItem): Promise<Conflict> {
  const [editor] = row.updatedBy ? await tx.db.select({ name: people.name }).from(people).where(eq(people.id, row.updatedBy)) : []
  const by = editor?.name ?? '系统'
  return new Conflict('item.edited_meanwhile', { kind: kind.kind, code: row.code, by, version: row.version, at: row.updatedAt }, {
    zh: `${row.code} 刚刚被 ${by} 修改过（版本 ${row.version}）。请刷新后核对差异，再保存你的修改。`,
    en: `${row.code} was changed by ${by} meanwhile (version ${row.version}). Reload it, compare, then save your change again.`,
  })
}
