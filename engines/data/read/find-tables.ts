import { codeShape, kindOf } from './cell-kind.ts'

/** A stretch of physical lines, inclusive, from 1. */
export interface LineRange {
  readonly first: number
  readonly last: number
}
export interface FoundTable {
  /** From the first header row (or first data row where there is no header) to the last data row. */
  readonly lines: LineRange
  /** 0 where the first row already holds data. */
  readonly headerRows: number
  /** Names made of the header rows; `column1` … where there are none. */
  readonly columns: readonly string[]
  readonly rows: number
  /** Data rows whose number of fields differs from `columns`. */
  readonly raggedRows: number
  readonly reason: HeaderReason
}
/** Why the first rows are or are not taken for names. */
export type HeaderReason = 'typesDiffer' | 'words' | 'valuesLikeBelow' | 'onlyRow' | 'noRows'
export interface FoundTables {
  readonly tables: readonly FoundTable[]
  /** Lines above, between and below the tables that belong to none. */
  readonly preamble: readonly LineRange[]
  readonly footer: readonly LineRange[]
}

/** What has to be remembered of a row: little, so that a file of millions of rows can be looked through. */
interface Seen {
  readonly line: number
  readonly width: number
  /** Index of the last field that is not blank, plus one. */
  readonly used: number
  /** Kept for the first and last rows of each block only. */
  values: readonly string[] | null
}

const headRows = 64
/** Beyond so many blocks blank lines part nothing any more (a file that is double-spaced throughout). */
const mostBlocks = 200

/** Takes the rows of a file in order and finds the tables in it: `row` for each, then `finish`. */
export class TableFinder {
  private readonly blocks: Seen[][] = []
  private previousEnd = -1

  /** `lastLine`: the physical line on which the row ends. */
  row(line: number, lastLine: number, values: readonly string[]): void {
    const used = values.findLastIndex((v) => v.trim() !== '') + 1
    if (used === 0) {
      this.previousEnd = -1
      return
    }
    let block = this.blocks.at(-1)
    if (!block || (line > this.previousEnd + 1 && this.blocks.length < mostBlocks)) {
      block = []
      this.blocks.push(block)
    }
    this.previousEnd = lastLine
    block.push({ line, width: values.length, used, values: block.length < headRows ? values : null })
  }

  /** `headerRows` given: not looked for. */
  finish(given: { headerRows?: number } = {}): FoundTables {
    const tables: FoundTable[] = []
    const loose: LineRange[] = []
    let open: Seen[] | null = null
    const close = () => {
      if (open) tables.push(tableOf(open, given.headerRows))
      open = null
    }
    const widest = Math.max(0, ...this.blocks.map((block) => (block.length > 1 || this.blocks.length === 1 ? modeWidth(block) : 0)))
    for (const block of this.blocks) {
      for (const part of partsOf(block)) {
        const width = modeWidth(part)
        if (widest > 1 && width === 1) {
          loose.push(rangeOf(part))
          continue
        }
        const { above, body, below } = trimmed(part, width)
        if (above.length > 0) loose.push(rangeOf(above))
        // pairs of a name and a value above the first table
        const isPairs = width < widest && !open && tables.length === 0 && headerOf(body).count === 0
        if (isPairs) loose.push(rangeOf(body))
        else if (body.length > 0) {
          if (open && above.length === 0 && modeWidth(open) === width && !startsTable(open, body)) for (const row of body) (open as Seen[]).push(row)
          else {
            close()
            open = body
          }
        }
        if (below.length > 0) loose.push(rangeOf(below))
      }
    }
    close()
    const end = tables.at(-1)?.lines.last ?? Number.POSITIVE_INFINITY
    return { tables, preamble: loose.filter((r) => r.first < end), footer: loose.filter((r) => r.first > end) }
  }
}

const rangeOf = (rows: readonly Seen[]): LineRange => ({ first: rows[0]!.line, last: rows.at(-1)!.line })

function modeWidth(rows: readonly Seen[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) counts.set(row.width, (counts.get(row.width) ?? 0) + 1)
  return [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [0, 0])[0]
}

/** A block without blank lines holds two tables where all rows above have one width, all below another, and the first below holds words only. */
function partsOf(block: Seen[]): Seen[][] {
  const first = block[0]!.width
  const at = block.findIndex((row) => row.width !== first)
  if (at < 3 || block.length - at < 3) return [block]
  const second = block[at]!.width
  if (second < 2 || first < 2 || block.some((row, i) => i >= at && row.width !== second)) return [block]
  const values = block[at]!.values
  return values && isWords(values) ? [block.slice(0, at), block.slice(at)] : [block]
}

/** Lines above the table reach over less than half of its width (also when they are padded with empty fields), lines below are shorter by themselves. */
function trimmed(rows: Seen[], width: number): { above: Seen[]; body: Seen[]; below: Seen[] } {
  if (width < 2) return { above: [], body: rows, below: [] }
  const isShort = (reach: number) => reach === 1 || reach * 2 <= width
  let from = 0
  while (from < rows.length - 1 && isShort(rows[from]!.used) && rows[from]!.used < width && !rowFits(rows[from]!, rows[from + 1]!, width)) from++
  let to = rows.length
  while (to > from + 1 && rows[to - 1]!.width < width && isShort(rows[to - 1]!.width)) to--
  return { above: rows.slice(0, from), body: rows.slice(from, to), below: rows.slice(to) }
}
/** A full-width row whose filled cells look like the ones below is a sparse data row, not a title. */
function rowFits(row: Seen, next: Seen, width: number): boolean {
  if (row.width !== width || next.width !== width || !row.values || !next.values) return false
  return next.used <= row.used
}

