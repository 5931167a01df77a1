import { eq } from 'drizzle-orm'
import { roleNames } from '../access/role-names.ts'
import type { Tx } from '../db/door.ts'
import { lookupsFor } from '../kinds/columns.ts'
import { halfWidth, type Read, readBoolean, readInteger, readOption, readReference } from '../sheets/parse-cell.ts'
import { type Column, isClean, reportOf, readTable, type TableRow, type TableSource } from '../sheets/read-table.ts'
import { writeWorkbook } from '../sheets/write-sheet.ts'
import type { ImportReport } from '../wire.ts'
import { addDepartment, addPerson, type NewPerson, nextPersonCode } from './create.ts'
import { departments, people } from './tables.ts'

const roleOptions = Object.entries(roleNames).map(([value, label]) => ({ value, label }))
const sides = [{ value: 'customer', label: { zh: '甲方', en: 'Customer' } }, { value: 'implementer', label: { zh: '乙方', en: 'Implementer' } }, { value: 'thirdParty', label: { zh: '第三方', en: 'Third party' } }]

function peopleColumns(lookups: Awaited<ReturnType<typeof lookupsFor>>): Column[] {
  const text = (cell: string): Read<string> => ({ value: cell })
  const department = { zh: '部门', en: 'Department' }
  const person = { zh: '人员', en: 'person' }
  return [
    { name: 'code', label: { zh: '工号', en: 'Number' }, required: false, read: text },
    { name: 'name', label: { zh: '姓名', en: 'Name' }, required: true, read: text },
    { name: 'nameEn', label: { zh: '英文名', en: 'Name in English' }, required: false, read: text },
    { name: 'departmentId', label: department, required: false, read: (cell) => readReference(cell, lookups.departments, department) },
    { name: 'job', label: { zh: '岗位', en: 'Job' }, required: false, read: text },
    { name: 'superiorId', label: { zh: '上级', en: 'Superior' }, required: false, read: (cell) => readReference(cell, lookups.people, person) },
    { name: 'phone', label: { zh: '手机', en: 'Phone' }, required: false, read: text },
    { name: 'email', label: { zh: '邮箱', en: 'E-mail' }, required: false, read: (cell) => (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(halfWidth(cell)) ? { value: halfWidth(cell).toLowerCase() } : { error: { zh: `"${cell}"不是邮箱`, en: `"${cell}" is not an e-mail address` } }) },
    { name: 'isFrontLine', label: { zh: '一线员工', en: 'Front line' }, required: false, read: readBoolean },
    { name: 'monthlyTransactions', label: { zh: '月单据量', en: 'Documents a month' }, required: false, read: readInteger },
    { name: 'side', label: { zh: '所属方', en: 'Side' }, required: false, read: (cell) => readOption(cell, sides) },
    { name: 'roles', label: { zh: '角色', en: 'Roles' }, required: false, read: readRoles },
  ]
}

function readRoles(cell: string): Read<string[]> {
  const roles: string[] = []
  for (const part of cell.split(/[,，、;；\n]/).map((p) => p.trim()).filter(Boolean)) {
    const read = readOption(part, roleOptions)
    if ('error' in read) return read
    roles.push(read.value)
  }
  return { value: roles }
}

/** Adds people from a pasted or uploaded table, all or none. A superior may stand further up in the same table only if they are in the directory already. */
export async function importPeople(tx: Tx, source: TableSource, dryRun: boolean): Promise<ImportReport> {
  tx.require('manage', 'people')
  const table = await readTable(source, peopleColumns(await lookupsFor(tx)))
  const taken = new Map((await tx.db.select({ code: people.code, name: people.name }).from(people).where(eq(people.organizationId, tx.organizationId))).map((p) => [p.code, p.name]))
  refuseTaken(table.rows, taken)
  if (dryRun || !isClean(table)) return reportOf(table, dryRun)
  for (const row of table.rows) {
    const { code, name, nameEn, ...rest } = row.parsed as { code?: string; name: string; nameEn?: string } & Partial<NewPerson>
    await addPerson(tx, { ...rest, code: code ?? (await nextPersonCode(tx)), name: nameEn ? { zh: name, en: nameEn } : name })
  }
  return reportOf(table, false)
}

