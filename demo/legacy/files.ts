import fs from 'node:fs'
import path from 'node:path'
import { type CellValue, type MergeRange, writeXlsx } from 'hucre'
import iconv from 'iconv-lite'

/** Comma-separated, GB18030, CRLF, quotes only where they are needed: what the old finance system exports. */
export function writeFinanceCsv(directory: string, name: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]): string => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
  fs.writeFileSync(path.join(directory, name), iconv.encode(`${[header, ...rows].map(line).join('\r\n')}\r\n`, 'gb18030'))
}

/** UTF-8 with a byte order mark, pipes, LF: what the production system unloads. */
export function writePipeText(directory: string, name: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  fs.writeFileSync(path.join(directory, name), `\ufeff${[header, ...rows].map((cells) => cells.join('|')).join('\n')}\n`)
}

export interface InventorySheet {
  readonly name: string
  /** Groups of the upper header row, each over `columns` columns. */
  readonly groups: readonly { readonly title: string; readonly columns: readonly string[] }[]
  readonly rows: readonly (readonly CellValue[])[]
  /** Columns (from 0) whose equal neighbours below are merged into one cell, as people do before they print. */
  readonly mergeDown: readonly number[]
}

/** A workbook with two header rows and merged cells: what the warehouse keeps. */
export async function writeInventoryWorkbook(directory: string, name: string, sheets: readonly InventorySheet[], day: string): Promise<void> {
  const at = new Date(`${day}T00:00:00Z`)
  const bytes = await writeXlsx({ properties: { created: at, modified: at, creator: '仓储物流部' }, sheets: sheets.map(laidOut) })
  fs.writeFileSync(path.join(directory, name), bytes)
}

function laidOut(sheet: InventorySheet): { name: string; rows: CellValue[][]; merges: MergeRange[] } {
  const merges: MergeRange[] = []
  const upper: CellValue[] = []
  const lower: CellValue[] = []
  for (const { title, columns } of sheet.groups) {
    const from = lower.length
    upper.push(title, ...columns.slice(1).map(() => null))
    lower.push(...columns)
    if (columns.length > 1) merges.push({ startRow: 0, startCol: from, endRow: 0, endCol: lower.length - 1 })
  }
  const rows = sheet.rows.map((row) => [...row])
  for (const column of sheet.mergeDown) {
    let start = 0
    for (let i = 1; i <= rows.length; i++) {
      // people merge a screenful, not the whole sheet
      if (i < rows.length && sheet.rows[i]![column] === sheet.rows[start]![column] && i - start < 40) continue
      if (i - start > 1) merges.push({ startRow: start + 2, startCol: column, endRow: i + 1, endCol: column })
      for (let k = start + 1; k < i; k++) rows[k]![column] = null
      start = i
    }
  }
  return { name: sheet.name, rows: [upper, lower, ...rows], merges }
}
