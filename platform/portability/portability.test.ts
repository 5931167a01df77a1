import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedDemo } from '../../demo/seed.ts'
import { operationsPart } from '../../demo/seed/operations.ts'
import { stages } from '../../stages.ts'
import { makeBackup, restoreBackup } from '../backup/backup.ts'
import { openHouse } from '../open-house.ts'
import { exportImplementation } from './export.ts'
import { checkExportedChain, importImplementation } from './import.ts'

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-portability-'))
const anchor = new Date('2026-11-25T04:00:00Z')
const folder = (name: string) => path.join(work, name)
let house: Awaited<ReturnType<typeof openHouse>>

beforeAll(async () => {
  house = await openHouse({ directory: folder('one'), stages, inMemory: true, demo: true, clock: () => anchor })
  await seedDemo(house, { anchor, parts: [operationsPart] })
  await exportImplementation(house, 'YX-ERP', folder('export'), anchor)
})
afterAll(async () => {
  await house.close()
  fs.rmSync(work, { recursive: true, force: true })
})

it('exports what another installation reads back without loss', async () => {
  const other = await openHouse({ directory: folder('two'), stages, inMemory: true, clock: () => anchor })
  try {
    const imported = await importImplementation(other, folder('export'))
    expect(imported.sealed.events).toBeGreaterThan(300)
    await exportImplementation(other, 'YX-ERP', folder('again'), anchor)
    for (const file of [...fs.readdirSync(folder('export/tables')).map((f) => `tables/${f}`), ...fs.readdirSync(folder('export/organization')).map((f) => `organization/${f}`), 'implementation.yaml']) {
      expect(fs.readFileSync(path.join(folder('again'), file), 'utf8'), file).toBe(fs.readFileSync(path.join(folder('export'), file), 'utf8'))
    }
    expect(fs.readdirSync(folder('again/files'))).toEqual(fs.readdirSync(folder('export/files')))
    const [first] = fs.readFileSync(path.join(folder('again'), 'events.ndjson'), 'utf8').split('\n')
    expect(JSON.parse(JSON.parse(first!).line)).toMatchObject({ kind: 'implementation.imported', data: { oldHead: imported.sealed.head, sealed: imported.sealed.blob } })
    await expect(importImplementation(other, folder('export'))).rejects.toMatchObject({ code: 'import.there_already' })
  } finally {
    await other.close()
  }
})

it('verifies an exported chain by itself, and finds the event that was changed', () => {
  const { chain } = JSON.parse(fs.readFileSync(path.join(folder('export'), 'manifest.json'), 'utf8'))
  const lines = fs.readFileSync(path.join(folder('export'), 'events.ndjson'), 'utf8').split('\n').filter(Boolean)
  const brokenAt = (changed: string[]) => checkExportedChain(chain, Buffer.from(changed.join('\n'))).broken?.seq ?? null
  expect(brokenAt(lines)).toBeNull()
  expect(brokenAt(lines.with(41, lines[41]!.replace('\\"seq\\": 42', '\\"seq\\":  42')))).toBe(42)
  expect(brokenAt(lines.toSpliced(99, 1))).toBe(100)
  expect(brokenAt(lines.slice(0, -1))).toBe(lines.length)
})

it('refuses an export that was changed, and names the file', async () => {
  fs.cpSync(folder('export'), folder('tampered'), { recursive: true })
  fs.appendFileSync(path.join(folder('tampered'), 'tables/kpi_point.csv'), 'x\n')
  await expect(importImplementation(house, folder('tampered'))).rejects.toMatchObject({ code: 'folder.changed', detail: { file: 'tables/kpi_point.csv' } })
})

it('restores a backup into a new directory with every row and file, and will not touch one in use', async () => {
  const manifest = await makeBackup(house, folder('backup'), anchor)
  const restored = await restoreBackup(folder('backup'), folder('three'))
  expect(restored.rows).toBe(Object.values(manifest.rows as Record<string, number>).reduce((a, b) => a + b, 0))
  const again = await openHouse({ directory: folder('three'), stages, clock: () => anchor })
  try {
    expect(again.isDemo).toBe(true)
    await makeBackup(again, folder('backup-again'), anchor)
    for (const file of fs.readdirSync(folder('backup/database/public'))) expect(fs.readFileSync(folder(`backup-again/database/public/${file}`), 'utf8'), file).toBe(fs.readFileSync(folder(`backup/database/public/${file}`), 'utf8'))
  } finally {
    await again.close()
  }
  await expect(restoreBackup(folder('backup'), folder('three'))).rejects.toMatchObject({ code: 'restore.not_empty' })
})