/** Adds departments; a parent is one that exists already or stands further up in the same table. */
export async function importDepartments(tx: Tx, source: TableSource, dryRun: boolean): Promise<ImportReport> {
  tx.require('manage', 'people')
  const lookups = await lookupsFor(tx)
  const text = (cell: string): Read<string> => ({ value: cell })
  const table = await readTable(source, [
    { name: 'code', label: { zh: '编号', en: 'Code' }, required: true, read: text },
    { name: 'name', label: { zh: '名称', en: 'Name' }, required: true, read: text },
    { name: 'nameEn', label: { zh: '英文名', en: 'Name in English' }, required: false, read: text },
    { name: 'parent', label: { zh: '上级部门', en: 'Parent' }, required: false, read: text },
  ])
  const known = [...lookups.departments]
  refuseTaken(table.rows, new Map((await tx.db.select({ code: departments.code, name: departments.name }).from(departments).where(eq(departments.organizationId, tx.organizationId))).map((d) => [d.code, d.name])))
  for (const row of table.rows) {
    if (row.parsed.parent) {
      const read = readReference(String(row.parsed.parent), known, { zh: '部门', en: 'department' })
      if ('error' in read) row.errors.push({ column: 'parent', text: read.error })
    }
    known.push({ id: String(row.parsed.code), code: String(row.parsed.code), names: [String(row.parsed.name)] })
  }
  if (dryRun || !isClean(table)) return reportOf(table, dryRun)
  const made = [...lookups.departments]
  for (const row of table.rows) {
    const { code, name, nameEn, parent } = row.parsed as Record<string, string>
    const parentId = parent ? readReference(parent, made, { zh: '部门', en: 'department' }) : null
    const id = await addDepartment(tx, { code: code!, name: nameEn ? { zh: name!, en: nameEn } : name!, parentId: parentId && 'value' in parentId ? parentId.value : null })
    made.push({ id, code: code!, names: [name!, nameEn ?? null] })
  }
  return reportOf(table, false)
}

function refuseTaken(rows: readonly TableRow[], taken: Map<string, string>): void {
  const inTable = new Map<string, number>()
  for (const row of rows) {
    const code = row.parsed.code as string | undefined
    if (!code) continue
    const [owner, line] = [taken.get(code), inTable.get(code)]
    if (owner !== undefined) row.errors.push({ column: 'code', text: { zh: `编号 ${code} 已被"${owner}"使用`, en: `the code ${code} belongs to "${owner}" already` } })
    else if (line !== undefined) row.errors.push({ column: 'code', text: { zh: `编号 ${code} 与第 ${line} 行重复`, en: `the code ${code} repeats line ${line}` } })
    else inTable.set(code, row.line)
  }
}

/** The directory as .xlsx under the headers that `importPeople` reads; without rows, the template. */
export async function exportPeople(tx: Tx, rows: readonly { code: string; name: string; nameEn: string | null; departmentId: string | null; job: string | null; superiorId: string | null; phone: string | null; email: string | null; isFrontLine: boolean; monthlyTransactions: number; side: string; roles: readonly string[] }[]): Promise<Buffer> {
  const lookups = await lookupsFor(tx)
  const say = (t: { zh: string; en: string }): string => t[tx.locale]
  const nameOf = (things: readonly { id: string; names: readonly (string | null)[] }[], id: string | null): string | null => things.find((t) => t.id === id)?.names[0] ?? null
  const columns = peopleColumns(lookups)
  return writeWorkbook([{
    name: say({ zh: '人员', en: 'People' }),
    columns: columns.map((c) => ({ header: say(c.label) + (c.required ? '*' : ''), ...(c.name === 'side' ? { options: sides.map((s) => say(s.label)) } : c.name === 'isFrontLine' ? { options: [say({ zh: '是', en: 'yes' }), say({ zh: '否', en: 'no' })] } : {}) })),
    rows: rows.map((p) => [p.code, p.name, p.nameEn, nameOf(lookups.departments, p.departmentId), p.job, nameOf(lookups.people, p.superiorId), p.phone, p.email, say(p.isFrontLine ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' }), p.monthlyTransactions, say(sides.find((s) => s.value === p.side)?.label ?? { zh: p.side, en: p.side }), p.roles.map((r) => say(roleNames[r as never] ?? { zh: r, en: r })).join('、')]),
  }])
}
