import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Problem } from '../errors.ts'
import { outlines } from './flow-arbitrary.ts'
import { chart } from './flow-fixture.ts'
import { type FlowCommand, type FlowEvent, type FlowState, isUndecided } from './flow-state.ts'
import { modelOfOutline, outlineOf } from './outline.ts'
import { soundnessOf } from './soundness.ts'
import { step } from './step.ts'

const ids = chart.people.map((p) => p.id)
/** What a person does next, with numbers that pick a task and a colleague. */
const moves = fc.array(fc.record({ what: fc.constantFrom('approve', 'approve', 'approve', 'approve', 'reject', 'previous', 'starter', 'transfer', 'before', 'beside', 'after', 'urge', 'comment', 'withdraw'), task: fc.nat(20), other: fc.constantFrom(...ids) }), { maxLength: 40 })
const amount = fc.constantFrom('0', '100', '100.01', '200', '5000')

function commandOf(state: FlowState, move: { what: string; task: number; other: string }): FlowCommand | null {
  if (state.status === 'returned') return { type: 'resubmit', by: state.starterId, fields: state.fields }
  if (move.what === 'withdraw' || move.what === 'urge' || move.what === 'comment') return { type: move.what, by: state.starterId }
  const open = state.visits.flatMap((v) => v.tasks.filter((t) => t.state === 'open'))
  const task = open[move.task % open.length]
  if (!task) return null
  const own = { by: task.personId, taskId: task.id }
  switch (move.what) {
    case 'approve': case 'reject': return { type: move.what, ...own }
    case 'previous': case 'starter': return { type: 'return', ...own, to: move.what }
    case 'transfer': return { type: 'transfer', ...own, toPersonId: move.other }
    default: return { type: 'addSigner', ...own, toPersonId: move.other, place: move.what as 'before' }
  }
}

/** The rows that a store would keep, made from events alone. */
function keep(rows: Map<string, { nodeId: string; state: string }>, events: readonly FlowEvent[]): void {
  for (const e of events) {
    if (e.kind === 'taskOpened') rows.set(e.taskId, { nodeId: e.nodeId, state: e.state })
    if (e.kind === 'taskChanged') rows.get(e.taskId)!.state = e.state
  }
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inner of Object.values(Object.freeze(value))) frozen(inner)
  return value
}

it('whatever people do, nothing is lost, doubled or miscounted', () => {
  fc.assert(fc.property(outlines, fc.constantFrom(...ids), amount, moves, (outline, starter, sum, list) => {
    const model = modelOfOutline(outline, 'flow')
    const rows = new Map<string, { nodeId: string; state: string }>()
    let { state, events } = step(model, null, { type: 'start', by: starter, fields: { amount: sum } }, chart)
    keep(rows, events)
    for (const move of list) {
      if (state.status !== 'running' && state.status !== 'returned') break
      const command = commandOf(state, move)
      expect(command, 'a running approval always asks somebody').not.toBeNull()
      try {
        ;({ state, events } = step(model, frozen(state), command!, chart))
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        continue
      }
      keep(rows, events)
      expect(events.filter((e) => e.kind === 'action')).toHaveLength(1)
      const nodes = state.visits.map((v) => v.nodeId)
      expect(new Set(nodes).size, 'one open visit per node').toBe(nodes.length)
      for (const visit of state.visits) {
        expect(visit.tasks.some((t) => t.state === 'open'), 'each visit waits for somebody').toBe(true)
        for (const task of visit.tasks) expect(rows.get(task.id)?.state).toBe(task.state)
      }
      const undecided = [...rows.entries()].filter(([, r]) => r.state === 'open' || r.state === 'waiting').map(([id]) => id).sort()
      expect(undecided, 'rows count as the state does').toEqual(state.visits.flatMap((v) => v.tasks.filter(isUndecided).map((t) => t.id)).sort())
      expect([...rows.values()].every((r) => model.nodes.some((n) => n.id === r.nodeId))).toBe(true)
    }
    if (state.status === 'returned') ({ state } = step(model, state, { type: 'resubmit', by: starter, fields: state.fields }, chart))
    for (let i = 0; state.status === 'running'; i++) {
      expect(i, 'everybody approving ends it').toBeLessThan(500)
      const task = state.visits.flatMap((v) => v.tasks).find((t) => t.state === 'open')!
      state = step(model, state, { type: 'approve', by: task.personId, taskId: task.id }, chart).state
    }
    expect(state.arrived).toEqual([])
  }), { numRuns: 400 })
})

it('an outline survives the way through the flow', () => {
  fc.assert(fc.property(outlines, (outline) => {
    expect(outlineOf(modelOfOutline(outline, 'flow'))).toEqual(outline)
  }), { numRuns: 150 })
})

it('what the designer can draw is sound', () => {
  fc.assert(fc.property(outlines, (outline) => {
    expect(soundnessOf(modelOfOutline(outline, 'flow')).filter((f) => f.severity === 'error')).toEqual([])
  }), { numRuns: 100 })
})
