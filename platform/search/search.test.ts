import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '../../stages/operations/stage.ts'
import { asAccount } from '../db/door.ts'
import { addPerson, createImplementation } from '../organization/create.ts'
import { asActor } from '../db/door.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'
import { snippetOf } from './search.ts'

let test: TestHouse
beforeAll(async () => {
  test = await openTestHouse([operations])
  await test.request('consultant', 'POST', '/items/feedback', { title: '扫码枪读不到新标签', type: 'defect', description: '仓库三号门的枪对着反光的标签读不出来，每天要手工录入约 40 笔，收货因此变慢。' })
  await test.request('consultant', 'POST', '/items/improvements', { title: '标签模板 100% 改版', priority: 'high', ownerId: test.person('endUser') })
  const { body } = await test.request('consultant', 'POST', '/items/releases', { title: '三月版本', plannedOn: '2026-01-31', ownerId: test.person('endUser') })
  await test.request('endUser', 'POST', '/comments', { itemId: body.id, text: '别忘了培训仓管员' })
})
afterAll(() => test.close())

const find = async (q: string, role: Parameters<TestHouse['request']>[0] = 'endUser') => (await test.request(role, 'GET', `/api/v1/search?q=${encodeURIComponent(q)}`)).body as { code: string; snippet: string | null; implementationId: string }[]

it('finds Chinese in titles, in texts with their surroundings, and in comments', async () => {
  expect((await find('标签')).map((h) => h.code)).toEqual(expect.arrayContaining(['FBK-001', 'IMP-001']))
  expect(await find('手工录入')).toMatchObject([{ code: 'FBK-001', snippet: expect.stringContaining('手工录入约 40 笔') }])
  expect(await find('仓管员')).toMatchObject([{ code: 'REL-001', snippet: '别忘了培训仓管员' }])
})

it('puts the very code first, and takes % and _ as they stand', async () => {
  expect((await find('imp-001'))[0]).toMatchObject({ code: 'IMP-001' })
  expect((await find('100%')).map((h) => h.code)).toEqual(['IMP-001'])
  expect(await find('100_')).toEqual([])
})

it('finds nothing of an implementation in which one takes no part', async () => {
  const system = { house: test.house, accountId: null, locale: 'zh', system: 'test' } as const
  const other = await createImplementation(system, { organizationId: test.organizationId, code: 'OTHER', name: '别的项目' })
  const accountId = crypto.randomUUID()
  await asActor(system, other, (tx) => addPerson(tx, { code: 'X1', name: '外人', accountId, roles: ['consultant'] }))
  const hits = await asAccount({ house: test.house, accountId, locale: 'zh' }, async (tx) => (await import('./search.ts')).search(tx, test.house.registry, { q: '标签', limit: 10 }))
  expect(hits).toEqual([])
})

it('tells what waits for a person, and what is late', async () => {
  const { body } = await test.request('endUser', 'GET', '/api/v1/todo')
  expect(body.map((t: { code: string; href: string }) => [t.code, t.href])).toEqual([['IMP-001', '/i/TEST/items/IMP-001'], ['REL-001', '/i/TEST/items/REL-001']])
  expect((await test.request('endUser', 'GET', '/api/v1/me')).body.todoCount).toBe(2)
  expect((await test.request('endUser', 'GET', '/late')).body).toMatchObject([{ code: 'REL-001', due: '2026-01-31', daysLate: expect.any(Number) }])
})

it('offers items to pickers by code and title', async () => {
  expect((await test.request('endUser', 'GET', `/items?kinds=improvement,release&q=${encodeURIComponent('版')}`)).body.map((i: { code: string }) => i.code)).toEqual(['IMP-001', 'REL-001'])
  expect((await test.request('endUser', 'GET', '/items?limit=1')).body[0].code).toBe('REL-001')
})

it('cuts a snippet around the words', () => {
  expect(snippetOf([null, `${'a'.repeat(100)}关键${'b'.repeat(100)}`], '关键')).toBe(`…${'a'.repeat(24)}关键${'b'.repeat(40)}…`)
})

it('has a readable page of the API that asks nobody else', async () => {
  const { raw, headers } = await test.request('endUser', 'GET', '/api/docs')
  expect(raw.toString()).toContain('/api/v1/implementations/{implementationId}/items/improvements')
  expect(raw.toString()).not.toMatch(/(src|href)="(https?:)?\/\//)
  expect(String(headers['content-security-policy'])).toContain("default-src 'none'")
  expect((await test.request('endUser', 'GET', '/api/openapi.json')).body.openapi).toBe('3.1.0')
})
