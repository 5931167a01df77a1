import type { Text } from '../errors.ts'
import type { Pipeline } from './pipeline-schema.ts'

export type { Pipeline } from './pipeline-schema.ts'

/**
 * What the data engine takes and gives: types only. Where the functions are:
 *
 * | function | file |
 * |---|---|
 * | `parsePipeline(yaml, file?) -> Pipeline` (throws Invalid with line and what to do), `pipelineYaml(pipeline)`, `pipelineHash(pipeline)`, `pipelineJsonSchema()` | engines/data/parse-pipeline.ts |
 * | `compiledSteps(pipeline) -> { step, sql }[]` (the SQL a consultant may read) | engines/data/compile-pipeline.ts |
 * | `operations` (name, label, kind, args, example) for a rule editor | engines/data/rules/operations.ts |
 * | `runPipeline(input, onProgress) -> Promise<RunManifest>`, `runPipelines(inputs, { onProgress, onDone }) -> Promise<RunManifest[]>` (one child for all: a second less a run) | engines/data/run-pipeline.ts |
 * | `readManifest`, `runRows`, `lineageOf`, `forwardOf`, `duplicateClusters`, `readProfile`, `decisionsCompared` | engines/data/read-run.ts |
 * | `previewRules(run, source, rules) -> Promise<RulePreview[]>` (each rule by itself over the landed rows) | engines/data/preview-rules.ts |
 * | `rejectsXlsx(run, language?) -> Promise<Uint8Array>` | engines/data/rejects-xlsx.ts |
 * | `memoryCodeRegistry()`, `fileCodeRegistry(path)` (for the command line and tests) | engines/data/code/code-registry.ts |
 * | `proposeMapping(source, target, subject?)` -> `MappingProposal` | engines/data/propose-mapping/propose-mapping.ts |
 * | `standardConnectors` | connectors/standard-connectors.ts |
 * | `embeddedTarget(directory, options?)`, `postgresTarget(url, options?)` -> `Target` | connectors/postgres/target.ts |
 * | `sniffFile(file, dialect?)` (what a file is and which tables it holds), `readToCsv(file, out, options?)` | connectors/files/sniff-file.ts, read-file.ts |
 * | `dataProfile(files)`, `dataRun(pipelineFile, options)`, `dataLineage(runDirectory, key)` | connectors/files/data-commands.ts |
 *
 * A *run* is a directory: `manifest.json` and the Parquet files that it lists. It is complete or it is not there.
 */

/** `profile`: land and profile. `dryRun`: everything, then the target's transaction is rolled back. `rehearsal` and `final` commit; running the same `runId` again changes nothing. */
export type RunMode = 'profile' | 'dryRun' | 'rehearsal' | 'final'

/** A module (URL of a file) that opens a connector in the run's child process, and what it needs. Options may hold a password: they go to the child by IPC and are written nowhere. */
export interface ConnectorReference {
  readonly module: string
  readonly options: Readonly<Record<string, unknown>>
}
export type ConnectorReferences = Readonly<Record<string, ConnectorReference>>

/** A target system: made by `embeddedTarget` or `postgresTarget`. */
export interface Target extends ConnectorReference {
  /** Schema that takes the tables; all objects of one rehearsal share one, so that references hold. */
  readonly schema: string
  /** Named in reports, never with a password. */
  readonly label: string
}

/** One request for a serial; `keys` are the business keys of all rows behind one golden record, the primary one first. */
export interface CodeRequest {
  readonly keys: readonly string[]
}

/**
 * Keeps which business key has which serial, per scheme and scope (the segments before the serial). It lives in the
 * application's database, so that every rehearsal and the final load give the same codes.
 */
export interface CodeRegistry {
  /**
   * A serial for each request, distinct within the call: the one bound to the first key, else one bound to another key of the
   * request, else the next free one (not below `start`), which is then bound to the first key. Called in batches of at most 2,000.
   * In `profile` and `dryRun` `peek` is true: answer the same, bind nothing.
   */
  reserve(request: { scheme: string; scope: string; start: number; requests: readonly CodeRequest[]; peek: boolean }): Promise<number[]>
}

