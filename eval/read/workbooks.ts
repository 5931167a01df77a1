import fs from 'node:fs'
import path from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { figure, type Result } from '../../bench/report.ts'
import { formatOf } from '../../engines/data/read/file-format.ts'
import { readSheet, sheetNames } from '../../engines/data/read/xlsx-reader.ts'
import { sharedFolder } from '../../engines/data/shared-folder.ts'
import { Problem } from '../../engines/errors.ts'
import { rowsOfCsv, skipped } from './read-back.ts'

type Rows = ReadonlyMap<number, readonly (string | null)[]>
interface Workbook {
  readonly file: string
  readonly sheets: readonly { readonly name: string; readonly rows: Rows }[]
}
interface AllRead {
  readonly read: Workbook[]
  readonly refused: Map<string, string[]>
  readonly crashed: string[]
  readonly slowest: { file: string; seconds: number }
}

/** Reads every sheet of every workbook of a suite: how many, which are refused by which name, and the values against truth or a second reader. */
export async function workbookFigures(suite: 'xlsx-sheetjs' | 'xlsx-poi'): Promise<Result[]> {
  const folder = sharedFolder(`suites/${suite}`)
  if (!folder) return [skipped(suite, 'files', '', `suites/${suite} is not there`)]
  const all = readAll(folder)
  const refusals = [...all.refused].map(([code, files]) => `${files.length} × ${code}${files.length <= 3 ? ` (${files.join(', ')})` : ''}`).join('; ')
  const total = all.read.length + [...all.refused.values()].flat().length + all.crashed.length
  const results = [
    figure(`${suite}: read`, all.read.length, `of ${total} files`, '', 'every sheet of every .xlsx and .xlsm; .xls and .xlsb are refused by name'),
    figure(`${suite}: refused by name`, total - all.read.length - all.crashed.length, `of ${total} files`, '', refusals),
    figure(`${suite}: crashed`, all.crashed.length, 'files', '<= 0', all.crashed.join('; ') || 'an error without a name counts as a crash'),
    figure(`${suite}: slowest file`, all.slowest.seconds, 's CPU', '<= 2', all.slowest.file),
  ]
  if (suite === 'xlsx-sheetjs') results.push(againstTruth(folder, all.read))
  results.push(await againstSecondReader(suite, folder, all.read))
  return results
}

function readAll(folder: string): AllRead {
  const all: AllRead = { read: [], refused: new Map(), crashed: [], slowest: { file: '', seconds: 0 } }
  for (const file of fs.readdirSync(folder).filter((f) => /\.(xlsx|xlsm|xlsb|xls)$/i.test(f)).sort()) {
    const started = process.cpuUsage()
    try {
      const bytes = fs.readFileSync(path.join(folder, file))
      formatOf(file, bytes.subarray(0, 512))
      all.read.push({ file, sheets: sheetNames(bytes, file).map((name, i) => ({ name, rows: new Map(readSheet(bytes, file, i + 1).rows.map((row) => [row.line, row.values])) })) })
    } catch (error) {
      if (error instanceof Problem) all.refused.set(error.code, [...(all.refused.get(error.code) ?? []), file])
      else all.crashed.push(`${file}: ${(error as Error).message.slice(0, 80)}`)
    }
    const used = process.cpuUsage(started)
    const seconds = (used.user + used.system) / 1e6
    if (seconds > all.slowest.seconds) Object.assign(all.slowest, { file, seconds })
  }
  return all
}

/** Cells against the CSV that Excel wrote, from the first filled row and column of both. Numbers are compared as numbers, at the decimals that the CSV shows. */
function againstTruth(folder: string, read: readonly Workbook[]): Result {
  let cells = 0
  let equal = 0
  let files = 0
  const worst: string[] = []
  for (const { file, sheets } of read) {
    for (const truth of fs.readdirSync(folder).filter((f) => f.startsWith(`${file}.`) && /\.\d+\.csv$/.test(f))) {
      const sheet = sheets[Number(/\.(\d+)\.csv$/.exec(truth)![1])]
      if (!sheet) continue
      files++
      const theirs = framed(new Map(rowsKept(fs.readFileSync(path.join(folder, truth), 'utf8')).map((row, i) => [i + 1, row])))
      const ours = framed(sheet.rows)
      const before = cells - equal
      for (const [r, row] of theirs.entries()) for (const [c, value] of row.entries()) {
        if (value === '') continue
        cells++
        if (isSame(ours[r]?.[c] ?? '', value)) equal++
      }
      if (cells - equal > before) worst.push(`${truth} ${cells - equal - before}`)
    }
  }
  return figure('xlsx-sheetjs: cells equal to the CSV beside', (100 * equal) / cells, '% of filled cells', '>= 100', `${cells} cells, ${files} sheets; the CSV holds formatted text${worst.length > 0 ? `; different: ${worst.join(', ')}` : ''}`)
}

