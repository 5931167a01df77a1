import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileCodeRegistry, memoryCodeRegistry } from '../../engines/data/code/code-registry.ts'
import type { LookupInput, ProfileResult, RunInput, RunManifest, RunMode, RunProgress, StewardDecision, Target, TargetLineage } from '../../engines/data/contract.ts'
import { parsePipeline } from '../../engines/data/parse-pipeline.ts'
import { type Pipeline, pipelineSchema } from '../../engines/data/pipeline-schema.ts'
import { lineageOf, readManifest, readProfile } from '../../engines/data/read-run.ts'
import { runPipeline, runPipelines } from '../../engines/data/run-pipeline.ts'
import { Invalid, NotFound } from '../../engines/errors.ts'
import { embeddedTarget, postgresTarget } from '../postgres/target.ts'
import { standardConnectors } from '../standard-connectors.ts'
import { looksLikeHeader } from './header.ts'
import { openSource } from './source.ts'

/** For the command line: files in, files out, no server. */
export interface ProfileOptions {
  readonly encoding?: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'latin1'
  readonly delimiter?: string
  /** Found out when absent (numbers, dates, ids or empty cells in the first row: no header). Without one the columns are called column1, column2 … */
  readonly header?: boolean
  readonly headerRows?: number
  readonly skip?: number
  readonly sheet?: string | number
  readonly signal?: AbortSignal
  onProgress?(progress: RunProgress): void
}

/** Profiles delimited text and .xlsx files as they are: encoding and dialect are found out. */
export async function dataProfile(files: readonly string[], options: ProfileOptions = {}): Promise<ProfileResult> {
  if (files.length === 0) throw new Invalid('data.no_files', {}, { zh: '请给出要剖析的文件。', en: 'Name the files to profile.' })
  const full = files.map((file) => path.resolve(file))
  const base = path.dirname(full.length === 1 ? full[0]! : commonFolder(full))
  const workDirectory = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-profile-'))
  try {
    const sources = []
    for (const [i, file] of full.entries()) sources.push(await profileSource(base, path.relative(base, file), i + 1, options))
    const pipeline = pipelineSchema.parse({
      version: 1, id: 'profile', object: 'profile', title: { zh: '数据剖析', en: 'Profile' }, sources,
      map: [{ target: 'nothing', value: '' }], target: { table: 'nothing', key: ['nothing'], columns: [{ name: 'nothing', type: 'text' }] },
    }) as Pipeline
    await runPipeline({
      runId: 'profile', pipeline, baseDirectory: base, workDirectory, mode: 'profile', connectors: standardConnectors, codes: memoryCodeRegistry(), decisions: [], lookups: {}, startedAt: new Date().toISOString(),
      ...(options.signal ? { signal: options.signal } : {}),
    }, options.onProgress)
    return readProfile(path.join(workDirectory, 'profile'))
  } finally {
    fs.rmSync(workDirectory, { recursive: true, force: true })
  }
}

function commonFolder(files: readonly string[]): string {
  let folder = path.dirname(files[0]!)
  while (!files.every((file) => file.startsWith(folder + path.sep))) folder = path.dirname(folder)
  return path.join(folder, '_')
}

async function profileSource(base: string, file: string, number: number, options: ProfileOptions): Promise<Record<string, unknown>> {
  const given = {
    path: file,
    ...(options.encoding ? { encoding: options.encoding } : {}), ...(options.delimiter ? { delimiter: options.delimiter } : {}),
    ...(options.skip ? { skip: options.skip } : {}), ...(options.sheet !== undefined ? { sheet: options.sheet } : {}), ...(options.headerRows ? { headerRows: options.headerRows } : {}),
  }
  const shape = pipelineSchema.shape.sources.element
  const id = path.basename(file).replace(/\.[^.]+$/, '').replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^[\p{N}]/u, '_$&') || `file${number}`
  const unique = number > 1 ? `${id}_${number}` : id
  const connection = openSource({ baseDirectory: base })
  const described = await connection.describe(shape.parse({ id: unique, ...given, header: true }))
  const hasHeader = options.header ?? looksLikeHeader(described[0]!.columns)
  const names = hasHeader ? described[0]!.columns : described[0]!.columns.map((_, i) => `column${i + 1}`)
  return { id: unique, ...given, header: hasHeader, ...(hasHeader ? {} : { columns: names }), fields: Object.fromEntries(names.map((name, i) => [`c${i + 1}`, name])) }
}

