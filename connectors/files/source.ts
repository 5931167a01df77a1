import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Invalid, NotFound } from '../../engines/errors.ts'
import type { PipelineSource } from '../../engines/data/pipeline-schema.ts'
import type { SourceConnection, SourceFile, SourceSink } from '../../engines/data/ports.ts'
import { readDbf } from '../../engines/data/read/dbf-reader.ts'
import { formatOf } from '../../engines/data/read/file-format.ts'
import { findPositions, readFixed } from '../../engines/data/read/fixed-width.ts'
import { readJson } from '../../engines/data/read/json-reader.ts'
import type { RowTable } from '../../engines/data/read/read-rows.ts'
import { sheetTable } from '../../engines/data/read/sheet-table.ts'
import { readSheet } from '../../engines/data/read/xlsx-reader.ts'
import { readXml } from '../../engines/data/read/xml-reader.ts'
import { inspectText, readDelimited, textOf } from './delimited-file.ts'

/** Delimited text, .xlsx, .dbf, JSON, XML and fixed-width files below a base directory; nothing outside of it is opened. */
export function openSource(options: { baseDirectory: string }): SourceConnection {
  const base = fs.realpathSync(options.baseDirectory)
  return {
    async describe(source) {
      const files: SourceFile[] = []
      for (const file of filesOf(base, source)) await readFile(base, file, source, { file: async (found) => { files.push(found) }, row: () => undefined, breathe: async () => undefined }, true)
      return files
    },
    async read(source, sink) {
      for (const file of filesOf(base, source)) await readFile(base, file, source, sink, false)
    },
    async extractSince(source, since, _, sink) {
      for (const file of filesOf(base, source)) if (fs.statSync(path.join(base, file)).mtime.toISOString() >= since) await readFile(base, file, source, sink, false)
    },
    async close() {},
  }
}

function filesOf(base: string, source: PipelineSource): string[] {
  if (source.path) return [source.path]
  const folder = path.dirname(source.pattern!)
  const name = new RegExp(`^${path.basename(source.pattern!).split('*').map((s) => s.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`, 'u')
  const full = inside(base, folder)
  const found = fs.existsSync(full) ? fs.readdirSync(full).filter((f) => name.test(f)).sort() : []
  if (found.length === 0) throw absent(source.pattern!, source.id)
  return found.map((f) => path.join(folder, f))
}

function inside(base: string, relative: string): string {
  const full = path.resolve(base, relative)
  if (full !== base && !full.startsWith(base + path.sep)) {
    throw new Invalid('data.path', { path: relative }, { zh: `路径 ${relative} 超出了数据目录，不能读取。`, en: `The path ${relative} leaves the data folder and is not read.` })
  }
  return full
}
function absent(file: string, source: string): NotFound {
  return new NotFound('data.file_absent', { file, source }, { zh: `来源「${source}」的文件 ${file} 不存在。请上传该文件，或改正迁移方案中的路径。`, en: `The file ${file} of source "${source}" is not there. Upload it, or correct the path in the pipeline.` })
}

async function readFile(base: string, file: string, source: PipelineSource, sink: SourceSink, headOnly: boolean): Promise<void> {
  const full = inside(base, file)
  if (!fs.existsSync(full)) throw absent(file, source.id)
  const real = fs.realpathSync(full)
  inside(base, path.relative(base, real))
  const format = formatOf(file, headOf(real), source.format)
  if (format === 'xlsx') await readWorkbook(real, file, source, sink, headOnly)
  else if (format === 'csv') await readDelimited(real, file, source, sink, headOnly)
  else await readTable(real, file, source, sink, headOnly, format)
}

/** The first bytes of a file. */
export function headOf(full: string): Uint8Array {
  const head = new Uint8Array(512)
  const handle = fs.openSync(full, 'r')
  try {
    return head.subarray(0, fs.readSync(handle, head, 0, head.length, 0))
  } finally {
    fs.closeSync(handle)
  }
}

