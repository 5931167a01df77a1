import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { improvement } from '../../stages/operations/kinds.ts'
import { operations } from '../../stages/operations/stage.ts'
import type { Stage } from '../registry.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'
import { listItems } from '../trace/item-store.ts'
import { ratio } from './criterion.ts'
import { isMet, lightOf } from './evaluate.ts'
import { forecastPass } from './forecast.ts'
import { measureImplementation } from './measure-all.ts'

let measured = 0
/** Operations with one criterion of our own: every improvement is decided. */
const stage: Stage = {
  ...operations,
  criteria: [{
    id: 'operations.decided', stage: 'operations', label: { zh: '改进项已定', en: 'Improvements decided' }, formula: { zh: '已定 / 全部', en: 'decided / all' }, unit: 'ratio', comparison: '>=', threshold: '1',
    measure: async (tx, phase) => {
      measured++
      const all = await listItems(tx, improvement, { phaseId: phase.id })
      const open = all.filter((i) => i.state === 'proposed')
      return ratio(all.length - open.length, all.length, open.map((i) => ({ id: i.id, code: i.code, kind: 'improvement', text: i.title })))
    },
  }],
  debts: [{ id: 'operations.unanswered', stage: 'operations', label: { zh: '没有回应反馈的改进项', en: 'Improvements that answer nothing' }, find: async (tx) => (await listItems(tx, improvement)).map((i) => ({ id: i.id, code: i.code, title: i.title, kind: 'improvement' })) }],
}

let test: TestHouse
let gate: string
beforeAll(async () => { test = await openTestHouse([stage]); gate = `/gates/${test.phases.P1}/operations` })
afterAll(() => test.close())

const view = async (role: Parameters<TestHouse['request']>[0] = 'sponsor') => (await test.request(role, 'GET', gate)).body
const make = async (title: string) => (await test.request('consultant', 'POST', '/items/improvements', { title, priority: 'low', phaseId: test.phases.P1 })).body as { id: string; code: string; version: number }

