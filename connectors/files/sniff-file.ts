import fs from 'node:fs'
import path from 'node:path'
import { CsvReader, type Dialect, type RowProblem } from '../../engines/data/read/csv-reader.ts'
import { type FoundDialect, inspectDialect } from '../../engines/data/read/dialect.ts'
import { formatOf } from '../../engines/data/read/file-format.ts'
import { type FoundTables, TableFinder } from '../../engines/data/read/find-tables.ts'
import { findPositions } from '../../engines/data/read/fixed-width.ts'
import { readSheet, sheetNames } from '../../engines/data/read/xlsx-reader.ts'
import { NotFound, type Text } from '../../engines/errors.ts'
import { inspectText, sampleOf, textOf } from './delimited-file.ts'
import { type DialectFile, sourceOf } from './dialect-file.ts'
import { headOf, tableOf } from './source.ts'

export interface UnreadableRow {
  readonly file: string
  readonly line: number
  readonly problem: string
}

interface SniffedFile {
  readonly file: string
  readonly bytes: number
  readonly notes: readonly Text[]
}
export interface DelimitedSniff extends SniffedFile, FoundTables {
  readonly format: 'csv'
  readonly encoding: { readonly name: string; readonly hasMark: boolean }
  readonly dialect: Required<Dialect> & {
    /** Fields of most rows of the sample. */
    readonly fields: number
    readonly recordDelimiters: { readonly crlf: number; readonly lf: number; readonly cr: number }
    /** 0–1: score of the best reading over the sum of its score and that of the next delimiter; null where the dialect was given or no delimiter was found. */
    readonly confidence: number | null
    readonly next: FoundDialect['next']
  }
  readonly rows: number
  readonly blankLines: number
  /** At most 100 of them; `problems` counts all. Ragged rows are counted by table. */
  readonly unreadable: readonly UnreadableRow[]
  readonly problems: Readonly<Partial<Record<RowProblem, number>>>
}
export interface SheetSniff extends FoundTables {
  readonly name: string
  /** `A1:D20`; null for an empty sheet. */
  readonly usedRange: string | null
  readonly mergedCells: readonly string[]
  readonly mergedRanges: number
}
export interface WorkbookSniff extends SniffedFile {
  readonly format: 'xlsx'
  readonly dateSystem: 1900 | 1904
  readonly sheets: readonly SheetSniff[]
}
export interface TableSniff extends SniffedFile {
  readonly format: 'dbf' | 'json' | 'xml' | 'fixed'
  readonly encoding: { readonly name: string | null; readonly hasMark: boolean }
  readonly columns: readonly string[]
  readonly rows: number
  readonly positions?: readonly (readonly [number, number])[]
}
export type Sniff = DelimitedSniff | WorkbookSniff | TableSniff

const shownRows = 100
const shownMerges = 20

/** Finds out how a file is to be read: its format, encoding, dialect, header rows, and the tables in it with their lines. `given` overrules what would be found. */
export async function sniffFile(file: string, given: DialectFile = {}): Promise<Sniff> {
  const full = path.resolve(file)
  const name = path.basename(file)
  if (!fs.existsSync(full) || !fs.statSync(full).isFile()) throw new NotFound('data.file_absent', { file }, { zh: `文件 ${file} 不存在。请核对路径。`, en: `The file ${file} is not there. Check the path.` })
  const format = formatOf(name, headOf(full), given.format)
  if (format === 'xlsx') return sniffWorkbook(full, name)
  if (format !== 'csv') {
    const { table, bytes, encoding } = await tableOf(full, name, sourceOf(name, given), format)
    return { format, file: name, bytes, notes: table.notes, encoding: { name: encoding, hasMark: false }, columns: table.columns, rows: [...table.rows].length, ...(given.positions ? { positions: given.positions } : {}) }
  }
  return sniffDelimited(full, name, given)
}