export interface DataRunOptions {
  readonly mode?: RunMode
  /** Folder of the source files; the pipeline's own folder when absent. */
  readonly base?: string
  /** Folder for runs, codes and the embedded target. */
  readonly work: string
  /** `postgres://…`; an embedded database in the work folder when absent. */
  readonly target?: string | Target
  readonly schema?: string
  readonly runId?: string
  readonly decisions?: readonly StewardDecision[]
  readonly startedAt?: string
  readonly memoryLimitMb?: number
  readonly signal?: AbortSignal
  onProgress?(progress: RunProgress): void
}

/**
 * Runs one pipeline file, or all of a folder in the order of their names. Codes are kept in `<work>/codes.json`; objects that a pipeline
 * looks up are taken from their newest run in the work folder.
 */
export async function dataRun(pipelineFile: string, options: DataRunOptions): Promise<RunManifest[]> {
  if (!fs.existsSync(pipelineFile)) throw new NotFound('data.pipeline_absent', { file: pipelineFile }, { zh: `迁移方案 ${pipelineFile} 不存在。`, en: `The pipeline ${pipelineFile} is not there.` })
  const isFolder = fs.statSync(pipelineFile).isDirectory()
  const files = isFolder ? fs.readdirSync(pipelineFile).filter((f) => /\.ya?ml$/.test(f)).sort().map((f) => path.join(pipelineFile, f)) : [pipelineFile]
  const pipelines = files.map((file) => ({ file, pipeline: parsePipeline(fs.readFileSync(file, 'utf8'), path.basename(file)) }))
  const codes = fileCodeRegistry(path.join(options.work, 'codes.json'))
  const runs = path.join(options.work, 'runs')
  const mode = options.mode ?? 'dryRun'
  const lookups: Record<string, LookupInput> = newestRuns(runs)
  const startedAt = options.startedAt ?? new Date().toISOString()
  const inputs: RunInput[] = pipelines.map(({ file, pipeline }) => {
    const runId = options.runId && !isFolder ? options.runId : `${pipeline.object}-${mode}-${startedAt.replace(/\D/g, '').slice(0, 17)}`
    const input: RunInput = {
      runId, pipeline, baseDirectory: path.resolve(options.base ?? path.dirname(file)), workDirectory: runs, mode, connectors: standardConnectors, codes, decisions: options.decisions ?? [], lookups: { ...lookups }, startedAt,
      ...(mode === 'profile' ? {} : { target: targetOf(options) }), ...(options.memoryLimitMb ? { memoryLimitMb: options.memoryLimitMb } : {}), ...(options.signal ? { signal: options.signal } : {}),
    }
    if (mode !== 'profile') lookups[pipeline.object] = { run: path.join(runs, runId) }
    return input
  })
  return runPipelines(inputs, { onProgress: (_, progress) => { options.onProgress?.(progress) } })
}

function targetOf(options: DataRunOptions): Target {
  if (typeof options.target === 'object') return options.target
  const schema = options.schema ? { schema: options.schema } : {}
  return options.target ? postgresTarget(options.target, schema) : embeddedTarget(path.resolve(options.work, 'target'), schema)
}

function newestRuns(runs: string): Record<string, LookupInput> {
  const found: Record<string, { run: string; startedAt: string }> = {}
  for (const entry of fs.existsSync(runs) ? fs.readdirSync(runs) : []) {
    const run = path.join(runs, entry)
    if (!fs.existsSync(path.join(run, 'manifest.json'))) continue
    const { object, startedAt, mode } = readManifest(run)
    if (mode !== 'profile' && (!found[object] || found[object].startedAt < startedAt)) found[object] = { run, startedAt }
  }
  return Object.fromEntries(Object.entries(found).map(([object, { run }]) => [object, { run }]))
}

/** From a target key back to file and line. */
export const dataLineage = (runDirectory: string, key: string): Promise<TargetLineage> => lineageOf(runDirectory, key)
