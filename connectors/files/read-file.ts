import fs from 'node:fs'
import path from 'node:path'
import type { PipelineSource } from '../../engines/data/pipeline-schema.ts'
import type { SourceSink } from '../../engines/data/ports.ts'
import type { FoundTable } from '../../engines/data/read/find-tables.ts'
import { Invalid, type Text } from '../../engines/errors.ts'
import { type DialectFile, sourceOf } from './dialect-file.ts'
import { type Sniff, sniffFile, type UnreadableRow } from './sniff-file.ts'
import { openSource } from './source.ts'

export interface ReadResult {
  readonly file: string
  readonly format: Sniff['format']
  readonly encoding: string | null
  readonly sheet: string | null
  /** Number of the table in the file (or sheet), from 1, and how many there are. */
  readonly table: number
  readonly tables: number
  readonly lines: { readonly first: number; readonly last: number } | null
  readonly columns: readonly string[]
  readonly rowsRead: number
  /** Rows that could not be read as they should; they are in the output as far as they could be read. `unreadable` names the first 1000. */
  readonly rowsUnreadable: number
  readonly unreadable: readonly UnreadableRow[]
  /** What stands in the file and not in the output: other tables with their rows, lines above and below. */
  readonly leftOut: readonly { readonly kind: 'table' | 'preamble' | 'footer'; readonly first: number; readonly last: number; readonly rows: number }[]
  readonly notes: readonly Text[]
  readonly out: string
}

const namedRows = 1000

/**
 * Reads one table of a file and writes it as UTF-8 CSV (RFC 4180, quotes doubled, rows end with LF, one header row). The largest table is taken
 * unless `table` (from 1) says another. A row with too few fields is filled up with empty ones; one with too many keeps them all, and both are named.
 */
export async function readToCsv(file: string, out: string, options: { dialect?: DialectFile; sheet?: string; table?: number } = {}): Promise<ReadResult> {
  const { sniff, chosen, source } = await tableSource(file, options)
  fs.mkdirSync(path.dirname(path.resolve(out)), { recursive: true })
  const partial = `${out}.part`
  const writer = new CsvWriter(partial)
  const unreadable: UnreadableRow[] = []
  let rowsUnreadable = 0
  let rowsRead = 0
  let columns: readonly string[] = []
  const sink: SourceSink = {
    async file(found) {
      columns = found.columns
      writer.row(columns)
    },
    row(values, _raw, line, problem) {
      rowsRead++
      if (problem) {
        rowsUnreadable++
        if (unreadable.length < namedRows) unreadable.push({ file: sniff.file, line, problem })
      }
      writer.row(values.length < columns.length ? [...values, ...Array<null>(columns.length - values.length).fill(null)] : values)
    },
    async breathe() {
      writer.flush()
    },
  }
  try {
    const connection = openSource({ baseDirectory: path.dirname(path.resolve(file)) })
    await connection.read(source, sink)
    writer.close()
    fs.renameSync(partial, out)
  } catch (error) {
    writer.close()
    fs.rmSync(partial, { force: true })
    throw error
  }
  return {
    file: sniff.file, format: sniff.format, encoding: 'encoding' in sniff ? sniff.encoding.name : null, sheet: chosen.sheet, table: chosen.number, tables: chosen.tables, lines: chosen.table?.lines ?? null,
    columns, rowsRead, rowsUnreadable, unreadable, leftOut: chosen.leftOut, notes: sniff.notes, out,
  }
}

/** Looks into a file and gives the pipeline source that reads the chosen table of it: dialect, lines above, header rows, last line, sheet. */
async function tableSource(file: string, options: { dialect?: DialectFile; sheet?: string; table?: number }): Promise<{ sniff: Sniff; chosen: Chosen; source: PipelineSource }> {
  const given = options.dialect ?? {}
  const sniff = await sniffFile(file, given)
  const chosen = choose(sniff, given, options)
  return { sniff, chosen, source: sourceOf(file, chosen.source, chosen.sheet === null ? {} : { sheet: chosen.sheet }) }
}

interface Chosen {
  readonly source: DialectFile
  readonly sheet: string | null
  readonly table: FoundTable | null
  readonly number: number
  readonly tables: number
  readonly leftOut: ReadResult['leftOut']
}

