import path from 'node:path'
import { pipelineSchema } from '../../engines/data/pipeline-schema.ts'
import { looksLikeHeader } from './header.ts'
import { openSource } from './source.ts'

export interface FileTable {
  /** Names of the header row; `column1`, `column2` … where the first row holds data. */
  readonly columns: readonly string[]
  readonly hasHeader: boolean
  /** Values by column, of at most `keptRows` rows taken at even distances. */
  readonly values: readonly (readonly (string | null)[])[]
  readonly rows: number
}

const keptRows = 8000

/** Reads a delimited file or a sheet; encoding, dialect and whether there is a header are found out. Keeps a sample of the rows, so that memory stays bounded. */
export async function readTable(file: string, options: { sheet?: string } = {}): Promise<FileTable> {
  const full = path.resolve(file)
  const shape = pipelineSchema.shape.sources.element
  const given = { id: 'file', path: path.basename(full), ...options }
  const connection = openSource({ baseDirectory: path.dirname(full) })
  const [described] = await connection.describe(shape.parse(given))
  const hasHeader = looksLikeHeader(described!.columns)
  const columns = hasHeader ? described!.columns : described!.columns.map((_, i) => `column${i + 1}`)
  let kept: (readonly (string | null)[])[] = []
  let [rows, step] = [0, 1]
  await connection.read(shape.parse(hasHeader ? given : { ...given, header: false, columns }), {
    file: async () => undefined,
    row: (values) => {
      if (rows++ % step !== 0) return
      kept.push([...values])
      if (kept.length < keptRows) return
      kept = kept.filter((_, i) => i % 2 === 0)
      step *= 2
    },
    breathe: async () => undefined,
  })
  return { columns, hasHeader, values: columns.map((_, c) => kept.map((row) => row[c] ?? null)), rows }
}
