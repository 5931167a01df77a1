import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { LegacyTruth } from './generate.ts'

export interface Extract {
  readonly directory: string
  readonly truth: LegacyTruth
}

/** The legacy systems' extracts at several stages of cleaning, made beside other work and thrown away with the process. */
export class Extracts {
  private readonly made: ReadonlyMap<number, Promise<Extract>>

  /** `cleaned`: the shares of the dirt that the owners had removed, in the order in which the extracts are wanted. */
  constructor(options: { asOf: string; rows?: number | undefined; cleaned: readonly number[] }) {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-legacy-'))
    process.once('exit', () => fs.rmSync(root, { recursive: true, force: true }))
    const jobs = options.cleaned.map((cleaned, i) => ({ directory: path.join(root, String(i)), asOf: options.asOf, cleaned, ...(options.rows ? { rows: options.rows } : {}) }))
    const worker = new Worker(new URL('./extract-worker.ts', import.meta.url), { workerData: jobs })
    const waiting = jobs.map(() => Promise.withResolvers<Extract>())
    let next = 0
    worker.on('message', (truth: LegacyTruth) => { waiting[next]!.resolve({ directory: jobs[next]!.directory, truth }); next++ })
    worker.on('error', (error) => { for (const w of waiting) w.reject(error) })
    for (const w of waiting) w.promise.catch(() => undefined) // told to whoever asks for it
    this.made = new Map(jobs.map((job, i) => [job.cleaned, waiting[i]!.promise]))
  }

  at(cleaned: number): Promise<Extract> {
    const found = this.made.get(cleaned)
    if (!found) throw new Error(`no extract with ${cleaned} of its dirt removed was asked for`)
    return found
  }
}
