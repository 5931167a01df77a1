import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectOf } from './effect.ts'
import { readKpiSource } from './read-source.ts'
import { inventoryTurnoverDays, onTimeDelivery, weekEnd } from './series.ts'

describe('on-time delivery', () => {
  it('counts a line once in the week of its first promised day, and only when shipped in full', () => {
    const points = onTimeDelivery([
      { promisedOn: '2026-03-02', shippedOn: '2026-03-02', orderedQuantity: 5, shippedQuantity: 5 },
      { promisedOn: '2026-03-08', shippedOn: '2026-03-09', orderedQuantity: 5, shippedQuantity: 5 },
      { promisedOn: '2026-03-05', shippedOn: '2026-03-04', orderedQuantity: 5, shippedQuantity: 4 },
      { promisedOn: '2026-03-05', shippedOn: null, orderedQuantity: 5, shippedQuantity: 0 },
      { promisedOn: '2026-03-09', shippedOn: '2026-03-01', orderedQuantity: 1, shippedQuantity: 1 },
      { promisedOn: '2026-04-01', shippedOn: null, orderedQuantity: 1, shippedQuantity: 0 },
    ], '2026-03-15')
    expect(points).toEqual([
      { day: '2026-03-08', value: '25.0', numerator: '1', denominator: '4' },
      { day: '2026-03-15', value: '100.0', numerator: '1', denominator: '1' },
    ])
  })

  it('ends each week on its Sunday', () => {
    expect(['2026-03-02', '2026-03-08', '2026-03-09'].map(weekEnd)).toEqual(['2026-03-08', '2026-03-08', '2026-03-15'])
  })

  const orders = path.resolve(import.meta.dirname, '../../../shared/data/northwind/Orders.csv')
  it('agrees with a count over the published Northwind orders', ({ skip }) => {
    if (!fs.existsSync(orders)) skip('SKIPPED: ../shared/data/northwind is absent')
    const { points, rows } = readKpiSource('onTimeDelivery', fs.readFileSync(orders, 'utf8'), '1998-12-31')
    const onTime = points.reduce((sum, p) => sum + Number(p.numerator), 0)
    expect(rows).toHaveLength(830)
    expect(points.reduce((sum, p) => sum + Number(p.denominator), 0)).toBe(830)
    const late = rows.filter((r) => !r.cells.ShippedDate || r.cells.ShippedDate === 'NULL' || new Date(r.cells.ShippedDate) > new Date(r.cells.RequiredDate!))
    expect(onTime).toBe(830 - late.length)
    console.info(`Northwind: ${onTime} of 830 orders shipped by the required day (${((onTime / 830) * 100).toFixed(1)} %)`)
  })
})

it('computes turnover days as average stock over cost of issues times days', () => {
  const weeks = ['2026-03-01', '2026-03-08', '2026-03-15', '2026-03-22', '2026-03-29'].map((day, i) => ({ day, stockValue: 1000 + i * 100, costOfIssues: 500 }))
  expect(inventoryTurnoverDays(weeks)).toEqual([
    { day: '2026-03-22', value: '16.1', numerator: '1150.00', denominator: '2000.00' },
    { day: '2026-03-29', value: '17.5', numerator: '1250.00', denominator: '2000.00' },
  ])
})

describe('the effect of a go-live', () => {
  const weekly = (values: number[]) => values.map((value, i) => ({ day: new Date(Date.UTC(2026, 0, 4 + i * 7)).toISOString().slice(0, 10), value }))
  const wave = (i: number) => [0, 1.5, -1, 0.5, -1.5, 1][i % 6]!

  it('is shown when the series moved by more than its noise', () => {
    const points = weekly(Array.from({ length: 30 }, (_, i) => (i < 15 ? 77 : 94) + wave(i)))
    const effect = effectOf(points, points[15]!.day, 'up')
    expect(effect.verdict).toBe('helped')
    expect(effect.interval![0]).toBeGreaterThan(14)
    expect(effectOf(points, points[15]!.day, 'down').verdict).toBe('worse')
  })

  it('is not shown within the noise, and not judged on a few points', () => {
    const points = weekly(Array.from({ length: 30 }, (_, i) => 77 + wave(i)))
    expect(effectOf(points, points[15]!.day, 'up').verdict).toBe('notShown')
    expect(effectOf(points, points[26]!.day, 'up').verdict).toBe('tooEarly')
  })

  it('seldom claims an effect where there is none, although neighbours resemble each other', () => {
    const claims = fc.sample(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 }), { numRuns: 200, seed: 7 }).filter((noise) => {
      let level = 0
      const points = weekly(noise.map((shock) => { level = 0.6 * level + shock; return 50 + level }))
      return effectOf(points, points[20]!.day, 'up').verdict !== 'notShown'
    })
    expect(claims.length).toBeLessThan(24)
  })
})

describe('a KPI file', () => {
  it.each([
    ['2026-03-05'], ['2026/3/5'], ['2026.03.05'], ['20260305'], ['2026年3月5日'], ['2026-03-05 08:30:00'],
  ])('reads the day %s', (day) => {
    expect(readKpiSource('value', `日期,值\n${day},"1,234.5"`, '2026-12-31').points).toEqual([{ day: '2026-03-05', value: '1234.5', numerator: '1234.5', denominator: '1' }])
  })

  it('lets the whole column say which number is the month', () => {
    expect(readKpiSource('value', 'date,value\n3/5/2026,1\n3/25/2026,2', '2026-12-31').points.map((p) => p.day)).toEqual(['2026-03-05', '2026-03-25'])
    expect(() => readKpiSource('value', 'date,value\n3/5/2026,1', '2026-12-31')).toThrow(expect.objectContaining({ code: 'kpi.days.ambiguous' }))
  })

  it('names line and column of what it cannot read', () => {
    expect(() => readKpiSource('value', '日期,值\n2026-03-05,1\n2026-02-30,2', '2026-12-31')).toThrow(expect.objectContaining({ code: 'kpi.day.invalid', detail: expect.objectContaining({ line: 3 }) }))
    expect(() => readKpiSource('value', '日期,值\n2026-03-05,一百', '2026-12-31')).toThrow(expect.objectContaining({ code: 'kpi.number.invalid' }))
    expect(() => readKpiSource('inventoryTurnoverDays', '日期,库存金额\n2026-03-05,1', '2026-12-31')).toThrow(expect.objectContaining({ code: 'kpi.column.missing' }))
  })
})
