import { z } from 'zod'
import type { ColumnProfile, DuplicateCluster, LineageRow, ReasonCount, ReconciliationResult, RunCounts, RunManifest, TargetLineage } from '../../engines/data/contract.ts'
import type { Pipeline } from '../../engines/data/pipeline-schema.ts'
import type { Text } from '../../engines/errors.ts'
import type { ItemRow } from '../../platform/wire.ts'

/**
 * Routes of the migration stage, below `/api/v1/implementations/:implementationId/migration`. Registers (`data-sources`, `mappings`,
 * `migration-runs`, `reconciliations`, `data-collections`) have the platform's own routes below `/items`.
 */

export type { ColumnProfile, DuplicateCluster, LineageRow, ReasonCount, ReconciliationResult, TargetLineage }

export const byId = z.object({ id: z.string().max(64) })
const object = z.string().regex(/^[a-z][a-zA-Z]{1,40}$/)

// ---- sources ----------------------------------------------------------------------------------------------------------
export const readingBody = z.object({
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'latin1']).nullish(),
  delimiter: z.string().min(1).max(10).nullish(),
  sheet: z.string().max(200).nullish(),
  headerRows: z.number().int().min(1).max(5).optional(),
  skip: z.number().int().min(0).max(1000).optional(),
})
export type ReadingBody = z.infer<typeof readingBody>

/** POST /uploads (multipart: file; fields sourceId, or title, system, phaseId, ownerId, departmentId, sheets=all) */
export interface UploadAnswer {
  sources: { id: string; code: string; jobId: string }[]
}
export interface DeliveryView {
  number: number
  fileName: string
  bytes: number
  deliveredAt: string
  personId: string | null
  rows: number | null
  quality: string | null
  problem: Text | null
}
/** GET /sources/:id */
export interface SourceView {
  source: ItemRow
  deliveries: DeliveryView[]
  /** First rows as they were landed: names of the columns, then cells. Null before the first profile. */
  preview: { columns: string[]; rows: (string | null)[][] } | null
  sheets: { name: string; headerRows: number }[]
}
export type ColumnView = ColumnProfile & { quality: string }
/** GET /sources/:id/profile?delivery= */
export interface ProfileView {
  source: { id: string; code: string; title: string; fileName: string | null; state: string }
  delivery: number
  rows: number
  quality: string | null
  columns: ColumnView[]
  unreadable: { file: string; line: number; what: Text }[]
  /** Quality of every delivery so far: dirt burning down. */
  history: { delivery: number; at: string; rows: number | null; quality: string | null }[]
}

// ---- cleansing --------------------------------------------------------------------------------------------------------
export const ruleBody = z.object({ column: z.string().min(1).max(200), op: z.string().min(1).max(60), args: z.record(z.string(), z.unknown()).default({}), severity: z.enum(['warn', 'reject']).default('warn'), kind: z.enum(['cleanse', 'validate']).default('cleanse') })
export type RuleBody = z.infer<typeof ruleBody>
export interface RuleSample {
  line: number
  before: string | null
  after: string | null
}
/** A rule that the profile speaks for. */
export interface Suggestion {
  id: string
  source: string
  /** Common name in the pipeline. */
  column: string
  /** Name of the column in the file. */
  label: string
  rule: RuleBody
  what: Text
  why: Text
  touched: number
  unreadable: number
  samples: RuleSample[]
}
export interface RuleView {
  index: number
  kind: 'cleanse' | 'validate' | 'scope'
  column: string
  op: string
  label: Text
  args: Record<string, unknown>
  severity: 'warn' | 'reject' | null
  /** Rows that this rule changed, warned of or rejected in the last run. */
  rows: number | null
}
/** GET /mappings/:id/cleansing */
export interface CleansingView {
  mapping: { id: string; code: string; title: string; object: string; state: string }
  rules: RuleView[]
  suggestions: Suggestion[]
  lastRun: { id: string; code: string } | null
}

