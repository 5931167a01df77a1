import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { ReasonCount } from '../../../engines/data/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { BatchView, CompareView, RunSummary } from '../contract.ts'
import { migrationRun } from '../kinds/migration-run.ts'
import { objectLabel } from '../kinds/objects.ts'
import { migrationBatches, runDetails } from '../tables.ts'

type Run = typeof migrationRun.table.$inferSelect

/** Batches of a phase (of all phases without one), newest first, each with its runs in load order. */
export async function viewBatches(tx: Tx, phaseId: string | null): Promise<BatchView[]> {
  const conditions = [eq(migrationBatches.implementationId, tx.implementationId), ...(phaseId ? [eq(migrationBatches.phaseId, phaseId)] : [])]
  const batches = await tx.db.select().from(migrationBatches).where(and(...conditions)).orderBy(desc(migrationBatches.startedAt), desc(migrationBatches.number)).limit(100)
  if (batches.length === 0) return []
  const t = migrationRun.table
  const runs = await tx.db.select().from(t).where(and(eq(t.implementationId, tx.implementationId), inArray(t.batchId, batches.map((b) => b.id)))).orderBy(asc(t.code))
  return batches.map((batch) => {
    const own = runs.filter((r) => r.batchId === batch.id)
    const sum = (of: (r: Run) => number | null): number => own.reduce((n, r) => n + (of(r) ?? 0), 0)
    return {
      id: batch.id, phaseId: batch.phaseId, mode: batch.mode, number: batch.number, state: batch.state, target: batch.target, jobId: batch.jobId, personId: batch.personId, startedAt: batch.startedAt, finishedAt: batch.finishedAt,
      durationMs: sum((r) => r.durationMs), counts: { in: sum((r) => r.rowsIn), mapped: sum((r) => r.mapped), merged: sum((r) => r.merged), rejected: sum((r) => r.rejected), outOfScope: sum((r) => r.outOfScope) },
      runs: own.map(runSummary),
    }
  })
}

export function runSummary(r: Run): RunSummary {
  return {
    id: r.id, code: r.code, title: r.title, object: r.object!, mode: r.mode!, state: r.state, batchId: r.batchId!, batchNumber: r.batchNumber!, rowsIn: r.rowsIn, mapped: r.mapped, merged: r.merged, rejected: r.rejected, outOfScope: r.outOfScope,
    rejectShare: r.rejectShare, durationMs: r.durationMs, isConserved: r.isConserved, isReconciled: r.isReconciled, startedAt: r.startedAt,
  }
}

/** The last batches of a phase beside each other, oldest first, object by object; dry runs are left out. */
export async function compareBatches(tx: Tx, phaseId: string, last = 4): Promise<CompareView> {
  const batches = (await tx.db.select().from(migrationBatches).where(and(eq(migrationBatches.implementationId, tx.implementationId), eq(migrationBatches.phaseId, phaseId), eq(migrationBatches.state, 'done'), inArray(migrationBatches.mode, ['rehearsal', 'final']))).orderBy(desc(migrationBatches.startedAt)).limit(last)).reverse()
  if (batches.length === 0) return { batches: [], objects: [], reasons: [] }
  const t = migrationRun.table
  const rows = await tx.db.select({ run: t, manifest: runDetails.manifest }).from(t).innerJoin(runDetails, eq(runDetails.runId, t.id)).where(and(eq(t.implementationId, tx.implementationId), inArray(t.batchId, batches.map((b) => b.id)))).orderBy(asc(t.code))
  const objects = [...new Set(rows.map((r) => r.run.object!))]
  const found = (batchId: string, object: string) => rows.find((r) => r.run.batchId === batchId && r.run.object === object)
  const reasonsOf = (object: string): ReasonCount[] => rows.filter((r) => r.run.object === object).flatMap((r) => r.manifest.reasons.filter((x) => x.severity === 'reject'))
  return {
    batches: batches.map((b) => ({ id: b.id, mode: b.mode, number: b.number, at: b.startedAt, durationMs: rows.filter((r) => r.run.batchId === b.id).reduce((n, r) => n + (r.run.durationMs ?? 0), 0) })),
    objects: objects.map((object) => ({
      object, title: objectLabel(object)[tx.locale],
      cells: batches.map((b) => {
        const hit = found(b.id, object)
        return hit ? { runId: hit.run.id, code: hit.run.code, in: hit.run.rowsIn ?? 0, mapped: hit.run.mapped ?? 0, merged: hit.run.merged ?? 0, rejected: hit.run.rejected ?? 0, waiting: hit.run.pairsToReview ?? 0, reconciled: (hit.run.isReconciled && hit.run.isConserved) ?? false } : null
      }),
    })),
    reasons: objects.flatMap((object) => [...new Map(reasonsOf(object).map((r) => [`${r.rule}|${r.column}`, r])).values()].map((reason) => ({
      object, rule: reason.rule, message: reason.message,
      rows: batches.map((b) => { const hit = found(b.id, object); return hit ? (hit.manifest.reasons.find((r) => r.severity === 'reject' && r.rule === reason.rule && r.column === reason.column)?.rows ?? 0) : null }),
    }))),
  }
}
