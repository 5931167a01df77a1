import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../../stages/operations/stage.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'
import { keepHeads } from './signed-heads.ts'
import { ChainCheck, type ExportedEvent, firstHash } from './verify.ts'
import { verifyEverything } from './routes.ts'

let test: TestHouse
beforeAll(async () => { test = await openTestHouse([operations]) })
afterAll(() => test.close())

/** SQL as whoever owns the tables: what an attacker with the database's password could do. */
async function asOwner(...statements: string[]): Promise<void> {
  const { default: pg } = await import('pg')
  if (test.house.database.kind === 'pglite') {
    for (const s of statements) await test.house.database.query(s)
    return
  }
  const url = new URL(process.env.LANDFALL_TEST_POSTGRES!)
  url.pathname = new URL(test.house.database.url!).pathname
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    for (const s of statements) await client.query(s)
  } finally {
    await client.end()
  }
}

const changed = (set: string, seq: number) => asOwner('alter table event disable trigger event_no_change', `update event set ${set} where chain = 'implementation:${test.implementationId}' and seq = ${seq}`, 'alter table event enable trigger event_no_change')

describe.sequential('the event log', () => {
  let code: string
  it('tells in words what happened to an item, with old and new values', async () => {
    const { body: row } = await test.request('consultant', 'POST', '/items/improvements', { title: '换标签', priority: 'low', ownerId: test.person('keyUser'), phaseId: test.phases.P1 })
    code = row.code
    await test.request('consultant', 'PATCH', `/items/improvements/${code}`, { title: '换标签模板', priority: 'high', effortDays: '1.50' })
    await test.request('consultant', 'POST', `/items/improvements/${code}/transitions/drop`, { reason: '预算没有批准' })
    const { body } = await test.request('sponsor', 'GET', `/history/${code}`)
    expect(body.map((e: { label: { zh: string }; by: string }) => [e.label.zh, e.by])).toEqual([['取消改进项', '人员4'], ['修改改进项', '人员4'], ['新建改进项', '人员4']])
    expect(body[0].changes).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'state', old: '待评审', new: '取消' }), expect.objectContaining({ field: 'reason', new: '预算没有批准' })]))
    expect(body[1].changes).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'title', old: '换标签', new: '换标签模板' }), expect.objectContaining({ field: 'priority', old: '低', new: '高' }), expect.objectContaining({ field: 'effortDays', old: null, new: '1.5' })]))
    expect(body[2].changes).toEqual(expect.arrayContaining([expect.objectContaining({ field: 'ownerId', new: '人员6' }), expect.objectContaining({ field: 'phaseId', new: '第一期' })]))
  })

  it('is listed newest first, by kind, actor, item and page', async () => {
    const { body } = await test.request('sponsor', 'GET', '/events?limit=2')
    expect(body.rows).toHaveLength(2)
    expect(body.rows[0]).toMatchObject({ kind: 'improvement.drop', item: { code } })
    const next = await test.request('sponsor', 'GET', `/events?limit=2&cursor=${body.nextCursor}`)
    expect(next.body.rows[0].seq).toBe(body.rows[1].seq - 1)
    expect((await test.request('sponsor', 'GET', '/events?kind=improvement')).body.rows).toHaveLength(3)
    expect((await test.request('sponsor', 'GET', `/events?actor=${test.person('consultant')}&q=标签模板`)).body.rows).toHaveLength(3)
    expect((await test.request('sponsor', 'GET', '/events?kind=person.added&limit=100')).body.rows).toHaveLength(13)
    expect((await test.request('sponsor', 'GET', `/events?item=${code}&from=2099-01-01`)).body.rows).toEqual([])
  })

  it('never holds a text: only its salted hash', async () => {
    const { raw } = await test.request('sponsor', 'GET', '/events.ndjson')
    expect(raw.toString()).not.toContain('标签')
    expect(raw.toString()).not.toContain('人员4')
  })

  it('verifies, and so does its export by itself', async () => {
    const { body: report } = await test.request('auditor', 'GET', '/events/verify')
    expect(report).toMatchObject({ isWhole: true, brokenAt: null, head: { seq: report.events, algorithm: 'sha256' } })
    const { raw } = await test.request('auditor', 'GET', '/events.ndjson')
    const check = new ChainCheck(report.chain)
    for (const line of raw.toString().trim().split('\n')) check.take(JSON.parse(line) as ExportedEvent)
    expect(check.finish(report.head, [])).toBeNull()
    expect(check.broken).toBeNull()
    expect(check.count).toBe(report.events)
  })

  it('cannot be changed by the program', async () => {
    await expect(test.run('consultant', (tx) => tx.db.execute(sql`update event set kind = 'x'`))).rejects.toThrow()
    await expect(test.run('consultant', (tx) => tx.db.execute(sql`delete from event`))).rejects.toThrow()
    await expect(test.run('consultant', (tx) => tx.db.execute(sql`update event_head set seq = 0`))).rejects.toThrow()
    await expect(asOwner('truncate event')).rejects.toThrow(/append-only/)
  })

  it('signs its heads outside the database, once for each state', async () => {
    expect(await keepHeads(test.house)).toBe(true)
    expect(await keepHeads(test.house)).toBe(false)
    const { body } = await test.request('auditor', 'GET', '/events/verify')
    expect(body.signedHead).toMatchObject({ seq: body.events, hash: body.head.hash })
    expect(fs.statSync(path.join(test.house.directory, 'head-key.pem')).mode & 0o077).toBe(0)
  })

  it('says which event was changed behind its back', async () => {
    await changed(`data = data || '{"code":"IMP-999"}'`, 9)
    const { body } = await test.request('auditor', 'GET', '/events/verify')
    expect(body).toMatchObject({ isWhole: false, brokenAt: 9, reason: { zh: '第 9 条的内容被改过' } })
    await changed(`data = data - 'code'`, 9)
  })

  it('notices a cut tail even when the head is cut with it, and a chain that was rewritten', async () => {
    const chain = `implementation:${test.implementationId}`
    const { body: before } = await test.request('auditor', 'GET', '/events/verify')
    await asOwner('alter table event disable trigger event_no_change', `delete from event where chain = '${chain}' and seq > 5`, `update event_head h set seq = 5, hash = (select hash from event where chain = '${chain}' and seq = 5) where chain = '${chain}'`, 'alter table event enable trigger event_no_change')
    const { body } = await test.request('auditor', 'GET', '/events/verify')
    expect(before.brokenAt).toBe(9)
    expect(body).toMatchObject({ isWhole: false, brokenAt: 6 })
    expect(body.reason.zh).toContain('签过名的链头')
    const all = await verifyEverything(test.house)
    expect(all.filter((r) => !r.isWhole).map((r) => r.chain)).toEqual([chain])
  })

  it('refuses a file of heads that was changed', async () => {
    const file = path.join(test.house.directory, 'heads.ndjson')
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/"seq":(\d+)/, '"seq":1'))
    expect((await test.request('auditor', 'GET', '/events/verify')).body.code).toBe('heads.forged')
  })
})

it('starts every chain from the hash of its name', () => {
  expect(firstHash('installation:x')).toMatch(/^[0-9a-f]{64}$/)
})
