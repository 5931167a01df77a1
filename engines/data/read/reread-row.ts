import type { Dialect, RowProblem } from './csv-reader.ts'

export interface RereadRow {
  readonly values: string[]
  readonly raw: string
  /** Line breaks between the start of the text and this row. */
  readonly lineOffset: number
  readonly problem: RowProblem | null
}

const delimiters = [',', ';', '\t', '|', ' ', ':']
const quotes = ['"', "'"]

/**
 * Other ways to read a row that has broken quotes or not `fields` fields, first fitting one wins: its first physical line with quotes that
 * are not escaped; that line without quotes; rows separated by a lone CR; another quote; another delimiter. Null when none gives `fields`.
 * `isFirstLine`: only the first physical line of the text is used up.
 */
export function otherReadings(row: { values: string[]; problem: RowProblem | null }, raw: string, firstLine: string, dialect: Dialect, fields: number): { rows: RereadRow[]; isFirstLine: boolean } | null {
  const { delimiter, quote } = dialect
  const single = (values: string[], problem: RowProblem) => ({ rows: [{ values, raw: firstLine, lineOffset: 0, problem }], isFirstLine: true })
  const fits = (values: string[] | null): values is string[] => values?.length === fields
  const returns = dialect.rowTerminator === 'newline' && raw.includes('\r') ? splitAtReturns(raw, dialect, fields) : null
  if (returns) return { rows: returns, isFirstLine: false }
  if (quote !== null && firstLine.includes(quote)) {
    const values = lenientFields(firstLine, delimiter, quote)
    if (fits(values)) return single(values, 'textAfterQuote')
    if (row.values.length === fields) return null
    const plain = firstLine.split(delimiter)
    if (fits(plain)) return single(plain, 'unclosedQuote')
  }
  if (row.values.length === fields) return null
  for (const other of quotes) {
    const values = other !== quote && firstLine.includes(other) ? lenientFields(firstLine, delimiter, other) : null
    if (fits(values)) return single(values, 'otherDialect')
  }
  if (fields < 3 || row.values.length > fields) return null
  for (const other of delimiters) {
    const values = other !== delimiter && firstLine.includes(other) ? lenientFields(firstLine, other, quote ?? '"') : null
    if (fits(values)) return single(values, 'otherDialect')
  }
  return null
}

/** Rows of `fields` fields each, between lone carriage returns; null when the pieces do not have them. */
function splitAtReturns(raw: string, dialect: Dialect, fields: number): RereadRow[] | null {
  const pieces = raw.split('\r')
  if (pieces.length < 2) return null
  const rows: RereadRow[] = []
  let offset = 0
  for (const [i, piece] of pieces.entries()) {
    if (piece !== '') {
      const values = dialect.quote === null ? piece.split(dialect.delimiter) : lenientFields(piece, dialect.delimiter, dialect.quote)
      if (values?.length !== fields) return null
      rows.push({ values, raw: piece, lineOffset: offset, problem: null })
    }
    if (i < pieces.length - 1) offset += 1 + (piece.split('\n').length - 1)
  }
  return rows
}

/**
 * Fields of one line whose quotes may not be escaped: a run of quotes closes the field where a delimiter or the end follows it, elsewhere it
 * is text (two stand for one). Blanks before an opening quote are left out. Null when a quoted field does not end.
 */
export function lenientFields(line: string, delimiter: string, quote: string): string[] | null {
  const values: string[] = []
  let position = 0
  for (;;) {
    let start = position
    while (delimiter !== ' ' && line[start] === ' ') start++
    if (line[start] === quote) {
      const field = lenientField(line, start + 1, delimiter, quote)
      if (!field) return null
      values.push(field.value)
      position = field.end
    } else {
      const at = line.indexOf(delimiter, position)
      const end = at < 0 ? line.length : at
      values.push(line.slice(position, end))
      position = end
    }
    if (position >= line.length) return values
    position += delimiter.length
  }
}

function lenientField(line: string, start: number, delimiter: string, quote: string): { value: string; end: number } | null {
  let value = ''
  let from = start
  for (;;) {
    const at = line.indexOf(quote, from)
    if (at < 0) return null
    let run = 1
    while (line[at + run] === quote) run++
    const after = at + run
    value += line.slice(from, at)
    if (after >= line.length || line.startsWith(delimiter, after)) return { value: value + quote.repeat(Math.floor(run / 2)), end: after }
    value += quote.repeat(Math.ceil(run / 2))
    from = after
  }
}
