import { describe, expect, it } from 'vitest'
import { memoryCodeRegistry } from './code-registry.ts'
import { checkCharacter, codeParts, formatCode } from './code-template.ts'

const rule = { scheme: 'material', segments: [{ column: 'category', map: { Bikes: 'B', Components: 'C' } }, { literal: '-' }, { serial: 5, start: 1 }, { check: 'luhn' as const }] }

describe('a code', () => {
  it('has its segments, its serial and its check digit', () => {
    const parts = codeParts(rule, () => 'Bikes')
    expect(parts).toEqual({ before: 'B-', after: '' })
    expect(formatCode(rule, parts as never, 42)).toMatch(/^B-00042\d$/)
  })
  it('names the column that has no code for its value', () => {
    expect(codeParts(rule, () => 'Toys')).toEqual({ column: 'category', value: 'Toys' })
  })
  it('does not cut a serial that has grown too long', () => {
    expect(() => formatCode(rule, { before: 'B-', after: '' }, 123456)).toThrow(RangeError)
  })
  it.each([['luhn', '7992739871', '3'], ['mod10', '629104150021', '3'], ['iso7064mod37_36', 'A12425GABC1234002', 'M']] as const)('%s of %s is %s', (method, code, check) => {
    expect(checkCharacter(method, code)).toBe(check)
  })
})

describe('the code registry', () => {
  const ask = (registry: ReturnType<typeof memoryCodeRegistry>, ...keys: string[][]) => registry.reserve({ scheme: 's', scope: 'V', start: 1, requests: keys.map((k) => ({ keys: k })), peek: false })
  it('gives the same serial to the same key at every rehearsal, whatever the order', async () => {
    const registry = memoryCodeRegistry()
    expect(await ask(registry, ['a'], ['b'], ['c'])).toEqual([1, 2, 3])
    expect(await ask(registry, ['d'], ['c'], ['a'])).toEqual([4, 3, 1])
  })
  it('keeps the serial of a record whose rows are merged later, and gives a split row a new one', async () => {
    const registry = memoryCodeRegistry()
    await ask(registry, ['a'], ['b'])
    expect(await ask(registry, ['x', 'b'])).toEqual([2])
    expect(await ask(registry, ['b'], ['x'])).toEqual([2, 3])
  })
  it('never gives one serial twice in a call', async () => {
    const registry = memoryCodeRegistry()
    await ask(registry, ['a'])
    expect(await ask(registry, ['b', 'a'], ['a'])).toEqual([2, 1])
  })
  it('binds nothing when it only looks', async () => {
    const registry = memoryCodeRegistry()
    expect(await registry.reserve({ scheme: 's', scope: '', start: 100, requests: [{ keys: ['a'] }], peek: true })).toEqual([100])
    expect(registry.entries()).toEqual([])
  })
})