// ---- duplicates and decisions -----------------------------------------------------------------------------------------
const key = z.string().min(1).max(500)
export const decisionsBody = z.object({
  object,
  decisions: z.array(z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('same'), left: key, right: key }),
    z.object({ kind: z.literal('different'), left: key, right: key }),
    z.object({ kind: z.literal('unsure'), left: key, right: key }),
    z.object({ kind: z.literal('value'), row: key, column: z.string().min(1).max(200), value: z.string().max(2000), reason: z.string().max(1000).optional() }),
    z.object({ kind: z.literal('exclude'), row: key, reason: z.string().max(1000) }),
  ])).min(1).max(500),
})
export type DecisionsBody = z.infer<typeof decisionsBody>
export interface DecisionView {
  id: string
  object: string
  kind: 'same' | 'different' | 'unsure' | 'value' | 'exclude'
  left: string
  right: string | null
  column: string | null
  value: string | null
  reason: string | null
  by: string | null
  at: string
}
/** One pair that a person looks at: two rows beside each other, with what is alike and what is not. */
export interface PairView {
  left: { key: string; line: number; file: string; values: Record<string, string | null> }
  right: { key: string; line: number; file: string; values: Record<string, string | null> }
  score: number
  verdict: string
  columns: { name: string; label: string; left: string | null; right: string | null; isDifferent: boolean; similarity: number | null }[]
  decision: DecisionView | null
}
/** GET /duplicates?object=&show=waiting|decided|merged */
export interface DuplicatesView {
  object: string
  run: { id: string; code: string; mode: string; finishedAt: string | null } | null
  waiting: number
  decided: number
  merged: number
  pairs: PairView[]
}

// ---- mappings ---------------------------------------------------------------------------------------------------------
export const pipelineBody = z.object({ yaml: z.string().max(200_000), note: z.string().max(500).optional(), sources: z.record(z.string(), z.uuid()).optional() })
export const fieldBody = z.object({ target: z.string().max(63), from: z.string().max(200).nullable(), value: z.string().max(500).nullable() })
export const draftBody = z.object({ sourceIds: z.array(z.uuid()).min(1).max(5) })
export interface MappingField {
  target: string
  title: Text
  type: string
  required: boolean
  isKey: boolean
  /** Common name(s), `$code` …, or null for a constant or nothing. */
  from: string | null
  /** Column of the file behind it. */
  sourceColumn: string | null
  constant: string | null
  /** What is done on the way: operation, lookup, what happens when nothing is found. */
  rule: Text | null
  /** What is proposed for this field by names: a common name, how sure that is (0 to 1, null when unknown), and why. */
  proposal: { from: string; label: string; confidence: number | null; reasons: Text[]; isTaken: boolean } | null
  /** Up to three values: as landed, as mapped, from the last run. */
  samples: { before: string | null; after: string | null }[]
}
/** GET /mappings/:id */
export interface MappingView {
  mapping: ItemRow
  yaml: string | null
  pipeline: Pipeline | null
  fields: MappingField[]
  /** Common names that may be mapped, with the column of the file. */
  columns: { name: string; label: string; source: string }[]
  sources: { id: string; sourceId: string | null; code: string | null; title: string | null; role: string }[]
  versions: { version: number; at: string; by: string | null; note: string | null; hash: string }[]
  codeExamples: string[]
}

