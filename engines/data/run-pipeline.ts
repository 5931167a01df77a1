import { fork } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { Problem, Refused, Unavailable } from '../errors.ts'
import type { RunInput, RunManifest, RunProgress } from './contract.ts'
import type { ChildInput } from './runner/context.ts'
import type { Failure, FromChild, ToChild } from './runner/messages.ts'

/** After a cancel the child has this long to stop by itself. */
const graceMilliseconds = 200

/**
 * Runs a pipeline in a child process of its own and gives the manifest of the finished run (a folder `<workDirectory>/<runId>`). Throws a
 * Problem: `data.cancelled` when the signal was given (within a second; nothing half written stays), `data.runner_died` when the child
 * was killed or ran out of memory, else what the run itself says (a broken file, a missing lookup, a target that does not answer).
 */
export async function runPipeline(input: RunInput, onProgress: (progress: RunProgress) => void = () => undefined): Promise<RunManifest> {
  const { codes, signal, ...copied } = input
  if (signal?.aborted) throw cancelled(input)
  fs.mkdirSync(input.workDirectory, { recursive: true })
  const child = fork(path.join(import.meta.dirname, 'runner', 'child.ts'), [], { execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'], env: environment() })
  let complaints = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => { complaints = (complaints + text).slice(-4000) })
  const send = (message: ToChild) => { if (child.connected) child.send(message, () => undefined) }
  let isCancelled = false
  let killer: NodeJS.Timeout | null = null
  const cancel = () => {
    isCancelled = true
    send({ type: 'cancel' })
    killer = setTimeout(() => { child.kill('SIGKILL') }, graceMilliseconds)
  }
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    return await new Promise<RunManifest>((resolve, reject) => {
      let outcome: (() => void) | null = null
      child.on('message', (message: FromChild) => {
        if (message.type === 'progress') onProgress(message.progress)
        else if (message.type === 'reserve') {
          codes.reserve(message.request).then((serials) => { send({ type: 'serials', id: message.id, serials }) }, (error) => { send({ type: 'noSerials', id: message.id, failure: failureOf(error) }) })
        } else if (message.type === 'done') outcome = () => resolve(message.manifest)
        else outcome = () => reject(problemOf(message.failure))
      })
      child.on('error', (error) => reject(died(input, error.message)))
      child.on('close', (code, killedBy) => {
        if (isCancelled) reject(cancelled(input))
        else if (outcome) outcome()
        else reject(died(input, killedBy ?? `exit ${code}`, complaints))
      })
      send({ type: 'start', input: copied as ChildInput })
    })
  } finally {
    signal?.removeEventListener('abort', cancel)
    if (killer) clearTimeout(killer)
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    fs.rmSync(path.join(input.workDirectory, `${input.runId}.partial`), { recursive: true, force: true })
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
