import { afterAll, beforeAll, expect, it } from 'vitest'
import { measureGate, phaseOf } from '../../platform/gates/evaluate.ts'
import { viewGate } from '../../platform/gates/gate.ts'
import { inboxOf } from '../../stages/configuration/approvals/approval-view.ts'
import { configurationFigures } from '../../stages/configuration/queries/figures.ts'
import { permissionMatrix } from '../../stages/configuration/queries/permission-matrix.ts'
import { listRequisitions } from '../../stages/configuration/queries/requisitions.ts'
import { todosOf } from '../../stages/configuration/todos.ts'
import { configurationPart } from './configuration.ts'
import { requirementsPart } from './requirements.ts'
import { openStory } from './test-story.ts'

let story: Awaited<ReturnType<typeof openStory>>
beforeAll(async () => { story = await openStory([requirementsPart, configurationPart]) }, 180_000)
afterAll(() => story.close())

const gateOf = (phase: string) => story.read('lin', async (tx) => Object.fromEntries((await measureGate(tx, (await phaseOf(tx, story.context.id(phase)))!, 'configuration')).map((m) => [m.criterion.id.split('.')[1], [m.measurement.value, m.met]])))

it('leaves phase 1 green and signed', async () => {
  expect(await gateOf('phase1')).toEqual({ accepted: ['1.0000', true], unasked: ['0', true], sod: ['0', true], flows: ['1.0000', true], tested: ['1.0000', true], modules: ['1.0000', true] })
  const view = await story.read('lin', (tx) => viewGate(tx, story.context.id('phase1'), 'configuration'))
  expect([view.light, view.signatures.map((s) => s.broken)]).toEqual(['pass', [[], [], [], []]])
  expect(view.criteria.find((c) => c.id === 'configuration.accepted')!.trend.length).toBeGreaterThan(3)
})

it('leaves phase 2 half way with reds that have names', async () => {
  const gate = await gateOf('phase2')
  expect([gate.unasked, gate.sod, gate.flows]).toEqual([['1', false], ['1', false], ['0.0000', false]])
  expect(Number(gate.accepted![0])).toBeLessThan(0.2)
  expect(await gateOf('phase3')).toEqual(Object.fromEntries(['accepted', 'unasked', 'sod', 'flows', 'tested', 'modules'].map((k) => [k, [null, null]])))
})

it('has run the requisitions of three months, two of them waiting, for Wu and for Chen', async () => {
  const all = await story.read('lin', listRequisitions)
  const counts = Map.groupBy(all, (r) => r.status)
  expect([all.length, counts.get('approved')!.length, counts.get('rejected')!.length, counts.get('returned')!.length]).toEqual([26, 22, 1, 1])
  expect(counts.get('running')!.map((r) => r.waitingFor).sort()).toEqual(['吴建华', '陈国强'])
  for (const person of ['wu', 'chen']) {
    const inbox = await story.read(person, inboxOf)
    expect(inbox.waiting).toHaveLength(1)
    expect((await story.read(person, todosOf)).map((t) => t.kind)).toContain('approval')
  }
})

it('knows two conflicts, one with an exception and one open with the clerks who hold it', async () => {
  const { conflicts, roles, groups } = await story.read('lin', permissionMatrix)
  expect([roles.length, groups.length]).toEqual([16, 35])
  expect(conflicts.map((c) => [c.rule.code, c.exception?.owner ?? null, c.people.length])).toEqual([['SOD-11', null, 9], ['SOD-20', '吴建华', 1]])
})

it('has spent more on customization in phase 2 than was granted, and opened two items again after acceptance', async () => {
  const [first, second] = await story.read('lin', async (tx) => [await configurationFigures(tx, story.context.id('phase1')), await configurationFigures(tx, story.context.id('phase2'))])
  expect([first!.customizationDays, first!.budgetDays, first!.changedAfterAcceptance]).toEqual(['9', '12', 2])
  expect(Number(second!.customizationDays)).toBeGreaterThan(Number(second!.budgetDays))
})
