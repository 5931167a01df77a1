import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { figure, type Result } from '../../bench/report.ts'
import type { DialectFile } from '../../connectors/files/dialect-file.ts'
import { readToCsv } from '../../connectors/files/read-file.ts'
import { sharedFolder } from '../../engines/data/shared-folder.ts'
import { rowsOfCsv, scratchFolder, skipped } from './read-back.ts'

interface Entry {
  readonly id: string
  readonly action: string
  readonly result?: string
  readonly implicit?: string[]
}
interface ExpectedTable {
  readonly url?: string
  readonly row: { readonly describes: Record<string, unknown>[] }[]
}

/**
 * The cases of csv2json that read one CSV: rows equal in number, and every value of the expected JSON found in its row. The JSON holds typed values: a number or
 * boolean is compared as such, any other by its text; a date or number in a format of the metadata therefore counts as different.
 */
export async function csvwFigures(): Promise<Result[]> {
  const suite = sharedFolder('suites/csvw-tests')
  if (!suite) return [skipped('csvw-tests', 'of values', '', 'suites/csvw-tests is not there')]
  const scratch = scratchFolder()
  execFileSync('tar', ['xzf', path.join(suite, 'tests.tar.gz'), '-C', scratch])
  const folder = path.join(scratch, 'tests')
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'manifest-json.jsonld'), 'utf8')) as { entries: Entry[] }
  const plain = { cases: 0, equal: 0, values: 0, found: 0, different: [] as string[] }
  const typed = { cases: 0, equal: 0, values: 0, found: 0, different: [] as string[] }
  for (const entry of manifest.entries) {
    const expected = entry.result ? tablesOf(path.join(folder, entry.result)) : []
    const file = csvOf(folder, entry)
    if (expected.length !== 1 || !file || expected[0]!.row.length === 0) continue
    const tally = entry.action.endsWith('.csv') && !(entry.implicit ?? []).some((f) => f.endsWith('.json')) ? plain : typed
    tally.cases++
    const out = path.join(scratch, 'out.csv')
    let rows: string[][] = []
    try {
      await readToCsv(file, out, { dialect: dialectOf(folder, entry) })
      rows = rowsOfCsv(fs.readFileSync(out, 'utf8')).slice(1)
    } catch {}
    const outcome = compare(expected[0]!, rows)
    tally.values += outcome.values
    tally.found += outcome.found
    if (outcome.found === outcome.values && outcome.isComplete) tally.equal++
    else tally.different.push(entry.id.replace(/^.*#/, ''))
  }
  return [
    figure('csvw-tests: reading', (100 * plain.equal) / plain.cases, '% of cases whole', '>= 100', `${plain.cases} cases without metadata, data read with no dialect; ${plain.found} of ${plain.values} values${plain.different.length > 0 ? `; different: ${plain.different.slice(0, 20).join(', ')}` : ''}`),
    figure('csvw-tests: values with metadata', (100 * typed.found) / typed.values, '% of values', '', `${typed.cases} cases, ${typed.equal} of them whole; the dialect of the metadata is given, its datatypes are not: values in a format of their own (dates, grouped numbers), lists and nulls by name stay text`),
  ]
}

function tablesOf(file: string): ExpectedTable[] {
  if (!fs.existsSync(file)) return []
  const json = JSON.parse(fs.readFileSync(file, 'utf8')) as { tables?: ExpectedTable[] } | Record<string, unknown>[]
  // minimal mode gives the rows themselves
  if (Array.isArray(json)) return [{ row: json.map((row) => ({ describes: [row] })) }]
  return (json.tables ?? []).filter((table) => Array.isArray(table.row))
}

function csvOf(folder: string, entry: Entry): string | null {
  const named = entry.action.endsWith('.csv') ? entry.action : entry.implicit?.find((f) => f.endsWith('.csv'))
  const file = named ? path.join(folder, named.replace(/\?.*$/, '')) : ''
  return named && fs.existsSync(file) ? file : null
}

/** The dialect of the metadata, in our words. */
function dialectOf(folder: string, entry: Entry): DialectFile {
  const metadata = entry.action.endsWith('.json') ? entry.action : entry.implicit?.find((f) => f.endsWith('.json'))
  if (!metadata || !fs.existsSync(path.join(folder, metadata))) return {}
  let found: { dialect?: Record<string, unknown>; tables?: { dialect?: Record<string, unknown> }[] }
  try {
    found = JSON.parse(fs.readFileSync(path.join(folder, metadata), 'utf8'))
  } catch {
    return {}
  }
  const dialect = found.dialect ?? found.tables?.[0]?.dialect
  if (typeof dialect !== 'object') return {}
  const { delimiter, quoteChar, header, headerRowCount, skipRows } = dialect
  return {
    ...(typeof delimiter === 'string' ? { delimiter } : {}), ...(typeof quoteChar === 'string' || quoteChar === null ? { quote: quoteChar } : {}),
    ...(header === false || headerRowCount === 0 ? { headerRows: 0 } : typeof headerRowCount === 'number' ? { headerRows: headerRowCount } : {}), ...(typeof skipRows === 'number' ? { skip: skipRows } : {}),
  }
}

function compare(table: ExpectedTable, rows: string[][]): { values: number; found: number; isComplete: boolean } {
  let values = 0
  let found = 0
  for (const [i, { describes }] of table.row.entries()) {
    const left = [...(rows[i] ?? [])]
    for (const value of describes.flatMap((d) => Object.entries(d)).flatMap(([key, v]) => (key.startsWith('@') ? [] : [v])).flat()) {
      if (typeof value === 'object') continue
      values++
      const at = left.findIndex((cell) => isSame(cell, value as string | number | boolean))
      if (at >= 0) {
        found++
        left.splice(at, 1)
      }
    }
  }
  return { values, found, isComplete: rows.length === table.row.length }
}

function isSame(cell: string, value: string | number | boolean): boolean {
  if (typeof value === 'number') return cell.trim() !== '' && Number(cell) === value
  if (typeof value === 'boolean') return (value ? ['true', '1', 'Y'] : ['false', '0', 'N']).includes(cell)
  return cell.trim() === value.trim()
}
