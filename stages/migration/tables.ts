import { bigint, boolean, index, integer, jsonb, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import type { RunManifest, SourceProfile } from '../../engines/data/contract.ts'
import { implementationTable } from '../../platform/db/tables.ts'
import { dataCollection } from './kinds/data-collection.ts'
import { dataSource } from './kinds/data-source.ts'
import { mapping } from './kinds/mapping.ts'
import { migrationRun } from './kinds/migration-run.ts'
import { reconciliation } from './kinds/reconciliation.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

export const dataSources = dataSource.table
export const mappings = mapping.table
export const migrationRuns = migrationRun.table
export const reconciliations = reconciliation.table
export const dataCollections = dataCollection.table

/** A file of a finished run, kept as a blob. */
export interface RunBlob {
  readonly name: string
  readonly blob: string
  readonly bytes: number
}

/** Each time a source was delivered: the file and what its profile found. */
export const sourceDeliveries = implementationTable(
  'source_delivery',
  {
    id: uuid().primaryKey(), sourceId: uuid().notNull(), number: integer().notNull(), fileName: text().notNull(), blob: text().notNull(), bytes: bigint({ mode: 'number' }).notNull(),
    personId: uuid(), deliveredAt: instant().notNull(), rows: integer(), quality: text(), profile: jsonb().$type<SourceProfile>(), profileFiles: jsonb().$type<RunBlob[]>(), jobId: uuid(), problem: jsonb().$type<{ zh: string; en: string }>(),
  },
  (t: any) => [unique('source_delivery_number').on(t.sourceId, t.number)],
)

/** Every version of a mapping's pipeline, as its YAML text. */
export const pipelineVersions = implementationTable(
  'pipeline_version',
  { id: uuid().primaryKey(), mappingId: uuid().notNull(), version: integer().notNull(), yaml: text().notNull(), hash: text().notNull(), note: text(), personId: uuid(), at: instant().notNull() },
  (t: any) => [unique('pipeline_version_number').on(t.mappingId, t.version)],
)

/** Pairs that a run left to a person, by business keys with the smaller first: what is still open can be counted without reading the run. */
export const reviewPairs = implementationTable(
  'migration_review_pair',
  { runId: uuid().notNull(), left: text('left_key').notNull(), right: text('right_key').notNull() },
  (t: any) => [primaryKey({ columns: [t.runId, t.left, t.right] })],
)

/**
 * What a data steward decided about rows, by source and business key, so that it holds for every later delivery and run.
 * `unsure` is kept to put the pair aside; the engine does not get it. Undone decisions stay, with the time.
 */
export const stewardDecisions = implementationTable(
  'steward_decision',
  {
    id: uuid().primaryKey(), object: text().notNull(), kind: text().$type<'same' | 'different' | 'unsure' | 'value' | 'exclude'>().notNull(), left: text('left_key').notNull(), right: text('right_key'), column: text('column_name'), value: text('value_text'), reason: text(),
    personId: uuid(), at: instant().notNull(), undoneAt: instant(), undoneBy: uuid(),
  },
  (t: any) => [index('steward_decision_by_object').on(t.implementationId, t.object)],
)

/** Which business key has which serial, per scheme and scope: the same codes at every rehearsal and at the final load. */
export const codeRegistry = implementationTable(
  'code_registry',
  { scheme: text().notNull(), scope: text().notNull(), key: text('business_key').notNull(), serial: integer().notNull() },
  (t: any) => [primaryKey({ columns: [t.implementationId, t.scheme, t.scope, t.key] }), index('code_registry_serial').on(t.implementationId, t.scheme, t.scope, t.serial)],
)

/** A dry run, rehearsal or final load of several objects together, in their load order. */
export const migrationBatches = implementationTable(
  'migration_batch',
  {
    id: uuid().primaryKey(), phaseId: uuid(), mode: text().$type<'dryRun' | 'rehearsal' | 'final'>().notNull(), number: integer().notNull(), schema: text('target_schema').notNull(), target: text().notNull(), mappingIds: jsonb().$type<string[]>().notNull(),
    jobId: uuid(), personId: uuid(), state: text().$type<'running' | 'done' | 'failed' | 'cancelled'>().notNull(), startedAt: instant().notNull(), finishedAt: instant(),
  },
  (t: any) => [index('migration_batch_by_phase').on(t.implementationId, t.phaseId)],
)

/** What a finished run tells of itself, and the blobs it consists of. */
export const runDetails = implementationTable('migration_run_detail', { runId: uuid().primaryKey(), manifest: jsonb().$type<RunManifest>().notNull(), files: jsonb().$type<RunBlob[]>().notNull() })

/** Where loads go: the embedded target unless a PostgreSQL address is set. The address is sealed with the installation's secret. */
export const targetSettings = implementationTable('migration_target', { id: uuid().primaryKey(), sealedUrl: text(), label: text().notNull(), isEmbedded: boolean().notNull() })
