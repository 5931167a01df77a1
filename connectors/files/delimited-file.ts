import { createHash } from 'node:crypto'
import fs from 'node:fs'
import type { PipelineSource } from '../../engines/data/pipeline-schema.ts'
import type { SourceSink } from '../../engines/data/ports.ts'
import { CsvReader, type CsvRow, type Dialect } from '../../engines/data/read/csv-reader.ts'
import { dialectOf } from '../../engines/data/read/dialect.ts'
import { byteOrderMark, decoderFor, type Encoding, EncodingDetector } from '../../engines/data/read/encoding.ts'
import { columnNames } from '../../engines/data/read/find-tables.ts'
import { Invalid } from '../../engines/errors.ts'

const pieceBytes = 1 << 20
export const sampleCharacters = 1 << 16

export interface Inspected {
  readonly encoding: Encoding
  readonly markLength: number
  readonly sha256: string
  readonly bytes: number
}

/** First pass over a text file: hash, size and encoding. */
export async function inspectText(full: string, file: string, given: Encoding | undefined): Promise<Inspected> {
  const hash = createHash('sha256')
  const detector = given ? null : new EncodingDetector()
  let bytes = 0
  let mark: { encoding: Encoding; length: number } | null = null
  for await (const piece of fs.createReadStream(full, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
    if (bytes === 0) mark = byteOrderMark(piece)
    hash.update(piece)
    detector?.push(piece)
    bytes += piece.length
  }
  const found = bytes === 0 ? { encoding: given ?? ('utf-8' as const), markLength: 0 } : detector ? detector.finish(file) : { encoding: given!, markLength: mark && mark.encoding === given ? mark.length : 0 }
  return { ...found, sha256: hash.digest('hex'), bytes }
}

/** The text of a file piece by piece, without its byte order mark; `line` tells how far the reader of the text is, for the message about bytes that are not of the encoding. */
export async function* textOf(full: string, file: string, inspected: Inspected, line: () => number): AsyncGenerator<string> {
  const decode = decoderFor(inspected.encoding)
  const strictly = (piece: Uint8Array, last: boolean): string => {
    try {
      return decode(piece, last)
    } catch {
      throw new Invalid('data.encoding', { file, encoding: inspected.encoding, line: line() }, { zh: `文件 ${file} 在第 ${line()} 行之后不是有效的 ${inspected.encoding}。请核对写明的编码。`, en: `After line ${line()}, ${file} is not valid ${inspected.encoding}. Check the encoding that was named.` })
    }
  }
  let bytes = 0
  for await (const piece of fs.createReadStream(full, { highWaterMark: pieceBytes }) as AsyncIterable<Buffer>) {
    const text = strictly(bytes === 0 ? piece.subarray(inspected.markLength) : piece, false)
    bytes += piece.length
    if (text !== '') yield text
  }
  if (bytes !== inspected.bytes) throw new Invalid('data.changed', { file, before: inspected.bytes, after: bytes }, { zh: `文件 ${file} 在读取过程中变了（${inspected.bytes} → ${bytes} 字节）。请等它写完后再读。`, en: `${file} changed while it was read (${inspected.bytes} → ${bytes} bytes). Wait until it is complete, then read it again.` })
  const rest = strictly(new Uint8Array(0), true)
  if (rest !== '') yield rest
}

export async function readDelimited(full: string, file: string, source: PipelineSource, sink: SourceSink, headOnly: boolean): Promise<void> {
  const inspected = await inspectText(full, file, source.encoding)
  const reader = new DelimitedFile(file, source, sink, inspected)
  for await (const text of textOf(full, file, inspected, () => reader.line)) {
    await reader.push(text)
    if (headOnly && reader.hasHead) return
  }
  await reader.end()
}

/** The first text of a file up to the end of a line, for finding its dialect. */
export function sampleOf(text: string): string {
  const lastBreak = Math.max(text.lastIndexOf('\n', sampleCharacters), text.includes('\n') ? -1 : text.lastIndexOf('\r', sampleCharacters))
  return text.slice(0, lastBreak > 0 && text.length > sampleCharacters ? lastBreak + 1 : sampleCharacters)
}

/** Finds the dialect in the first text, cuts the lines above the header, makes the header, and hands rows on. */
class DelimitedFile {
  line = 1
  hasHead = false
  private waiting = ''
  private skipped = 0
  private reader: CsvReader | null = null
  private dialect: Dialect | null = null
  private columns: string[] = []
  private readonly header: CsvRow[] = []
  private rows: CsvRow[] = []
  private readonly nulls: Set<string>
  private readonly lastLine: number
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
    this.lastLine = source.lastLine ?? Number.POSITIVE_INFINITY
  }

  async push(text: string): Promise<void> {
    if (!this.reader) {
      this.waiting += text
      this.skipLines()
      if (this.skipped < this.source.skip || this.waiting.length < sampleCharacters) return
      this.start()
    } else this.reader.push(text)
    await this.drain()
  }

  async end(): Promise<void> {
    if (!this.reader) {
      if (this.skipped < this.source.skip) this.waiting = ''
      this.start()
    }
    this.reader!.end()
    await this.drain()
    if (!this.hasHead) {
      if (this.source.header && !this.source.columns) throw new Invalid('data.empty', { file: this.file }, { zh: `文件 ${this.file} 是空的，没有表头。`, en: `${this.file} is empty: it has no header.` })
      await this.head()
    }
    await this.sink.breathe()
  }

  /** Cuts the physical lines above the header, which may reach over several pieces. */
  private skipLines(): void {
    if (this.skipped === this.source.skip) return
    const lineBreak = this.waiting.includes('\n') ? '\n' : '\r'
    let from = 0
    for (let at = this.waiting.indexOf(lineBreak); at >= 0 && this.skipped < this.source.skip; at = this.waiting.indexOf(lineBreak, from)) {
      from = at + 1
      this.skipped++
    }
    this.waiting = this.waiting.slice(from)
  }

  private start(): void {
    const text = this.waiting
    const { delimiter, rowTerminator, quote, escape } = this.source
    const found = dialectOf({ ...(delimiter === undefined ? {} : { delimiter }), ...(rowTerminator === undefined ? {} : { rowTerminator }), ...(quote === undefined ? {} : { quote }), ...(escape === undefined ? {} : { escape }) }, sampleOf(text))
    this.dialect = found.dialect
    this.reader = new CsvReader(this.dialect, (row) => { if (row.line <= this.lastLine) this.rows.push(row) }, this.skipped + 1, found.fields)
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
    const widest = this.header.reduce((most, row) => Math.max(most, row.values.length), 0)
    this.columns = this.source.columns ? [...this.source.columns] : columnNames(this.header.map((row) => row.values), widest)
    this.hasHead = true
    const { delimiter, rowTerminator, quote } = this.dialect!
    await this.sink.file({ path: this.file, columns: this.columns, bytes: this.inspected.bytes, sha256: this.inspected.sha256, encoding: this.inspected.encoding, dialect: { delimiter, rowTerminator, quote } })
  }
}
