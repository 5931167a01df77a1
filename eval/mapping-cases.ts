import fs from 'node:fs'
import path from 'node:path'
import { CsvReader } from '../engines/data/read/csv-reader.ts'

/** One published pair of tables with its truth. */
export interface MappingCase {
  readonly family: string
  readonly id: string
  readonly source: readonly { name: string; values: (string | null)[] }[]
  readonly target: readonly { name: string; values: (string | null)[] }[]
  /** Index of the source -> index of the target. */
  readonly truth: ReadonlyMap<number, number>
}

export function mappingCases(folder: string): MappingCase[] {
  const cases = path.join(folder, 'cases')
  return fs.readdirSync(cases, { withFileTypes: true }).filter((f) => f.isDirectory()).flatMap((family) => fs.readdirSync(path.join(cases, family.name)).sort().map((id) => {
    const own = path.join(cases, family.name, id)
    const [source, target] = [readColumns(path.join(own, 'source.csv')), readColumns(path.join(own, 'target.csv'))]
    const { mappings } = JSON.parse(fs.readFileSync(path.join(own, 'expected.json'), 'utf8')) as { mappings: { source: string; target: string }[] }
    const at = (columns: readonly { name: string }[], name: string): number => columns.findIndex((c) => c.name === name)
    return { family: family.name, id, source, target, truth: new Map(mappings.map((m) => [at(source, m.source), at(target, m.target)])) }
  }))
}

function readColumns(file: string): { name: string; values: (string | null)[] }[] {
  const rows: string[][] = []
  const reader = new CsvReader({ delimiter: ',', rowTerminator: 'newline', quote: '"' }, (row) => { rows.push(row.values) }, 1)
  reader.push(fs.readFileSync(file, 'utf8'))
  reader.end()
  const [head, ...body] = rows
  return head!.map((name, i) => ({ name, values: body.map((row) => row[i] ?? null) }))
}