/**
 * How a row is named across deliveries of the same file: source and business key (`vendor:1492`), else the hash of its
 * content (`vendor:#5f2c…`). Never the line.
 */
export type RecordKey = string

export type StewardDecision =
  /** Two rows are the same thing, or are not. */
  | { readonly kind: 'same' | 'different'; readonly left: RecordKey; readonly right: RecordKey; readonly by?: string; readonly at?: string }
  /** A column of a row is set by a person (the landed value stays in the landed row). */
  | { readonly kind: 'value'; readonly row: RecordKey; readonly column: string; readonly value: string; readonly by?: string; readonly at?: string }
  /** A row is left behind by a person. */
  | { readonly kind: 'exclude'; readonly row: RecordKey; readonly reason: string; readonly by?: string; readonly at?: string }

/** Where codes of another object come from: a finished run of it, or a plain table (business key -> code). */
export type LookupInput =
  | { readonly run: string }
  | { readonly rows: readonly { readonly source?: string; readonly key: string; readonly value: string }[] }

export interface RunInput {
  /** Names the run's directory; the same id again replaces what it wrote. A UUID. */
  readonly runId: string
  readonly pipeline: Pipeline
  /** Folder below which the sources' paths lie. */
  readonly baseDirectory: string
  /** Folder that takes `<runId>/` and temporary files. */
  readonly workDirectory: string
  readonly mode: RunMode
  /** Not needed for `profile`. */
  readonly target?: Target
  readonly connectors: ConnectorReferences
  readonly codes: CodeRegistry
  readonly decisions: readonly StewardDecision[]
  /** By object name. */
  readonly lookups: Readonly<Record<string, LookupInput>>
  /** Start of the run as an instant: the engine has no clock of its own for what it writes down. */
  readonly startedAt: string
  /** Leaves the profile out of a dry run, rehearsal or final load (`readProfile` then finds none); it costs about a third of a run. */
  readonly skipProfile?: boolean
  readonly memoryLimitMb?: number
  readonly threads?: number
  readonly signal?: AbortSignal
}

export type RunStep = 'land' | 'profile' | 'cleanse' | 'match' | 'survive' | 'code' | 'map' | 'load' | 'reconcile' | 'write'

export interface RunProgress {
  readonly step: RunStep
  /** Rows (or files) of this step; `total` is null while it is unknown. */
  readonly done: number
  readonly total: number | null
  readonly text: Text
}

/** `in = mapped + merged + rejected`, always; `rejected` holds `outOfScope`. */
export interface RunCounts {
  readonly in: number
  readonly mapped: number
  readonly merged: number
  readonly rejected: number
  readonly outOfScope: number
  /** Rows of reference sources, not part of the sum. */
  readonly reference: number
  readonly warnings: number
  readonly changes: number
  readonly clusters: number
  readonly pairsToReview: number
  /** Rows that the target has after the run (rolled back in a dry run). */
  readonly loaded: number
}

export type ReasonClass = 'unreadable' | 'cleanse' | 'validate' | 'outOfScope' | 'steward' | 'code' | 'lookup' | 'type' | 'target'

export interface ReasonCount {
  readonly reasonClass: ReasonClass
  /** Rule id, or `load.<sqlstate>`, `land.<what>`. */
  readonly rule: string
  readonly column: string | null
  readonly severity: 'warn' | 'reject'
  readonly message: Text
  readonly rows: number
}

/** Amounts are exact decimals as strings. `unexplained` must be within `tolerance`. */
export interface ReconciliationResult {
  readonly index: number
  readonly level: 'total' | 'group' | 'row'
  readonly measure: 'count' | 'sum' | 'row'
  readonly label: Text
  readonly source: string
  readonly rejected: string
  readonly merged: string
  /** Moved by a rule, a survivor's value or a steward, each with its change row. */
  readonly changed: string
  readonly target: string
  readonly unexplained: string
  readonly tolerance: string
  readonly isBalanced: boolean
  /** Groups or rows compared, and how many of them do not balance. */
  readonly compared: number
  readonly different: number
}

