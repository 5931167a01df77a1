import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Result } from '../../bench/report.ts'
import { CsvReader } from '../../engines/data/read/csv-reader.ts'

/** Rows of a CSV as RFC 4180 has them, blank lines left out. */
export function rowsOfCsv(text: string): string[][] {
  const rows: string[][] = []
  const reader = new CsvReader({ delimiter: ',', rowTerminator: 'newline', quote: '"' }, (row) => { rows.push(row.values) })
  reader.push(text)
  reader.end()
  return rows
}

/** A figure that cannot be measured here, and why. */
export const skipped = (name: string, unit: string, goal: string, why: string): Result => ({ name, value: null, unit, goal, met: null, peer: null, ratio: null, conditions: `skipped: ${why}` })

/** A folder for what the evaluation writes; it goes away with the process. */
export function scratchFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-eval-read-'))
  process.once('exit', () => { fs.rmSync(folder, { recursive: true, force: true }) })
  return folder
}
