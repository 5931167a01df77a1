import { and, eq, isNull } from 'drizzle-orm'
import { Conflict, Invalid, NotFound, Refused, type Text } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import { items } from '../trace/tables.ts'
import { endParticipation, requirePerson } from './participation.ts'
import { departments, implementations, modules, people, phases } from './tables.ts'

type Changes<Row> = { [K in keyof Row]?: Row[K] | undefined }
/** Fields of a row that were really given. */
function given<Row extends object>(changes: Row): Partial<Row> {
  return Object.fromEntries(Object.entries(changes).filter(([, v]) => v !== undefined)) as Partial<Row>
}
const personal = new Set(['name', 'nameEn', 'phone', 'email', 'job', 'jobEn'])

export type PersonChanges = Changes<Pick<typeof people.$inferInsert, 'code' | 'name' | 'nameEn' | 'departmentId' | 'job' | 'jobEn' | 'superiorId' | 'phone' | 'email' | 'isFrontLine' | 'monthlyTransactions' | 'side'>>

/** Changes what is known of a person. Refused when the superior would be themselves or one of their own reports. */
export async function changePerson(tx: Tx, id: string, changes: PersonChanges): Promise<void> {
  tx.require('manage', 'people')
  const before = await requirePerson(tx, id)
  if (changes.superiorId) await refuseCircle(tx, people, people.superiorId, id, changes.superiorId, { zh: '上级不能是本人或本人的下属。', en: 'The superior cannot be the person or one of their own reports.' })
  if (changes.code && changes.code !== before.code) await refuseTakenPersonCode(tx, changes.code)
  const set = given(changes)
  if (Object.keys(set).length === 0) return
  await tx.db.update(people).set(set).where(eq(people.id, id))
  const texts = Object.fromEntries(Object.entries(set).filter(([k]) => personal.has(k)).map(([k, v]) => [k, { old: (before as Record<string, unknown>)[k] as string | null, new: v as string | null }]))
  const plain = Object.fromEntries(Object.entries(set).filter(([k]) => !personal.has(k)))
  await tx.record({ kind: 'person.changed', data: { person: id, fields: Object.keys(set), ...plain }, texts })
}

/** Somebody leaves: out of every list, without rights in this implementation; their name stays on what they did. */
export async function removePerson(tx: Tx, id: string): Promise<void> {
  tx.require('manage', 'people')
  const person = await requirePerson(tx, id)
  const leads = await tx.db.select({ code: modules.code }).from(modules).where(and(eq(modules.implementationId, tx.implementationId), eq(modules.leadId, id)))
  if (leads.length > 0) throw new Refused('person.leads_modules', { person: id, modules: leads.map((m) => m.code) }, { zh: `${person.name} 还是模块 ${leads.map((m) => m.code).join('、')} 的业务负责人。请先换人。`, en: `${person.name} is still the business lead of ${leads.map((m) => m.code).join(', ')}. Name somebody else first.` })
  await endParticipation(tx, id)
  await tx.db.update(people).set({ removedAt: tx.now }).where(eq(people.id, id))
  await tx.record({ kind: 'person.removed', data: { person: id } })
}

export async function refuseTakenPersonCode(tx: Tx, code: string): Promise<void> {
  const [taken] = await tx.db.select({ name: people.name }).from(people).where(and(eq(people.organizationId, tx.organizationId), eq(people.code, code)))
  if (taken) throw codeTaken(code, taken.name)
}

export type DepartmentChanges = Changes<Pick<typeof departments.$inferInsert, 'code' | 'name' | 'nameEn' | 'parentId' | 'headId' | 'position'>>

export async function changeDepartment(tx: Tx, id: string, changes: DepartmentChanges): Promise<void> {
  tx.require('manage', 'people')
  await requireDepartment(tx, id)
  if (changes.parentId) await refuseCircle(tx, departments, departments.parentId, id, changes.parentId, { zh: '上级部门不能是自己或自己的下级。', en: 'The parent cannot be the department or one below it.' })
  if (changes.code) await refuseTakenDepartmentCode(tx, changes.code, id)
  const set = given(changes)
  if (Object.keys(set).length === 0) return
  await tx.db.update(departments).set(set).where(eq(departments.id, id))
  await tx.record({ kind: 'department.changed', data: { department: id, fields: Object.keys(set) } })
}

