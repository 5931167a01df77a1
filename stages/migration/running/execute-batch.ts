import fs from 'node:fs'
import path from 'node:path'
import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { standardConnectors } from '../../../connectors/standard-connectors.ts'
import type { LookupInput, RunInput, RunProgress, StewardDecision } from '../../../engines/data/contract.ts'
import { parsePipeline } from '../../../engines/data/parse-pipeline.ts'
import { readManifest } from '../../../engines/data/read-run.ts'
import { runPipelines } from '../../../engines/data/run-pipeline.ts'
import { NotFound, Problem, type Text } from '../../../engines/errors.ts'
import { type Actor, asActor, type Tx } from '../../../platform/db/door.ts'
import { people } from '../../../platform/organization/tables.ts'
import { beginRun, closeBatch, failRun, finishRun } from '../commands/record-run.ts'
import { lookedUp } from '../commands/start-batch.ts'
import { dataSource } from '../kinds/data-source.ts'
import { mapping } from '../kinds/mapping.ts'
import { migrationRun } from '../kinds/migration-run.ts'
import { migrationBatches, runDetails, sourceDeliveries, stewardDecisions } from '../tables.ts'
import { pairsToReview } from '../queries/duplicates.ts'
import { houseCodes } from './house-codes.ts'
import { keepRun, openRun } from './run-store.ts'
import { type BoundSource, layOutSources } from './source-inputs.ts'
import { targetOf } from './target.ts'

type Mapping = typeof mapping.table.$inferSelect
type Batch = typeof migrationBatches.$inferSelect

export interface BatchOptions {
  /** `object` of `objects`, and the step inside it. */
  readonly progress?: (at: { object: number; objects: number; title: string; step: RunProgress }) => void
  readonly signal?: AbortSignal
}

/**
 * Runs the objects of a planned batch in their load order, outside any transaction and in one child process; each finished object is
 * recorded while the next one runs. Stops at the first that fails, for the next ones look its codes up. May be called again after a
 * crash: finished objects are left alone, the one that was under way is repeated under its own run id.
 */
export async function executeBatch(actor: Actor, implementationId: string, batchId: string, options: BatchOptions = {}): Promise<{ runs: string[] }> {
  const { house } = actor
  const { batch, chosen } = await asActor(actor, implementationId, (tx) => planOf(tx, batchId))
  if (batch.state !== 'running') return { runs: [] }
  const plans: Plan[] = []
  for (const from of chosen) plans.push({ from, ...(await asActor(actor, implementationId, (tx) => prepareRun(tx, batch, from))) })
  const open = plans.filter((p) => p.run.state !== 'done')
  const workDirectory = path.join(house.directory, 'runs', 'work')
  const inputDirectory = path.join(house.directory, 'runs', 'input', batchId)
  let recorded: Promise<void> = Promise.resolve()
  try {
    const inputs = open.map((plan) => inputOf(actor, implementationId, batch, plan, open, { workDirectory, inputDirectory }, options.signal))
    await runPipelines(inputs, {
      onProgress: (index, step) => options.progress?.({ object: index, objects: open.length, title: open[index]!.from.title, step }),
      onDone: (index) => { recorded = recorded.then(() => record(actor, implementationId, open[index]!, path.join(workDirectory, open[index]!.run.id))) },
    })
    await recorded
    await asActor(actor, implementationId, (tx) => closeBatch(tx, batchId, 'done'))
    return { runs: plans.map((p) => p.run.id) }
  } catch (error) {
    await recorded
    await asActor(actor, implementationId, (tx) => giveUp(tx, batchId, open, error, options.signal?.aborted ?? false))
    throw error
  } finally {
    fs.rmSync(inputDirectory, { recursive: true, force: true })
    for (const plan of open) fs.rmSync(path.join(workDirectory, plan.run.id), { recursive: true, force: true })
  }
}

type Plan = Awaited<ReturnType<typeof prepareRun>> & { from: Mapping }

/** Without a profile: each source was profiled when it was delivered. */
function inputOf(actor: Actor, implementationId: string, batch: Batch, plan: Plan, open: readonly Plan[], places: { workDirectory: string; inputDirectory: string }, signal: AbortSignal | undefined): RunInput {
  const { run, from } = plan
  const baseDirectory = path.join(places.inputDirectory, run.id)
  const lookups: Record<string, LookupInput> = { ...plan.lookups }
  for (const object of lookedUp(from.pipeline!)) {
    const here = open.find((p) => p.from.object === object && p !== plan)
    if (here) lookups[object] = { run: path.join(places.workDirectory, here.run.id) }
  }
  return {
    runId: run.id, pipeline: layOutSources(actor.house, baseDirectory, parsePipeline(from.pipeline!, from.code), plan.sources), baseDirectory, workDirectory: places.workDirectory, mode: batch.mode, skipProfile: true, target: plan.target, connectors: standardConnectors,
    codes: houseCodes(actor, implementationId), decisions: plan.decisions, lookups, startedAt: run.startedAt!, ...(signal ? { signal } : {}),
  }
}

