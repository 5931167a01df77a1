import type { TargetTable, PipelineSource } from './pipeline-schema.ts'

/**
 * The two ports of a connector. A connector is a module that exports `openSource(options)` or `openTarget(options)`; it is opened in
 * the run's child process. All values cross as text or null.
 */
export interface SourceFile {
  /** Relative to the base directory, or the table's name. */
  readonly path: string
  readonly columns: readonly string[]
  readonly bytes: number | null
  readonly sha256: string | null
  readonly encoding: string | null
  readonly dialect: { readonly delimiter: string; readonly rowTerminator: string; readonly quote: string | null } | null
}
/** Where a source puts what it reads: `file`, then its rows. `row` is synchronous; `breathe` is awaited between pieces. */
export interface SourceSink {
  file(file: SourceFile): Promise<void>
  row(values: readonly (string | null)[], raw: string, line: number, problem: string | null): void
  breathe(): Promise<void>
}
export interface SourceConnection {
  /** Files or tables, with their columns. */
  describe(source: PipelineSource): Promise<SourceFile[]>
  read(source: PipelineSource, sink: SourceSink): Promise<void>
  /** Only what changed at or after the instant: files by their time, rows by a column of the source. */
  extractSince(source: PipelineSource, since: string, column: string | null, sink: SourceSink): Promise<void>
  close(): Promise<void>
}

export interface TargetRow {
  readonly id: number
  readonly values: readonly (string | null)[]
}
/** A row that the target refused, in its own words. */
export interface Refusal {
  readonly id: number
  /** SQLSTATE or the target's own code. */
  readonly code: string
  readonly constraint: string | null
  readonly message: string
}
export interface TargetPlan {
  readonly statements: readonly string[]
  /** References that cannot be checked, because the other table is not there. */
  readonly unchecked: readonly { readonly table: string }[]
}
export interface TargetConnection {
  describe(schema: string): Promise<{ table: string; columns: { name: string; type: string }[] }[]>
  /** What has to be made or added; refuses when a column is there with another type. */
  plan(schema: string, table: TargetTable): Promise<TargetPlan>
  begin(): Promise<void>
  apply(plan: TargetPlan): Promise<void>
  /** Inserts or replaces by key within the open transaction; gives back what the target refused. */
  load(schema: string, table: TargetTable, runId: string, object: string, rows: readonly TargetRow[]): Promise<Refusal[]>
  /** Takes away what earlier runs of the object left and this run did not bring; gives the number of rows. */
  removeStale(schema: string, table: TargetTable, runId: string, object: string): Promise<number>
  /** Rows of the run as the target has them now, in canonical text (dates ISO, decimals at the column's scale). */
  verify(schema: string, table: TargetTable, runId: string): AsyncIterable<(string | null)[][]>
  /** Every row of a table in the same text, for baselines and comparisons. */
  read(schema: string, table: string): AsyncIterable<Record<string, string | null>[]>
  exportBaseline(schema: string, table: string): AsyncIterable<string>
  /** Takes away all that a run brought. */
  undo(schema: string, table: TargetTable, runId: string): Promise<number>
  commit(): Promise<void>
  rollback(): Promise<void>
  close(): Promise<void>
}
