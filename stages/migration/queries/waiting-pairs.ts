import { and, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { migrationRun } from '../kinds/migration-run.ts'
import { reviewPairs, stewardDecisions } from '../tables.ts'

type Run = typeof migrationRun.table.$inferSelect

/** For the newest finished run of each object: how many of the pairs that it left to a person nobody has decided yet. */
export async function waitingPairs(tx: Tx, phaseId: string | null): Promise<{ object: string; run: Run; waiting: number }[]> {
  const t = migrationRun.table
  const runs = await tx.db.select().from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.state, 'done'), ...(phaseId ? [eq(t.phaseId, phaseId)] : []))).orderBy(desc(t.startedAt), desc(t.code))
  const newest = [...new Map([...runs].reverse().map((r) => [r.object!, r])).values()]
  if (newest.length === 0) return []
  const pairs = await tx.db.select({ runId: reviewPairs.runId, left: reviewPairs.left, right: reviewPairs.right }).from(reviewPairs).where(and(eq(reviewPairs.implementationId, tx.implementationId), inArray(reviewPairs.runId, newest.map((r) => r.id))))
  const d = stewardDecisions
  const decided = await tx.db.select({ object: d.object, left: d.left, right: d.right }).from(d).where(and(eq(d.implementationId, tx.implementationId), isNull(d.undoneAt), inArray(d.object, newest.map((r) => r.object!))))
  const known = new Set(decided.filter((x) => x.right !== null).map((x) => `${x.object}\u001f${x.left}\u001f${x.right}`))
  return newest.map((run) => ({ object: run.object!, run, waiting: pairs.filter((p) => p.runId === run.id && !known.has(`${run.object}\u001f${p.left}\u001f${p.right}`)).length }))
}
