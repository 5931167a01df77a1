import { columnNames } from './find-tables.ts'
import type { RowTable, TableRow } from './read-rows.ts'

/** First and last column of a field, from 1, inclusive; a Chinese or other wide character takes two columns, as it took two bytes in the old system. */
export type FieldPosition = readonly [first: number, last: number]

/** Whether a character takes two columns (East Asian Wide and Fullwidth, Unicode UAX 11, the blocks that occur in business data). */
function isWide(code: number): boolean {
  return code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) || (code >= 0xffe0 && code <= 0xffe6) || (code >= 0x1f300 && code <= 0x1faff) || (code >= 0x20000 && code <= 0x3fffd))
}

/** The characters of a line by column; the second column of a wide character holds the empty text. */
function cellsOf(line: string): string[] {
  const cells: string[] = []
  for (const character of line) {
    cells.push(character)
    if (isWide(character.codePointAt(0)!)) cells.push('')
  }
  return cells
}

/**
 * Finds the fields of text in fixed columns: at least three lines of at least two fields each, parted by columns that are blank in every line.
 * Null when the lines do not show any.
 */
export function findPositions(sample: readonly string[]): FieldPosition[] | null {
  const lines = sample.filter((line) => line.trim() !== '' && !/^[-=\s]+$/.test(line)).map((line) => cellsOf(line.trimEnd()))
  if (lines.length < 3) return null
  const width = Math.max(...lines.map((line) => line.length))
  const isBlank = Array.from({ length: width }, (_, c) => lines.every((line) => line[c] === undefined || line[c] === ' '))
  const positions: [number, number][] = []
  let start = -1
  for (let c = 0; c <= width; c++) {
    if (c < width && !isBlank[c]) {
      if (start < 0) start = c
    } else if (start >= 0) {
      positions.push([start + 1, c])
      start = -1
    }
  }
  // prose has blank columns by chance at its ragged right end only: every field must be filled in most lines
  const isFilled = positions.every(([first, last]) => lines.filter((line) => line.slice(first - 1, last).some((v) => v !== '' && v !== ' ')).length * 2 > lines.length)
  return positions.length >= 2 && isFilled ? positions : null
}

/** Reads text in fixed columns; outer blanks of a field are left out, an empty field is null. A line that is longer than the last field with something in it is reported. */
export function readFixed(text: string, positions: readonly FieldPosition[], options: { skip: number; headerRows: number; columns?: readonly string[] }): RowTable {
  const lines = text.split(/\r\n|\n|\r/)
  const cut = (line: string): string[] => {
    const cells = cellsOf(line)
    return positions.map(([first, last]) => cells.slice(first - 1, last).join('').trim())
  }
  const end = Math.max(...positions.map(([, last]) => last))
  const head = lines.slice(options.skip, options.skip + options.headerRows).map(cut)
  const columns = options.columns ?? (head.length > 0 ? columnNames(head, positions.length) : positions.map((_, i) => `column${i + 1}`))
  const rows: TableRow[] = []
  for (const [i, line] of lines.entries()) {
    if (i < options.skip + options.headerRows || line.trim() === '' || /^[-=\s]+$/.test(line)) continue
    const rest = cellsOf(line).slice(end).join('').trim()
    rows.push({ values: cut(line).map((v) => (v === '' ? null : v)), raw: line, line: i + 1, problem: rest === '' ? null : 'tooManyFields' })
  }
  return { columns, rows, encoding: null, notes: [] }
}
