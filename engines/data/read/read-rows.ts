import type { RowProblem } from './csv-reader.ts'

/** A table that is held in memory: what the readers of .dbf, JSON, XML and fixed width give. */
export interface RowTable {
  readonly columns: readonly string[]
  readonly rows: Iterable<TableRow>
  readonly encoding: string | null
  /** Things a person should know, by name: deleted records, a memo file that is not read. */
  readonly notes: readonly { readonly zh: string; readonly en: string }[]
}
export interface TableRow {
  readonly values: readonly (string | null)[]
  readonly raw: string
  /** Physical line, or number of the record from 1. */
  readonly line: number
  readonly problem: RowProblem | 'badValue' | null
}