/** A file larger than this does not fit into one text of the runtime. */
const largestWhole = (1 << 29) - 24

/** A table of one of the formats that are read as a whole; `dbf` from its bytes, the others from their text. */
export async function tableOf(full: string, file: string, source: PipelineSource, format: 'dbf' | 'json' | 'xml' | 'fixed'): Promise<{ table: RowTable; bytes: number; sha256: string; encoding: string | null }> {
  const size = fs.statSync(full).size
  if (size > largestWhole) throw new Invalid('data.too_large', { file, bytes: size, limit: largestWhole }, { zh: `文件 ${file} 有 ${size} 字节，${format} 文件最多读 ${largestWhole} 字节。请分成几个文件，或导出为 CSV。`, en: `${file} has ${size} bytes; a ${format} file of at most ${largestWhole} is read. Split it, or export it as CSV.` })
  if (format === 'dbf') {
    const bytes = fs.readFileSync(full)
    const table = readDbf(bytes, file, source.encoding)
    return { table, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), encoding: table.encoding }
  }
  const inspected = await inspectText(full, file, source.encoding)
  const pieces: string[] = []
  for await (const piece of textOf(full, file, inspected, () => 1)) pieces.push(piece)
  const text = pieces.join('')
  const table = format === 'json' ? readJson(text, file, source.records) : format === 'xml' ? readXml(text, file, source.records) : fixedTable(text, file, source)
  return { table, bytes: inspected.bytes, sha256: inspected.sha256, encoding: inspected.encoding }
}

function fixedTable(text: string, file: string, source: PipelineSource): RowTable {
  const positions = source.positions ?? findPositions(text.split(/\r\n|\n|\r/, 2000).slice(source.skip))
  if (!positions) throw new Invalid('data.fixed', { file }, { zh: `文件 ${file} 看不出固定列宽的字段位置。请用 positions 写明每个字段的起止列。`, en: `${file} does not show where its fields stand. Name the first and last column of each with positions.` })
  return readFixed(text, positions, { skip: source.skip, headerRows: source.header ? source.headerRows : 0, ...(source.columns ? { columns: source.columns } : {}) })
}

async function readTable(full: string, file: string, source: PipelineSource, sink: SourceSink, headOnly: boolean, format: 'dbf' | 'json' | 'xml' | 'fixed'): Promise<void> {
  const { table, bytes, sha256, encoding } = await tableOf(full, file, source, format)
  await sink.file({ path: file, columns: table.columns, bytes, sha256, encoding, dialect: null })
  if (headOnly) return
  const nulls = new Set(source.nullTokens)
  let count = 0
  for (const row of table.rows) {
    sink.row(row.values.map((v) => (v !== null && nulls.has(v) ? null : v)), row.raw, row.line, row.problem)
    if (++count % 2048 === 0) await sink.breathe()
  }
  await sink.breathe()
}

async function readWorkbook(full: string, file: string, source: PipelineSource, sink: SourceSink, headOnly: boolean): Promise<void> {
  const bytes = fs.readFileSync(full)
  const sheet = readSheet(bytes, file, source.sheet)
  const table = sheetTable(sheet, file, { skip: source.skip, header: source.header, headerRows: source.headerRows, mergedCells: source.mergedCells, ...(source.lastLine ? { lastLine: source.lastLine } : {}), ...(source.columns ? { columns: source.columns } : {}) })
  await sink.file({ path: file, columns: table.columns, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), encoding: null, dialect: null })
  if (headOnly) return
  const nulls = new Set(source.nullTokens)
  let count = 0
  for (const row of table.rows) {
    const extra = row.values.slice(table.columns.length).some((v) => v !== null && v !== '')
    sink.row(row.values.slice(0, table.columns.length).map((v) => (v !== null && nulls.has(v) ? null : v)), row.values.map((v) => v ?? '').join('\t'), row.line, extra ? 'tooManyFields' : null)
    if (++count % 2048 === 0) await sink.breathe()
  }
  await sink.breathe()
}