/** Refused while people or departments are still in it. */
export async function removeDepartment(tx: Tx, id: string): Promise<void> {
  tx.require('manage', 'people')
  const department = await requireDepartment(tx, id)
  const inside = await tx.db.select({ id: people.id }).from(people).where(and(eq(people.organizationId, tx.organizationId), eq(people.departmentId, id), isNull(people.removedAt)))
  const below = await tx.db.select({ id: departments.id }).from(departments).where(and(eq(departments.organizationId, tx.organizationId), eq(departments.parentId, id), isNull(departments.removedAt)))
  if (inside.length + below.length > 0) throw new Refused('department.not_empty', { department: id, people: inside.length, departments: below.length }, { zh: `${department.name} 下还有 ${inside.length} 人、${below.length} 个下级部门。请先把他们移到别的部门。`, en: `${inside.length} people and ${below.length} departments are still in ${department.name}. Move them first.` })
  await tx.db.update(departments).set({ removedAt: tx.now }).where(eq(departments.id, id))
  await tx.record({ kind: 'department.removed', data: { department: id } })
}

export async function requireDepartment(tx: Tx, id: string): Promise<typeof departments.$inferSelect> {
  const [row] = await tx.db.select().from(departments).where(and(eq(departments.organizationId, tx.organizationId), eq(departments.id, id), isNull(departments.removedAt)))
  if (!row) throw new NotFound('department.unknown', { department: id }, { zh: '没有这个部门。请刷新后重新选择。', en: 'There is no such department. Reload and choose again.' })
  return row
}

export async function refuseTakenDepartmentCode(tx: Tx, code: string, except?: string): Promise<void> {
  const [taken] = await tx.db.select({ id: departments.id, name: departments.name }).from(departments).where(and(eq(departments.organizationId, tx.organizationId), eq(departments.code, code)))
  if (taken && taken.id !== except) throw codeTaken(code, taken.name)
}

export type PhaseChanges = Changes<Pick<typeof phases.$inferInsert, 'code' | 'name' | 'nameEn' | 'position' | 'startsOn' | 'plannedGoLiveOn'>>

/** Changes a phase; its actual go-live comes from the cutover only. */
export async function changePhase(tx: Tx, id: string, changes: PhaseChanges): Promise<void> {
  tx.require('manage', 'implementation')
  const before = await requirePhaseRow(tx, id)
  const starts = changes.startsOn === undefined ? before.startsOn : changes.startsOn
  const planned = changes.plannedGoLiveOn === undefined ? before.plannedGoLiveOn : changes.plannedGoLiveOn
  if (starts && planned && planned <= starts) throw new Invalid('phase.dates', { fields: [{ path: 'plannedGoLiveOn', message: `after ${starts}` }] }, { zh: `计划上线日 ${planned} 要晚于开始日 ${starts}。`, en: `The planned go-live ${planned} has to come after the start ${starts}.` })
  const set = given(changes)
  if (Object.keys(set).length === 0) return
  await tx.db.update(phases).set(set).where(eq(phases.id, id))
  await tx.record({ kind: 'phase.changed', data: { phase: id, fields: Object.keys(set), from: pick(before, ['startsOn', 'plannedGoLiveOn']), to: pick(set, ['startsOn', 'plannedGoLiveOn']) } })
}

/** Refused while anything stands in the phase. */
export async function removePhase(tx: Tx, id: string): Promise<void> {
  tx.require('manage', 'implementation')
  const phase = await requirePhaseRow(tx, id)
  const inside = await tx.db.select({ code: items.code }).from(items).where(and(eq(items.implementationId, tx.implementationId), eq(items.phaseId, id), isNull(items.removedAt)))
  const its = await tx.db.select({ code: modules.code }).from(modules).where(and(eq(modules.implementationId, tx.implementationId), eq(modules.phaseId, id)))
  if (inside.length + its.length > 0) throw new Refused('phase.not_empty', { phase: phase.code, items: inside.slice(0, 20).map((i) => i.code), modules: its.map((m) => m.code) }, { zh: `${phase.name} 里还有 ${inside.length} 个条目、${its.length} 个模块。请先移到别的期。`, en: `${inside.length} items and ${its.length} modules still stand in ${phase.name}. Move them to another phase first.` })
  await tx.db.delete(phases).where(eq(phases.id, id))
  await tx.record({ kind: 'phase.removed', data: { phase: id, code: phase.code } })
}

async function requirePhaseRow(tx: Tx, id: string): Promise<typeof phases.$inferSelect> {
  const [row] = await tx.db.select().from(phases).where(and(eq(phases.implementationId, tx.implementationId), eq(phases.id, id)))
  if (!row) throw new NotFound('phase.unknown', { phase: id }, { zh: '没有这一期。请刷新后重新选择。', en: 'There is no such phase. Reload and choose again.' })
  return row
}

export type ModuleChanges = Changes<Pick<typeof modules.$inferInsert, 'code' | 'name' | 'nameEn' | 'phaseId' | 'leadId' | 'position'>>

