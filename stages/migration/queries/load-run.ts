import { and, desc, eq } from 'drizzle-orm'
import type { RunManifest } from '../../../engines/data/contract.ts'
import { Refused } from '../../../engines/errors.ts'
import { type Actor, asActor, type Tx } from '../../../platform/db/door.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { migrationRun } from '../kinds/migration-run.ts'
import { openRun } from '../running/run-store.ts'
import { runDetails } from '../tables.ts'

export type Run = typeof migrationRun.table.$inferSelect

/** A run by id or code with its manifest, null while it has not finished. */
export async function loadRun(tx: Tx, idOrCode: string): Promise<{ run: Run; details: typeof runDetails.$inferSelect | null }> {
  const run = await getItem(tx, migrationRun, idOrCode)
  const [details] = await tx.db.select().from(runDetails).where(and(eq(runDetails.implementationId, tx.implementationId), eq(runDetails.runId, run.id)))
  return { run, details: details ?? null }
}

/** A finished run with its directory, for the engine's readers: call them outside the transaction. */
export async function runOnDisk(actor: Actor, implementationId: string, idOrCode: string): Promise<{ run: Run; manifest: RunManifest; directory: string }> {
  const { run, details } = await asActor(actor, implementationId, (tx) => loadRun(tx, idOrCode))
  if (!details) throw new Refused('run.not_finished', { code: run.code, state: run.state }, { zh: `${run.code} 没有完成，还没有结果可看。`, en: `${run.code} has not finished, so it has no rows to show.` })
  return { run, manifest: details.manifest, directory: openRun(actor.house, details.files) }
}

/** The newest finished run of an object; dry runs count too unless told. */
export async function latestRun(tx: Tx, object: string, options: { phaseId?: string | null; loadedOnly?: boolean } = {}): Promise<Run | null> {
  const t = migrationRun.table
  const rows = await tx.db.select().from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.object, object as never), eq(t.state, 'done'))).orderBy(desc(t.startedAt), desc(t.code))
  return rows.find((r) => (!options.loadedOnly || r.mode !== 'dryRun') && (!options.phaseId || r.phaseId === options.phaseId)) ?? null
}
