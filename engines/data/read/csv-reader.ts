import { otherReadings } from './reread-row.ts'

export interface Dialect {
  readonly delimiter: string
  /** `newline` stands for LF or CRLF, also mixed; with `fields` also for a lone CR that separates whole rows. */
  readonly rowTerminator: string | 'newline'
  readonly quote: string | null
  /** Character before a quote inside a quoted field; absent or null: the quote is doubled (RFC 4180). */
  readonly escape?: string | null
}

export type RowProblem =
  /** A quote was opened and never closed properly; it was taken as an ordinary character, so that no following row is lost. */
  | 'unclosedQuote'
  /** Text between a closing quote and the next delimiter, or a quote inside a quoted field that is not escaped. */
  | 'textAfterQuote'
  /** The row has another delimiter or quote than the file; it was read with that one. */
  | 'otherDialect'
  | 'tooFewFields'
  | 'tooManyFields'

export interface CsvRow {
  readonly values: string[]
  /** The text of the row exactly as it stands in the file, without its terminator. */
  readonly raw: string
  /** Physical line of its first character, from 1. */
  readonly line: number
  readonly problem: RowProblem | null
}

/** A quoted field over several lines that is longer than this, or has more line breaks than `longestQuotedLines`, is taken for a quote that was never closed. */
const longestQuotedField = 1 << 20
const longestQuotedLines = 2_000
/** The same for a field on one line. */
const longestQuotedLine = 1 << 26

/**
 * Reads delimited text piece by piece. Delimiters and row terminators may be several characters. RFC 4180 quoting; a stray
 * quote inside an unquoted field is an ordinary character. Rows come out in order through `onRow`; blank lines are counted, not given.
 * `fields`, where it is known, is the number of fields of most rows: a row that does not have it, or whose quotes are broken, is read
 * in the other ways that `otherReadings` knows, and the way that gives this number is taken.
 */
export class CsvReader {
  blankLines = 0
  private buffer = ''
  private line: number
  private readonly dialect: Dialect
  private readonly onRow: (row: CsvRow) => void
  private readonly fields: number | null
  /** `firstLine`: physical line at which the text begins. */
  constructor(dialect: Dialect, onRow: (row: CsvRow) => void, firstLine = 1, fields: number | null = null) {
    this.line = firstLine
    this.dialect = dialect
    this.onRow = onRow
    this.fields = fields
  }

  push(text: string): void {
    this.buffer = this.buffer === '' ? text : this.buffer + text
    this.drain(false)
  }

  end(): void {
    this.drain(true)
  }

  private drain(last: boolean): void {
    const text = this.buffer
    let position = 0
    while (position < text.length) {
      const row = this.dialect.quote === null ? this.plainRow(text, position, last) : this.quotedRow(text, position, last)
      if (!row) break
      position = this.give(text, position, row, last)
    }
    this.buffer = position === 0 ? text : text.slice(position)
    if (last) this.buffer = ''
  }

  /** Hands the row on, or another reading of its text; gives the start of the next row. */
  private give(text: string, start: number, row: ParsedRow, last: boolean): number {
    const raw = text.slice(start, row.end)
    if (raw === '') {
      this.blankLines++
      this.line += countLineBreaks(text, start, row.next)
      return row.next
    }
    const isOdd = this.fields !== null && this.fields > 1 && (row.problem !== null || row.values.length !== this.fields)
    const line = isOdd ? this.plainRow(text, start, last) : null
    const other = line ? otherReadings(row, raw, text.slice(start, line.end), this.dialect, this.fields!) : null
    if (!other) {
      this.onRow({ values: row.values, raw, line: this.line, problem: row.problem })
      this.line += countLineBreaks(text, start, row.next)
      return row.next
    }
    for (const part of other.rows) {
      this.onRow({ values: part.values, raw: part.raw, line: this.line + part.lineOffset, problem: part.problem })
    }
    const next = other.isFirstLine ? line!.next : row.next
    this.line += countLineBreaks(text, start, next)
    return next
  }

  /** End of the row's text and start of the next one; null when the buffer ends before it is sure. */
  private terminator(text: string, from: number, last: boolean): { end: number; next: number } | null {
    if (this.dialect.rowTerminator !== 'newline') {
      const at = text.indexOf(this.dialect.rowTerminator, from)
      if (at >= 0) return { end: at, next: at + this.dialect.rowTerminator.length }
      return last ? { end: text.length, next: text.length } : null
    }
    const feed = text.indexOf('\n', from)
    if (feed >= 0) return { end: feed > from && text.charCodeAt(feed - 1) === 13 ? feed - 1 : feed, next: feed + 1 }
    return last ? { end: text.length > from && text.charCodeAt(text.length - 1) === 13 ? text.length - 1 : text.length, next: text.length } : null
  }

