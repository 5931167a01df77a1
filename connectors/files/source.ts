import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Invalid, NotFound } from '../../engines/errors.ts'
import type { PipelineSource } from '../../engines/data/pipeline-schema.ts'
import type { SourceConnection, SourceFile, SourceSink } from '../../engines/data/ports.ts'
import { CsvReader, type CsvRow, type Dialect } from '../../engines/data/read/csv-reader.ts'
import { dialectOf } from '../../engines/data/read/dialect.ts'
import { byteOrderMark, decoderFor, type Encoding, EncodingDetector } from '../../engines/data/read/encoding.ts'
import { sheetTable } from '../../engines/data/read/sheet-table.ts'
import { readSheet } from '../../engines/data/read/xlsx-reader.ts'

const pieceBytes = 1 << 20
const sampleCharacters = 1 << 16

/** Delimited text and .xlsx files below a base directory; nothing outside of it is opened. */
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
  const format = source.format ?? (/\.xlsx$/i.test(file) ? 'xlsx' : 'csv')
  if (format === 'xlsx') await readWorkbook(real, file, source, sink, headOnly)
  else await readDelimited(real, file, source, sink, headOnly)
}

async function readWorkbook(full: string, file: string, source: PipelineSource, sink: SourceSink, headOnly: boolean): Promise<void> {
  const bytes = fs.readFileSync(full)
  const sheet = readSheet(bytes, file, source.sheet)
  const table = sheetTable(sheet, file, { skip: source.skip, header: source.header, headerRows: source.headerRows, mergedCells: source.mergedCells, ...(source.columns ? { columns: source.columns } : {}) })
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

interface Inspected {
  readonly encoding: Encoding
  readonly markLength: number
  readonly sha256: string
  readonly bytes: number
}

/** First pass: hash, size and encoding. */
async function inspect(full: string, file: string, source: PipelineSource): Promise<Inspected> {
  const hash = createHash('sha256')
  const detector = source.encoding ? null : new EncodingDetector()
  let bytes = 0
  let mark: { encoding: Encoding; length: number } | null = null
  for await (const piece of fs.createReadStream(full, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
    if (bytes === 0) mark = byteOrderMark(piece)
    hash.update(piece)
    detector?.push(piece)
    bytes += piece.length
  }
  const found = bytes === 0 ? { encoding: 'utf-8' as const, markLength: 0 } : detector ? detector.finish(file) : { encoding: source.encoding!, markLength: mark && mark.encoding === source.encoding ? mark.length : 0 }
  return { ...found, sha256: hash.digest('hex'), bytes }
}

async function readDelimited(full: string, file: string, source: PipelineSource, sink: SourceSink, headOnly: boolean): Promise<void> {
  const inspected = await inspect(full, file, source)
  const reader = new DelimitedFile(file, source, sink, inspected)
  const decode = decoderFor(inspected.encoding)
  let first = true
  const strictly = (piece: Uint8Array, last: boolean): string => {
    try {
      return decode(piece, last)
    } catch {
      throw new Invalid('data.encoding', { file, encoding: inspected.encoding, line: reader.line }, { zh: `文件 ${file} 在第 ${reader.line} 行之后不是有效的 ${inspected.encoding}。请核对数据源里写明的编码。`, en: `After line ${reader.line}, ${file} is not valid ${inspected.encoding}. Check the encoding named in the source.` })
    }
  }
  for await (const piece of fs.createReadStream(full, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
    await reader.push(strictly(first ? piece.subarray(inspected.markLength) : piece, false))
    first = false
    if (headOnly && reader.hasHead) return
  }
  await reader.push(strictly(new Uint8Array(0), true))
  await reader.end()
}

/** Finds the dialect in the first text, cuts the lines above the header, makes the header, and hands rows on. */
class DelimitedFile {
  line = 1
  hasHead = false
  private waiting = ''
  private reader: CsvReader | null = null
  private dialect: Dialect | null = null
  private columns: string[] = []
  private readonly header: CsvRow[] = []
  private rows: CsvRow[] = []
  private readonly nulls: Set<string>
  private readonly file: string
  private readonly source: PipelineSource
  private readonly sink: SourceSink
  private readonly inspected: Inspected
  constructor(file: string, source: PipelineSource, sink: SourceSink, inspected: Inspected) {
    this.file = file
    this.source = source
    this.sink = sink
    this.inspected = inspected
    this.nulls = new Set(source.nullTokens)
  }

  async push(text: string): Promise<void> {
    if (!this.reader) {
      this.waiting += text
      if (this.waiting.length < sampleCharacters) return
      this.start()
    } else this.reader.push(text)
    await this.drain()
  }

  async end(): Promise<void> {
    if (!this.reader) this.start()
    this.reader!.end()
    await this.drain()
    if (!this.hasHead) {
      if (this.source.header && !this.source.columns) throw new Invalid('data.empty', { file: this.file }, { zh: `文件 ${this.file} 是空的，没有表头。`, en: `${this.file} is empty: it has no header.` })
      await this.head()
    }
    await this.sink.breathe()
  }

  private start(): void {
    let text = this.waiting
    let skipped = 0
    while (skipped < this.source.skip && text !== '') {
      const at = text.indexOf('\n')
      text = at < 0 ? '' : text.slice(at + 1)
      skipped++
    }
    const lastBreak = text.lastIndexOf('\n', sampleCharacters)
    this.dialect = dialectOf({ ...(this.source.delimiter !== undefined ? { delimiter: this.source.delimiter } : {}), ...(this.source.rowTerminator !== undefined ? { rowTerminator: this.source.rowTerminator } : {}), ...(this.source.quote !== undefined ? { quote: this.source.quote } : {}) }, text.slice(0, lastBreak > 0 && text.length > sampleCharacters ? lastBreak + 1 : sampleCharacters))
    this.reader = new CsvReader(this.dialect, (row) => { this.rows.push(row) }, skipped + 1)
    this.reader.push(text)
    this.waiting = ''
  }

  private async drain(): Promise<void> {
    let from = 0
    while (!this.hasHead && from < this.rows.length) {
      if (this.source.header) {
        this.header.push(this.rows[from]!)
        from++
        if (this.header.length < this.source.headerRows) continue
      }
      await this.head()
    }
    const width = this.columns.length
    for (let i = from; i < this.rows.length; i++) {
      const row = this.rows[i]!
      const count = row.values.length
      const values: (string | null)[] = row.values
      if (this.nulls.size > 0) for (let c = 0; c < count; c++) if (this.nulls.has(values[c]!)) values[c] = null
      const problem = row.problem ?? (count < width ? 'tooFewFields' : count > width ? 'tooManyFields' : null)
      this.sink.row(values, row.raw, row.line, problem)
      this.line = row.line
      if (i % 4096 === 4095) await this.sink.breathe()
    }
    this.rows = []
    await this.sink.breathe()
  }

  private async head(): Promise<void> {
    this.columns = this.source.columns ? [...this.source.columns] : headerNames(this.header.map((row) => row.values))
    this.hasHead = true
    await this.sink.file({ path: this.file, columns: this.columns, bytes: this.inspected.bytes, sha256: this.inspected.sha256, encoding: this.inspected.encoding, dialect: this.dialect })
  }
}

function headerNames(rows: string[][]): string[] {
  const used = new Map<string, number>()
  return Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, i) => {
    const parts: string[] = []
    for (const row of rows) {
      const part = (row[i] ?? '').replace(/\s+/g, ' ').trim()
      if (part && part !== parts.at(-1)) parts.push(part)
    }
    const base = parts.join('/') || `column${i + 1}`
    const times = (used.get(base) ?? 0) + 1
    used.set(base, times)
    return times === 1 ? base : `${base}_${times}`
  })
}