export async function changeModule(tx: Tx, id: string, changes: ModuleChanges): Promise<void> {
  tx.require('manage', 'implementation')
  await requireModule(tx, id)
  if (changes.phaseId) await requirePhaseRow(tx, changes.phaseId)
  if (changes.leadId) await requirePerson(tx, changes.leadId)
  const set = given(changes)
  if (Object.keys(set).length === 0) return
  await tx.db.update(modules).set(set).where(eq(modules.id, id))
  await tx.record({ kind: 'module.changed', data: { module: id, ...set, name: undefined, nameEn: undefined, fields: Object.keys(set) } })
}

export async function removeModule(tx: Tx, id: string): Promise<void> {
  tx.require('manage', 'implementation')
  const module = await requireModule(tx, id)
  const used = await modulesInUse(tx, id)
  if (used.length > 0) throw new Refused('module.in_use', { module: module.code, items: used.slice(0, 20) }, { zh: `模块 ${module.code} 还被 ${used.slice(0, 5).join('、')} 等 ${used.length} 个条目使用。请先改掉它们。`, en: `${used.length} items still use the module ${module.code} (${used.slice(0, 5).join(', ')} …). Change them first.` })
  await tx.db.delete(modules).where(eq(modules.id, id))
  await tx.record({ kind: 'module.removed', data: { module: id, code: module.code } })
}

/** Codes of the items of any kind that point to the module. */
async function modulesInUse(tx: Tx, id: string): Promise<string[]> {
  const codes: string[] = []
  for (const kind of tx.registry.kinds.values()) {
    for (const [name, f] of Object.entries(kind.fields)) {
      if ((f as { definition: { type: string } }).definition.type !== 'module') continue
      codes.push(...((await tx.db.select({ code: kind.table.code }).from(kind.table).where(and(eq(kind.table.implementationId, tx.implementationId), eq(kind.table[name], id), isNull(kind.table.removedAt)))) as { code: string }[]).map((r) => r.code))
    }
  }
  return codes
}

async function requireModule(tx: Tx, id: string): Promise<typeof modules.$inferSelect> {
  const [row] = await tx.db.select().from(modules).where(and(eq(modules.implementationId, tx.implementationId), eq(modules.id, id)))
  if (!row) throw new NotFound('module.unknown', { module: id }, { zh: '没有这个模块。请刷新后重新选择。', en: 'There is no such module. Reload and choose again.' })
  return row
}

export interface ImplementationChanges {
  readonly name?: string | undefined
  readonly nameEn?: string | null | undefined
  readonly zone?: string | undefined
  readonly startsOn?: string | null | undefined
  readonly targetSystem?: string | null | undefined
  /** Merged into the settings, key by key; null takes a key away. */
  readonly settings?: Record<string, unknown> | undefined
}

export async function changeImplementation(tx: Tx, changes: ImplementationChanges): Promise<void> {
  tx.require('manage', 'implementation')
  if (changes.zone && !Intl.supportedValuesOf('timeZone').includes(changes.zone)) throw new Invalid('implementation.zone', { fields: [{ path: 'zone', message: 'an IANA time zone' }] }, { zh: `没有"${changes.zone}"这个时区。例如 Asia/Shanghai。`, en: `There is no time zone "${changes.zone}". An example: Asia/Shanghai.` })
  const [before] = await tx.db.select().from(implementations).where(eq(implementations.id, tx.implementationId))
  const { settings, ...plain } = changes
  const set = given(plain)
  const merged = settings ? Object.fromEntries(Object.entries({ ...before!.settings, ...settings }).filter(([, v]) => v !== null)) : undefined
  const fields = [...Object.keys(set), ...Object.keys(settings ?? {}).map((k) => `settings.${k}`)]
  if (fields.length === 0) return
  await tx.db.update(implementations).set({ ...set, ...(merged ? { settings: merged } : {}) }).where(eq(implementations.id, tx.implementationId))
  await tx.record({ kind: 'implementation.changed', data: { fields, ...(set.startsOn === undefined ? {} : { startsOn: set.startsOn }), ...(set.zone ? { zone: set.zone } : {}) } })
}

async function refuseCircle(tx: Tx, table: any, parent: any, id: string, wanted: string, text: Text): Promise<void> {
  const above = new Map(((await tx.db.select({ id: table.id, parent }).from(table).where(eq(table.organizationId, tx.organizationId))) as { id: string; parent: string | null }[]).map((r) => [r.id, r.parent]))
  const seen = new Set<string>()
  for (let at: string | null | undefined = wanted; at && !seen.has(at); at = above.get(at)) {
    if (at === id) throw new Refused('organization.circle', { id, parent: wanted }, text)
    seen.add(at)
  }
}

function codeTaken(code: string, name: string): Conflict {
  return new Conflict('code.taken', { code, fields: [{ path: 'code', message: 'taken' }] }, { zh: `编号 ${code} 已被"${name}"使用。请换一个。`, en: `The code ${code} belongs to "${name}" already. Choose another.` })
}

function pick(row: object, names: string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([k]) => names.includes(k)))
}
