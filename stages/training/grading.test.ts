import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { faultOf, gradeAttempt, pointsFor } from './grading.ts'

const single = { id: 'q1', type: 'single' as const, answer: ['a'], points: 10 }
const multiple = { id: 'q2', type: 'multiple' as const, answer: ['a', 'b', 'c'], points: 15 }

describe('the points of a question', () => {
  it.each([
    [single, ['a'], 10], [single, ['b'], 0], [single, [], 0], [single, ['a', 'b'], 0],
    [multiple, ['a', 'b', 'c'], 15], [multiple, ['c', 'a', 'b'], 15], [multiple, ['a', 'b'], 7], [multiple, ['a', 'd'], 0], [multiple, [], 0],
  ])('%#: gives what the rule says', (question, chosen, points) => {
    expect(pointsFor(question, chosen)).toBe(points)
  })
})

describe('a sitting', () => {
  it('passes exactly at the pass mark', () => {
    expect(gradeAttempt([single, { ...single, id: 'q3' }, { ...single, id: 'q4' }, { ...single, id: 'q5' }, { ...single, id: 'q6' }], { q1: ['a'], q3: ['a'], q4: ['a'], q5: ['a'] }, 0.8)).toMatchObject({ points: 40, of: 50, score: '0.8000', isPassed: true })
  })

  it('gives nothing for an empty bank', () => {
    expect(gradeAttempt([], {}, 0.6)).toMatchObject({ score: '0.0000', isPassed: false })
  })

  it('earns more or as much with the right answer to one question more', () => {
    const bank = [single, multiple]
    const choice = fc.subarray(['a', 'b', 'c', 'd'])
    fc.assert(fc.property(choice, choice, (one, two) => {
      const given = gradeAttempt(bank, { q1: one, q2: two }, 0.8)
      expect(gradeAttempt(bank, { q1: ['a'], q2: two }, 0.8).points).toBeGreaterThanOrEqual(given.points)
      expect(given.points).toBeLessThanOrEqual(given.of)
    }))
  })
})

describe('a question', () => {
  const good = { type: 'single' as const, text: '收货先扫什么？', options: [{ id: 'a', text: '订单' }, { id: 'b', text: '库位' }], answer: ['a'], points: 5 }
  it.each([
    [good, null], [{ ...good, text: ' ' }, 'text'], [{ ...good, options: [good.options[0]!] }, 'options'], [{ ...good, options: [good.options[0]!, { id: 'a', text: '库位' }] }, 'options'],
    [{ ...good, answer: ['z'] }, 'answer'], [{ ...good, answer: ['a', 'b'] }, 'answer'], [{ ...good, type: 'multiple' as const }, 'answer'], [{ ...good, type: 'multiple' as const, answer: ['a', 'b'] }, null], [{ ...good, points: 0 }, 'points'],
  ])('%#: is faulty where it cannot be asked', (question, fault) => {
    expect(faultOf(question)).toBe(fault)
  })
})