/** Which table is read and how: what was given, completed by what was found. */
function choose(sniff: Sniff, given: DialectFile, options: { sheet?: string; table?: number }): Chosen {
  if (sniff.format !== 'csv' && sniff.format !== 'xlsx') {
    if ((options.table ?? 1) !== 1) throw noTable(sniff.file, options.table!, 1)
    return { source: { ...given, format: sniff.format, ...(sniff.positions ? { positions: sniff.positions.map(([a, b]): [number, number] => [a, b]) } : {}) }, sheet: null, table: null, number: 1, tables: 1, leftOut: [] }
  }
  const sheet = sniff.format === 'xlsx' ? (options.sheet === undefined ? (sniff.sheets.find((s) => s.tables.length > 0) ?? sniff.sheets[0]!) : sniff.sheets.find((s) => s.name.trim() === options.sheet!.trim())) : null
  if (sheet === undefined) {
    const names = sniff.format === 'xlsx' ? sniff.sheets.map((s) => s.name) : []
    throw new Invalid('data.xlsx.no_sheet', { file: sniff.file, sheet: options.sheet }, { zh: `文件 ${sniff.file} 中没有工作表「${options.sheet}」，现有：${names.join('、')}。`, en: `${sniff.file} has no sheet "${options.sheet}"; it has: ${names.join(', ')}.` })
  }
  const { tables, preamble, footer } = sheet ?? (sniff as Extract<Sniff, { format: 'csv' }>)
  if (tables.length === 0) throw new Invalid('data.empty', { file: sniff.file, sheet: sheet?.name ?? null }, { zh: `文件 ${sniff.file}${sheet ? `的工作表「${sheet.name}」` : ''}里没有任何数据。请核对是否选错了文件或工作表。`, en: `${sniff.file}${sheet ? `, sheet "${sheet.name}",` : ''} holds no data. Check whether this is the right file or sheet.` })
  if (options.table !== undefined && !tables[options.table - 1]) throw noTable(sniff.file, options.table, tables.length)
  const number = options.table ?? tables.reduce((best, table, i) => (table.rows > tables[best]!.rows ? i : best), 0) + 1
  const table = tables[number - 1]!
  const format = sniff.format
  const dialect = sniff.format === 'csv' ? { encoding: sniff.encoding.name as NonNullable<DialectFile['encoding']>, delimiter: sniff.dialect.delimiter, quote: sniff.dialect.quote, rowTerminator: sniff.dialect.rowTerminator, ...(sniff.dialect.escape === null ? {} : { escape: sniff.dialect.escape }) } : {}
  const isWhole = given.skip !== undefined || given.lastLine !== undefined
  return {
    source: {
      format, ...dialect, headerRows: table.headerRows, ...(format === 'csv' || table.headerRows === 0 ? { columns: [...table.columns] } : {}),
      ...(isWhole ? {} : { skip: table.lines.first - 1, ...(number < tables.length || footer.length > 0 ? { lastLine: table.lines.last } : {}) }), ...given,
    },
    sheet: sheet?.name ?? null, table, number, tables: tables.length,
    leftOut: isWhole ? [] : [
      ...tables.flatMap((other, i) => (i === number - 1 ? [] : [{ kind: 'table' as const, ...other.lines, rows: other.rows }])),
      ...preamble.map((range) => ({ kind: 'preamble' as const, ...range, rows: 0 })), ...footer.map((range) => ({ kind: 'footer' as const, ...range, rows: 0 })),
    ],
  }
}

function noTable(file: string, wanted: number, tables: number): Invalid {
  return new Invalid('data.no_table', { file, table: wanted, tables }, { zh: `文件 ${file} 中没有第 ${wanted} 个表，共有 ${tables} 个。可先用 data sniff 查看。`, en: `${file} has no table ${wanted}; it has ${tables}. data sniff shows them.` })
}

/** Writes rows in pieces of about a megabyte. */
class CsvWriter {
  private readonly handle: number
  private waiting = ''
  constructor(file: string) {
    this.handle = fs.openSync(file, 'w')
  }

  row(values: readonly (string | null)[]): void {
    let line = ''
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? ''
      // an only field that is empty is quoted: a blank line would be no row
      line += (i > 0 ? ',' : '') + (/[",\r\n]/.test(value) || (values.length === 1 && value === '') ? `"${value.replaceAll('"', '""')}"` : value)
    }
    this.waiting += `${line}\n`
    if (this.waiting.length > 1 << 20) this.flush()
  }

  flush(): void {
    if (this.waiting === '') return
    fs.writeSync(this.handle, this.waiting)
    this.waiting = ''
  }

  close(): void {
    this.flush()
    fs.closeSync(this.handle)
  }
}
