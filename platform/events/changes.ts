import { and, eq, inArray } from 'drizzle-orm'
import type { Text } from '../../engines/errors.ts'
import { roleName } from '../access/role-names.ts'
import type { Tx, WideTx } from '../db/door.ts'
import { accountProfiles } from '../identity/tables.ts'
import { standardLabels } from '../kinds/columns.ts'
import type { FieldDefinition } from '../kinds/field.ts'
import { departments, modules, people, phases } from '../organization/tables.ts'
import type { Registry } from '../registry.ts'
import { linkTypes } from '../trace/walk.ts'
import type { HistoryEntry } from '../wire.ts'
import { fieldChanges } from './tables.ts'

type Change = HistoryEntry['changes'][number]
const extraLabels: Record<string, Text> = { ...standardLabels, reason: { zh: '原因', en: 'Reason' }, text: { zh: '内容', en: 'Text' }, statement: { zh: '签署意见', en: 'Statement' }, name: { zh: '姓名', en: 'Name' }, roles: { zh: '角色', en: 'Roles' }, endsOn: { zh: '截止日', en: 'Last day' }, link: { zh: '关联', en: 'Link' }, nameEn: { zh: '英文名', en: 'Name in English' }, phone: { zh: '手机', en: 'Phone' }, email: { zh: '邮箱', en: 'E-mail' }, job: { zh: '岗位', en: 'Job' }, jobEn: { zh: '岗位（英文）', en: 'Job in English' } }

/** Names behind ids, for telling changes in words. */
export interface Names {
  person(id: string | null | undefined): string | null
  department(id: string | null | undefined): string | null
  module(id: string | null | undefined): string | null
  phase(id: string | null | undefined): string | null
}

export async function namesIn(tx: Tx): Promise<Names> {
  const by = async (rows: Promise<{ id: string; name: string; nameEn: string | null }[]>) => {
    const map = new Map((await rows).map((r) => [r.id, tx.locale === 'en' ? (r.nameEn ?? r.name) : r.name]))
    return (id: string | null | undefined): string | null => (id ? (map.get(id) ?? null) : null)
  }
  return {
    person: await by(tx.db.select({ id: people.id, name: people.name, nameEn: people.nameEn }).from(people).where(eq(people.organizationId, tx.organizationId))),
    department: await by(tx.db.select().from(departments).where(eq(departments.organizationId, tx.organizationId))),
    module: await by(tx.db.select().from(modules).where(eq(modules.implementationId, tx.implementationId))),
    phase: await by(tx.db.select().from(phases).where(eq(phases.implementationId, tx.implementationId))),
  }
}

export interface RawEvent {
  readonly seq: number
  readonly kind: string
  readonly actorId: string | null
  readonly itemId: string | null
  readonly data: Record<string, unknown>
}

/** The texts of these events by number; erased ones are simply not there. */
export async function textsOf(tx: Tx, seqs: readonly number[]): Promise<Map<number, (typeof fieldChanges.$inferSelect)[]>> {
  if (seqs.length === 0) return new Map()
  return Map.groupBy(await tx.db.select().from(fieldChanges).where(and(eq(fieldChanges.implementationId, tx.implementationId), inArray(fieldChanges.seq, [...seqs]))), (r) => r.seq)
}

/** Field by field what an event changed, in the reader's words. `before` holds plain values as they stood, and is moved on. */
export function changesOf(registry: Registry, names: Names, locale: 'zh' | 'en', event: RawEvent, texts: readonly (typeof fieldChanges.$inferSelect)[], itemKind: string | null, before: Record<string, unknown> = {}): Change[] {
  const kind = itemKind ? registry.kinds.get(itemKind) : undefined
  const definition = (name: string): FieldDefinition | undefined => (kind?.fields[name] as { definition: FieldDefinition } | undefined)?.definition
  const say = (text: Text): string => text[locale]
  const shown = (name: string, value: unknown): string | null => {
    if (value === null || value === undefined || value === '') return null
    const d = definition(name)
    if (name === 'phaseId') return names.phase(String(value)) ?? String(value)
    if (name === 'departmentId' || d?.type === 'department') return names.department(String(value)) ?? String(value)
    if (name === 'ownerId' || d?.type === 'person') return names.person(String(value)) ?? String(value)
    if (d?.type === 'module') return names.module(String(value)) ?? String(value)
    if (d?.type === 'enum') { const option = d.options?.find((o) => o.value === value); return option ? say(option.label) : String(value) }
    if (d?.type === 'boolean') return value ? say({ zh: '是', en: 'Yes' }) : say({ zh: '否', en: 'No' })
    if (d?.type === 'percent') return `${Number((Number(value) * 100).toPrecision(10))} %`
    if (d?.type === 'decimal' && typeof value === 'string' && value.includes('.')) return value.replace(/\.?0+$/, '')
    return typeof value === 'object' ? null : String(value)
  }
  const labelOf = (name: string): Text => definition(name)?.label ?? extraLabels[name] ?? { zh: name, en: name }
  const state = (value: unknown): string | null => { const s = kind?.states[String(value)] as readonly [string, string] | undefined; return s ? (locale === 'en' ? s[1] : s[0]) : value ? String(value) : null }
  const changes: Change[] = []
  if (event.data.to !== undefined && event.data.from !== undefined && kind && typeof event.data.to === 'string') changes.push({ field: 'state', label: standardLabels.state, old: state(event.data.from), new: state(event.data.to) })
  for (const t of texts) changes.push({ field: t.field, label: labelOf(t.field), old: shown(t.field, t.oldText), new: shown(t.field, t.newText) })
  for (const [name, value] of Object.entries((event.data.values ?? {}) as Record<string, unknown>)) {
    changes.push({ field: name, label: labelOf(name), old: shown(name, before[name]), new: shown(name, value) })
    before[name] = value
  }
  if (event.kind.startsWith('link.')) changes.push(linkChange(event, say))
  if (Array.isArray(event.data.roles)) changes.push({ field: 'roles', label: labelOf('roles'), old: null, new: event.data.roles.map((r) => say(roleName(String(r)))).join('、') || null })
  if (typeof event.data.endsOn === 'string') changes.push({ field: 'endsOn', label: labelOf('endsOn'), old: null, new: event.data.endsOn })
  return changes.filter((c) => c.old !== null || c.new !== null)
}

function linkChange(event: RawEvent, say: (t: Text) => string): Change {
  const type = linkTypes[String(event.data.type)] ?? { zh: String(event.data.type), en: String(event.data.type) }
  const words = `${say(type)} ${String(event.data.toCode ?? event.data.to)}`
  const isMade = event.kind === 'link.made'
  return { field: 'link', label: extraLabels.link!, old: isMade ? null : words, new: isMade ? words : null }
}

/** Who did it: a person of the organization, else an account by its profile, else the system. */
export async function actorNames(tx: Pick<Tx | WideTx, 'db'>, names: Names | null, ids: readonly (string | null)[], locale: 'zh' | 'en'): Promise<(id: string | null) => string> {
  const strangers = [...new Set(ids.filter((id): id is string => id !== null && (names?.person(id) ?? null) === null))]
  const profiles = new Map(strangers.length === 0 ? [] : (await tx.db.select().from(accountProfiles).where(inArray(accountProfiles.accountId, strangers))).map((p) => [p.accountId, p.name]))
  return (id) => (id ? (names?.person(id) ?? profiles.get(id)) : null) ?? (locale === 'en' ? 'System' : '系统')
}
