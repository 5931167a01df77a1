import { afterAll, beforeAll, expect, it } from 'vitest'
import { stages } from '../../stages.ts'
import { openTestHouse, type TestHouse } from '../../platform/test-house.ts'

let test: TestHouse
beforeAll(async () => { test = await openTestHouse(stages, { clock: () => new Date('2026-07-20T02:00:00Z') }) })
afterAll(() => test.close())

const day = (n: number) => new Date(Date.UTC(2026, 0, 4) + n * 86_400_000).toISOString().slice(0, 10)

async function newKpi(source: string): Promise<{ id: string; code: string }> {
  const { body } = await test.request('customerProjectManager', 'POST', '/items/kpis', { title: '准时交付率', formula: '准时 ÷ 应交', source, unit: '%', better: 'up', targetValue: '95', phaseId: test.phases.P1 })
  return body
}

it('computes on-time delivery from an uploaded file and opens the rows behind a point', async () => {
  const kpi = await newKpi('onTimeDelivery')
  const text = ['订单号,承诺日期,发货日期', ...Array.from({ length: 14 }, (_, i) => `SO${i},${day(i)},${day(i % 5 === 0 ? i + 1 : i)}`)].join('\n')
  const imported = await test.request('businessLead', 'POST', `/operations/kpis/${kpi.id}/series`, { text, fileName: '订单.csv' })
  expect(imported.body).toMatchObject({ rows: 14, points: 3 })
  const { body } = await test.request('sponsor', 'GET', '/operations/kpis')
  const series = body.find((k: { id: string }) => k.id === kpi.id)
  expect(series.points.map((p: { numerator: string }) => p.numerator)).toEqual(['0', '6', '5'])
  const rows = await test.request('sponsor', 'GET', `/operations/kpis/${kpi.id}/rows?day=${series.points[1].day}`)
  expect(rows.body.rows).toHaveLength(7)
  expect(rows.body.rows[0].cells.订单号).toBe('SO1')
})

it('imports nothing when a line cannot be read, and names the line', async () => {
  const kpi = await newKpi('value')
  const { status, body } = await test.request('businessLead', 'POST', `/operations/kpis/${kpi.id}/series`, { text: `日期,值\n${day(1)},80\n明天,81`, fileName: 'x.csv' })
  expect(status).toBe(422)
  expect(body).toMatchObject({ code: 'kpi.day.invalid', detail: { line: 3 } })
  const { body: all } = await test.request('sponsor', 'GET', '/operations/kpis')
  expect(all.find((k: { id: string }) => k.id === kpi.id).points).toEqual([])
})

it('refuses a series from somebody who may not change operations', async () => {
  const kpi = await newKpi('value')
  expect((await test.request('endUser', 'POST', `/operations/kpis/${kpi.id}/series`, { text: `日期,值\n${day(1)},80`, fileName: 'x.csv' })).status).toBe(403)
})

it('turns feedback into an improvement and a release, and tells its author', async () => {
  const { body: given } = await test.request('endUser', 'POST', '/items/feedback', { title: '标签打印偏移', type: 'defect' })
  await test.request('itOperations', 'POST', `/items/feedback/${given.id}/transitions/accept`, {})
  const { body: planned } = await test.request('itOperations', 'POST', '/items/releases', { title: '首个优化版', plannedOn: '2026-07-30' })
  expect((await test.request('itOperations', 'POST', `/items/releases/${planned.id}/transitions/publish`, {})).body.code).toBe('release.empty')
  const { body: improved } = await test.request('itOperations', 'POST', '/items/improvements', { title: '校准标签', priority: 'high', release: planned.code, links: { answers: [given.id] } })
  expect((await test.request('itOperations', 'POST', `/items/releases/${planned.id}/transitions/publish`, {})).body.code).toBe('release.unplanned')
  await test.request('itOperations', 'POST', `/items/improvements/${improved.id}/transitions/plan`, {})
  const published = await test.request('itOperations', 'POST', `/items/releases/${planned.id}/transitions/publish`, {})
  expect(published.body).toMatchObject({ state: 'published', releasedOn: '2026-07-20' })
  expect((await test.request('endUser', 'GET', `/items/feedback/${given.id}`)).body).toMatchObject({ state: 'answered', answer: expect.stringContaining(planned.code) })
  expect((await test.request('endUser', 'GET', `/items/improvements/${improved.id}`)).body.state).toBe('released')
})

it('hides the satisfaction of fewer than five answers', async () => {
  await test.request('businessLead', 'POST', '/operations/adoption', { what: 'satisfaction', text: `部门\t月\t份数\t平均\nPUR\t${day(30)}\t4\t2.0\nWH\t${day(30)}\t12\t4.2` })
  const { body } = await test.request('sponsor', 'GET', '/operations/adoption')
  expect(body.departments.map((d: { code: string; satisfaction: string | null }) => [d.code, d.satisfaction])).toEqual([['PUR', null], ['WH', '4.2']])
})

it('names a department that does not exist', async () => {
  const { body } = await test.request('businessLead', 'POST', '/operations/adoption', { what: 'usage', text: `部门\t周\ta\tb\tc\td\n火箭部\t${day(6)}\t1\t2\t3\t4` })
  expect(body).toMatchObject({ code: 'adoption.department', detail: { line: 2, department: '火箭部' } })
})
