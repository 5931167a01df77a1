import { kindOf } from './cell-kind.ts'
import { CsvReader, type CsvRow, type Dialect } from './csv-reader.ts'

/** Tried in this order; of equal readings the first wins. */
const delimiters = [',', ';', '\t', '|', '+|', '||', '^|^', '~|~', '|~|', '::', '##', '@@', ', ', '; ', '\u0001', '\u001f', '\u001e', '^', '~', '§', '¦', ':', ' ', '  ']
const terminators: Dialect['rowTerminator'][] = ['&|\n', 'newline']
const quoteMarks = ['"', "'", '`']

export interface FoundDialect {
  readonly dialect: Dialect
  /** Fields of most rows; 1 where no delimiter was found. */
  readonly fields: number
  /** 0–1: how regular the rows are and how many cells look like one cell. */
  readonly score: number
  /** The best reading with another delimiter, and its score. */
  readonly next: { readonly delimiter: string; readonly score: number } | null
}

/**
 * Finds delimiter, quote, escape and row terminator from the first text of a file. Each candidate reads the sample; its score is the
 * regularity of the rows times the share of cells that look like one cell (after G.J.J. van den Burg, A. Nazábal, C. Sutton: Wrangling messy CSV files
 * by detecting row and type patterns, 2019; the number of row patterns is taken as the inverse Simpson index, so that one ragged row of a
 * thousand costs next to nothing), times the share of rows without broken quotes. A file of one column comes out as comma-separated.
 */
export function inspectDialect(sample: string, known: Partial<Dialect> = {}): FoundDialect {
  const noLineFeed = !sample.includes('\n') && sample.includes('\r')
  const found: Reading[] = []
  for (const rowTerminator of known.rowTerminator ? [known.rowTerminator] : noLineFeed ? ['\r'] : terminators) {
    if (rowTerminator !== 'newline' && !sample.includes(rowTerminator)) continue
    for (const delimiter of known.delimiter ? [known.delimiter] : candidatesIn(sample)) {
      if (!sample.includes(delimiter)) continue
      for (const quote of known.quote !== undefined ? [known.quote] : quotesFor(delimiter, sample)) {
        for (const escape of known.escape !== undefined ? [known.escape] : escapesFor(quote, sample)) {
          const reading = read(sample, { delimiter, rowTerminator, quote, ...(escape === null ? {} : { escape }) })
          if (reading.fields > 1) found.push(reading)
        }
      }
    }
  }
  const likely = found.filter((r) => known.delimiter !== undefined || r.score >= (inProse.has(r.dialect.delimiter) ? irregular : 0.001)).sort((a, b) => b.score - a.score)
  const best = likely[0]
  if (!best) return { ...oneColumn(sample, known, noLineFeed), next: null }
  const next = likely.find((r) => r.dialect.delimiter !== best.dialect.delimiter)
  return { dialect: best.dialect, fields: best.fields, score: Math.min(1, best.score), next: next ? { delimiter: next.dialect.delimiter, score: Math.min(1, next.score) } : null }
}

/** Delimiters that also stand between words: prose has them in every line, in ever other numbers. */
const inProse = new Set([' ', '  ', ':', ', ', '; '])
/** A quarter of what two regular columns of clean cells give (0.5). */
const irregular = 0.125

export const findDialect = (sample: string, known: Partial<Dialect> = {}): Dialect => inspectDialect(sample, known).dialect

function oneColumn(sample: string, known: Partial<Dialect>, noLineFeed: boolean): Omit<FoundDialect, 'next'> {
  const delimiter = known.delimiter ?? ','
  const quote = known.quote !== undefined ? known.quote : (quotesFor(delimiter, sample)[0] ?? null)
  const dialect: Dialect = { delimiter, rowTerminator: known.rowTerminator ?? (noLineFeed ? '\r' : 'newline'), quote, ...(known.escape ? { escape: known.escape } : {}) }
  return { dialect, fields: read(sample, dialect).fields, score: 0 }
}