async function sniffDelimited(full: string, file: string, given: DialectFile): Promise<Sniff> {
  const inspected = await inspectText(full, file, given.encoding)
  const finder = new TableFinder()
  const unreadable: UnreadableRow[] = []
  const problems: Partial<Record<RowProblem, number>> = {}
  const recordDelimiters = { crlf: 0, lf: 0, cr: 0 }
  let rows = 0
  let line = 1
  let waiting = ''
  let found: FoundDialect | null = null
  let reader: CsvReader | null = null
  let positions: ReturnType<typeof findPositions> = null
  const start = () => {
    const sample = sampleOf(waiting)
    found = inspectDialect(sample, dialectPart(given))
    if ((found.fields < 2 || /^ +$/.test(found.dialect.delimiter)) && given.delimiter === undefined && given.format === undefined) positions = findPositions(sample.split(/\r\n|\n|\r/).slice(0, 2000))
    reader = new CsvReader(found.dialect, (row) => {
      rows++
      line = row.line
      finder.row(row.line, row.line + lineBreaks(row.raw), row.values)
      if (row.problem === null) return
      problems[row.problem] = (problems[row.problem] ?? 0) + 1
      if (unreadable.length < shownRows) unreadable.push({ file, line: row.line, problem: row.problem })
    }, 1, found.fields)
    reader.push(waiting)
    waiting = ''
  }
  let endsWithReturn = false
  for await (const piece of textOf(full, file, inspected, () => line)) {
    countRecordDelimiters(piece, endsWithReturn, recordDelimiters)
    endsWithReturn = piece.endsWith('\r')
    if (reader) (reader as CsvReader).push(piece)
    else {
      waiting += piece
      if (waiting.length >= 1 << 17) start()
    }
  }
  if (!reader) start()
  reader!.end()
  if (positions) {
    const { table, bytes } = await tableOf(full, file, sourceOf(file, { ...given, format: 'fixed', positions }), 'fixed')
    return { format: 'fixed', file, bytes, notes: [], encoding: { name: inspected.encoding, hasMark: inspected.markLength > 0 }, columns: table.columns, rows: [...table.rows].length, positions }
  }
  const { dialect, fields, score, next } = found!
  const isGiven = given.delimiter !== undefined
  return {
    format: 'csv', file, bytes: inspected.bytes, notes: [], encoding: { name: inspected.encoding, hasMark: inspected.markLength > 0 },
    dialect: { delimiter: dialect.delimiter, quote: dialect.quote, escape: dialect.escape ?? null, rowTerminator: dialect.rowTerminator, fields, recordDelimiters, confidence: isGiven || fields < 2 ? null : Math.round((score / (score + (next?.score ?? 0))) * 100) / 100, next },
    ...given.headerRows === undefined ? finder.finish() : finder.finish({ headerRows: given.headerRows }),
    rows, blankLines: reader!.blankLines, unreadable, problems,
  }
}

function dialectPart(given: DialectFile): Partial<Dialect> {
  const { delimiter, quote, escape, rowTerminator } = given
  return { ...(delimiter === undefined ? {} : { delimiter }), ...(quote === undefined ? {} : { quote }), ...(escape === undefined ? {} : { escape }), ...(rowTerminator === undefined ? {} : { rowTerminator }) }
}

function countRecordDelimiters(text: string, afterReturn: boolean, counts: { crlf: number; lf: number; cr: number }): void {
  if (afterReturn && text.startsWith('\n')) {
    counts.cr--
    counts.crlf++
    counts.lf--
  }
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) if (at > 0 && text.charCodeAt(at - 1) === 13) counts.crlf++
  else counts.lf++
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) if (text.charCodeAt(at + 1) !== 10) counts.cr++
}

const lineBreaks = (raw: string): number => (raw.includes('\n') || raw.includes('\r') ? raw.split(/\r\n|\n|\r/).length - 1 : 0)

function sniffWorkbook(full: string, file: string): WorkbookSniff {
  const bytes = fs.readFileSync(full)
  let dateSystem: 1900 | 1904 = 1900
  const sheets = sheetNames(bytes, file).map((name, i): SheetSniff => {
    const sheet = readSheet(bytes, file, i + 1)
    dateSystem = sheet.dateSystem
    const finder = new TableFinder()
    const filled = sheet.rows.map((row) => ({ line: row.line, values: row.values.map((v) => v ?? ''), used: row.values.findLastIndex((v) => v !== null && v.trim() !== '') + 1 })).filter((row) => row.used > 0)
    let width = 0
    for (const [r, row] of filled.entries()) {
      // all rows of a block are as wide as its widest: a cell that is not there is an empty one
      if (r === 0 || filled[r - 1]!.line !== row.line - 1) {
        width = 0
        for (let next = r; next < filled.length && filled[next]!.line === row.line + next - r; next++) width = Math.max(width, filled[next]!.used)
      }
      finder.row(row.line, row.line, Array.from({ length: width }, (_, c) => row.values[c] ?? ''))
    }
    const widest = filled.reduce((most, row) => Math.max(most, row.used), 0)
    const ranges = sheet.merges.map((m) => `${columnName(m.left)}${m.top + 1}:${columnName(m.right)}${m.bottom + 1}`)
    return { name, usedRange: widest === 0 ? null : `A${filled[0]!.line}:${columnName(widest - 1)}${filled.at(-1)!.line}`, mergedCells: ranges.slice(0, shownMerges), mergedRanges: ranges.length, ...finder.finish() }
  })
  return { format: 'xlsx', file, bytes: bytes.length, notes: [], dateSystem, sheets }
}

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + String.fromCharCode(65 + (index % 26))
}
