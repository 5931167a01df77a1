import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBoolean, readDay, readDecimal, readInteger, readOption, readRatio, readReference } from './parse-cell.ts'

describe('numbers', () => {
  it.each([['1,234.50', '1234.5'], ['￥１２，３４５．６', '12345.6'], ['-0.000001', '-0.000001'], ['007', '007']])('reads %s', (cell, value) => {
    expect(readDecimal(cell)).toEqual({ value })
  })
  it.each(['1,23', '12.3.4', '约100', '1e5', '0.0000001', '123456789012345'])('refuses %s and says so', (cell) => {
    expect('error' in readDecimal(cell) && readDecimal(cell)).toMatchObject({ error: { zh: expect.stringContaining(cell) } })
  })
  it.each([['85%', '0.85'], ['0.85', '0.85'], ['100%', '1'], ['0.5%', '0.005'], ['-12.5%', '-0.125'], ['1', '1']])('reads the ratio %s', (cell, value) => {
    expect(readRatio(cell)).toEqual({ value })
  })
  it('refuses 85, which could be a ratio or a percentage', () => {
    expect(readRatio('85')).toMatchObject({ error: { en: expect.stringContaining('85%') } })
  })
  it('reads every percentage with two decimals exactly', () => {
    fc.assert(fc.property(fc.integer({ min: -1_000_000, max: 1_000_000 }), (n) => {
      const cell = `${n < 0 ? '-' : ''}${Math.floor(Math.abs(n) / 100)}.${String(Math.abs(n) % 100).padStart(2, '0')}%`
      const read = readRatio(cell)
      expect('value' in read && Number(read.value)).toBeCloseTo(n / 10_000, 10)
    }))
  })
  it('refuses a fraction where a whole number is asked for', () => {
    expect(readInteger('3.5')).toHaveProperty('error')
    expect(readInteger('３')).toEqual({ value: 3 })
  })
})

it.each(['2026-01-05', '2026/1/5', '2026.1.5', '2026年1月5日', '20260105', '２０２６－０１－０５'])('reads the day %s', (cell) => {
  expect(readDay(cell)).toEqual({ value: '2026-01-05' })
})
it.each(['05/01/2026', '2026-02-30', '46027', '明天'])('refuses the day %s', (cell) => {
  expect(readDay(cell)).toHaveProperty('error')
})

it('reads yes and no in both languages', () => {
  expect(['是', '√', 'Yes', 'TRUE'].map(readBoolean)).toEqual([{ value: true }, { value: true }, { value: true }, { value: true }])
  expect(readBoolean('否')).toEqual({ value: false })
  expect(readBoolean('也许')).toHaveProperty('error')
})

const options = [{ value: 'must', label: { zh: '必须有', en: 'Must have' } }, { value: 'should', label: { zh: '应该有', en: 'Should have' } }]
it('reads an option by value or by either label, and lists the options otherwise', () => {
  expect([readOption('必须有', options), readOption('MUST HAVE', options), readOption('must', options)]).toEqual([{ value: 'must' }, { value: 'must' }, { value: 'must' }])
  expect(readOption('高', options)).toMatchObject({ error: { zh: '没有"高"这个选项；可填：必须有、应该有' } })
})

const people = [{ id: 'a', code: 'P-001', names: ['王磊', 'Wang Lei'] }, { id: 'b', code: 'P-002', names: ['王磊', null] }, { id: 'c', code: 'P-003', names: ['赵敏', 'Zhao Min'] }]
it('finds a person by code or name, and asks for the code where two have the name', () => {
  const what = { zh: '人员', en: 'person' }
  expect(readReference('p-002', people, what)).toEqual({ value: 'b' })
  expect(readReference('zhao min', people, what)).toEqual({ value: 'c' })
  expect(readReference('王磊', people, what)).toMatchObject({ error: { zh: expect.stringContaining('P-001、P-002') } })
  expect(readReference('李四', people, what)).toMatchObject({ error: { en: 'there is no person "李四"' } })
})