describe.sequential('a gate', () => {
  it('is open while there is nothing to measure, red with its blockers, and green when they are gone', async () => {
    expect((await view()).light).toBe('open')
    const [a, b] = [await make('甲'), await make('乙')]
    await test.request('consultant', 'POST', `/items/improvements/${a.code}/transitions/plan`, {})
    expect(await view()).toMatchObject({ light: 'fail', criteria: [{ value: '0.5000', numerator: '1', denominator: '2', met: false, blockerCount: 1, blockers: [{ code: b.code, text: '乙' }] }] })
    await test.request('consultant', 'POST', `/items/improvements/${b.code}/transitions/plan`, {})
    expect(await view()).toMatchObject({ light: 'half', criteria: [{ value: '1.0000', met: true, trend: [{ value: null }, { value: '0.5000' }, { value: '1.0000' }] }] })
  })

  it('is not measured again while nothing has happened', async () => {
    await view()
    const before = measured
    for (let i = 0; i < 5; i++) await view()
    expect(measured).toBe(before)
    await make('丙')
    await view()
    expect(measured).toBe(before + 1)
    await test.request('consultant', 'POST', '/items/improvements/IMP-003/transitions/plan', {})
  })

  it('keeps nothing of a change that was taken back', async () => {
    await expect(test.run('consultant', async (tx) => {
      const { createItem } = await import('../trace/item-store.ts')
      const { measureGate, phaseOf } = await import('./evaluate.ts')
      await createItem(tx, improvement, { title: '不会留下', priority: 'low', phaseId: test.phases.P1 })
      expect((await measureGate(tx, (await phaseOf(tx, 'P1'))!, 'operations'))[0]!.measurement.denominator).toBe('4')
      throw new Error('taken back')
    })).rejects.toThrow('taken back')
    await test.request('consultant', 'PATCH', '/items/improvements/IMP-003', { priority: 'high' })
    expect((await view()).criteria[0].denominator).toBe('3')
  })

  it('waits in the list of those who can sign, and passes when every role has signed', async () => {
    expect((await test.request('sponsor', 'GET', '/api/v1/todo')).body).toMatchObject([{ kind: 'gate', href: '/i/TEST/operations/gate?phase=P1', why: { zh: expect.stringContaining('项目领导小组组长') } }])
    expect((await test.request('keyUser', 'POST', `${gate}/signatures`, { role: 'sponsor' })).status).toBe(403)
    expect((await test.request('businessLead', 'POST', `${gate}/signatures`, { role: 'sponsor' })).body.code).toBe('gate.role_not_held')
    expect((await test.request('sponsor', 'POST', `${gate}/signatures`, { role: 'sponsor', statement: '同意' })).body).toMatchObject({ light: 'half', requiredRoles: [{ role: 'sponsor', signed: true }, { role: 'customerProjectManager', signed: false }] })
    expect((await test.request('sponsor', 'GET', '/api/v1/todo')).body).toEqual([])
    expect((await test.request('customerProjectManager', 'POST', `${gate}/signatures`, { role: 'customerProjectManager' })).body).toMatchObject({ light: 'pass', passedAt: expect.any(String) })
    expect((await test.request('consultant', 'GET', '/journey?phase=P1')).body.stages.at(-1)).toMatchObject({ stage: 'operations', light: 'pass', phaseId: test.phases.P1, met: 1, criteria: 1 })
  })

  it('shows a signature as broken when what it signed is changed', async () => {
    await test.request('consultant', 'PATCH', '/items/improvements/IMP-001', { title: '甲改了' })
    await make('签后新增')
    const { signatures, light } = await view()
    expect(signatures[0]).toMatchObject({ broken: [{ code: 'IMP-001', reason: { zh: expect.stringContaining('签署后内容已改') } }], addedSince: 1 })
    expect(light).toBe('fail')
  })

  it('takes a page signed on paper, bound to what was printed', async () => {
    const { body: paper } = await test.request('itOperations', 'GET', `${gate}/paper`)
    expect(paper).toMatchObject({ fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/), items: expect.arrayContaining([expect.objectContaining({ code: 'IMP-001' })]), qrSvg: expect.stringContaining('<svg') })
    expect(paper.url).toContain(`/i/TEST/operations/gate?phase=P1&fingerprint=${paper.fingerprint}`)
    const scan = (await test.request('customerProjectManager', 'POST', '/attachments', Buffer.from('--x\r\ncontent-disposition: form-data; name="file"; filename="scan.jpg"\r\n\r\nJPEG\r\n--x--\r\n'), { 'content-type': 'multipart/form-data; boundary=x' })).body
    const sent = { role: 'sponsor', attachmentId: scan.id, fingerprint: paper.fingerprint }
    expect((await test.request('customerProjectManager', 'POST', `${gate}/signatures`, sent)).body.code).toBe('gate.role_not_held')
    const signed = await test.request('customerProjectManager', 'POST', `${gate}/signatures`, { ...sent, personId: test.person('sponsor') })
    expect(signed.body.signatures.at(-1)).toMatchObject({ method: 'paper', by: '人员1', role: 'sponsor', attachmentId: scan.id, fingerprint: paper.fingerprint, broken: [] })
    await test.request('consultant', 'PATCH', '/items/improvements/IMP-002', { title: '打印后改了' })
    expect((await test.request('customerProjectManager', 'POST', `${gate}/signatures`, { ...sent, personId: test.person('sponsor') })).body.code).toBe('gate.changed_since_print')
  })

  it('passes with exception by name and reason, and stays red', async () => {
    expect((await test.request('customerProjectManager', 'POST', `${gate}/override`, { reason: '领导小组同意先上线，两周内补齐' })).status).toBe(403)
    expect((await test.request('sponsor', 'POST', `${gate}/override`, { reason: '急' })).body.code).toBe('gate.reason_too_short')
    expect((await test.request('sponsor', 'POST', `${gate}/override`, { reason: '领导小组同意先上线，两周内补齐' })).body).toMatchObject({ light: 'exception', criteria: [{ met: false }], override: { by: '人员1', criteria: ['operations.decided'] } })
  })

  it('takes another threshold in one phase, with the old one in the log', async () => {
    expect((await test.request('consultant', 'PUT', `${gate}/thresholds/operations.decided`, { threshold: '0.5' })).status).toBe(403)
    expect((await test.request('customerProjectManager', 'PUT', `${gate}/thresholds/operations.decided`, { threshold: '80' })).status).toBe(422)
    expect((await test.request('customerProjectManager', 'PUT', `${gate}/thresholds/operations.decided`, { threshold: '0.5' })).body.criteria[0]).toMatchObject({ threshold: '0.5', met: true })
    expect((await test.request('sponsor', 'GET', '/events?kind=gate.threshold_set')).body.rows[0].data).toMatchObject({ old: '1', new: '0.5' })
    expect((await test.request('sponsor', 'GET', `/gates/${test.phases.P2}/operations`)).body.criteria[0].threshold).toBe('1')
  })

  it('is measured each day without a visitor, and debts are counted', async () => {
    await measureImplementation(test.house, test.implementationId, new Date('2026-01-10T08:00:00Z'))
    await measureImplementation(test.house, test.implementationId)
    const { body } = await test.request('sponsor', 'GET', '/debts?days=1000')
    expect(body).toMatchObject({ debts: [{ id: 'operations.unanswered', count: 4 }], history: [{ day: '2026-01-10', debt: 'operations.unanswered', count: 4 }, { count: 4 }] })
    const rows = await test.run('sponsor', (tx) => tx.db.execute(sql`select count(*)::int as n from trace_debt_day`)) as unknown as { rows: { n: number }[] }
    expect(rows.rows[0]!.n).toBe(2)
  })
})

describe('a light', () => {
  it.each([
    [[], 'open'], [[null], 'open'], [[true, null], 'half'], [[true, false], 'fail'], [[true, true], 'half'],
  ] as [(boolean | null)[], string][])('of %j without signatures is %s', (met, light) => expect(lightOf(met, { signed: false, overridden: false })).toBe(light))
  it('is green only when everything is met and signed', () => {
    expect(lightOf([true], { signed: true, overridden: false })).toBe('pass')
    expect(lightOf([true, null], { signed: true, overridden: false })).toBe('half')
    expect(lightOf([false], { signed: true, overridden: true })).toBe('exception')
  })
  it('compares decimal strings as numbers', () => {
    expect(isMet({ comparison: '>=' }, '10', '9')).toBe(true)
    expect(isMet({ comparison: '<=' }, '10', '9')).toBe(false)
    expect(isMet({ comparison: '<=' }, null, '9')).toBeNull()
  })
})

describe('a forecast', () => {
  const days = (values: number[]) => values.map((v, i) => ({ at: `2026-03-${String(i + 1).padStart(2, '0')}T00:00:00Z`, value: String(v) }))
  it('follows a steady trend to its threshold', () => expect(forecastPass(days([0.1, 0.2, 0.3, 0.4, 0.5]), '1', '>=', '2026-03-05T00:00:00Z').day).toBe('2026-03-10'))
  it.each([['too few', days([0.1, 0.2, 0.3, 0.4])], ['the wrong way', days([0.5, 0.4, 0.3, 0.2, 0.1])], ['noise', days([0.1, 0.9, 0.1, 0.9, 0.2, 0.8])]])('says that it cannot: %s', (_, samples) => {
    expect(forecastPass(samples, '1', '>=', '2026-03-05T00:00:00Z').day).toBeNull()
  })
})