// ---- batches and runs -------------------------------------------------------------------------------------------------
export const batchBody = z.object({ phaseId: z.uuid(), mode: z.enum(['dryRun', 'rehearsal', 'final']), mappingIds: z.array(z.uuid()).min(1).max(50).optional() })
export type BatchBody = z.infer<typeof batchBody>
export interface RunSummary {
  id: string
  code: string
  title: string
  object: string
  mode: 'dryRun' | 'rehearsal' | 'final'
  state: string
  batchId: string
  batchNumber: number
  rowsIn: number | null
  mapped: number | null
  merged: number | null
  rejected: number | null
  outOfScope: number | null
  rejectShare: string | null
  durationMs: number | null
  isConserved: boolean | null
  isReconciled: boolean | null
  startedAt: string | null
}
/** GET /batches?phase= : newest first. */
export interface BatchView {
  id: string
  phaseId: string | null
  mode: 'dryRun' | 'rehearsal' | 'final'
  number: number
  state: 'running' | 'done' | 'failed' | 'cancelled'
  target: string
  jobId: string | null
  personId: string | null
  startedAt: string
  finishedAt: string | null
  durationMs: number
  counts: { in: number; mapped: number; merged: number; rejected: number; outOfScope: number }
  runs: RunSummary[]
}
/** GET /runs/:id */
export interface RunView {
  run: ItemRow
  mapping: { id: string; code: string; title: string } | null
  counts: RunCounts | null
  reasons: ReasonCount[]
  reconciliation: ReconciliationResult[]
  steps: RunManifest['steps']
  inputs: RunManifest['inputs']
  notes: Text[]
  rowsPerSecond: number | null
  reconciliationItem: { id: string; code: string; state: string } | null
  /** The same object's run before this one, of the same mode. */
  previous: { code: string; counts: RunCounts; rejectedByRule: Record<string, number> } | null
  target: { label: string; schema: string; table: string } | null
}
export const runRowsQuery = z.object({
  table: z.enum(['landed', 'rejects', 'warnings', 'changes', 'mapped', 'merged', 'pairs', 'lineage', 'differences']),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  search: z.string().max(200).optional(),
  column: z.string().max(100).optional(),
  value: z.string().max(500).optional(),
})
export interface RunRowsView {
  columns: string[]
  /** Readable heads of the columns. */
  labels: Record<string, string>
  rows: Record<string, string | null>[]
  total: number
}
/** GET /compare?phase=&mode= : per object, the last batches beside each other. */
export interface CompareView {
  batches: { id: string; mode: string; number: number; at: string; durationMs: number }[]
  objects: { object: string; title: string; cells: ({ runId: string; code: string; in: number; mapped: number; merged: number; rejected: number; waiting: number; reconciled: boolean } | null)[] }[]
  reasons: { object: string; rule: string; message: Text; rows: (number | null)[] }[]
}

// ---- reconciliation and lineage ---------------------------------------------------------------------------------------
export const signBody = z.object({ explanation: z.string().max(4000).optional() })
export const returnBody = z.object({ reason: z.string().trim().min(1).max(2000) })
/** GET /reconciliations/:id */
export interface ReconciliationView {
  item: ItemRow
  counts: RunCounts
  isConserved: boolean
  results: ReconciliationResult[]
  signatures: { by: string; at: string; statement: string | null; broken: boolean }[]
  canSign: boolean
}
export const lineageQuery = z.object({ run: z.string().max(64), key: z.string().min(1).max(300) })
export const forwardQuery = z.object({ run: z.string().max(64), file: z.string().max(300).optional(), line: z.coerce.number().int().min(1) })
export interface LineageView {
  run: { id: string; code: string; title: string; mode: string; finishedAt: string | null }
  labels: Record<string, string>
  rules: Record<string, Text>
  target: TargetLineage | null
  forward: (LineageRow & { target: Record<string, string | null> | null })[]
  decisions: DecisionView[]
}
/** GET /target, PUT /target { url } */
export const targetBody = z.object({ url: z.string().max(500).nullable() })
export interface TargetView {
  label: string
  isEmbedded: boolean
}

// ---- a stranger's file ------------------------------------------------------------------------------------------------
/** POST /first-look (multipart file) -> { jobId }; the job's result: */
export interface FirstLook {
  fileName: string
  rows: number
  columns: { name: string; semanticType: string; quality: string; findings: { text: Text; rows: number }[] }[]
  quality: string | null
  compared: { name: string | null; specification: string | null }
  groups: { rows: { line: number; values: Record<string, string | null> }[]; score: number }[]
  groupCount: number
  rowsInGroups: number
  /** Value of the stock in the groups, where a column of amounts was found. */
  tiedUp: string | null
  runId: string
}
