import { expect, it } from 'vitest'
import { type Approval, bandOf, changeBranch, changeStep, conditionOf, freshId, insertStep, removeBranch, type Step } from './flow-edit.ts'

const step = (id: string): Approval => ({ kind: 'approval', id, name: id, source: { type: 'role', role: 'sponsor' }, mode: 'any', whenEmpty: 'admin', whenSelf: 'superior' })
const flow: Step[] = [step('a'), { kind: 'choice', id: 'g', name: '', branches: [{ id: 'x', name: '', condition: null, steps: [step('b')] }, { id: 'y', name: '', condition: null, steps: [] }, { id: 'z', name: '', condition: null, steps: [] }] }]
const ids = (steps: readonly Step[]): string => steps.map((s) => (s.kind === 'approval' ? s.id : `${s.id}(${s.branches.map((b) => `${b.id}:${ids(b.steps)}`).join('|')})`)).join(' ')

it('inserts, changes and removes steps wherever they stand', () => {
  expect(ids(insertStep(flow, null, 1, step('n')))).toBe('a n g(x:b|y:|z:)')
  expect(ids(insertStep(flow, 'y', 0, step('n')))).toBe('a g(x:b|y:n|z:)')
  expect(ids(changeStep(flow, 'b', () => null))).toBe('a g(x:|y:|z:)')
  expect(ids(changeStep(flow, 'b', (s) => ({ ...s, id: 'c' })))).toBe('a g(x:c|y:|z:)')
  expect(ids(changeBranch(flow, 'z', (b) => ({ ...b, id: 'q' })))).toBe('a g(x:b|y:|q:)')
})
it('keeps at least two branches', () => {
  const two = removeBranch(flow, 'y')
  expect(ids(two)).toBe('a g(x:b|z:)')
  expect(ids(removeBranch(two, 'z'))).toBe('a g(x:b|z:)')
})
it('gives ids that are free', () => expect(freshId(flow, 'a')).toBe('a1'))
it.each([['amount > 5000 and amount <= 50000', { above: '5000', upTo: '50000' }], ['amount <= 5000', { above: null, upTo: '5000' }], ['amount > 0.5', { above: '0.5', upTo: null }], [null, { above: null, upTo: null }]])('reads the band of %s and writes it back', (condition, band) => {
  expect(bandOf(condition)).toEqual(band)
  expect(conditionOf(band)).toBe(condition)
})
it('leaves other expressions as they are', () => expect(bandOf('amount > 5 or urgent = "yes"')).toBeNull())
