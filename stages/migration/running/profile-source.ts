import fs from 'node:fs'
import path from 'node:path'
import { and, eq } from 'drizzle-orm'
import type { RunProgress } from '../../../engines/data/contract.ts'
import { readManifest, readProfile } from '../../../engines/data/read-run.ts'
import { runPipeline } from '../../../engines/data/run-pipeline.ts'
import { memoryCodeRegistry } from '../../../engines/data/code/code-registry.ts'
import { standardConnectors } from '../../../connectors/standard-connectors.ts'
import { NotFound, Problem } from '../../../engines/errors.ts'
import { type Actor, asActor } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { recordProfile, recordUnreadable } from '../commands/record-profile.ts'
import { dataSource } from '../kinds/data-source.ts'
import { sourceDeliveries } from '../tables.ts'
import { keepRun } from './run-store.ts'
import { layOutSources, profilePipeline } from './source-inputs.ts'

/** Lands the current delivery of a source and profiles it. A file that cannot be read is marked so, with the reason. */
export async function profileSource(actor: Actor, implementationId: string, sourceId: string, options: { progress?: (p: RunProgress) => void; signal?: AbortSignal } = {}): Promise<{ rows: number }> {
  const { house } = actor
  const { source, delivery } = await asActor(actor, implementationId, async (tx) => {
    const source = await getItem(tx, dataSource, sourceId)
    const [delivery] = await tx.db.select().from(sourceDeliveries).where(and(eq(sourceDeliveries.sourceId, source.id), eq(sourceDeliveries.number, source.delivery ?? 1)))
    if (!delivery) throw new NotFound('source.no_delivery', { code: source.code }, { zh: `${source.code} 还没有文件。请先上传。`, en: `${source.code} has no file yet. Upload one first.` })
    return { source, delivery }
  })
  const runId = newId(actor.at)
  const workDirectory = path.join(house.directory, 'runs', 'work')
  const baseDirectory = path.join(house.directory, 'runs', 'input', runId)
  const runDirectory = path.join(workDirectory, runId)
  try {
    const pipeline = layOutSources(house, baseDirectory, profilePipeline({ zh: source.title, en: source.title }), { source: { source, blob: delivery.blob } })
    await runPipeline({
      runId, pipeline, baseDirectory, workDirectory, mode: 'profile', connectors: standardConnectors, codes: memoryCodeRegistry(), decisions: [], lookups: {},
      startedAt: (actor.at ?? house.clock()).toISOString(), ...(options.signal ? { signal: options.signal } : {}),
    }, options.progress ?? (() => undefined))
    const manifest = readManifest(runDirectory)
    const profile = readProfile(runDirectory).sources[0]!
    const files = await keepRun(house, runDirectory)
    await asActor(actor, implementationId, (tx) => recordProfile(tx, { sourceId, delivery: delivery.number, profile, files, read: manifest.inputs[0] }))
    return { rows: profile.rows }
  } catch (error) {
    if (error instanceof Problem && !options.signal?.aborted) await asActor(actor, implementationId, (tx) => recordUnreadable(tx, { sourceId, delivery: delivery.number, problem: error.text }))
    throw error
  } finally {
    fs.rmSync(baseDirectory, { recursive: true, force: true })
    fs.rmSync(runDirectory, { recursive: true, force: true })
  }
}
