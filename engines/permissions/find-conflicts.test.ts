import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findConflicts, type Matrix } from './find-conflicts.ts'
import type { SodRule } from './sod-rule.ts'

const rule = (code: string, a: string[], b: string[], where: SodRule['where'] = 'person'): SodRule => ({ code, a, b, where, level: 'high', allowsException: true, name: { zh: code, en: code }, compensating: { zh: '', en: '' } })
const matrix = (grants: Record<string, string[]>, holders: Record<string, string[]>): Matrix => ({ grants: new Map(Object.entries(grants).map(([r, g]) => [r, new Set(g)])), holders: new Map(Object.entries(holders)) })
const orderReceipt = rule('SOD-03', ['order'], ['receipt'])
const said = (m: Matrix, rules: SodRule[]) => findConflicts(m, rules).map((c) => [c.key, [...c.personIds].sort()])

describe('segregation of duties', () => {
  it('finds a role that holds both duties, with everybody who has it', () => {
    expect(said(matrix({ clerk: ['order', 'receipt'] }, { li: ['clerk'], wang: ['clerk'] }), [orderReceipt])).toEqual([['SOD-03:clerk', ['li', 'wang']]])
  })
  it('finds a bad role before anybody holds it', () => {
    expect(said(matrix({ clerk: ['order', 'receipt'] }, {}), [orderReceipt])).toEqual([['SOD-03:clerk', []]])
  })
  it('finds one person with two roles, each clean by itself', () => {
    const m = matrix({ buyer: ['order'], keeper: ['receipt'] }, { li: ['buyer', 'keeper'], wang: ['buyer'] })
    expect(said(m, [orderReceipt])).toEqual([['SOD-03:buyer+keeper', ['li']]])
  })
  it('finds nothing where two people share the duties', () => {
    expect(said(matrix({ buyer: ['order'], keeper: ['receipt'] }, { li: ['buyer'], wang: ['keeper'] }), [orderReceipt])).toEqual([])
  })
  it('leaves rules on one document to the flow', () => {
    expect(said(matrix({ clerk: ['order', 'receipt'] }, { li: ['clerk'] }), [rule('X', ['order'], ['receipt'], 'document')])).toEqual([])
  })
})

it('agrees with asking every person for every rule', () => {
  const groups = ['g0', 'g1', 'g2', 'g3', 'g4']
  const roles = ['r0', 'r1', 'r2', 'r3']
  const some = (of: string[]): fc.Arbitrary<string[]> => fc.subarray(of)
  fc.assert(fc.property(
    fc.array(some(groups), { minLength: 4, maxLength: 4 }), fc.array(some(roles), { minLength: 3, maxLength: 3 }),
    fc.array(fc.tuple(fc.subarray(groups, { minLength: 1 }), fc.subarray(groups, { minLength: 1 })).map(([a, b]) => rule('S', a, b.filter((g) => !a.includes(g)))), { maxLength: 3 }),
    (granted, held, given) => {
      const rules = given.map((r, i) => ({ ...r, code: `S${i}` }))
      const m = matrix(Object.fromEntries(roles.map((r, i) => [r, granted[i]!])), Object.fromEntries(['p0', 'p1', 'p2'].map((p, i) => [p, held[i]!])))
      const found = findConflicts(m, rules)
      for (const r of rules) {
        for (const [personId, own] of m.holders) {
          const all = new Set(own.flatMap((role) => [...m.grants.get(role)!]))
          const expected = r.a.some((g) => all.has(g)) && r.b.some((g) => all.has(g))
          expect(found.some((c) => c.rule.code === r.code && c.personIds.includes(personId))).toBe(expected)
        }
      }
      expect(new Set(found.map((c) => c.key)).size).toBe(found.length)
      for (const c of found) expect(c.pairs.length).toBeGreaterThan(0)
    },
  ))
})