/** Rows of a CSV with its blank lines as empty rows. */
function rowsKept(text: string): string[][] {
  const rows: string[][] = []
  let start = 0
  let quoted = false
  for (let i = 0; i <= text.length; i++) {
    if (text[i] === '"') quoted = !quoted
    if ((text[i] === '\n' && !quoted) || (i === text.length && start < i)) {
      rows.push(rowsOfCsv(text.slice(start, i))[0] ?? [])
      start = i + 1
    }
  }
  return rows
}

/** Values from the first filled row and column on, blanks trimmed. */
function framed(rows: Rows): string[][] {
  const filled = [...rows].map(([line, values]) => ({ line, values: values.map((v) => (v ?? '').replaceAll('\r\n', '\n').trim()) })).filter((row) => row.values.some((v) => v !== ''))
  if (filled.length === 0) return []
  const top = filled[0]!.line
  const left = filled.reduce((least, row) => Math.min(least, row.values.findIndex((v) => v !== '')), Number.POSITIVE_INFINITY)
  const result: string[][] = []
  for (const { line, values } of filled) result[line - top] = values.slice(left)
  return Array.from(result, (row) => row ?? [])
}

/** Equal text, or the same number at the decimals shown; case does not matter (TRUE and True). */
function isSame(ours: string, theirs: string): boolean {
  if (ours.toUpperCase() === theirs.toUpperCase()) return true
  const [a, b] = [ours, theirs].map((v) => (/^\(.*\)$/.test(v) ? `-${v.slice(1, -1)}` : v).replace(/[,$¥€\s]/g, '')) as [string, string]
  if (a === '' || b === '' || !Number.isFinite(Number(a)) || !Number.isFinite(Number(b))) return false
  const decimals = Math.min(15, b.split('.')[1]?.length ?? 0)
  return Math.abs(Number(a) - Number(b)) <= 0.5000001 * 10 ** -decimals
}

/** The same second, whether shown as a moment, a time of the first day, or (before the first day) as its serial number. */
function isSameMoment(ours: string, theirs: Date): boolean {
  // serial numbers below 60 count from one day later: the day that 1900 did not have comes after them
  const first = Date.UTC(1899, 11, Number(ours) < 60 ? 31 : 30)
  const shown = /^\d{2}:\d{2}:\d{2}$/.test(ours) ? `1899-12-30 ${ours}` : ours
  const moment = Number.isFinite(Number(ours)) && ours !== '' ? first + Number(ours) * 86_400_000 : Date.parse(`${shown.replace(' ', 'T')}${shown.length > 10 && !shown.endsWith('Z') ? 'Z' : ''}`)
  return Math.abs(moment - theirs.getTime()) <= 1000
}

async function againstSecondReader(suite: string, folder: string, read: readonly Workbook[]): Promise<Result> {
  let cells = 0
  let equal = 0
  let books = 0
  const unread: string[] = []
  const worst: { file: string; different: number }[] = []
  for (const { file, sheets } of read) {
    const book = await readXlsx(fs.readFileSync(path.join(folder, file))).catch(() => null)
    if (!book) {
      unread.push(file)
      continue
    }
    books++
    let different = 0
    for (const other of book.sheets) {
      const rows = sheets.find((s) => s.name === other.name)?.rows
      for (const [r, row] of other.rows.entries()) for (const [c, value] of row.entries()) {
        const theirs = String(value ?? '').replaceAll('\r\n', '\n')
        const ours = rows?.get(r + 1)?.[c] ?? ''
        if (theirs === '' && ours === '') continue
        cells++
        if (value instanceof Date ? isSameMoment(ours, value) : isSame(ours.trim(), theirs.trim())) equal++
        else different++
      }
    }
    if (different > 0) worst.push({ file, different })
  }
  worst.sort((a, b) => b.different - a.different)
  return figure(`${suite}: cells equal to a second reader`, (100 * equal) / cells, '% of filled cells', '>= 99.5', `hucre, ${books} workbooks, moments compared to the second, ${cells} cells${unread.length > 0 ? `; ${unread.length} it does not read` : ''}${worst.length > 0 ? `; most different: ${worst.slice(0, 4).map((w) => `${w.file} ${w.different}`).join(', ')}` : ''}`)
}
