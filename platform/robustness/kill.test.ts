import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openEmbedded } from '../db/database.ts'
import { openHouse } from '../open-house.ts'
import { createImplementation, createOrganization } from '../organization/create.ts'

const kills = 30
const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-kill-'))
let implementationId: string
beforeAll(async () => {
  const house = await openHouse({ directory, stages: [] })
  const system = { house, accountId: null, locale: 'zh', system: 'test' } as const
  implementationId = await createImplementation(system, { organizationId: await createOrganization(system, { name: '企业' }), code: 'KILL', name: '项目' })
  await house.close()
}, 120_000)
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

interface Life {
  readonly there: string[]
  readonly chains: { chain: string; ok: boolean }[]
  readonly made: string[]
}

/** One life of a writer: it is killed -9 some milliseconds after its first acknowledged write. */
function live(afterMs: number): Promise<Life> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(import.meta.dirname, 'write-until-killed-fixture.ts'), directory, implementationId], { stdio: ['ignore', 'pipe', 'pipe'] })
    let told: { there: string[]; chains: Life['chains'] } | undefined
    const made: string[] = []
    let complaint = ''
    child.stderr.on('data', (chunk: Buffer) => { complaint += chunk.toString() })
    createInterface({ input: child.stdout }).on('line', (line) => {
      const heard = JSON.parse(line) as { made?: string; there?: string[]; chains?: Life['chains'] }
      if (heard.there) told = heard as typeof told
      if (heard.made && made.push(heard.made) === 1) setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    child.on('close', () => (told && made.length > 0 ? resolve({ ...told, made }) : reject(new Error(`the writer ended by itself: ${complaint}`))))
  })
}

it(`loses nothing that was acknowledged in ${kills} kill -9, and every chain holds`, async () => {
  const acknowledged = new Set<string>()
  for (let n = 0; n < kills; n++) {
    const life = await live((n * 37) % 260)
    const there = new Set(life.there)
    expect([...acknowledged].filter((code) => !there.has(code)), `lost after ${n} kills`).toEqual([])
    expect(life.chains.filter((c) => !c.ok)).toEqual([])
    for (const code of life.made) acknowledged.add(code)
  }
  const last = await live(0)
  expect([...acknowledged].filter((code) => !last.there.includes(code))).toEqual([])
  expect(acknowledged.size).toBeGreaterThan(kills)
}, 600_000)

it('opens for one process at a time, and says so', async () => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'write-until-killed-fixture.ts'), directory, implementationId], { stdio: ['ignore', 'pipe', 'ignore'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  await expect(openEmbedded(directory)).rejects.toMatchObject({ code: 'data.locked', text: { zh: expect.stringContaining('正被另一个落地进程使用'), en: expect.stringContaining('--data') } })
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('close', resolve))
  await (await openEmbedded(directory)).close()
}, 120_000)
