import fs from 'node:fs'
import path from 'node:path'
import { figure, type Result } from '../../bench/report.ts'
import type { DialectFile } from '../../connectors/files/dialect-file.ts'
import { readToCsv } from '../../connectors/files/read-file.ts'
import { rowsOfCsv, scratchFolder, skipped } from './read-back.ts'

const measures = 10
const goals = { auto: ['>= 9.8', '>= 9.5'], given: ['>= 9.97', '>= 9.7'] } as const

/**
 * The Pollock benchmark (G. Vitagliano, M. Hameed, L. Jiang, L. Reisener, E. Wu, F. Naumann: Pollock, a data loading benchmark, PVLDB 16, 2023), read from
 * POLLOCK_DIR: `polluted_files/csv|clean|parameters` and `pollock_weights.json` of its repository. Score of a file: success plus precision, recall and F1 of
 * header, records and cells, each 0–1, so at most 10; simple is the mean, weighted the mean by the weights. Values are compared as text, without the
 * benchmark's normalisation of numbers and dates: the score here is at most the official one.
 */
export async function pollockFigures(): Promise<Result[]> {
  const folder = process.env.POLLOCK_DIR
  const names = ['pollock: simple', 'pollock: weighted', 'pollock, dialect given: simple', 'pollock, dialect given: weighted']
  const wanted = [...goals.auto, ...goals.given]
  if (!folder || !fs.existsSync(path.join(folder, 'polluted_files/csv'))) return names.map((name, i) => skipped(name, 'of 10', wanted[i]!, 'POLLOCK_DIR does not name a folder with polluted_files/csv'))
  const weights = JSON.parse(fs.readFileSync(path.join(folder, 'pollock_weights.json'), 'utf8')) as Record<string, number>
  const files = fs.readdirSync(path.join(folder, 'polluted_files/csv')).filter((f) => f.endsWith('csv'))
  const results: Result[] = []
  for (const mode of ['auto', 'given'] as const) {
    let simple = 0
    let weighted = 0
    let weight = 0
    let refused = 0
    for (const file of files) {
      const score = await scoreOf(folder, file, mode)
      if (score === 0) refused++
      simple += score
      weighted += score * (weights[file] ?? 0)
      weight += weights[file] ?? 0
    }
    const conditions = `${files.length} files (${refused} refused), ${mode === 'auto' ? 'no dialect given' : 'encoding, delimiter, quote, escape, CR, preamble and header rows of parameters/ given'}; values compared as text`
    results.push(figure(names[results.length]!, simple / files.length, 'of 10', goals[mode][0], conditions), figure(names[results.length + 1]!, weighted / weight, 'of 10', goals[mode][1], conditions))
  }
  return results
}

const scratch = scratchFolder()

async function scoreOf(folder: string, file: string, mode: 'auto' | 'given'): Promise<number> {
  const clean = rowsOfCsv(fs.readFileSync(path.join(folder, 'polluted_files/clean', file), 'utf8').replace(/^\ufeff/, ''))
  const out = path.join(scratch, 'out.csv')
  let loaded: string[][]
  try {
    await readToCsv(path.join(folder, 'polluted_files/csv', file), out, { dialect: mode === 'auto' ? {} : parametersOf(folder, file) })
    loaded = rowsOfCsv(fs.readFileSync(out, 'utf8'))
  } catch {
    return 0
  }
  if (clean.length === 0) return measures
  return 1 + threeOf(clean[0]!, loaded[0] ?? []) + threeOf(clean.slice(1).map((row) => row.join('')), loaded.slice(1).map((row) => row.join(''))) + threeOf(clean.flat(), loaded.flat())
}

function parametersOf(folder: string, file: string): DialectFile {
  const given = JSON.parse(fs.readFileSync(path.join(folder, 'polluted_files/parameters', `${file}_parameters.json`), 'utf8')) as { encoding: string; delimiter: string; quotechar: string; escapechar: string; row_delimiter: string; header_lines: number; preamble_lines: number }
  const encoding = ({ ascii: 'utf-8', 'utf-8': 'utf-8', utf_8: 'utf-8', 'utf-8-sig': 'utf-8', 'iso-8859-1': 'latin1' } as const)[given.encoding?.toLowerCase() as 'ascii']
  return {
    ...(encoding ? { encoding } : {}), ...(given.delimiter ? { delimiter: given.delimiter } : {}), ...(given.row_delimiter === '\r' ? { rowTerminator: '\r' } : {}), ...(given.quotechar?.length === 1 ? { quote: given.quotechar } : {}),
    ...(given.escapechar?.length === 1 && given.escapechar !== given.quotechar && given.escapechar !== '\0' ? { escape: given.escapechar } : {}), headerRows: given.header_lines, skip: given.preamble_lines,
  }
}

/** Precision, recall and F1 of two multisets. */
function threeOf(source: readonly string[], loaded: readonly string[]): number {
  if (source.length === 0) return 3
  const left = new Map<string, number>()
  for (const value of source) left.set(value, (left.get(value) ?? 0) + 1)
  let common = 0
  for (const value of loaded) {
    const count = left.get(value) ?? 0
    if (count === 0) continue
    left.set(value, count - 1)
    common++
  }
  if (common === 0) return 0
  const precision = common / source.length
  const recall = common / loaded.length
  return precision + recall + (2 * precision * recall) / (precision + recall)
}
