import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { dataLineage, dataRun } from '../../connectors/files/data-commands.ts'
import { parsePipeline } from '../../engines/data/parse-pipeline.ts'
import { runRows } from '../../engines/data/read-run.ts'
import { sharedFolder } from '../../engines/data/shared-folder.ts'

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-extracts-'))
afterAll(() => fs.rmSync(work, { recursive: true, force: true }))

describe('every pipeline file', () => {
  const files = ['adventureworks', 'northwind'].flatMap((set) => fs.readdirSync(path.join(import.meta.dirname, set)).map((file) => path.join(set, file)))
  it.each(files)('%s can be read', (file) => {
    expect(parsePipeline(fs.readFileSync(path.join(import.meta.dirname, file), 'utf8'), file).version).toBe(1)
  })
})

/** Rows in, mapped, left behind on purpose; checked against the published files themselves. */
const known: Record<string, Record<string, [number, number, number]>> = {
  adventureworks: { supplier: [104, 104, 0], customer: [19_820, 19_820, 0], material: [504, 504, 0], bom: [2_679, 2_576, 103], stock: [1_069, 1_069, 0], purchaseOrder: [4_012, 237, 3_775], openPurchase: [8_845, 534, 8_311] },
  northwind: { supplier: [29, 29, 0], customer: [91, 91, 0], material: [77, 77, 0], salesOrder: [830, 830, 0], salesOrderLine: [2_155, 2_155, 0] },
}

describe.each(Object.keys(known))('the published extracts of %s', (set) => {
  const base = sharedFolder(`data/${set}`)
  it.skipIf(!base)('go into the target whole, each object reconciled, each reference found', async () => {
    const manifests = await dataRun(path.join(import.meta.dirname, set), { base: base!, work: path.join(work, set), mode: 'rehearsal' })
    for (const manifest of manifests) {
      const [rows, mapped, outOfScope] = known[set]![manifest.object]!
      expect({ object: manifest.object, ...manifest.counts }).toMatchObject({ object: manifest.object, in: rows, mapped, merged: 0, rejected: outOfScope, outOfScope, loaded: mapped })
      expect(manifest.reconciliation.map((r) => [r.label.en, r.unexplained, r.isBalanced])).toEqual(manifest.reconciliation.map((r) => [r.label.en, '0', true]))
      expect(manifest.notes).toEqual([])
      expect(manifest.isReconciled).toBe(true)
    }
    expect(manifests.length).toBe(Object.keys(known[set]!).length)
  }, 300_000)
  it.skipIf(!base)('lead from a target row back to its line', async () => {
    const runs = path.join(work, set, 'runs')
    const object = set === 'adventureworks' ? 'openPurchase' : 'salesOrderLine'
    const run = path.join(runs, fs.readdirSync(runs).find((name) => name.startsWith(`${object}-`))!)
    const { rows } = await runRows(run, 'mapped', {}, { offset: 7, limit: 1 })
    const lineage = await dataLineage(run, rows[0]!.$targetKey!)
    const { file, line, raw } = lineage.rows[0]!.landed
    expect(fs.readFileSync(path.join(base!, file), 'utf8').split(/\r?\n/)[line - 1]).toBe(raw)
  })
})
