import { eq } from 'drizzle-orm'
import type { Text } from '../../engines/errors.ts'
import type { RunProgress } from '../../engines/data/contract.ts'
import type { Tx } from '../../platform/db/door.ts'
import type { JobHandler } from '../../platform/jobs/jobs.ts'
import { getItem } from '../../platform/trace/item-store.ts'
import { type StartBatch, startBatch } from './commands/start-batch.ts'
import { dataSource } from './kinds/data-source.ts'
import { executeBatch } from './running/execute-batch.ts'
import { profileSources } from './running/profile-source.ts'
import { migrationBatches, sourceDeliveries } from './tables.ts'

const modeTitles = { dryRun: { zh: '试导入', en: 'Dry run' }, rehearsal: { zh: '模拟迁移', en: 'Rehearsal' }, final: { zh: '正式导入', en: 'Cutover load' } } as const satisfies Record<string, Text>

/** Puts the profile of a source's current delivery in the queue. */
export async function queueProfile(tx: Tx, sourceId: string): Promise<string> {
  const source = await getItem(tx, dataSource, sourceId)
  const jobId = await tx.actor.house.jobs.enqueue(tx, { kind: 'migration.profile', title: { zh: `剖析 ${source.code} ${source.title}`, en: `Profile ${source.code} ${source.title}` }, input: { sourceId: source.id } })
  await tx.db.update(sourceDeliveries).set({ jobId }).where(eq(sourceDeliveries.sourceId, source.id))
  await tx.record({ kind: 'dataSource.profile_queued', itemId: source.id, data: { code: source.code, job: jobId } })
  return jobId
}

/** Plans a batch and puts it in the queue. */
export async function queueBatch(tx: Tx, input: StartBatch): Promise<{ batchId: string; jobId: string }> {
  const batchId = await startBatch(tx, input)
  const jobId = await tx.actor.house.jobs.enqueue(tx, { kind: 'migration.batch', title: modeTitles[input.mode], input: { batchId } })
  await tx.db.update(migrationBatches).set({ jobId }).where(eq(migrationBatches.id, batchId))
  return { batchId, jobId }
}

const profile: JobHandler = async ({ actor, implementationId, input, signal, progress }) => {
  return profileSources(actor, implementationId, [input.sourceId as string], { signal, progress: (p) => void progress(p.done, p.total, p.text) })
}

/** Each object counts a hundred, its steps by their usual share of the time. */
const stepStarts: Record<RunProgress['step'], number> = { land: 0, profile: 20, cleanse: 25, match: 40, survive: 60, code: 65, map: 70, load: 75, reconcile: 88, write: 95 }

const batch: JobHandler = async ({ actor, implementationId, input, signal, progress }) => {
  return executeBatch(actor, implementationId, input.batchId as string, {
    signal,
    progress: ({ object, objects, title, step }) => {
      const done = object * 100 + stepStarts[step.step]
      void progress(done, objects * 100, { zh: `${title}（${object + 1}/${objects}）：${step.text.zh}`, en: `${title} (${object + 1}/${objects}): ${step.text.en}` })
    },
  })
}

export const migrationJobs: Readonly<Record<string, JobHandler>> = { 'migration.profile': profile, 'migration.batch': batch }
