import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bestAssignment } from './assignment.ts'

const worthOf = (worth: number[][], answer: (number | null)[]) => answer.reduce<number>((sum, column, row) => sum + (column === null ? 0 : worth[row]![column]!), 0)

/** By trying everything. */
function largest(worth: number[][], row = 0, used: ReadonlySet<number> = new Set()): number {
  if (row === worth.length) return 0
  const free = worth[row]!.flatMap((w, c) => (used.has(c) ? [] : [w + largest(worth, row + 1, new Set([...used, c]))]))
  return Math.max(worth.length > worth[0]!.length || free.length === 0 ? largest(worth, row + 1, used) : -Infinity, ...free)
}

describe('an assignment', () => {
  it('gives up the best pair where the whole is better without it', () => {
    expect(bestAssignment([[10, 9], [9, 1]])).toEqual([1, 0])
  })
  it('leaves rows over when there are more of them than columns', () => {
    expect(bestAssignment([[1], [5], [2]])).toEqual([null, 0, null])
  })
  it('is as good as trying everything', () => {
    const matrix = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([r, c]) => fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: c, maxLength: c }), { minLength: r, maxLength: r }))
    fc.assert(fc.property(matrix, (worth) => { expect(worthOf(worth, bestAssignment(worth))).toBe(largest(worth)) }))
  })
  it('refuses what is no number instead of searching for ever', () => {
    expect(() => bestAssignment([[Number.NaN]])).toThrow(RangeError)
  })
})
