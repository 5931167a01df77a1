import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDecimals, compareDecimals, multiplyDecimals, roundDecimal } from './decimal.ts'

it.each([['0.1', '0.2', '0.3'], ['9999999.99', '0.01', '10000000'], ['-1.5', '1', '-0.5'], ['1', '-1', '0']])('%s + %s = %s', (a, b, sum) => expect(addDecimals(a, b)).toBe(sum))
it.each([['1.1', '1.1', '1.21'], ['120', '0.35', '42'], ['-2', '0.5', '-1'], ['0', '-3.2', '0']])('%s × %s = %s', (a, b, product) => expect(multiplyDecimals(a, b)).toBe(product))
it.each([['2.345', 2, '2.35'], ['-2.345', 2, '-2.35'], ['7', 2, '7.00'], ['0.004', 2, '0.00'], ['1999.995', 2, '2000.00'], ['12.5', 0, '13']])('%s to %i decimals is %s', (a, digits, rounded) => expect(roundDecimal(a, digits)).toBe(rounded))

const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const text = (c: bigint): string => `${c < 0n ? '-' : ''}${(c < 0n ? -c : c) / 100n}.${String((c < 0n ? -c : c) % 100n).padStart(2, '0')}`
it('adds and compares as whole cents do', () => {
  fc.assert(fc.property(cents, cents, (a, b) => {
    expect(compareDecimals(addDecimals(text(a), text(b)), text(a + b))).toBe(0)
    expect(Math.sign(compareDecimals(text(a), text(b)))).toBe(a < b ? -1 : a > b ? 1 : 0)
  }))
})
