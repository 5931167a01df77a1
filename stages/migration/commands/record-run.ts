import { createHash } from 'node:crypto'
import { and, eq, inArray, ne, sql } from 'drizzle-orm'
import type { RunManifest } from '../../../engines/data/contract.ts'
import type { Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { createItem, linkedItems, linkItems, moveItem } from '../../../platform/trace/item-store.ts'
import type { mapping } from '../kinds/mapping.ts'
import { migrationRun } from '../kinds/migration-run.ts'
import { objectLabel } from '../kinds/objects.ts'
import { reconciliation } from '../kinds/reconciliation.ts'
import { isConserved, rejectShare } from '../rules/conservation.ts'
import { migrationBatches, reviewPairs, type RunBlob, runDetails } from '../tables.ts'

type Mapping = typeof mapping.table.$inferSelect
type Run = typeof migrationRun.table.$inferSelect
type Batch = typeof migrationBatches.$inferSelect

const modeWords = { dryRun: ['试导入', 'dry run'], rehearsal: ['模拟迁移', 'rehearsal'], final: ['正式导入', 'cutover load'] } as const

/** A run begins: its place in the trace, tied to what it migrates. */
export async function beginRun(tx: Tx, batch: Batch, from: Mapping): Promise<Run> {
  const [zh, en] = modeWords[batch.mode]
  const title = { zh: `${objectLabel(from.object!).zh} 第 ${batch.number} 次${zh}`, en: `${objectLabel(from.object!).en}, ${en} ${batch.number}` }
  const run = await createItem(tx, migrationRun, { title, phaseId: from.phaseId, object: from.object, mode: batch.mode, batchId: batch.id, batchNumber: batch.number, mappingId: from.id, pipelineVersion: from.pipelineVersion, target: batch.target, startedAt: tx.now })
  await linkItems(tx, run.id, 'migrates', from.id)
  return run
}

/** A run is finished: counts, hashes and blobs; a rehearsal or final load waits for the owner's signature under its reconciliation. */
export async function finishRun(tx: Tx, run: Run, from: Mapping, manifest: RunManifest, files: RunBlob[], toReview: readonly { left: string; right: string }[] = []): Promise<Run> {
  const { counts } = manifest
  const manifestHash = createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
  const durationMs = manifest.steps.reduce((sum, step) => sum + step.milliseconds, 0)
  await tx.db.insert(runDetails).values({ implementationId: tx.implementationId, runId: run.id, manifest, files }).onConflictDoUpdate({ target: runDetails.runId, set: { manifest, files } })
  const pairs = [...new Map(toReview.map((p) => (p.left < p.right ? p : { left: p.right, right: p.left })).map((p) => [`${p.left}\u001f${p.right}`, p])).values()]
  for (let i = 0; i < pairs.length; i += 1000) await tx.db.insert(reviewPairs).values(pairs.slice(i, i + 1000).map((p) => ({ implementationId: tx.implementationId, runId: run.id, ...p }))).onConflictDoNothing()
  const done = await moveItem(tx, migrationRun, run.id, 'done', {
    event: 'migrationRun.finished',
    set: {
      rowsIn: counts.in, mapped: counts.mapped, merged: counts.merged, rejected: counts.rejected, outOfScope: counts.outOfScope, warnings: counts.warnings, pairsToReview: counts.pairsToReview, loaded: counts.loaded,
      rejectShare: rejectShare(counts), durationMs: Math.round(durationMs), isConserved: isConserved(counts), isReconciled: manifest.isReconciled, target: manifest.target ? `${manifest.target.label} · ${manifest.target.schema}.${manifest.target.table}` : null,
      pipelineHash: manifest.pipelineHash, decisionsHash: manifest.decisionsHash, inputHash: manifest.inputHash, manifestHash, finishedAt: new Date(Date.parse(run.startedAt ?? tx.now) + durationMs).toISOString(),
    },
  })
  if (run.mode !== 'dryRun') await openReconciliation(tx, done, from, manifest)
  return done
}

export async function failRun(tx: Tx, runId: string, failure: Text | null): Promise<void> {
  await moveItem(tx, migrationRun, runId, failure ? 'failed' : 'cancelled', { event: failure ? 'migrationRun.failed' : 'migrationRun.cancelled', set: { finishedAt: tx.now, ...(failure ? { failure: failure.zh } : {}) } })
}

export async function closeBatch(tx: Tx, batchId: string, state: 'done' | 'failed' | 'cancelled'): Promise<void> {
  await tx.db.update(migrationBatches).set({ state, finishedAt: tx.now }).where(and(eq(migrationBatches.id, batchId), eq(migrationBatches.state, 'running')))
  await tx.record({ kind: `migration.batch_${state}`, data: { batch: batchId } })
}

async function openReconciliation(tx: Tx, run: Run, from: Mapping, manifest: RunManifest): Promise<void> {
  const rec = reconciliation.table
  const earlier = await tx.db.select({ id: rec.id }).from(rec).innerJoin(migrationRun.table, eq(rec.runId, sql`${migrationRun.table.id}::text`)).where(and(eq(rec.implementationId, tx.implementationId), inArray(rec.state, ['open', 'returned']), eq(migrationRun.table.mappingId, from.id), ne(migrationRun.table.id, run.id)))
  for (const old of earlier) await moveItem(tx, reconciliation, old.id, 'superseded')
  const unbalanced = manifest.reconciliation.filter((r) => !r.isBalanced).length + (isConserved(manifest.counts) ? 0 : 1)
  const item = await createItem(tx, reconciliation, {
    title: { zh: `${run.title} 核对`, en: `Reconciliation of ${objectLabel(from.object!).en.toLowerCase()}, ${run.code}` }, phaseId: run.phaseId, ownerId: from.ownerId, object: run.object, runId: run.id, runCode: run.code, mode: run.mode as 'rehearsal' | 'final',
    checks: manifest.reconciliation.length + 1, unbalanced, resultsHash: createHash('sha256').update(JSON.stringify([manifest.counts, manifest.reconciliation])).digest('hex'),
  })
  const requirements = (await linkedItems(tx, [from.id], 'satisfies', 'out')).get(from.id) ?? []
  for (const requirement of requirements) await linkItems(tx, item.id, 'verifies', requirement.id)
}