  private plainRow(text: string, start: number, last: boolean): ParsedRow | null {
    const stop = this.terminator(text, start, last)
    if (!stop) return null
    return { values: text.slice(start, stop.end).split(this.dialect.delimiter), problem: null, ...stop }
  }

  private quotedRow(text: string, start: number, last: boolean): ParsedRow | null {
    const { delimiter, quote } = this.dialect as { delimiter: string; quote: string }
    const values: string[] = []
    let problem: RowProblem | null = null
    let position = start
    let stop = this.terminator(text, start, last)
    for (;;) {
      if (text.startsWith(quote, position)) {
        const field = this.quotedField(text, position, last)
        if (field === 'more') return null
        if (field === 'unclosed') {
          const plain = this.plainRow(text, start, last)
          return plain && { ...plain, problem: 'unclosedQuote' }
        }
        values.push(field.value)
        if (field.trailing) problem = 'textAfterQuote'
        position = field.end
        stop = this.terminator(text, position, last)
      } else {
        if (!stop) return null
        const at = indexBefore(text, delimiter, position, stop.end)
        values.push(text.slice(position, at < 0 ? stop.end : at))
        position = at < 0 ? stop.end : at
      }
      if (stop && position >= stop.end) return { values, problem, ...stop }
      if (!stop && position >= text.length) return null
      position += delimiter.length
    }
  }

  private quotedField(text: string, start: number, last: boolean): 'more' | 'unclosed' | { value: string; end: number; trailing: boolean } {
    const { delimiter, quote } = this.dialect as { delimiter: string; quote: string }
    const escape = this.dialect.escape ?? null
    let value = ''
    let from = start + 1
    for (;;) {
      const close = text.indexOf(quote, from)
      if (close < 0) return last || this.isTooLong(text, start, text.length) ? 'unclosed' : 'more'
      if (close - start > longestQuotedField && this.isTooLong(text, start, close)) return 'unclosed'
      if (escape !== null && isEscaped(text, close, from, escape)) {
        value += unescaped(text.slice(from, close - 1), escape) + quote
        from = close + 1
        continue
      }
      value += escape === null ? text.slice(from, close) : unescaped(text.slice(from, close), escape)
      if (text.startsWith(quote, close + 1)) {
        value += quote
        from = close + 2
        continue
      }
      const after = close + 1
      const longest = Math.max(delimiter.length, this.dialect.rowTerminator.length, 2)
      if (!last && after + longest > text.length) return 'more'
      if (after >= text.length || text.startsWith(delimiter, after)) return { value, end: after, trailing: false }
      const stop = this.terminator(text, after, last)
      if (!stop) return 'more'
      if (stop.end === after) return { value, end: after, trailing: false }
      // something follows the closing quote: over several lines it was never closed, on one line it is kept and reported
      if (countLineBreaks(text, start, close) > 0) return 'unclosed'
      const at = indexBefore(text, delimiter, after, stop.end)
      const end = at < 0 ? stop.end : at
      return { value: value + text.slice(after, end), end, trailing: true }
    }
  }

  private isTooLong(text: string, start: number, end: number): boolean {
    if (end - start > longestQuotedLine) return true
    const lines = countLineBreaks(text, start, end)
    return lines > longestQuotedLines || (lines > 0 && end - start > longestQuotedField)
  }
}

interface ParsedRow {
  readonly values: string[]
  readonly problem: RowProblem | null
  readonly end: number
  readonly next: number
}

/** Whether an odd number of escape characters stands before the position. */
function isEscaped(text: string, position: number, from: number, escape: string): boolean {
  let count = 0
  while (position - count - 1 >= from && text[position - count - 1] === escape) count++
  return count % 2 === 1
}
const unescaped = (text: string, escape: string): string => (text.includes(escape + escape) ? text.replaceAll(escape + escape, escape) : text)

/** `indexOf` that does not scan beyond `limit`. */
function indexBefore(text: string, what: string, from: number, limit: number): number {
  if (limit - from > 4096) {
    const at = text.indexOf(what, from)
    return at >= 0 && at < limit ? at : -1
  }
  const at = text.slice(from, limit).indexOf(what)
  return at < 0 ? -1 : from + at
}

function countLineBreaks(text: string, from: number, to: number): number {
  if (to - from > 4096) return countInLongText(text.slice(from, to))
  let lines = 0
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 10 || (unit === 13 && text.charCodeAt(i + 1) !== 10)) lines++
  }
  return lines
}
function countInLongText(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) if (text.charCodeAt(at + 1) !== 10) lines++
  return lines
}
