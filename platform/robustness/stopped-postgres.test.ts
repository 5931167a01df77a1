import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postgresBinaries, throwawayPostgres } from '../../bin/throwaway-postgres.mjs'
import { operations } from '../../stages/operations/stage.ts'
import { buildServer } from '../../server.ts'
import { asActor } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import { apiTokens } from '../identity/tables.ts'
import { openHouse } from '../open-house.ts'
import { addPerson, createImplementation, createOrganization } from '../organization/create.ts'

const isHere = postgresBinaries() !== undefined
if (!isHere) process.stdout.write('skipped: a stopped PostgreSQL (no PostgreSQL server programs on this machine)\n')

describe.skipIf(!isHere)('a PostgreSQL that stops', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-stop-'))
  const token = `lf_${'a'.repeat(48)}`
  let cluster: Awaited<ReturnType<typeof throwawayPostgres>>
  let house: Awaited<ReturnType<typeof openHouse>>
  let app: Awaited<ReturnType<typeof buildServer>>
  let base: string
  beforeAll(async () => {
    cluster = await throwawayPostgres()
    house = await openHouse({ directory, stages: [operations], databaseUrl: cluster.url })
    const system = { house, accountId: null, locale: 'zh', system: 'test' } as const
    const implementationId = await createImplementation(system, { organizationId: await createOrganization(system, { name: '企业' }), code: 'STOP', name: '项目' })
    const accountId = randomUUID()
    await asActor(system, implementationId, (tx) => addPerson(tx, { code: 'P1', name: '顾问', accountId, roles: ['consultant'] }))
    await house.database.handle.insert(apiTokens).values({ id: newId(), name: 't', tokenHash: createHash('sha256').update(token).digest('hex'), tail: 'aaaa', accountId, scopes: ['read', 'write'], createdAt: new Date() })
    app = await buildServer(house)
    base = `/api/v1/implementations/${implementationId}/items/improvements`
  }, 120_000)
  afterAll(async () => {
    await app?.close()
    await house?.close()
    await cluster?.remove()
    fs.rmSync(directory, { recursive: true, force: true })
  }, 60_000)

  const headers = { authorization: `Bearer ${token}` }
  const send = async (method: 'GET' | 'POST', payload?: object) => {
    const answer = await app.inject({ method, url: base, headers, ...(payload ? { payload } : {}) })
    return { status: answer.statusCode, body: answer.json() }
  }

  it('gives a clear problem while it is away, and serves again when it is back, with all that was acknowledged', async () => {
    expect((await send('POST', { title: '之前', priority: 'low' })).status).toBe(200)
    await cluster.stop()
    for (const answer of [await send('POST', { title: '其间', priority: 'low' }), await send('GET')]) {
      expect(answer.status).toBe(503)
      expect(answer.body).toMatchObject({ code: 'database.unreachable', text: { zh: expect.stringContaining('没有保存') } })
    }
    await cluster.start()
    let answer = await send('GET')
    for (let i = 0; i < 50 && answer.status !== 200; i++) { await new Promise((r) => setTimeout(r, 100)); answer = await send('GET') }
    expect(answer.body.rows.map((r: { title: string }) => r.title)).toEqual(['之前'])
    expect((await send('POST', { title: '之后', priority: 'low' })).status).toBe(200)
  }, 120_000)

  it('says at the start that it cannot be reached', async () => {
    await expect(openHouse({ directory, stages: [], databaseUrl: 'postgres://postgres@127.0.0.1:1/none' })).rejects.toMatchObject({ code: 'database.unreachable', text: { en: expect.stringContaining('DATABASE_URL') } })
  })
})
