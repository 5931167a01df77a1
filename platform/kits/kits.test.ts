import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stages } from '../../stages.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'
import { applyKit } from './apply-kit.ts'
import { idsIn, listKits, loadKit } from './kit.ts'

let test: TestHouse
beforeAll(async () => { test = await openTestHouse(stages) })
afterAll(() => test.close())

it('brings four kits', () => {
  expect(listKits().map((k) => k.name)).toEqual(['crm', 'erp-discrete', 'mes', 'oa'])
})

describe.each(['erp-discrete', 'crm', 'mes', 'oa'])('the kit %s', (name) => {
  const kit = loadKit(name)

  it('names only modules, pain points and processes that it has', () => {
    const pains = new Set(kit.table('pain-points').map((p) => p.id))
    const processes = new Set(kit.table('processes').map((p) => p.id))
    for (const row of kit.table('requirements')) {
      expect(kit.modules, row.id).toHaveProperty(row.module!)
      expect(idsIn(row.pain).filter((id) => !pains.has(id)), row.id).toEqual([])
      expect(idsIn(row.bp).filter((id) => !processes.has(id)), row.id).toEqual([])
    }
  })

  it('starts an implementation whole', async () => {
    const made = await test.run('implementerProjectManager', (tx) => applyKit(tx, kit))
    expect(made.operations).toBe(kit.table('kpis').length)
  })
})

it('refuses a kit that is not there', () => {
  expect(() => loadKit('sap')).toThrow(expect.objectContaining({ code: 'kit.unknown' }))
})