export interface RunFile {
  /** Relative to the run's directory. */
  readonly name: string
  readonly rows: number | null
  readonly bytes: number
  readonly sha256: string
}

export interface InputFile {
  readonly source: string
  /** Relative to the base directory, or the name of a table. */
  readonly path: string
  readonly rows: number
  readonly bytes: number | null
  readonly sha256: string | null
  readonly encoding: string | null
  /** What was found out or given. */
  readonly dialect: { readonly delimiter: string; readonly rowTerminator: string; readonly quote: string | null } | null
}

export interface RunManifest {
  readonly format: 1
  readonly runId: string
  readonly pipelineId: string
  readonly object: string
  readonly title: Text
  readonly mode: RunMode
  readonly startedAt: string
  readonly target: { readonly label: string; readonly schema: string; readonly table: string } | null
  readonly counts: RunCounts
  readonly steps: readonly { readonly step: RunStep; readonly milliseconds: number; readonly rows: number }[]
  readonly reasons: readonly ReasonCount[]
  readonly reconciliation: readonly ReconciliationResult[]
  /** Every reconciliation balances and the law of conservation holds. */
  readonly isReconciled: boolean
  /** sha256 of the pipeline's canonical JSON, of the decisions used, and of everything read (one hash over all inputs, in order). */
  readonly pipelineHash: string
  readonly decisionsHash: string
  readonly inputHash: string
  readonly inputs: readonly InputFile[]
  readonly files: readonly RunFile[]
  /** Things a person should know: blocks dropped by the cap, ambiguous keys, references not checked. */
  readonly notes: readonly Text[]
  /** Rows per second over the whole run, and the highest memory of the child in MB. */
  readonly rowsPerSecond: number
  readonly peakMemoryMb: number
}

// ---- readers over a finished run -------------------------------------------------------------------------------------

/**
 * Tables of a run and their columns, as `runRows` gives and filters them. The first five of most: row_id, source, file, line, record_key.
 * - `landed`: those, outcome, raw, then the columns as they were landed (after a profile run: under the heads of the file)
 * - `rejects`, `warnings`: those, reason_class, rule, column, value, message_zh, message_en, raw
 * - `changes`: those, rule, column, old, new
 * - `mapped`: $goldenId (row id of the primary row), $targetKey, then the target's columns
 * - `merged`: those, golden_id, target_key
 * - `lineage`: those, business_key, outcome, golden_id, target_key (reference rows too, with outcome `reference`)
 * - `pairs`: left_id, right_id, left_key, right_key, score, verdict, evidence (JSON)
 * - `differences`: rule (index in `reconcile`), level, key, col, source, rejected, merged, changed, target, unexplained
 * A profile run has `landed` only.
 */
export type RunTable = 'landed' | 'rejects' | 'warnings' | 'changes' | 'mapped' | 'merged' | 'pairs' | 'lineage' | 'differences'

export interface RowFilter {
  /** Exact values by column. */
  readonly equals?: Readonly<Record<string, string | null>>
  /** Text that any column contains. */
  readonly search?: string
}
export interface RowPage {
  /** From 0. */
  readonly offset: number
  /** At most 500. */
  readonly limit: number
  readonly sort?: { readonly column: string; readonly descending?: boolean }
}
/** Every value is text or null, exactly as the run holds it. */
export interface RowsAnswer {
  readonly columns: readonly string[]
  readonly rows: readonly Readonly<Record<string, string | null>>[]
  readonly total: number
}

export interface LandedRow {
  readonly rowId: number
  readonly recordKey: RecordKey
  readonly source: string
  readonly file: string
  /** First physical line of the row in the file (sheet row for .xlsx), from 1. */
  readonly line: number
  readonly raw: string
  readonly values: Readonly<Record<string, string | null>>
}
export interface RuleHit {
  readonly rule: string
  readonly column: string | null
  readonly severity: 'change' | 'warn' | 'reject'
  readonly old: string | null
  readonly new: string | null
  readonly message: Text | null
}
export type Outcome = 'mapped' | 'merged' | 'rejected' | 'reference'

