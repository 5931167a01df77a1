import fs from 'node:fs'
import path from 'node:path'
import type { Text } from '../../errors.ts'
import type { CodeRegistry, ProfileResult, ReconciliationResult, RunFile, RunManifest, RunProgress, RunStep } from '../contract.ts'
import { hashOf, pipelineHash } from '../parse-pipeline.ts'
import type { TargetConnection } from '../ports.ts'
import { assignCodes } from './assign-codes.ts'
import { cleanseRows, validateRows } from './cleanse.ts'
import type { ChildInput, RunContext } from './context.ts'
import { Duck } from './duck.ts'
import { landSources } from './land.ts'
import { dropTarget, loadRows, openTarget } from './load.ts'
import { mapRows } from './map-rows.ts'
import { matchRows } from './match.ts'
import { profileSources } from './profile.ts'
import { reconcile } from './reconcile.ts'
import { makeGoldenRecords } from './survive.ts'
import { countReasons, countRows, describeFile, hashInputs, settleOutcomes, writeLanded, writeTables } from './write-run.ts'

export interface StepHooks {
  readonly reserveCodes: CodeRegistry['reserve']
  progress(progress: RunProgress): void
  /** Called with the function that stops what is under way. */
  onOpen(interrupt: () => void): void
  /** Resolves when nobody can cancel any more. */
  mayCommit(): Promise<void>
}

/**
 * The whole run, in the child process. Everything is made in `<runId>.partial`; the target's transaction is committed when all is
 * written, then the folder takes its name. A process that dies before leaves a folder that nobody reads and a target without a trace.
 */
export async function runSteps(input: ChildInput, hooks: StepHooks): Promise<RunManifest> {
  const directory = path.join(input.workDirectory, `${input.runId}.partial`)
  const final = path.join(input.workDirectory, input.runId)
  fs.rmSync(directory, { recursive: true, force: true })
  fs.mkdirSync(directory, { recursive: true })
  const duck = await Duck.open(directory, { memoryLimitMb: input.memoryLimitMb ?? 1024, threads: input.threads ?? 2 })
  hooks.onOpen(() => duck.interrupt())
  const context: RunContext = {
    input, pipeline: input.pipeline, duck, directory, lookups: [], notes: [], inputs: [], landedColumns: new Map(), reserveCodes: hooks.reserveCodes,
    progress: (step, done, total, text) => { hooks.progress({ step, done, total, text }) },
  }
  const began = performance.now()
  const steps: { step: RunStep; milliseconds: number; rows: number }[] = []
  let rows = 0
  let settle: Migrated['settle'] = async () => undefined
  const timed = async <T>(step: RunStep, text: Text, work: () => Promise<T>): Promise<T> => {
    const start = performance.now()
    context.progress(step, 0, rows || null, text)
    const result = await work()
    steps.push({ step, milliseconds: Math.round(performance.now() - start), rows })
    return result
  }
  try {
    rows = await timed('land', { zh: '读入原始数据', en: 'Landing' }, () => landSources(context))
    steps[0] = { ...steps[0]!, rows: context.inputs.reduce((sum, i) => sum + i.rows, 0) }
    const profile = input.skipProfile && input.mode !== 'profile' ? null : await timed('profile', { zh: '数据剖析', en: 'Profiling' }, () => profileSources(context))
    const result = input.mode === 'profile' ? null : await migrate(context, timed)
    settle = result?.settle ?? settle
    const manifest = await timed('write', { zh: '写出结果', en: 'Writing' }, async () => finish(context, profile, result))
    const elapsed = performance.now() - began
    const whole: RunManifest = { ...manifest, steps, rowsPerSecond: Math.round(context.inputs.reduce((sum, i) => sum + i.rows, 0) / (elapsed / 1000)), peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024) }
    duck.close()
    fs.rmSync(path.join(directory, 'spill'), { recursive: true, force: true })
    fs.writeFileSync(path.join(directory, 'manifest.json'), `${JSON.stringify(whole, null, 2)}\n`)
    await hooks.mayCommit()
    await settle('commit')
    fs.rmSync(final, { recursive: true, force: true })
    fs.renameSync(directory, final)
    return whole
  } catch (error) {
    await settle('rollback').catch(() => undefined)
    try { duck.close() } catch {}
    fs.rmSync(directory, { recursive: true, force: true })
    throw error
  }
}

