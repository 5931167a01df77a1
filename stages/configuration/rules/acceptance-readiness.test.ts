import { expect, it } from 'vitest'
import { readinessOf } from './acceptance-readiness.ts'

const row = (code: string, state: string, more: object = {}) => ({ code, title: code, state, priority: 'M', severity: 's3', ...more })

it('a module whose must tests passed and whose items are accepted is ready, minor defects and should tests or not', () => {
  expect(readinessOf({ items: [row('CFG-1', 'accepted')], tests: [row('TST-1', 'passed'), row('TST-2', 'failed', { priority: 'S' })], defects: [row('DEF-1', 'open')] })).toEqual({ mustTests: 1, mustPassed: 1, items: 1, itemsAccepted: 1, openDefects: 1, objections: [] })
})
it.each(['draft', 'ready', 'failed', 'blocked'])('a must test that is %s keeps the signature back', (state) => {
  expect(readinessOf({ items: [], tests: [row('TST-1', state)], defects: [] }).objections).toEqual([{ code: 'TST-1', title: 'TST-1', why: 'testNotPassed' }])
})
it('so does an item not accepted, and a severe defect that is not closed', () => {
  const { objections } = readinessOf({ items: [row('CFG-1', 'tested')], tests: [], defects: [row('DEF-1', 'fixed', { severity: 's1' }), row('DEF-2', 'closed', { severity: 's1' })] })
  expect(objections.map((o) => `${o.code} ${o.why}`)).toEqual(['CFG-1 itemNotAccepted', 'DEF-1 severeDefect'])
})
