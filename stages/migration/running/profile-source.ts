import fs from 'node:fs'
import path from 'node:path'
import { and, eq } from 'drizzle-orm'
import { standardConnectors } from '../../../connectors/standard-connectors.ts'
import { memoryCodeRegistry } from '../../../engines/data/code/code-registry.ts'
import type { RunInput, RunProgress } from '../../../engines/data/contract.ts'
import { readManifest, readProfile } from '../../../engines/data/read-run.ts'
import { runPipelines } from '../../../engines/data/run-pipeline.ts'
import { NotFound, Problem } from '../../../engines/errors.ts'
import { type Actor, asActor, type Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { recordProfile, recordUnreadable } from '../commands/record-profile.ts'
import { dataSource } from '../kinds/data-source.ts'
import { sourceDeliveries } from '../tables.ts'
import { keepRun } from './run-store.ts'
import { layOutSources, profilePipeline } from './source-inputs.ts'

interface Wanted {
  readonly runId: string
  readonly sourceId: string
  readonly delivery: typeof sourceDeliveries.$inferSelect
  readonly input: RunInput
}

/**
 * Lands the current deliveries of these sources and profiles them, in one child process. A file that cannot be read is marked so, with
 * the reason, and ends the work.
 */
export async function profileSources(actor: Actor, implementationId: string, sourceIds: readonly string[], options: { progress?: (p: RunProgress) => void; signal?: AbortSignal } = {}): Promise<{ rows: number }> {
  const { house } = actor
  const work = path.join(house.directory, 'runs', 'work')
  const wanted: Wanted[] = []
  for (const sourceId of sourceIds) {
    const { source, delivery } = await asActor(actor, implementationId, (tx) => currentDelivery(tx, sourceId))
    const runId = newId(actor.at)
    const baseDirectory = path.join(house.directory, 'runs', 'input', runId)
    const pipeline = layOutSources(house, baseDirectory, profilePipeline({ zh: source.title, en: source.title }), { source: { source, blob: delivery.blob } })
    wanted.push({ runId, sourceId, delivery, input: { runId, pipeline, baseDirectory, workDirectory: work, mode: 'profile', connectors: standardConnectors, codes: memoryCodeRegistry(), decisions: [], lookups: {}, startedAt: (actor.at ?? house.clock()).toISOString(), ...(options.signal ? { signal: options.signal } : {}) } })
  }
  let rows = 0
  let finished = 0
  let recorded: Promise<void> = Promise.resolve()
  try {
    await runPipelines(wanted.map((w) => w.input), {
      onProgress: (_, step) => options.progress?.(step),
      onDone: (index) => {
        finished++
        recorded = recorded.then(async () => { rows += await record(actor, implementationId, wanted[index]!, path.join(work, wanted[index]!.runId)) })
      },
    })
    await recorded
    return { rows }
  } catch (error) {
    await recorded
    const broken = wanted[finished]
    if (broken && error instanceof Problem && !options.signal?.aborted) await asActor(actor, implementationId, (tx) => recordUnreadable(tx, { sourceId: broken.sourceId, delivery: broken.delivery.number, problem: error.text }))
    throw error
  } finally {
    for (const w of wanted) {
      fs.rmSync(w.input.baseDirectory, { recursive: true, force: true })
      fs.rmSync(path.join(work, w.runId), { recursive: true, force: true })
    }
  }
}

async function currentDelivery(tx: Tx, sourceId: string) {
  const source = await getItem(tx, dataSource, sourceId)
  const [delivery] = await tx.db.select().from(sourceDeliveries).where(and(eq(sourceDeliveries.sourceId, source.id), eq(sourceDeliveries.number, source.delivery ?? 1)))
  if (!delivery) throw new NotFound('source.no_delivery', { code: source.code }, { zh: `${source.code} 还没有文件。请先上传。`, en: `${source.code} has no file yet. Upload one first.` })
  return { source, delivery }
}

async function record(actor: Actor, implementationId: string, wanted: Wanted, directory: string): Promise<number> {
  const manifest = readManifest(directory)
  const profile = readProfile(directory).sources[0]!
  const files = await keepRun(actor.house, directory)
  await asActor(actor, implementationId, (tx) => recordProfile(tx, { sourceId: wanted.sourceId, delivery: wanted.delivery.number, profile, files, read: manifest.inputs[0] }))
  return profile.rows
}