/** One landed row with what became of it. */
export interface LineageRow {
  readonly landed: LandedRow
  readonly outcome: Outcome
  readonly targetKey: string | null
  readonly hits: readonly RuleHit[]
}
/** From a target row back to files and lines. */
export interface TargetLineage {
  readonly targetKey: string
  readonly values: Readonly<Record<string, string | null>>
  /** The primary row first, then the rows merged into it. */
  readonly rows: readonly LineageRow[]
  /** Which row gave each column of the golden record, and by which survivorship rule. */
  readonly survivors: readonly { readonly column: string; readonly rowId: number; readonly rule: string; readonly value: string | null }[]
  /** Scores that joined the rows. */
  readonly pairs: readonly MatchPair[]
}

export interface MatchPair {
  readonly left: number
  readonly right: number
  readonly leftKey: RecordKey
  readonly rightKey: RecordKey
  readonly score: number
  /** `merged` and `review` by score; `same` and `different` by a steward; `veto` by a comparison; `kept` alike, yet its cluster did not hold together. */
  readonly verdict: 'merged' | 'review' | 'same' | 'different' | 'veto' | 'kept'
  readonly evidence: readonly { readonly column: string; readonly left: string | null; readonly right: string | null; readonly similarity: number | null; readonly weight: number }[]
}
/** A suspected or merged group; `needsReview` while it holds a pair that waits for a person. */
export interface DuplicateCluster {
  readonly id: number
  readonly needsReview: boolean
  readonly merged: boolean
  readonly rows: readonly LandedRow[]
  readonly pairs: readonly MatchPair[]
  readonly golden: Readonly<Record<string, string | null>> | null
}

/** What one rule does to the landed rows of a run, by itself. */
export interface RulePreview {
  /** Index in the list of rules that was asked for. */
  readonly rule: number
  /** Rows whose value it changes. */
  readonly touched: number
  /** Rows whose value it cannot read. */
  readonly unreadable: number
  /** At most six, distinct by value; unreadable ones first. `after` of a split holds its parts, joined by ` | `. */
  readonly samples: readonly { readonly line: number; readonly before: string | null; readonly after: string | null; readonly isUnreadable: boolean }[]
}

export type SemanticType = 'empty' | 'integer' | 'decimal' | 'amount' | 'date' | 'timestamp' | 'boolean' | 'creditCode' | 'residentId' | 'mobile' | 'phone' | 'email' | 'url' | 'uuid' | 'postcode' | 'companyName' | 'code' | 'markup' | 'text'

export interface ColumnProfile {
  readonly source: string
  readonly column: string
  readonly rows: number
  readonly nulls: number
  readonly empties: number
  readonly distinct: number
  readonly minLength: number
  readonly maxLength: number
  readonly min: string | null
  readonly max: string | null
  readonly top: readonly { readonly value: string; readonly rows: number }[]
  /** Shape of the value: 9 digit, A upper, a lower, 汉 Han, others as they are; runs beyond three are shortened to `…`. */
  readonly masks: readonly { readonly mask: string; readonly rows: number }[]
  readonly semanticType: SemanticType
  /** Share of the values that are of that type. */
  readonly semanticShare: number
  readonly isKeyCandidate: boolean
  /** What is suspicious, with the number of rows: full-width characters, leading or trailing blanks, mixed formats, placeholder values, failed check digits. */
  readonly findings: readonly { readonly kind: string; readonly rows: number; readonly text: Text; readonly example: string | null }[]
}
export interface SourceProfile {
  readonly source: string
  readonly inputs: readonly InputFile[]
  readonly rows: number
  readonly columns: readonly ColumnProfile[]
  /** Rows that could not be read as they should. */
  readonly unreadable: readonly { readonly file: string; readonly line: number; readonly what: Text }[]
}
export interface ProfileResult {
  readonly sources: readonly SourceProfile[]
}
