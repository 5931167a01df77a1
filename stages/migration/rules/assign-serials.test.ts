import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assignSerials } from './assign-serials.ts'

describe('serials of codes', () => {
  it('keep what a business key had and number the rest onwards', () => {
    const { serials, bound } = assignSerials([{ keys: ['a'] }, { keys: ['b'] }, { keys: ['c'] }], new Map([['b', 7]]), 8)
    expect(serials).toEqual([8, 7, 9])
    expect(bound).toEqual([{ key: 'a', serial: 8 }, { key: 'c', serial: 9 }])
  })

  it('follow a record whose primary row has changed', () => {
    const { serials, bound } = assignSerials([{ keys: ['new', 'old'] }], new Map([['old', 3]]), 4)
    expect(serials).toEqual([3])
    expect(bound).toEqual([{ key: 'new', serial: 3 }])
  })

  it('stay apart when two records that once were one part again', () => {
    const { serials } = assignSerials([{ keys: ['a'] }, { keys: ['b', 'a'] }], new Map([['a', 3]]), 4)
    expect(serials).toEqual([3, 4])
  })

  it('are distinct, and the same at a second run', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }), { selector: (keys) => keys[0]!, maxLength: 30 }), (lists) => {
      const requests = lists.map((keys) => ({ keys }))
      const first = assignSerials(requests, new Map(), 1)
      expect(new Set(first.serials).size).toBe(requests.length)
      const known = new Map(first.bound.map((b) => [b.key, b.serial]))
      expect(assignSerials(requests, known, Math.max(0, ...first.serials) + 1).serials).toEqual(first.serials)
    }))
  })
})
