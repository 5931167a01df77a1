import { describe, expect, it } from 'vitest'
import { severityOf, spreadOf } from './severity.ts'

describe('severity', () => {
  it.each([['high', 'high', 'P1'], ['high', 'medium', 'P2'], ['medium', 'high', 'P2'], ['high', 'low', 'P3'], ['medium', 'medium', 'P3'], ['low', 'high', 'P3'], ['medium', 'low', 'P4'], ['low', 'medium', 'P4'], ['low', 'low', 'P4']] as const)('of %s impact and %s urgency is %s', (impact, urgency, severity) => {
    expect(severityOf(impact, urgency)).toBe(severity)
  })
})

describe('the spread of times', () => {
  it('shows how many cases it rests on', () => {
    expect(spreadOf([])).toBeNull()
    expect(spreadOf([30])).toEqual({ n: 1, mean: 30, median: 30, p90: 30 })
    expect(spreadOf([10, 20, 30, 400])).toEqual({ n: 4, mean: 115, median: 25, p90: 400 })
  })
})
