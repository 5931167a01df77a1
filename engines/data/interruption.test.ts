import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { embeddedSession } from '../../connectors/postgres/embedded-session.ts'
import { embeddedTarget } from '../../connectors/postgres/target.ts'
import { standardConnectors } from '../../connectors/standard-connectors.ts'
import { memoryCodeRegistry } from './code/code-registry.ts'
import type { RunManifest, RunProgress } from './contract.ts'
import { parsePipeline } from './parse-pipeline.ts'
import { runPipeline } from './run-pipeline.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-interrupted-'))
const rows = 20_000
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
beforeAll(() => {
  fs.writeFileSync(path.join(folder, 'rows.csv'), `no,name,amount\n${Array.from({ length: rows }, (_, i) => `R${i},物料名称 ${i},${i}.25`).join('\n')}\n`)
})

const pipeline = parsePipeline(`
version: 1
id: test.rows
object: thing
title: { zh: 行, en: Rows }
sources: [{ id: rows, path: rows.csv, fields: { no: no, name: name, amount: amount }, key: [no] }]
cleanse: [{ column: amount, op: parseDecimal, args: { scale: 2 }, severity: reject }]
code: { scheme: thing, segments: [{ literal: T }, { serial: 6 }] }
map: [{ target: code, from: $code }, { target: name, from: name }, { target: amount, from: amount }]
target: { table: thing, key: [code], columns: [{ name: code, type: varchar(10), required: true }, { name: name, type: text }, { name: amount, type: "numeric(12,2)" }] }
`)
const codes = memoryCodeRegistry()
const run = (runId: string, options: { signal?: AbortSignal; onProgress?: (progress: RunProgress) => void } = {}): Promise<RunManifest> => runPipeline({
  runId, pipeline, baseDirectory: folder, workDirectory: path.join(folder, 'runs'), mode: 'rehearsal', target: embeddedTarget(path.join(folder, 'target')), connectors: standardConnectors, codes, decisions: [], lookups: {}, startedAt: '2025-05-01T00:00:00.000Z',
  ...(options.signal ? { signal: options.signal } : {}),
}, options.onProgress)

/** Children of this very process that run the engine's child file. */
function runnerPids(): number[] {
  return execFileSync('ps', ['-o', 'pid=,ppid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' }).split('\n').filter((line) => line.includes('runner/child.ts')).map((line) => Number(line.trim().split(/\s+/)[0]))
}
async function rowsInTarget(): Promise<number> {
  const session = await embeddedSession(path.join(folder, 'target'))
  try {
    const { rows: found } = await session.query(`select count(*)::text as n from information_schema.tables where table_schema = 'erp'`)
    return found[0]!.n === '0' ? 0 : Number((await session.query('select count(*)::text as n from erp.thing')).rows[0]!.n)
  } finally {
    await session.close()
  }
}

describe('an interrupted run', () => {
  it('killed in the middle of the load leaves nothing half written, and can be run again', async () => {
    let killed = 0
    const failed = run('killed', { onProgress: (progress) => {
      if (progress.step === 'load' && progress.done >= 5_000 && killed === 0) {
        killed = runnerPids()[0]!
        process.kill(killed, 'SIGKILL')
      }
    } })
    await expect(failed).rejects.toMatchObject({ code: 'data.runner_died' })
    expect(killed).toBeGreaterThan(0)
    expect(await rowsInTarget()).toBe(0)
    expect(fs.readdirSync(path.join(folder, 'runs'))).toEqual([])

    const again = await run('killed')
    expect(again.counts).toMatchObject({ in: rows, mapped: rows, loaded: rows })
    expect(again.isReconciled).toBe(true)
    expect(await rowsInTarget()).toBe(rows)
    const once = await run('killed')
    expect(once.counts.loaded).toBe(rows)
    expect(await rowsInTarget()).toBe(rows)
  }, 180_000)

  it.each(['land', 'load'] as const)('is cancelled within a second during %s', async (step) => {
    const controller = new AbortController()
    let asked = 0
    const failed = run(`cancelled-${step}`, { signal: controller.signal, onProgress: (progress) => {
      if (progress.step === step && asked === 0) {
        asked = performance.now()
        controller.abort()
      }
    } })
    await expect(failed).rejects.toMatchObject({ code: 'data.cancelled' })
    expect(performance.now() - asked).toBeLessThan(1_000)
    expect(runnerPids()).toEqual([])
    expect(fs.readdirSync(path.join(folder, 'runs'))).not.toContain(`cancelled-${step}.partial`)
    expect(await rowsInTarget()).toBe(rows)
  }, 60_000)
})
