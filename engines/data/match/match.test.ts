import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scorePair } from './score-pair.ts'
import { survivor } from './survivorship.ts'
import { editDistance, editSimilarity, GramIndex } from './text-similarity.ts'
import { verifiedClusters } from './verified-clusters.ts'

function slowDistance(a: string[], b: string[]): number {
  const d = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)))
  for (let i = 1; i <= a.length; i++) for (let j = 1; j <= b.length; j++) d[i]![j] = Math.min(d[i - 1]![j]! + 1, d[i]![j - 1]! + 1, d[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
  return d[a.length]![b.length]!
}

describe('edit distance', () => {
  it('counts characters, not bytes', () => {
    expect(editDistance('明华', '明花')).toBe(1)
    expect(editSimilarity('苏州明华机械', '苏州明花机械')).toBeCloseTo(5 / 6)
  })
  it('is the textbook distance, up to and beyond 32 characters', () => {
    const text = fc.array(fc.constantFrom('a', 'b', '中', '𠮷', 'c'), { maxLength: 45 })
    fc.assert(fc.property(text, text, (a, b) => { expect(editDistance(a.join(''), b.join(''))).toBe(slowDistance(a, b)) }), { numRuns: 400 })
  })
})

describe('3-gram TF-IDF', () => {
  it('finds the most alike text first and weighs rare parts higher', () => {
    const index = new GramIndex(['苏州明华机械有限公司', '苏州明华机械厂', '上海大众汽车有限公司', '苏州通力电梯有限公司', ''])
    expect(index.nearest(0, 3, 0.1)[0]!.index).toBe(1)
    expect(index.cosine(0, 0)).toBeCloseTo(1)
    expect(index.nearest(4, 3, 0)).toEqual([])
  })
})

describe('the score of a pair', () => {
  const compare = [{ column: 'name', kind: 'edit', weight: 3 }, { column: 'code', kind: 'exact', weight: 3, onDifferent: 'veto' }, { column: 'city', kind: 'exact', weight: 1 }] as const
  const row = (values: Record<string, string | null>) => (column: string) => values[column] ?? null
  it('is the weighted mean over what both rows have', () => {
    expect(scorePair(compare, row({ name: '甲乙丙丁', code: '1' }), row({ name: '甲乙丙戊', code: '1' }), () => 0).score).toBeCloseTo((3 * 0.75 + 3) / 6)
  })
  it('does not believe a single shared city', () => {
    expect(scorePair(compare, row({ city: '苏州' }), row({ city: '苏州' }), () => 0).score).toBeCloseTo((1 / 7) / 0.5)
  })
  it('says when a comparison forbids the merge', () => {
    expect(scorePair(compare, row({ name: 'a', code: '1' }), row({ name: 'a', code: '2' }), () => 0).onDifferent).toBe('veto')
  })
})

describe('clusters', () => {
  const pairs = (list: [number, number, number][]) => list.map(([left, right, score]) => ({ left, right, score, isForced: false }))
  it('do not chain near neighbours into one', () => {
    const alike = (a: number, b: number) => Math.abs(a - b) === 1
    expect(verifiedClusters(pairs([[1, 2, 0.95], [2, 3, 0.94]]), alike, () => false)).toMatchObject({ clusters: [[1, 2]], kept: [{ left: 2, right: 3 }] })
  })
  it('follow a person before a score, and never join what a person keeps apart', () => {
    const edges = [...pairs([[1, 2, 0.99]]), { left: 2, right: 3, score: 0.1, isForced: true }]
    expect(verifiedClusters(edges, () => true, (a, b) => a === 1 && b === 3).clusters).toEqual([[2, 3]])
    expect(verifiedClusters(edges, () => true, () => false).clusters).toEqual([[1, 2, 3]])
  })
  it('never hold a forbidden pair, whatever the order', () => {
    const row = fc.integer({ min: 0, max: 8 })
    fc.assert(fc.property(fc.array(fc.tuple(row, row, fc.double({ min: 0, max: 1, noNaN: true }))), fc.array(fc.tuple(row, row)), (list, apart) => {
      const isApart = (a: number, b: number) => apart.some(([x, y]) => (x === a && y === b) || (x === b && y === a))
      const { clusters } = verifiedClusters(pairs(list.filter(([a, b]) => a !== b)), () => true, isApart)
      for (const cluster of clusters) for (const a of cluster) for (const b of cluster) if (a !== b) expect(isApart(a, b)).toBe(false)
      const rows = clusters.flat()
      expect(new Set(rows).size).toBe(rows.length)
    }))
  })
})

describe('survivorship', () => {
  const candidates = [
    { rowId: 1, source: 'finance', value: '', by: '2020-01-01' },
    { rowId: 2, source: 'stock', value: '苏州明华', by: '2023-01-01' },
    { rowId: 3, source: 'production', value: '苏州明华机械', by: '2022-01-01' },
    { rowId: 4, source: 'stock', value: '苏州明华', by: '2021-01-01' },
  ]
  it.each([['primary', 2], ['longest', 3], ['shortest', 2], ['newest', 2], ['mostFrequent', 2]] as const)('%s takes row %i', (rule, row) => {
    expect(survivor(rule, candidates).rowId).toBe(row)
  })
  it('follows the order of trust, and an empty value never wins', () => {
    expect(survivor('sourcePriority', candidates, ['finance', 'production']).rowId).toBe(3)
  })
})
