import { sql } from 'drizzle-orm'
import { parseDelimited } from '../../../engines/delimited/parse-delimited.ts'
import { Invalid } from '../../../engines/errors.ts'
import { readDays } from '../../../engines/kpi/read-days.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { departments } from '../../../platform/organization/tables.ts'
import { satisfactionPoints, usagePoints } from '../tables.ts'

/**
 * Reads use by department: columns department (code or name), week, people active, people entitled, documents inside, documents
 * outside, in this order under any head. Or satisfaction: department, month (a day in it), answers, average 1..5. All or nothing.
 */
export async function importAdoption(tx: Tx, input: { what: 'usage' | 'satisfaction'; text: string }): Promise<{ rows: number }> {
  tx.require('update', 'operations')
  const [, ...rows] = parseDelimited(input.text)
  const width = input.what === 'usage' ? 6 : 4
  const ids = await departmentIds(tx)
  const days = readDays(rows.map((r) => ({ text: r.cells[1] ?? '', line: r.line })), input.what === 'usage' ? '周' : '月')
  const read = rows.map((row, i) => {
    const departmentId = ids.get((row.cells[0] ?? '').toLowerCase())
    if (!departmentId) throw new Invalid('adoption.department', { line: row.line, department: row.cells[0] }, { zh: `第 ${row.line} 行的部门"${row.cells[0]}"不在企业里。请核对编号或名称。`, en: `Line ${row.line}: there is no department "${row.cells[0]}". Check its code or name.` })
    const numbers = row.cells.slice(2, width).map((cell) => Number(cell.replaceAll(',', '')))
    if (row.cells.length < width || numbers.some((n) => Number.isNaN(n) || n < 0) || !days[i]) throw new Invalid('adoption.row', { line: row.line }, { zh: `第 ${row.line} 行不完整：要有 ${width} 列，数字不能为负。`, en: `Line ${row.line} is incomplete: it needs ${width} columns and numbers of zero or more.` })
    return { departmentId, day: days[i], numbers }
  })
  if (read.length === 0) throw new Invalid('adoption.empty', {}, { zh: '没有数据行。第一行写列名，下面每行一个部门。', en: 'There are no rows. Name the columns in the first row, then one department a row.' })
  const own = { implementationId: tx.implementationId }
  if (input.what === 'usage') {
    await tx.db.insert(usagePoints).values(read.map((r) => ({ ...own, departmentId: r.departmentId, weekEnd: r.day, active: r.numbers[0]!, entitled: r.numbers[1]!, inside: r.numbers[2]!, outside: r.numbers[3]! })))
      .onConflictDoUpdate({ target: [usagePoints.departmentId, usagePoints.weekEnd], set: { active: sql`excluded.active`, entitled: sql`excluded.entitled`, inside: sql`excluded.inside`, outside: sql`excluded.outside` } })
  } else {
    await tx.db.insert(satisfactionPoints).values(read.map((r) => ({ ...own, departmentId: r.departmentId, month: r.day.slice(0, 7), answers: r.numbers[0]!, average: String(r.numbers[1]!) })))
      .onConflictDoUpdate({ target: [satisfactionPoints.departmentId, satisfactionPoints.month], set: { answers: sql`excluded.answers`, average: sql`excluded.average` } })
  }
  await tx.record({ kind: `adoption.${input.what}_imported`, data: { rows: read.length } })
  return { rows: read.length }
}

async function departmentIds(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.db.select({ id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn }).from(departments)
  return new Map(rows.flatMap((d) => [d.code, d.name, d.nameEn].flatMap((key) => (key ? [[key.toLowerCase(), d.id] as const] : []))))
}