/** The usual delimiters that the sample holds, and runs of signs that stand equally often in most of its lines. */
function candidatesIn(sample: string): string[] {
  const lines = sample.split(/\r\n|\n|\r/, 400).filter((line) => line !== '')
  const counts = new Map<string, Map<number, number>>()
  for (const line of lines) {
    const inLine = new Map<string, number>()
    for (const [run] of line.matchAll(/[^\p{L}\p{N}\s"'`.\-()/\\]{2,5}/gu)) inLine.set(run, (inLine.get(run) ?? 0) + 1)
    for (const [run, count] of inLine) {
      const perLine = counts.get(run) ?? counts.set(run, new Map()).get(run)!
      perLine.set(count, (perLine.get(count) ?? 0) + 1)
    }
  }
  const runs = [...counts].filter(([run, perLine]) => !/^[,;|]{2,}$/.test(run) && Math.max(...perLine.values()) > lines.length * 0.8).map(([run]) => run)
  const all = [...new Set([...delimiters, ...runs])].filter((d) => sample.includes(d))
  // a sign that only ever stands inside a longer delimiter is not one itself
  return all.filter((short) => !all.some((long) => long.length > short.length && long.includes(short) && occurrences(sample, long) * occurrences(long, short) === occurrences(sample, short)))
}

function occurrences(text: string, part: string): number {
  let count = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) count++
  return count
}

/** Marks that open or close a field somewhere; none for bulk exports with a tab or several characters, which do not quote. */
function quotesFor(delimiter: string, sample: string): (string | null)[] {
  const used = quoteMarks.filter((mark) => sample.startsWith(mark) || sample.includes(delimiter + mark) || sample.includes(`\n${mark}`) || sample.includes(`\r${mark}`))
  if (used.length === 0) return [(delimiter.length > 1 && delimiter !== ', ' && delimiter !== '; ') || delimiter === '\t' ? null : '"']
  return [...used, null]
}

function escapesFor(quote: string | null, sample: string): (string | null)[] {
  return quote !== null && sample.includes(`\\${quote}`) ? [null, '\\'] : [null]
}

interface Reading {
  readonly dialect: Dialect
  readonly fields: number
  readonly score: number
}

function read(sample: string, dialect: Dialect): Reading {
  const rows: CsvRow[] = []
  const reader = new CsvReader(dialect, (row) => { rows.push(row) })
  reader.push(sample)
  if (rows.length < 2 || sample.length < 1 << 15) reader.end()
  const counts = new Map<number, number>()
  let broken = 0
  let cells = 0
  let clean = 0
  for (const row of rows) {
    if (row.problem) broken++
    counts.set(row.values.length, (counts.get(row.values.length) ?? 0) + 1)
    for (const value of row.values) {
      cells++
      if (kindOf(value) !== 'odd' || isQuoted(row.raw, value, dialect)) clean++
    }
  }
  if (rows.length === 0) return { dialect, fields: 0, score: 0 }
  const [fields] = [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a))
  const shares = [...counts].map(([length, count]) => ({ length, share: count / rows.length }))
  const patterns = 1 / shares.reduce((sum, p) => sum + p.share ** 2, 0)
  const regularity = shares.reduce((sum, p) => sum + (p.share * (p.length - 1)) / p.length, 0) / patterns
  const terminatorBonus = dialect.rowTerminator.length > 1 && dialect.rowTerminator !== 'newline' ? 1.2 : 1
  // where marks stand at the edges of fields, that none of them is a quote is the less likely reading
  const quoteBonus = dialect.quote === null && quotesFor(dialect.delimiter, sample).length > 1 ? 0.99 : 1
  return { dialect, fields, score: regularity * (clean / cells) * (1 - broken / rows.length) * terminatorBonus * quoteBonus }
}

/** A quoted cell is one cell whatever stands in it. */
function isQuoted(raw: string, value: string, { quote, delimiter }: Dialect): boolean {
  if (quote === null) return false
  return value.includes(delimiter) || value.includes('\n') || raw.includes(quote + value + quote) || value.includes(quote)
}

/** What a pipeline says about a delimited source, completed from a sample of the file. */
export const dialectOf = (source: Partial<Dialect>, sample: string): FoundDialect => inspectDialect(sample, source)
