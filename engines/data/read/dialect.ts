import { CsvReader, type Dialect } from './csv-reader.ts'

const delimiters = ['+|', '||', '^|^', '\t', ',', ';', '|', '\u0001', '^', '~']
const terminators: Dialect['rowTerminator'][] = ['&|\n', 'newline']

/**
 * Finds delimiter, quote and row terminator from the first text of a file. The winner gives the most rows with the same number of
 * fields (at least two), then the most fields. A file of one column comes out as comma-separated.
 */
export function findDialect(sample: string, known: Partial<Dialect> = {}): Dialect {
  let best: { dialect: Dialect; score: number } | null = null
  const noLineFeed = !sample.includes('\n') && sample.includes('\r')
  for (const rowTerminator of known.rowTerminator ? [known.rowTerminator] : noLineFeed ? ['\r'] : terminators) {
    if (rowTerminator !== 'newline' && !sample.includes(rowTerminator)) continue
    for (const delimiter of known.delimiter ? [known.delimiter] : delimiters) {
      if (!sample.includes(delimiter)) continue
      for (const quote of known.quote !== undefined ? [known.quote] : quotesFor(delimiter, sample)) {
        const dialect: Dialect = { delimiter, rowTerminator, quote }
        const score = consistency(sample, dialect)
        if (!best || score > best.score + 1e-9) best = { dialect, score }
      }
    }
  }
  const delimiter = known.delimiter ?? ','
  return best?.dialect ?? { delimiter, rowTerminator: known.rowTerminator ?? (noLineFeed ? '\r' : 'newline'), quote: known.quote !== undefined ? known.quote : (quotesFor(delimiter, sample)[0] ?? null) }
}

/** Tabs and delimiters of several characters come from bulk exports that do not quote, unless a field starts with a quote. */
function quotesFor(delimiter: string, sample: string): (string | null)[] {
  const isQuoted = sample.startsWith('"') || sample.includes(`${delimiter}"`) || sample.includes('\n"')
  if (!isQuoted) return delimiter.length > 1 || delimiter === '\t' ? [null] : ['"']
  return delimiter.length > 1 ? [null] : ['"', null]
}

function consistency(sample: string, dialect: Dialect): number {
  const counts = new Map<number, number>()
  let rows = 0
  let broken = 0
  const reader = new CsvReader(dialect, (row) => {
    rows++
    if (row.problem) broken++
    counts.set(row.values.length, (counts.get(row.values.length) ?? 0) + 1)
  })
  reader.push(sample)
  if (rows === 0) reader.end()
  if (rows === 0) return 0
  const [fields, alike] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))
  if (fields < 2) return 0
  const terminatorBonus = dialect.rowTerminator === 'newline' ? 0 : 0.2
  return alike / rows - broken / rows + Math.min(fields, 60) / 200 + dialect.delimiter.length / 100 + terminatorBonus
}

/** What a pipeline says about a delimited source, completed from a sample of the file. */
export function dialectOf(source: { delimiter?: string; rowTerminator?: string; quote?: string | null }, sample: string): Dialect {
  const known: { delimiter?: string; rowTerminator?: string; quote?: string | null } = {}
  if (source.delimiter !== undefined) known.delimiter = source.delimiter
  if (source.rowTerminator !== undefined) known.rowTerminator = source.rowTerminator
  if (source.quote !== undefined) known.quote = source.quote
  return findDialect(sample, known)
}
