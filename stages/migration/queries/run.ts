import { and, desc, eq, lt } from 'drizzle-orm'
import { runRows } from '../../../engines/data/read-run.ts'
import { parsePipeline } from '../../../engines/data/parse-pipeline.ts'
import { type Actor, asActor, type Tx } from '../../../platform/db/door.ts'
import { itemRows } from '../../../platform/kinds/rows.ts'
import type { RunRowsView, RunView } from '../contract.ts'
import { mapping } from '../kinds/mapping.ts'
import { migrationRun } from '../kinds/migration-run.ts'
import { reconciliation } from '../kinds/reconciliation.ts'
import { runDetails } from '../tables.ts'
import { loadRun, type Run, runOnDisk } from './load-run.ts'

/** Everything a run tells of itself, with the run of the same object before it. */
export async function viewRun(tx: Tx, idOrCode: string): Promise<RunView> {
  const { run, details } = await loadRun(tx, idOrCode)
  const [row] = await itemRows(tx, migrationRun, [run])
  const [from] = run.mappingId ? await tx.db.select({ id: mapping.table.id, code: mapping.table.code, title: mapping.table.title }).from(mapping.table).where(eq(mapping.table.id, run.mappingId)) : []
  const [rec] = await tx.db.select({ id: reconciliation.table.id, code: reconciliation.table.code, state: reconciliation.table.state }).from(reconciliation.table).where(and(eq(reconciliation.table.implementationId, tx.implementationId), eq(reconciliation.table.runId, run.id)))
  const manifest = details?.manifest ?? null
  return {
    run: row!, mapping: from ?? null, counts: manifest?.counts ?? null, reasons: [...(manifest?.reasons ?? [])].sort((a, b) => b.rows - a.rows), reconciliation: [...(manifest?.reconciliation ?? [])],
    steps: manifest?.steps ?? [], inputs: manifest?.inputs ?? [], notes: [...(manifest?.notes ?? [])], rowsPerSecond: manifest?.rowsPerSecond ?? null, reconciliationItem: rec ?? null, previous: await previousOf(tx, run), target: manifest?.target ?? null,
  }
}

export async function previousOf(tx: Tx, run: Run): Promise<RunView['previous']> {
  const t = migrationRun.table
  const rows = await tx.db.select({ code: t.code, mode: t.mode, manifest: runDetails.manifest }).from(t).innerJoin(runDetails, eq(runDetails.runId, t.id)).where(and(eq(t.implementationId, tx.implementationId), eq(t.mappingId, run.mappingId!), eq(t.state, 'done'), lt(t.startedAt, run.startedAt!))).orderBy(desc(t.startedAt))
  const before = rows.find((r) => r.mode !== 'dryRun') ?? rows[0]
  if (!before) return null
  const rejects = before.manifest.reasons.filter((r) => r.severity === 'reject')
  return { code: before.code, counts: before.manifest.counts, rejectedByRule: Object.fromEntries(rejects.map((r) => [`${r.rule}|${r.column ?? ''}`, r.rows])) }
}

/** Rows of a run's table, outside the transaction. */
export async function viewRunRows(actor: Actor, implementationId: string, idOrCode: string, query: { table: Parameters<typeof runRows>[1]; offset: number; limit: number; search?: string | undefined; column?: string | undefined; value?: string | undefined }): Promise<RunRowsView> {
  const { run, directory } = await runOnDisk(actor, implementationId, idOrCode)
  const answer = await runRows(directory, query.table, { ...(query.search ? { search: query.search } : {}), ...(query.column ? { equals: { [query.column]: query.value ?? null } } : {}) }, { offset: query.offset, limit: query.limit })
  const labels = await asActor(actor, implementationId, (tx) => labelsOf(tx, run.mappingId, actor.locale))
  return { columns: [...answer.columns], labels, rows: answer.rows.map((r) => ({ ...r })), total: answer.total }
}

/** Readable names of a mapping's columns: of the file for common names, of the target's titles for its columns. */
export async function labelsOf(tx: Tx, mappingId: string | null, locale: 'zh' | 'en'): Promise<Record<string, string>> {
  if (!mappingId) return {}
  const [from] = await tx.db.select({ pipeline: mapping.table.pipeline }).from(mapping.table).where(eq(mapping.table.id, mappingId))
  if (!from?.pipeline) return {}
  const pipeline = parsePipeline(from.pipeline)
  const labels: Record<string, string> = {}
  for (const column of pipeline.target.columns) if (column.title) labels[column.name] = column.title[locale]
  for (const source of pipeline.sources) for (const [name, column] of Object.entries(source.fields ?? {})) labels[name] = column.split('/').at(-1)!
  return labels
}
