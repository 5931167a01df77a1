import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '../../stages/operations/stage.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'
import type { Stage } from '../registry.ts'

/** A stage with a job that runs until it is cancelled. */
const stage: Stage = {
  ...operations,
  jobs: {
    'test.count': async ({ progress }) => { await progress(1, 2, { zh: '第一步', en: 'Step one' }); await progress(2, 2, { zh: '第二步', en: 'Step two' }); return { counted: 2 } },
    'test.wait': ({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('stopped')))),
  },
}

let test: TestHouse
let _origin: string
beforeAll(async () => { test = await openTestHouse([stage]) })
afterAll(() => test.close())

async function listen(role: Parameters<TestHouse['request']>[0], lastId?: string) {
  const app = await test.server()
  _origin ??= await app.listen({ port: 0, host: '127.0.0.1' })
  const abort = new AbortController()
  const answer = await fetch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/api/v1/stream`, { signal: abort.signal, headers: { authorization: `Bearer ${test.token(role)}`, ...(lastId ? { 'last-event-id': lastId } : {}) } })
  const events: { event: string; id: string; data: Record<string, unknown> }[] = []
  let lastSeen = ''
  void (async () => {
    let text = ''
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
      text += chunk
      for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
        const fields = Object.fromEntries(text.slice(0, at).split('\n').map((l) => [l.slice(0, l.indexOf(':')), l.slice(l.indexOf(':') + 1).trim()]))
        text = text.slice(at + 2)
        if (fields.id) lastSeen = fields.id
        if (fields.event) events.push({ event: fields.event, id: fields.id ?? '', data: JSON.parse(fields.data ?? '{}') as Record<string, unknown> })
      }
    }
  })().catch(() => undefined)
  return { events, status: answer.status, last: () => lastSeen, close: () => abort.abort(), async until(check: () => boolean) { for (let i = 0; i < 200 && !check(); i++) await new Promise((r) => setTimeout(r, 50)); expect(check(), JSON.stringify(events)).toBe(true) } }
}

it('tells what happened to those who take part, gathers much into one, and gives what was missed', async () => {
  const stream = await listen('sponsor')
  expect(stream.status).toBe(200)
  await test.request('consultant', 'POST', '/items/improvements', { title: '甲', priority: 'low' })
  await stream.until(() => stream.events.some((e) => e.event === 'event' && e.data.kind === 'improvement.created'))
  await test.request('consultant', 'POST', '/items/improvements/import', { text: `标题\t优先级\n${Array.from({ length: 40 }, (_, i) => `第 ${i} 项\t低`).join('\n')}`, dryRun: false })
  await stream.until(() => stream.events.some((e) => Number(e.data.count) >= 40))
  stream.close()
  const last = stream.last()
  await test.request('consultant', 'POST', '/items/improvements', { title: '漏掉的', priority: 'low' })
  const again = await listen('sponsor', last)
  await again.until(() => again.events.some((e) => e.data.kind === 'improvement.created'))
  expect(again.events).toHaveLength(1)
  again.close()
  const stranger = await listen('sponsor', 'deadbeef-5')
  await stranger.until(() => stranger.events.some((e) => e.data.resync === true))
  stranger.close()
})

it('tells of mentions to the one who was mentioned', async () => {
  const stream = await listen('dataSteward')
  const item = (await test.request('consultant', 'GET', '/items/improvements/IMP-001')).body
  await test.request('consultant', 'POST', '/comments', { itemId: item.id, text: '看看', mentions: [test.person('dataSteward')] })
  await stream.until(() => stream.events.some((e) => e.event === 'notification'))
  stream.close()
})

it('runs a job with progress, and stops one that is cancelled', async () => {
  await test.house.jobs.start(test.house)
  const stream = await listen('consultant')
  const start = (kind: string) => test.run('consultant', async (tx) => { await tx.record({ kind: 'test.started' }); return test.house.jobs.enqueue(tx, { kind, title: { zh: '数一数', en: 'Count' }, input: {} }) })
  const view = async (id: string) => (await test.request('consultant', 'GET', `/jobs/${id}`)).body
  const id = await start('test.count')
  await stream.until(() => stream.events.some((e) => e.event === 'job' && e.data.jobId === id && e.data.mine === true))
  for (let i = 0; i < 100 && (await view(id)).state !== 'done'; i++) await new Promise((r) => setTimeout(r, 50))
  expect(await view(id)).toMatchObject({ state: 'done', done: 2, total: 2, step: { zh: '第二步' }, result: { counted: 2 } })
  const waiting = await start('test.wait')
  for (let i = 0; i < 100 && (await view(waiting)).state !== 'running'; i++) await new Promise((r) => setTimeout(r, 50))
  expect((await test.request('endUser', 'POST', `/jobs/${waiting}/cancel`)).status).toBe(403)
  expect((await test.request('consultant', 'POST', `/jobs/${waiting}/cancel`)).status).toBe(200)
  for (let i = 0; i < 100 && (await view(waiting)).state !== 'cancelled'; i++) await new Promise((r) => setTimeout(r, 50))
  expect(await view(waiting)).toMatchObject({ state: 'cancelled', error: null })
  expect((await test.request('consultant', 'POST', `/jobs/${waiting}/cancel`)).body.code).toBe('job.over')
  expect((await test.request('consultant', 'GET', '/jobs')).body).toHaveLength(2)
  stream.close()
})

it('is closed to strangers', async () => {
  const app = await test.server()
  expect((await app.inject({ method: 'GET', url: '/api/v1/stream' })).statusCode).toBe(401)
})
