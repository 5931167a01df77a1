import fs from 'node:fs'
import path from 'node:path'
import { figure, type Result } from '../../bench/report.ts'
import { readToCsv } from '../../connectors/files/read-file.ts'
import { sharedFolder } from '../../engines/data/shared-folder.ts'
import { rowsOfCsv, scratchFolder, skipped } from './read-back.ts'

/** Every value of every row against the JSON that was published beside the file. Line breaks inside a value are compared as such: newlines_crlf.csv holds LF where its JSON holds CRLF. */
export async function csvSpectrumFigures(): Promise<Result[]> {
  const folder = sharedFolder('suites/csv-spectrum')
  if (!folder) return [skipped('csv-spectrum', 'of 12 files equal', '>= 12', 'suites/csv-spectrum is not there')]
  const scratch = scratchFolder()
  let equal = 0
  const different: string[] = []
  for (const file of fs.readdirSync(path.join(folder, 'csvs'))) {
    const expected = JSON.parse(fs.readFileSync(path.join(folder, 'json', file.replace('.csv', '.json')), 'utf8').replaceAll('\\r\\n', '\\n')) as unknown
    const out = path.join(scratch, file)
    await readToCsv(path.join(folder, 'csvs', file), out)
    const [header, ...rows] = rowsOfCsv(fs.readFileSync(out, 'utf8'))
    const ours = rows.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i]?.replaceAll('\r\n', '\n') ?? ''])))
    if (JSON.stringify(ours) === JSON.stringify(expected)) equal++
    else different.push(file)
  }
  return [figure('csv-spectrum', equal, 'of 12 files equal', '>= 12', `data read, no dialect given, every value equal to the JSON (CRLF and LF inside a value alike)${different.length > 0 ? `; different: ${different.join(', ')}` : ''}`)]
}