interface Migrated {
  readonly reconciliation: ReconciliationResult[]
  readonly loaded: number
  settle(how: 'commit' | 'rollback'): Promise<void>
}

async function migrate(context: RunContext, timed: <T>(step: RunStep, text: Text, work: () => Promise<T>) => Promise<T>): Promise<Migrated> {
  await timed('cleanse', { zh: '清洗与校验', en: 'Cleansing and validating' }, async () => {
    await cleanseRows(context)
    await validateRows(context)
  })
  await timed('match', { zh: '查找重复', en: 'Finding duplicates' }, () => matchRows(context))
  await timed('survive', { zh: '生成标准记录', en: 'Making golden records' }, () => makeGoldenRecords(context))
  await timed('code', { zh: '生成编码', en: 'Giving codes' }, () => assignCodes(context))
  await timed('map', { zh: '字段映射', en: 'Mapping' }, () => mapRows(context))
  let target: TargetConnection | null = null
  const settle = async (how: 'commit' | 'rollback') => {
    const open = target
    target = null
    if (!open) return
    try {
      await (how === 'commit' && context.input.mode !== 'dryRun' ? open.commit() : open.rollback())
    } catch (error) {
      await dropTarget(context).catch(() => undefined)
      throw error
    }
  }
  try {
    await timed('load', { zh: '导入目标系统', en: 'Loading' }, async () => {
      target = await openTarget(context)
      await loadRows(context, target)
    })
    await settleOutcomes(context)
    const reconciliation = await timed('reconcile', { zh: '核对', en: 'Reconciling' }, () => reconcile(context))
    return { reconciliation, loaded: await context.duck.one('select count(*) from actual'), settle }
  } catch (error) {
    await settle('rollback').catch(() => undefined)
    throw error
  }
}

async function finish(context: RunContext, profile: ProfileResult | null, result: Migrated | null): Promise<RunManifest> {
  const { input, pipeline } = context
  const files: RunFile[] = result ? await writeTables(context) : [await writeLanded(context)]
  if (profile) {
    fs.writeFileSync(path.join(context.directory, 'profile.json'), JSON.stringify(profile))
    files.push(describeFile(context.directory, 'profile.json', null))
  }
  fs.writeFileSync(path.join(context.directory, 'pipeline.json'), JSON.stringify(pipeline))
  files.push(describeFile(context.directory, 'pipeline.json', null))
  const landed = context.inputs.filter((i) => pipeline.sources.find((s) => s.id === i.source)!.role === 'rows').reduce((sum, i) => sum + i.rows, 0)
  const counts = result
    ? await countRows(context, result.loaded)
    : { in: landed, mapped: 0, merged: 0, rejected: 0, outOfScope: 0, reference: context.inputs.reduce((sum, i) => sum + i.rows, 0) - landed, warnings: 0, changes: 0, clusters: 0, pairsToReview: 0, loaded: 0 }
  const reconciliation = result?.reconciliation ?? []
  return {
    format: 1, runId: input.runId, pipelineId: pipeline.id, object: pipeline.object, title: pipeline.title, mode: input.mode, startedAt: input.startedAt,
    target: result && input.target ? { label: input.target.label, schema: input.target.schema, table: pipeline.target.table } : null,
    counts, steps: [], reasons: await countReasons(context), reconciliation,
    isReconciled: result !== null && counts.in === counts.mapped + counts.merged + counts.rejected && counts.mapped === counts.loaded && reconciliation.every((r) => r.isBalanced),
    pipelineHash: pipelineHash(pipeline), decisionsHash: hashOf(input.decisions), inputHash: await hashInputs(context), inputs: context.inputs, files, notes: context.notes, rowsPerSecond: 0, peakMemoryMb: 0,
  }
}
