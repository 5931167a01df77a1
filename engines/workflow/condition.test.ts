import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, holds, parseCondition, writeCondition } from './condition.ts'

describe('a condition', () => {
  it.each([
    ['amount > 5000', { amount: '5000.01' }, true],
    ['amount > 5000', { amount: '5000' }, false],
    ['amount <= 5000', { amount: '5000.00' }, true],
    ['amount = 0.3', { amount: '0.30' }, true],
    ['amount > 9007199254740993', { amount: '9007199254740993.01' }, true],
    ['金额 >= 100 and 类别 = "IT"', { 金额: '100', 类别: 'IT' }, true],
    ['not (a = 1 or b = 1)', { a: '2', b: '1' }, false],
    ['a = 1 or b = 1 and c = 1', { a: '1', b: '0', c: '0' }, true],
    ['category != "IT"', { category: 'OA' }, true],
    ['amount < 10', {}, false],
    ['amount < 10', { amount: 'ten' }, false],
    ['toString = "x"', {}, false],
  ])('%s with %j is %s', (source, fields, expected) => {
    expect(holds(parseCondition(source), fields as unknown as Record<string, string>)).toBe(expected)
  })

  it.each(['', 'amount', 'amount >', '> 5', 'amount > 5 5', 'amount > "5"', '(amount > 5', 'amount > 5)', 'process.exit()', 'amount > 5; drop'])('refuses %j and says where', (source) => {
    expect(() => parseCondition(source)).toThrow(expect.objectContaining({ code: 'flow.condition.malformed', detail: expect.objectContaining({ column: expect.any(Number) }) }))
  })

  const comparison = fc.record({ op: fc.constantFrom('<', '<=', '>', '>=', '=', '!='), field: fc.constantFrom('amount', '金额', 'x_1'), value: fc.record({ type: fc.constant('decimal'), value: fc.tuple(fc.bigInt({ min: -999n, max: 999_999n }), fc.constantFrom('', '.5', '.25')).map(([w, f]) => `${w}${f}`) }) })
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
    tree: fc.oneof({ maxDepth: 4 }, comparison as fc.Arbitrary<Condition>, fc.record({ op: fc.constantFrom('and', 'or'), left: tie('tree'), right: tie('tree') }) as fc.Arbitrary<Condition>, fc.record({ op: fc.constant('not'), operand: tie('tree') }) as fc.Arbitrary<Condition>),
  }))
  it('written out and read again means the same', () => {
    fc.assert(fc.property(tree, fc.dictionary(fc.constantFrom('amount', '金额', 'x_1'), fc.integer({ min: -10, max: 1000 }).map(String)), (c, fields) => {
      expect(holds(parseCondition(writeCondition(c)), fields)).toBe(holds(c, fields))
    }))
  })
})
