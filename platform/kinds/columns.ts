import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Text } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import { departments, modules, people, phases } from '../organization/tables.ts'
import { halfWidth, type Named, type Read, readBoolean, readDay, readDecimal, readInstant, readInteger, readOption, readRatio, readReference } from '../sheets/parse-cell.ts'
import type { Column } from '../sheets/read-table.ts'
import { items } from '../trace/tables.ts'
import type { FieldDefinition } from './field.ts'
import type { AnyKind, LinkSlot } from './kind.ts'

export const standardLabels = {
  code: { zh: '编号', en: 'Code' },
  title: { zh: '标题', en: 'Title' },
  phaseId: { zh: '期', en: 'Phase' },
  ownerId: { zh: '负责人', en: 'Owner' },
  departmentId: { zh: '部门', en: 'Department' },
  state: { zh: '状态', en: 'State' },
  updatedAt: { zh: '更新时间', en: 'Updated' },
} satisfies Record<string, Text>

/** What cells of an implementation may point to by code or name. */
export interface Lookups {
  readonly people: readonly Named[]
  readonly departments: readonly Named[]
  readonly modules: readonly Named[]
  readonly phases: readonly Named[]
  /** Items by kind, for link slots; `code` cells that exist already are refused. */
  readonly itemsOf: ReadonlyMap<string, readonly Named[]>
}

export async function lookupsFor(tx: Tx, kind?: AnyKind): Promise<Lookups> {
  const named = (rows: { id: string; code: string; name: string; nameEn: string | null }[]): Named[] => rows.map((r) => ({ id: r.id, code: r.code, names: [r.name, r.nameEn] }))
  const columns = { id: people.id, code: people.code, name: people.name, nameEn: people.nameEn }
  const wanted = kind ? [...new Set([kind.kind, ...kind.links.flatMap((l) => l.kinds)])] : []
  const found = wanted.length === 0 ? [] : await tx.db.select({ id: items.id, kind: items.kind, code: items.code, title: items.title }).from(items).where(and(eq(items.implementationId, tx.implementationId), inArray(items.kind, wanted), isNull(items.removedAt)))
  return {
    people: (await tx.db.select({ ...columns, email: people.email }).from(people).where(and(eq(people.organizationId, tx.organizationId), isNull(people.removedAt)))).map((p) => ({ id: p.id, code: p.code, names: [p.name, p.nameEn, p.email] })),
    departments: named(await tx.db.select().from(departments).where(and(eq(departments.organizationId, tx.organizationId), isNull(departments.removedAt)))),
    modules: named(await tx.db.select().from(modules).where(eq(modules.implementationId, tx.implementationId))),
    phases: named(await tx.db.select().from(phases).where(eq(phases.implementationId, tx.implementationId))),
    itemsOf: Map.groupBy(found.map((i) => ({ id: i.id, code: i.code, names: [i.title], kind: i.kind })), (i) => i.kind),
  }
}

/** The columns that a table of this kind may bring; `links.slot` for link slots, `code` only to notice what is there already. */
export function importColumns(kind: AnyKind, lookups: Lookups): Column[] {
  const own = (Object.entries(kind.fields) as [string, { definition: FieldDefinition }][]).filter(([, f]) => !f.definition.readOnly && f.definition.type !== 'json')
  const reference = (name: keyof typeof standardLabels, things: readonly Named[]): Column => ({ name, label: standardLabels[name], required: false, read: (cell) => readReference(cell, things, standardLabels[name]) })
  return [
    { name: 'code', label: standardLabels.code, required: false, read: (cell) => notThereYet(cell, lookups.itemsOf.get(kind.kind) ?? [], kind.label) },
    { name: 'title', label: standardLabels.title, required: true, read: (cell) => ({ value: cell }) },
    ...(kind.standard.includes('phase') ? [reference('phaseId', lookups.phases)] : []),
    ...(kind.standard.includes('owner') ? [reference('ownerId', lookups.people)] : []),
    ...(kind.standard.includes('department') ? [reference('departmentId', lookups.departments)] : []),
    ...own.map(([name, { definition }]) => ({ name, label: definition.label, required: definition.required, read: readerOf(definition, lookups) })),
    ...kind.links.map((slot) => ({ name: `links.${slot.name}`, label: slot.label, required: slot.required ?? false, read: (cell: string) => readLinks(cell, slot, lookups) })),
  ]
}

function readerOf(definition: FieldDefinition, lookups: Lookups): Column['read'] {
  switch (definition.type) {
    case 'integer': return readInteger
    case 'decimal': return readDecimal
    case 'percent': return readRatio
    case 'date': return readDay
    case 'instant': return readInstant
    case 'boolean': return readBoolean
    case 'enum': return (cell) => readOption(cell, definition.options ?? [])
    case 'person': return (cell) => readReference(cell, lookups.people, { zh: '人员', en: 'person' })
    case 'department': return (cell) => readReference(cell, lookups.departments, { zh: '部门', en: 'department' })
    case 'module': return (cell) => readReference(cell, lookups.modules, { zh: '模块', en: 'module' })
    default: return (cell) => ({ value: cell })
  }
}

function readLinks(cell: string, slot: LinkSlot, lookups: Lookups): Read<string[]> {
  const things = slot.kinds.flatMap((k) => lookups.itemsOf.get(k) ?? [])
  const whole = readReference(cell, things, slot.label)
  if ('value' in whole) return { value: [whole.value] }
  const ids: string[] = []
  for (const part of cell.split(/[,，、;；\n]/).map((p) => p.trim()).filter(Boolean)) {
    const read = readReference(part, things, slot.label)
    if ('error' in read) return read
    ids.push(read.value)
  }
  if (ids.length > 1 && slot.many === false) return { error: { zh: `"${slot.label.zh}"只能填一个`, en: `"${slot.label.en}" takes one only` } }
  return { value: [...new Set(ids)] }
}

function notThereYet(cell: string, things: readonly Named[], label: Text): Read<string> {
  const taken = things.find((t) => t.code?.toLowerCase() === halfWidth(cell).toLowerCase())
  return taken ? { error: { zh: `${cell} 已经有了（${taken.names[0]}）。导入只新增${label.zh}；要修改请在列表里改`, en: `${cell} is there already (${taken.names[0]}). An import only adds; change it in the list` } } : { value: cell }
}
