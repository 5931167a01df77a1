import { Invalid, type Text } from '../../engines/errors.ts'
import type { ImportReport } from '../wire.ts'
import { halfWidth, type Read } from './parse-cell.ts'
import { readGrid } from './read-grid.ts'

/** A column that a table may bring. `read` gets a cell that is not empty. */
export interface Column {
  readonly name: string
  readonly label: Text
  readonly required: boolean
  readonly read: (cell: string) => Read<unknown>
}

export interface TableRow {
  readonly line: number
  /** Cells by the name of their column, as they stood. */
  readonly values: Record<string, string>
  readonly parsed: Record<string, unknown>
  readonly errors: { column: string; text: Text }[]
}

export interface Table {
  readonly rows: TableRow[]
  readonly unknownColumns: string[]
  readonly missingColumns: string[]
}

export interface TableSource {
  readonly text?: string | undefined
  readonly fileName?: string | undefined
  readonly fileBase64?: string | undefined
}

/** Reads a table with a header row; headers are matched by name or by either label. Refused when no header is known. */
export async function readTable(source: TableSource, columns: readonly Column[]): Promise<Table> {
  const { lines } = await readGrid(source)
  const [head, ...body] = lines
  const found = head!.cells.map((cell) => columnOf(cell, columns))
  if (found.every((c) => c === null)) {
    throw new Invalid('sheet.no_header', { line: head!.line, header: head!.cells.slice(0, 20), columns: columns.map((c) => c.label) }, {
      zh: `第 ${head!.line} 行不是表头。表头请用：${columns.map((c) => c.label.zh).join('、')}（可下载模板）。`,
      en: `Line ${head!.line} is not a header row. Use these headers: ${columns.map((c) => c.label.en).join(', ')} (there is a template to download).`,
    })
  }
  const twice = found.find((c, i) => c !== null && found.indexOf(c) !== i)
  if (twice) throw new Invalid('sheet.column_twice', { line: head!.line, column: twice.name }, { zh: `表头里有两列"${twice.label.zh}"。请删掉一列。`, en: `The column "${twice.label.en}" is there twice. Remove one.` })
  return {
    rows: body.map(({ line, cells }) => readRow(line, cells, found, columns)),
    unknownColumns: head!.cells.filter((cell, i) => cell !== '' && found[i] === null),
    missingColumns: columns.filter((c) => c.required && !found.includes(c)).map((c) => c.name),
  }
}

function columnOf(cell: string, columns: readonly Column[]): Column | null {
  const text = normalized(cell)
  return text === '' ? null : (columns.find((c) => [c.name, c.label.zh, c.label.en].some((n) => normalized(n) === text)) ?? null)
}

/** A header without its star, its unit in brackets, and spaces. */
function normalized(header: string): string {
  return halfWidth(header).replace(/[*\s]/g, '').replace(/\([^)]*\)$/, '').toLowerCase()
}

function readRow(line: number, cells: string[], found: readonly (Column | null)[], columns: readonly Column[]): TableRow {
  const row: TableRow = { line, values: {}, parsed: {}, errors: [] }
  for (const [i, column] of found.entries()) {
    if (!column) continue
    const cell = cells[i] ?? ''
    row.values[column.name] = cell
    if (cell === '') continue
    const read = column.read(cell)
    if ('error' in read) row.errors.push({ column: column.name, text: read.error })
    else row.parsed[column.name] = read.value
  }
  for (const column of columns) {
    if (column.required && (row.values[column.name] ?? '') === '') row.errors.push({ column: column.name, text: { zh: `缺少"${column.label.zh}"`, en: `"${column.label.en}" is missing` } })
  }
  return row
}

/** What the page shows of an import; nothing was written while a row has an error. */
export function reportOf(table: Table, dryRun: boolean): ImportReport {
  const good = table.rows.filter((r) => r.errors.length === 0).length
  const isWhole = good === table.rows.length && table.missingColumns.length === 0
  return {
    dryRun,
    accepted: dryRun || isWhole ? good : 0,
    rows: table.rows.map(({ line, values, errors }) => ({ line, values, errors })),
    unknownColumns: table.unknownColumns,
    missingColumns: table.missingColumns,
  }
}

export function isClean(table: Table): boolean {
  return table.missingColumns.length === 0 && table.rows.every((r) => r.errors.length === 0)
}
