import { type ChildProcess, fork } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Problem, Refused, Unavailable } from '../errors.ts'
import type { RunInput, RunManifest, RunProgress } from './contract.ts'
import type { ChildInput } from './runner/context.ts'
import type { Failure, FromChild, ToChild } from './runner/messages.ts'

/** After a cancel the child has this long to stop by itself. */
const graceMilliseconds = 200

export interface BatchHooks {
  onProgress?(index: number, progress: RunProgress): void
  /** A run of the batch is complete and on disk. */
  onDone?(index: number, manifest: RunManifest): void
}

/**
 * Runs a pipeline in a child process of its own and gives the manifest of the finished run (a folder `<workDirectory>/<runId>`). Throws a
 * Problem: `data.cancelled` when the signal was given before the commit (within a second; nothing half written stays), `data.runner_died` when the child
 * was killed or ran out of memory, else what the run itself says (a broken file, a missing lookup, a target that does not answer).
 */
export async function runPipeline(input: RunInput, onProgress: (progress: RunProgress) => void = () => undefined): Promise<RunManifest> {
  const [manifest] = await runPipelines([input], { onProgress: (_, progress) => { onProgress(progress) } })
  return manifest!
}

/**
 * Runs several pipelines one after the other in one child process: the engine starts and the target opens once. A later input may look up
 * the run folder of an earlier one. Stops at the first that fails (its Problem has `detail.index`); the runs before it are complete, and
 * `onDone` has told of them. The signal of the input that is under way cancels it, and with it the rest.
 */
export async function runPipelines(inputs: readonly RunInput[], hooks: BatchHooks = {}): Promise<RunManifest[]> {
  const manifests: RunManifest[] = []
  if (inputs.length === 0) return manifests
  const child = new RunnerChild()
  try {
    for (const [index, input] of inputs.entries()) {
      const manifest = await child.run(input, (progress) => { hooks.onProgress?.(index, progress) }).catch((error) => {
        if (error instanceof Problem && inputs.length > 1) throw new Problem(error.kind, error.code, { ...error.detail, index }, error.text)
        throw error
      })
      manifests.push(manifest)
      hooks.onDone?.(index, manifest)
    }
    await child.finish()
    return manifests
  } finally {
    child.kill()
  }
}

class RunnerChild {
  private readonly process: ChildProcess
  private complaints = ''
  private ended: string | null = null
  private onMessage: (message: FromChild) => void = () => undefined
  private onEnd: () => void = () => undefined
  constructor() {
    this.process = fork(path.join(import.meta.dirname, 'runner', 'child.ts'), [], { execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: environment() })
    this.process.stderr!.setEncoding('utf8').on('data', (text: string) => { this.complaints = (this.complaints + text).slice(-4000) })
    this.process.on('message', (message: FromChild) => { this.onMessage(message) })
    this.process.on('error', (error) => { this.end(error.message) })
    this.process.on('close', (code, killedBy) => { this.end(killedBy ?? `exit ${code}`) })
  }

  private end(reason: string): void {
    this.ended ??= reason
    this.onEnd()
  }
  private send(message: ToChild): void {
    if (this.process.connected) this.process.send(message, () => undefined)
  }

  async run(input: RunInput, onProgress: (progress: RunProgress) => void): Promise<RunManifest> {
    const { codes, signal, ...copied } = input
    if (signal?.aborted) throw cancelled(input)
    fs.mkdirSync(input.workDirectory, { recursive: true })
    let isCancelled = false
    let isCommitting = false
    let killer: NodeJS.Timeout | null = null
    const cancel = () => {
      if (isCommitting) return
      isCancelled = true
      this.send({ type: 'cancel' })
      killer = setTimeout(() => { this.process.kill('SIGKILL') }, graceMilliseconds)
    }
    signal?.addEventListener('abort', cancel, { once: true })
    try {
      return await new Promise<RunManifest>((resolve, reject) => {
        this.onMessage = (message) => {
          if (message.type === 'progress') onProgress(message.progress)
          else if (message.type === 'reserve') {
            codes.reserve(message.request).then((serials) => { this.send({ type: 'serials', id: message.id, serials }) }, (error) => { this.send({ type: 'noSerials', id: message.id, failure: failureOf(error) }) })
          } else if (isCancelled) reject(cancelled(input))
          else if (message.type === 'ready') {
            isCommitting = true
            this.send({ type: 'commit' })
          }
          else if (message.type === 'done') resolve(message.manifest)
          else reject(problemOf(message.failure))
        }
        this.onEnd = () => { reject(isCancelled ? cancelled(input) : died(input, this.ended!, this.complaints)) }
        if (this.ended !== null) this.onEnd()
        else this.send({ type: 'start', input: copied as ChildInput })
      })
    } finally {
      signal?.removeEventListener('abort', cancel)
      if (killer) clearTimeout(killer)
      if (isCancelled) {
        this.kill()
        await this.gone()
      }
      fs.rmSync(path.join(input.workDirectory, `${input.runId}.partial`), { recursive: true, force: true })
    }
  }

  /** Lets the child close its targets and waits until it has ended. */
  async finish(): Promise<void> {
    this.send({ type: 'finish' })
    await this.gone()
  }
  private gone(): Promise<void> {
    return new Promise((resolve) => {
      this.onEnd = resolve
      if (this.ended !== null) resolve()
    })
  }
  kill(): void {
    if (this.ended === null) this.process.kill('SIGKILL')
  }
}

/** Without what test runners and debuggers put in for their own children. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, VITEST: _vitest, ...rest } = process.env
  return { ...rest, NODE_NO_WARNINGS: '1' }
}

function problemOf(failure: Failure): Error {
  return new Problem(failure.kind ?? 'unavailable', failure.code, failure.detail, failure.text)
}
function failureOf(error: unknown): Failure {
  if (error instanceof Problem) return { kind: error.kind, code: error.code, detail: { ...error.detail }, text: error.text }
  const reason = (error as Error).message
  return { kind: 'unavailable', code: 'data.codes', detail: { reason }, text: { zh: `编码登记失败：${reason}`, en: `The code registry failed: ${reason}` } }
}
function cancelled(input: RunInput): Refused {
  return new Refused('data.cancelled', { runId: input.runId, pipeline: input.pipeline.id }, { zh: '已取消，没有写入任何数据。', en: 'Cancelled: nothing was written.' })
}
function died(input: RunInput, reason: string, complaints = ''): Unavailable {
  return new Unavailable('data.runner_died', { runId: input.runId, pipeline: input.pipeline.id, reason, complaints }, {
    zh: `迁移进程中断（${reason}），目标系统中没有留下半截数据，可以直接重新运行。`,
    en: `The process of the run ended (${reason}). Nothing half written is in the target; run it again.`,
  })
}
