import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { configuration } from '../../stages/configuration/stage.ts'
import { operations } from '../../stages/operations/stage.ts'
import { requirements } from '../../stages/requirements/stage.ts'
import { changePhase } from '../organization/change.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'
import { createItem, linkItems } from '../trace/item-store.ts'
import type { SteeringView } from '../wire.ts'
import { toneOf } from './share.ts'

let test: TestHouse
beforeAll(async () => { test = await openTestHouse([requirements, configuration, operations]) })
afterAll(() => test.close())

const view = async () => (await test.request('sponsor', 'GET', '/steering')).body as SteeringView
const figure = (v: SteeringView, id: string) => v.guards.flatMap((g) => g.figures).find((f) => f.id === id)!

describe.sequential('the steering view', () => {
  it('shows a gate for each stage of each phase, and no figure where nothing is counted', async () => {
    const v = await view()
    expect(v.gates).toHaveLength(14)
    expect(v.guards.map((g) => g.id)).toEqual(['management', 'participation', 'stepwise'])
    expect(figure(v, 'management.leads')).toMatchObject({ value: '0.5000', numerator: '1', denominator: '2', tone: 'bad' })
    expect(figure(v, 'management.process')).toMatchObject({ value: null, tone: 'idle' })
    expect(figure(v, 'stepwise.musts')).toMatchObject({ value: null, tone: 'idle' })
    expect(figure(v, 'stepwise.modules')).toMatchObject({ value: '2', tone: 'ok' })
  })

  it('follows a configuration item through its requirement to the process that changes', async () => {
    const kind = (name: string) => test.house.registry.kind(name)
    await test.run('consultant', async (tx) => {
      const item = async (name: string, title: string, more: Record<string, unknown> = {}) => (await createItem(tx, kind(name), { title, phaseId: test.phases.P1, ...more } as never)).id
      const [managed, bare] = [await item('configurationItem', '审批流'), await item('configurationItem', '没人要的开关')]
      const [asked, alone] = [await item('requirement', '三级审批', { priority: 'M' }), await item('requirement', '换颜色', { priority: 'C' })]
      await item('requirement', '不做', { priority: 'W' })
      await linkItems(tx, asked, 'changes', await item('processMap', '请购流程'))
      await linkItems(tx, managed, 'satisfies', asked)
      await linkItems(tx, bare, 'satisfies', alone)
    })
    const v = await view()
    expect(figure(v, 'management.process')).toMatchObject({ value: '0.5000', numerator: '1', denominator: '2', tone: 'bad' })
    expect(figure(v, 'stepwise.musts')).toMatchObject({ value: '0.5000', numerator: '1', denominator: '2', tone: 'ok' })
  })

  it('counts the share of the business in what was done, by stage and department', async () => {
    await test.request('customerProjectManager', 'PATCH', `/people/${test.person('consultant')}`, { side: 'implementer' })
    const before = figure(await view(), 'participation.stages')
    expect(before).toMatchObject({ value: '0.0000', numerator: '0', tone: 'bad' })
    await test.request('endUser', 'POST', '/items/feedback', { title: '看不清', type: 'wish' })
    const v = await view()
    expect(figure(v, 'participation.stages')).toMatchObject({ numerator: '1', denominator: String(Number(before.denominator) + 1) })
    expect(figure(v, 'participation.stages').parts.find((p) => p.denominator === '1')).toMatchObject({ value: '1.0000' })
    expect(figure(v, 'participation.departments')).toMatchObject({ value: '1' })
  })

  it('compares dates with the plan', async () => {
    await test.run('customerProjectManager', (tx) => changePhase(tx, test.phases.P2, { plannedGoLiveOn: '2026-12-01' }))
    expect((await view()).phases[1]).toMatchObject({ plannedGoLiveOn: '2026-12-01', goLiveOn: null, forecastGoLiveOn: null, daysLate: null })
  })
})

it('colours a share from its limits, either way round', () => {
  expect([toneOf('0.9', 0.8, 0.6), toneOf('0.7', 0.8, 0.6), toneOf('0.5', 0.8, 0.6), toneOf(null, 0.8, 0.6)]).toEqual(['ok', 'warn', 'bad', 'idle'])
  expect([toneOf('0.5', 0.6, 0.75), toneOf('0.7', 0.6, 0.75), toneOf('1', 0.6, 0.75)]).toEqual(['ok', 'warn', 'bad'])
})
