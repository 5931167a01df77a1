import type { Text } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import { type SheetColumn, writeWorkbook } from '../sheets/write-sheet.ts'
import type { ItemRow } from '../wire.ts'
import { importColumns, lookupsFor, standardLabels } from './columns.ts'
import type { FieldDefinition } from './field.ts'
import type { AnyKind } from './kind.ts'

type Cell = string | number | boolean | null
interface ExportColumn extends SheetColumn {
  readonly cell: (row: ItemRow) => Cell
}

/** A register as .xlsx: what the page shows and every other field, in the reader's language, names instead of ids. */
export async function exportItems(tx: Tx, kind: AnyKind, rows: readonly ItemRow[]): Promise<Buffer> {
  const columns = await exportColumns(tx, kind)
  return writeWorkbook([{ name: kind.label[tx.locale], columns, rows: rows.map((row) => columns.map((c) => c.cell(row))) }])
}

async function exportColumns(tx: Tx, kind: AnyKind): Promise<ExportColumn[]> {
  const lookups = await lookupsFor(tx)
  const say = (text: Text): string => text[tx.locale]
  const nameIn = (things: readonly { id: string; names: readonly (string | null)[] }[]) => {
    const names = new Map(things.map((t) => [t.id, (tx.locale === 'en' ? t.names[1] : null) ?? t.names[0] ?? '']))
    return (id: unknown): string | null => (id ? (names.get(String(id)) ?? null) : null)
  }
  const [person, department, module, phase] = [nameIn(lookups.people), nameIn(lookups.departments), nameIn(lookups.modules), nameIn(lookups.phases)]
  const states = new Map(Object.entries(kind.states).map(([value, s]) => { const [zh, en] = s as readonly [string, string, string]; return [value, tx.locale === 'en' ? en : zh] }))
  const fieldCell = (name: string, d: FieldDefinition) => (row: ItemRow): Cell => {
    const value = row[name]
    if (value === null || value === undefined) return null
    switch (d.type) {
      case 'enum': { const o = d.options?.find((x) => x.value === value); return o ? say(o.label) : String(value) }
      case 'boolean': return value ? say({ zh: '是', en: 'Yes' }) : say({ zh: '否', en: 'No' })
      case 'person': return person(value)
      case 'department': return department(value)
      case 'module': return module(value)
      case 'integer': return Number(value)
      case 'decimal':
      case 'percent': return exactNumber(String(value))
      default: return String(value)
    }
  }
  return [
    { header: say(standardLabels.code), width: 12, cell: (r) => r.code },
    { header: say(standardLabels.title), width: 40, cell: (r) => r.title },
    ...(kind.standard.includes('phase') ? [{ header: say(standardLabels.phaseId), width: 16, cell: (r: ItemRow) => phase(r.phaseId) }] : []),
    ...(kind.standard.includes('owner') ? [{ header: say(standardLabels.ownerId), width: 12, cell: (r: ItemRow) => person(r.ownerId) }] : []),
    ...(kind.standard.includes('department') ? [{ header: say(standardLabels.departmentId), width: 14, cell: (r: ItemRow) => department(r.departmentId) }] : []),
    ...[...Object.entries(kind.fields).map(([name, f]) => [name, (f as { definition: FieldDefinition }).definition] as const), ...Object.entries(kind.derived?.fields ?? {})]
      .filter(([, d]) => d.type !== 'json')
      .map(([name, d]) => ({ header: d.unit ? `${say(d.label)}(${say(d.unit)})` : say(d.label), ...(d.type === 'longText' ? { width: 50 } : {}), ...(d.type === 'percent' ? { numFmt: '0.0%' } : {}), cell: fieldCell(name, d) })),
    ...kind.links.map((slot) => ({ header: say(slot.label), width: 24, cell: (r: ItemRow) => (r.links[slot.name] ?? []).map((l) => l.code).join('、') || null })),
    { header: say(standardLabels.state), width: 12, cell: (r) => states.get(r.state) ?? r.state },
    { header: say(standardLabels.updatedAt), width: 20, cell: (r) => localTime(r.updatedAt, tx.zone) },
  ]
}

/** A number only where a double holds every digit. */
function exactNumber(value: string): number | string {
  return value.replace(/\D/g, '').replace(/^0+/, '').length <= 15 ? Number(value) : value
}

export function localTime(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant))
}

/** An empty table with the right headers, and a second sheet that says what each column takes. */
export async function importTemplate(tx: Tx, kind: AnyKind): Promise<Buffer> {
  const lookups = await lookupsFor(tx, kind)
  const say = (text: Text): string => text[tx.locale]
  const columns = importColumns(kind, lookups).filter((c) => c.name !== 'code')
  const optionsOf = (name: string): string[] => (kind.fields[name] as { definition: FieldDefinition } | undefined)?.definition.options?.map((o) => say(o.label)) ?? []
  return writeWorkbook([
    { name: kind.label[tx.locale], columns: columns.map((c) => ({ header: say(c.label) + (c.required ? '*' : ''), options: optionsOf(c.name) })), rows: [] },
    {
      name: say({ zh: '填写说明', en: 'How to fill in' }),
      columns: [{ header: say({ zh: '列', en: 'Column' }), width: 22 }, { header: say({ zh: '必填', en: 'Required' }), width: 10 }, { header: say({ zh: '填什么', en: 'What it takes' }), width: 80 }],
      rows: columns.map((c) => [say(c.label), c.required ? say({ zh: '是', en: 'yes' }) : '', say(whatItTakes(kind, c.name))]),
    },
  ])
}

function whatItTakes(kind: AnyKind, name: string): Text {
  const definition = (kind.fields[name] as { definition: FieldDefinition } | undefined)?.definition
  if (name.startsWith('links.')) return { zh: '编号或标题，多个用逗号隔开，例如 REQ-001，REQ-002', en: 'Codes or titles, separated by commas, for example REQ-001, REQ-002' }
  if (name === 'phaseId') return { zh: '期的编号或名称', en: 'Code or name of the phase' }
  if (name === 'ownerId' || definition?.type === 'person') return { zh: '姓名、工号或邮箱（重名时填工号）', en: 'Name, number or e-mail address (the number where two have the name)' }
  if (name === 'departmentId' || definition?.type === 'department') return { zh: '部门名称或编号', en: 'Name or code of the department' }
  const hint = definition?.hint ? { zh: `${definition.hint.zh}。`, en: `${definition.hint.en}. ` } : { zh: '', en: '' }
  switch (definition?.type) {
    case 'enum': return { zh: `${hint.zh}${definition.options!.map((o) => o.label.zh).join('、')}`, en: `${hint.en}${definition.options!.map((o) => o.label.en).join(', ')}` }
    case 'date': return { zh: `${hint.zh}日期，例如 2026-01-05`, en: `${hint.en}A date, for example 2026-01-05` }
    case 'percent': return { zh: `${hint.zh}百分数，例如 85%`, en: `${hint.en}A percentage, for example 85%` }
    case 'integer':
    case 'decimal': return { zh: `${hint.zh}数字`, en: `${hint.en}A number` }
    case 'boolean': return { zh: `${hint.zh}是 / 否`, en: `${hint.en}yes / no` }
    case 'module': return { zh: `${hint.zh}模块名称或编号`, en: `${hint.en}Name or code of the module` }
    default: return { zh: `${hint.zh}文字`, en: `${hint.en}Text` }
  }
}
