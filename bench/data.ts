import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { dataRun } from '../connectors/files/data-commands.ts'
import type { RunManifest } from '../engines/data/contract.ts'
import { sharedFolder } from '../engines/data/shared-folder.ts'
import { figure, report, type Result } from './report.ts'

const root = path.dirname(import.meta.dirname)
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-bench-data-'))
const rowsOf = (manifests: readonly RunManifest[]) => manifests.reduce((sum, m) => sum + m.inputs.reduce((rows, input) => rows + input.rows, 0), 0)
const stepSeconds = (manifests: readonly RunManifest[], step: string) => manifests.reduce((sum, m) => sum + (m.steps.find((s) => s.step === step)?.milliseconds ?? 0), 0) / 1000

/** All objects of one set of published extracts, rehearsed into the embedded target (or PostgreSQL by LANDFALL_TEST_POSTGRES). */
async function rehearse(set: string): Promise<Result[]> {
  const base = sharedFolder(`data/${set}`)
  if (!base) return [{ name: `${set}: total`, value: null, unit: 's', goal: '', met: null, peer: null, ratio: null, conditions: 'the published extracts are absent' }]
  const url = process.env.LANDFALL_TEST_POSTGRES
  const started = performance.now()
  const manifests = await dataRun(path.join(root, 'demo/pipelines', set), { base, work: path.join(work, set), mode: 'rehearsal', ...(url ? { target: url, schema: `bench_${process.pid}` } : {}) })
  const seconds = (performance.now() - started) / 1000
  const rows = rowsOf(manifests)
  const where = `${manifests.length} objects, ${rows} rows, ${url ? 'PostgreSQL' : 'embedded target, first opened here'}, one child process`
  return [
    figure(`${set}: total`, seconds, 's', '', where),
    figure(`${set}: rows per second`, rows / seconds, 'rows/s', '', 'landed, profiled, cleansed, matched, coded, mapped, loaded and reconciled'),
    figure(`${set}: reconciled objects`, manifests.filter((m) => m.isReconciled).length, 'objects', '', `of ${manifests.length}: unexplained rest 0 in every reconciliation`),
    figure(`${set}: load`, manifests.reduce((sum, m) => sum + m.counts.loaded, 0) / stepSeconds(manifests, 'load'), 'rows/s', '', 'opening the target included'),
    figure(`${set}: peak memory`, Math.max(...manifests.map((m) => m.peakMemoryMb)), 'MB', '', 'of the child process, PGlite included'),
  ]
}

try {
  await report('data.json', ['adventureworks', 'northwind'].map((set) => ({ name: set, run: () => rehearse(set) })))
} finally {
  fs.rmSync(work, { recursive: true, force: true })
}
