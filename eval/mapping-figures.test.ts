import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitLogistic } from './fit-logistic.ts'
import { figuresOf, type Proposed } from './mapping-figures.ts'

const columns = (...names: string[]) => names.map((name) => ({ name, values: [] }))
const answer = (truth: [number, number][], confidence: number[][], chosen: (number | null)[]): Proposed => ({ of: { family: 'f', id: 'i', source: columns('a', 'b', 'c'), target: columns('x', 'y'), truth: new Map(truth) }, confidence, chosen })

describe('the figures of a mapping', () => {
  it('count a column that rightly gets nothing, rank the true target, and weigh confidence by bins', () => {
    const figures = figuresOf([answer([[0, 0], [1, 1]], [[0.9, 0.2], [0.7, 0.3], [0.1, 0.1]], [0, null, null])])
    expect(figures.macroF1).toBeCloseTo(2 / 3)
    expect(figures.top1).toBeCloseTo(2 / 3)
    expect(figures.mrr).toBeCloseTo((1 + 1 / 2) / 2)
    expect(figures.ece).toBeCloseTo(0.1)
  })
  it('tell the mean over cases from the figure over all pairs', () => {
    const good = answer([[0, 0]], [[1, 0], [0, 0], [0, 0]], [0, null, null])
    const bad = answer([[0, 0], [1, 1]], [[0, 1], [1, 0], [0, 0]], [1, 0, null])
    const figures = figuresOf([good, bad])
    expect(figures.macroF1).toBeCloseTo(0.5)
    expect(figures.microF1).toBeCloseTo(1 / 3)
  })
})

describe('logistic regression', () => {
  it('finds the weights behind the frequencies of two groups', () => {
    const rows = [...Array(100).fill([1, 0]), ...Array(100).fill([1, 1])] as number[][]
    const isMatch = rows.map((row, i) => i % 100 < (row[1] === 1 ? 80 : 20))
    const [constant, slope] = fitLogistic(rows, isMatch, 1e-6)
    expect(constant).toBeCloseTo(Math.log(0.2 / 0.8), 3)
    expect(slope).toBeCloseTo(2 * Math.log(0.8 / 0.2), 3)
  })
  it('is right on average over what it was fitted on', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.boolean()), { minLength: 20, maxLength: 60 }), (points) => {
      fc.pre(points.some(([, y]) => y) && points.some(([, y]) => !y))
      const rows = points.map(([x]) => [1, x])
      const [constant, slope] = fitLogistic(rows, points.map(([, y]) => y))
      const expected = rows.reduce((sum, [, x]) => sum + 1 / (1 + Math.exp(-constant! - slope! * x!)), 0)
      expect(expected).toBeCloseTo(points.filter(([, y]) => y).length, 3)
    }), { numRuns: 50 })
  })
})
