import { Problem } from '../../errors.ts'
import type { RunProgress } from '../contract.ts'
import type { Failure, FromChild, ToChild } from './messages.ts'
import { closeTargets } from './load.ts'
import { runSteps } from './run-steps.ts'

/** The child process of one or several runs, one after the other. It ends with its parent, and at once when told to. */
const waiting = new Map<number, { resolve(serials: number[]): void; reject(error: Error): void }>()
let nextRequest = 0
let interrupt: () => void = () => undefined
let commit: () => void = () => undefined
let lastProgress = 0
let lastStep = ''

const send = (message: FromChild) => new Promise<void>((resolve) => { process.send!(message, undefined, {}, () => { resolve() }) })

function report(progress: RunProgress): void {
  const now = Date.now()
  if (progress.step === lastStep && now - lastProgress < 100 && progress.done !== progress.total) return
  lastStep = progress.step
  lastProgress = now
  void send({ type: 'progress', progress })
}

function failureOf(error: unknown): Failure {
  if (error instanceof Problem) return { kind: error.kind, code: error.code, detail: { ...error.detail }, text: error.text }
  const message = error instanceof Error ? `${error.message}` : String(error)
  return { kind: null, code: 'data.run_failed', detail: { reason: message, stack: error instanceof Error ? error.stack : undefined }, text: { zh: `迁移运行失败：${message}`, en: `The run failed: ${message}` } }
}

process.on('disconnect', () => { process.exit(0) })
process.on('message', (message: ToChild) => {
  switch (message.type) {
    case 'start':
      runSteps(message.input, {
        reserveCodes: (request) => new Promise((resolve, reject) => {
          const id = ++nextRequest
          waiting.set(id, { resolve, reject })
          void send({ type: 'reserve', id, request })
        }),
        progress: report,
        onOpen: (stop) => { interrupt = stop },
        mayCommit: () => new Promise((resolve) => {
          commit = resolve
          void send({ type: 'ready' })
        }),
      }).then((manifest) => send({ type: 'done', manifest }), (error) => send({ type: 'failed', failure: failureOf(error) }))
      break
    case 'serials':
      waiting.get(message.id)?.resolve(message.serials)
      waiting.delete(message.id)
      break
    case 'noSerials':
      waiting.get(message.id)?.reject(new Problem(message.failure.kind ?? 'unavailable', message.failure.code, message.failure.detail, message.failure.text))
      waiting.delete(message.id)
      break
    case 'commit':
      commit()
      break
    case 'finish':
      closeTargets().finally(() => process.exit(0))
      break
    case 'cancel':
      interrupt()
      break
  }
})