/** Whether the rows after a blank line begin with names of their own. */
function startsTable(before: readonly Seen[], rows: readonly Seen[]): boolean {
  const head = before[0]!.values
  const values = rows[0]!.values
  if (!values || !head) return false
  if (values.length === head.length && values.every((v, i) => v.trim() === head[i]!.trim())) return true
  return rows.length > 1 && headerOf(rows).reason === 'typesDiffer'
}

const isWords = (values: readonly string[]): boolean => values.every((v) => ['text', 'odd'].includes(kindOf(v)) && !/^\d/.test(v.trim())) && new Set(values).size === values.length

function tableOf(rows: readonly Seen[], givenHeaderRows: number | undefined): FoundTable {
  const found = givenHeaderRows === undefined ? headerOf(rows) : { count: Math.min(givenHeaderRows, rows.length), reason: rows.length <= givenHeaderRows ? 'noRows' as const : 'words' as const }
  const width = modeWidth(rows)
  const head = rows.slice(0, found.count).map((row) => row.values ?? [])
  const columns = head.length > 0 ? columnNames(head, head.length > 1 || head[0]!.length < width ? width : Math.max(...head.map((h) => h.length))) : Array.from({ length: width }, (_, i) => `column${i + 1}`)
  const body = rows.slice(found.count)
  return { lines: rangeOf(rows), headerRows: found.count, columns, rows: body.length, raggedRows: body.filter((row) => row.width !== columns.length).length, reason: body.length === 0 ? 'noRows' : found.reason }
}

/** Types of the columns against the first rows: names are words over columns of numbers, dates, or codes of one shape. */
function headerOf(rows: readonly Seen[]): { count: number; reason: HeaderReason } {
  const kept = rows.filter((row) => row.values !== null).map((row) => row.values!)
  const first = kept[0]!
  if (kept.length === 1) return isWords(first) ? { count: 1, reason: 'onlyRow' } : { count: 0, reason: 'onlyRow' }
  const width = modeWidth(rows)
  const typed: { column: number; fits: (cell: string) => boolean }[] = []
  const below = kept.slice(Math.min(5, Math.ceil(kept.length / 2)))
  for (let column = 0; column < width; column++) {
    const fits = typeOf(below.filter((values) => values.length === width).map((values) => values[column]!))
    if (fits) typed.push({ column, fits })
  }
  if (typed.length === 0) return isWords(first) ? { count: 1, reason: 'words' } : { count: first.some((v) => kindOf(v) !== 'text' && kindOf(v) !== 'odd' && kindOf(v) !== 'empty') ? 0 : 1, reason: 'words' }
  const judged = kept.slice(0, Math.min(5, kept.length - 1)).map((values) => {
    const cells = typed.map(({ column, fits }) => ({ text: (values[column] ?? '').trim(), fits })).filter((c) => c.text !== '')
    const alike = cells.filter((c) => c.fits(c.text)).length
    return { alike, words: cells.length - alike, hasGaps: values.some((v) => v.trim() === ''), isPlain: values.every((v) => !['number', 'date', 'time'].includes(kindOf(v))) }
  })
  let count = 0
  for (const [i, row] of judged.entries()) {
    const isNames = i === 0 ? row.words > row.alike || (row.words === 0 && row.alike === 0 && row.isPlain) : row.alike === 0 && row.isPlain && row.words * 2 >= typed.length && (typed.length > 1 || judged[0]!.hasGaps)
    // a first row with gaps may hold years over names: the row below decides
    const isSpan = i === 0 && row.hasGaps && (judged[1]?.alike ?? 1) === 0 && judged[1]!.words * 2 >= typed.length && judged[1]!.isPlain && !judged[1]!.hasGaps
    if (!isNames && !isSpan) break
    count = i + 1
  }
  return count > 0 ? { count, reason: 'typesDiffer' } : { count: 0, reason: 'valuesLikeBelow' }
}

/** What nine of ten filled cells of a column have in common, other than being text; null where there is no such thing. */
function typeOf(cells: readonly string[]): ((cell: string) => boolean) | null {
  const filled = cells.filter((v) => v.trim() !== '')
  if (filled.length === 0) return null
  for (const kind of ['number', 'date', 'time', 'mark'] as const) {
    if (filled.filter((v) => kindOf(v) === kind).length >= filled.length * 0.9) return (cell) => kindOf(cell) === kind
  }
  const shape = codeShape(filled[0]!)
  if (shape !== null && filled.length > 1 && filled.filter((v) => codeShape(v) === shape).length >= filled.length * 0.9) return (cell) => codeShape(cell) === shape
  return null
}

/** One name a column: parts of several header rows joined by `/`, gaps of all but the last row filled from the left, doubled names numbered. */
export function columnNames(rows: readonly (readonly (string | null)[])[], width: number): string[] {
  const filled = rows.map((row, r) => {
    if (r === rows.length - 1) return row
    let last = ''
    return Array.from({ length: width }, (_, i) => {
      last = row[i]?.trim() || last
      return last
    })
  })
  const used = new Map<string, number>()
  return Array.from({ length: width }, (_, i) => {
    const parts: string[] = []
    for (const row of filled) {
      const part = (row[i] ?? '').replace(/\s+/g, ' ').trim()
      if (part && part !== parts.at(-1)) parts.push(part)
    }
    const base = parts.join('/') || `column${i + 1}`
    const times = (used.get(base) ?? 0) + 1
    used.set(base, times)
    return times === 1 ? base : `${base}_${times}`
  })
}
