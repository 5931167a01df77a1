import { Invalid } from '../../errors.ts'
import type { Sheet } from './xlsx-reader.ts'

export interface SheetTable {
  readonly columns: string[]
  readonly rows: { line: number; values: (string | null)[] }[]
}

/**
 * A sheet as a table: `skip` rows above the header, then `headerRows` rows of names (joined by `/`, merged cells filled, doubled names
 * numbered), then rows. Merged cells in the body are filled down and across, or stand in their first cell only.
 */
export function sheetTable(sheet: Sheet, file: string, options: { skip: number; header: boolean; headerRows: number; lastLine?: number; columns?: readonly string[]; mergedCells: 'fill' | 'first' }): SheetTable {
  const byLine = new Map(sheet.rows.map((row) => [row.line, [...row.values]]))
  const lastLine = Math.min(options.lastLine ?? Number.POSITIVE_INFINITY, sheet.rows.reduce((last, row) => Math.max(last, row.line), 0))
  const used = sheet.rows.reduce((most, row) => Math.max(most, row.values.length), 0)
  const firstBody = options.skip + (options.header ? options.headerRows : 0) + 1
  for (const merge of sheet.merges) {
    const isHeader = merge.top + 1 < firstBody
    if (!isHeader && options.mergedCells === 'first') continue
    const value = byLine.get(merge.top + 1)?.[merge.left] ?? null
    for (let line = merge.top + 1; line <= Math.min(merge.bottom + 1, lastLine); line++) {
      const row = byLine.get(line) ?? byLine.set(line, []).get(line)!
      for (let column = merge.left; column <= Math.min(merge.right, used - 1); column++) {
        while (row.length < column) row.push(null)
        row[column] = value
      }
    }
  }
  const width = [...byLine].filter(([line]) => line > options.skip && line <= lastLine).reduce((most, [, values]) => Math.max(most, values.findLastIndex((v) => v !== null && v !== '') + 1), 0)
  const columns = options.header ? headerNames(byLine, options.skip + 1, options.headerRows, width) : [...(options.columns ?? Array.from({ length: width }, (_, i) => `column${i + 1}`))]
  if (columns.length === 0) throw new Invalid('data.xlsx.empty', { file, sheet: sheet.name }, { zh: `文件 ${file} 的工作表「${sheet.name}」是空的。`, en: `Sheet "${sheet.name}" of ${file} is empty.` })
  const rows: SheetTable['rows'] = []
  for (let line = firstBody; line <= lastLine; line++) {
    const values = byLine.get(line)
    if (!values || values.every((v) => v === null || v.trim() === '')) continue
    rows.push({ line, values: Array.from({ length: Math.max(columns.length, values.length) }, (_, i) => values[i] ?? null) })
  }
  return { columns, rows }
}

function headerNames(byLine: Map<number, (string | null)[]>, first: number, count: number, width: number): string[] {
  const names: string[] = []
  const used = new Map<string, number>()
  for (let column = 0; column < width; column++) {
    const parts: string[] = []
    for (let line = first; line < first + count; line++) {
      const part = byLine.get(line)?.[column]?.replace(/\s+/g, ' ').trim()
      if (part && part !== parts.at(-1)) parts.push(part)
    }
    const base = parts.join('/') || `column${column + 1}`
    const times = (used.get(base) ?? 0) + 1
    used.set(base, times)
    names.push(times === 1 ? base : `${base}_${times}`)
  }
  return names
}
