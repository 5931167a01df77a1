import { afterAll, beforeAll, expect, it } from 'vitest'
import { stages } from '../../stages.ts'
import { kpiSeries } from '../../stages/operations/queries.ts'
import { operationsPart } from './operations.ts'
import { openStory } from './test-story.ts'

let story: Awaited<ReturnType<typeof openStory>>
beforeAll(async () => { story = await openStory([operationsPart]) })
afterAll(() => story.close())

it('shows the two benefits of phase 1 and claims none for costs', async () => {
  const series = await story.read('chen', (tx) => kpiSeries(tx))
  const [delivery, stock, cost] = ['准时交付率', '库存周转天数', '成本调整率'].map((title) => series.find((k) => k.title === title)!)
  expect(delivery!.effect!.verdict).toBe('helped')
  expect(Number(delivery!.recent)).toBeGreaterThanOrEqual(95)
  expect(stock!.effect!.verdict).toBe('helped')
  expect(Number(stock!.recent) / stock!.effect!.before.mean).toBeLessThan(0.71)
  expect(cost!.effect).toBeNull()
})

it('leaves the gate of phase 1 with figures and nothing open by mistake', async () => {
  const measured = await story.read('chen', async (tx) => {
    const phase = { id: story.context.id('phase1'), code: 'P1', name: '', position: 1, startsOn: null, plannedGoLiveOn: null, goLiveOn: story.context.day(-92) }
    const own = stages.find((s) => s.stage === 'operations')!.criteria
    return Promise.all(own.map(async (c) => ({ id: c.id, ...(await c.measure(tx, phase)) })))
  })
  console.info(measured.map((m) => `${m.id} ${m.value} (${m.numerator}/${m.denominator})`).join('\n'))
  expect(measured.every((m) => m.value !== null)).toBe(true)
})