async function record(actor: Actor, implementationId: string, plan: Plan, directory: string): Promise<void> {
  const manifest = readManifest(directory)
  const toReview = manifest.counts.pairsToReview > 0 ? await pairsToReview(directory) : []
  const files = await keepRun(actor.house, directory)
  await asActor(actor, implementationId, (tx) => finishRun(tx, plan.run, plan.from, manifest, files, toReview))
}

/** Marks the object that failed with its reason and those behind it as not run, and closes the batch. */
async function giveUp(tx: Tx, batchId: string, open: readonly Plan[], error: unknown, isCancelled: boolean): Promise<void> {
  const rows = await tx.db.select({ id: migrationRun.table.id, state: migrationRun.table.state }).from(migrationRun.table).where(inArray(migrationRun.table.id, open.map((p) => p.run.id)))
  const unfinished = open.filter((p) => rows.find((r) => r.id === p.run.id)?.state === 'running')
  const failure: Text = error instanceof Problem ? error.text : { zh: `运行出错停止：${(error as Error).message}`, en: `The run stopped with an error: ${(error as Error).message}` }
  for (const [i, plan] of unfinished.entries()) await failRun(tx, plan.run.id, i === 0 && !isCancelled ? failure : null)
  await closeBatch(tx, batchId, isCancelled ? 'cancelled' : 'failed')
}

async function planOf(tx: Tx, batchId: string): Promise<{ batch: Batch; chosen: Mapping[] }> {
  const [batch] = await tx.db.select().from(migrationBatches).where(and(eq(migrationBatches.implementationId, tx.implementationId), eq(migrationBatches.id, batchId)))
  if (!batch) throw new NotFound('batch.unknown', { batchId }, { zh: '没有这一批。请从迁移批次列表里打开。', en: 'There is no such batch. Open it from the list of runs.' })
  const rows = await tx.db.select().from(mapping.table).where(and(eq(mapping.table.implementationId, tx.implementationId), inArray(mapping.table.id, batch.mappingIds)))
  return { batch, chosen: batch.mappingIds.flatMap((id) => rows.find((r) => r.id === id) ?? []) }
}

/** Everything that the run needs from the database, in one transaction: the run itself, its sources, decisions and lookups. */
async function prepareRun(tx: Tx, batch: Batch, from: Mapping) {
  const [existing] = await tx.db.select().from(migrationRun.table).where(and(eq(migrationRun.table.implementationId, tx.implementationId), eq(migrationRun.table.batchId, batch.id), eq(migrationRun.table.mappingId, from.id)))
  const run = existing ?? (await beginRun(tx, batch, from))
  const sources: Record<string, BoundSource> = {}
  for (const [name, sourceId] of Object.entries(from.sources ?? {})) {
    const [found] = await tx.db.select({ source: dataSource.table, blob: sourceDeliveries.blob }).from(dataSource.table).innerJoin(sourceDeliveries, and(eq(sourceDeliveries.sourceId, dataSource.table.id), eq(sourceDeliveries.number, dataSource.table.delivery))).where(eq(dataSource.table.id, sourceId))
    if (!found) throw new NotFound('source.unknown', { source: name }, { zh: `数据源"${name}"没有文件。请重新提供。`, en: `The source "${name}" has no file. Deliver it again.` })
    sources[name] = found
  }
  return { run, sources, decisions: await decisionsOf(tx, from.object!), lookups: await lookupsOf(tx, batch, from), target: await targetOf(tx, batch.schema) }
}

/** What the stewards decided and did not take back, as the engine wants it. */
export async function decisionsOf(tx: Tx, object: string): Promise<StewardDecision[]> {
  const rows = await tx.db.select({ decision: stewardDecisions, by: people.name }).from(stewardDecisions).leftJoin(people, eq(people.id, stewardDecisions.personId)).where(and(eq(stewardDecisions.implementationId, tx.implementationId), eq(stewardDecisions.object, object), isNull(stewardDecisions.undoneAt), ne(stewardDecisions.kind, 'unsure'))).orderBy(stewardDecisions.at)
  return rows.map(({ decision: d, by }): StewardDecision => {
    const who = { ...(by ? { by } : {}), at: d.at }
    if (d.kind === 'value') return { kind: 'value', row: d.left, column: d.column!, value: d.value ?? '', ...who }
    if (d.kind === 'exclude') return { kind: 'exclude', row: d.left, reason: d.reason ?? '', ...who }
    return { kind: d.kind as 'same' | 'different', left: d.left, right: d.right!, ...who }
  })
}

/** For each object that the pipeline looks up: its finished run of this batch, else its last one that was loaded. */
async function lookupsOf(tx: Tx, batch: Batch, from: Mapping): Promise<Record<string, LookupInput>> {
  const lookups: Record<string, LookupInput> = {}
  for (const object of lookedUp(from.pipeline!)) {
    const t = migrationRun.table
    const rows = await tx.db.select({ batchId: t.batchId, mode: t.mode, files: runDetails.files }).from(t).innerJoin(runDetails, eq(runDetails.runId, t.id)).where(and(eq(t.implementationId, tx.implementationId), eq(t.object, object as never), eq(t.state, 'done'))).orderBy(desc(t.startedAt))
    const found = rows.find((r) => r.batchId === batch.id) ?? rows.find((r) => r.mode !== 'dryRun')
    if (found) lookups[object] = { run: openRun(tx.actor.house, found.files) }
  }
  return lookups
}
