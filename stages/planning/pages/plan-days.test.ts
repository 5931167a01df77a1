import { expect, it } from 'vitest'
import { daysApart, plusDays, weekdayOf } from './dates.ts'
import { spanOf, workedDays } from './plan-days.ts'

const isWorked = workedDays({ weekdays: [1, 2, 3, 4, 5], specialDays: [{ date: '2026-10-01', working: false, kind: 'holiday', name: null }, { date: '2026-10-10', working: true, kind: 'makeup', name: null }] })

it('counts holidays out and make-up workdays in', () => {
  expect(spanOf('2026-09-30', '2026-10-02', isWorked)).toBe(2)
  expect(spanOf('2026-10-09', '2026-10-11', isWorked)).toBe(2)
  expect(spanOf('2026-10-11', '2026-10-11', isWorked)).toBe(1)
})

it('does arithmetic on days over the turn of a year and of summer time', () => {
  expect([plusDays('2026-12-31', 1), plusDays('2026-03-29', -1), daysApart('2026-03-28', '2026-03-30'), weekdayOf('2026-11-29')]).toEqual(['2027-01-01', '2026-03-28', 2, 7])
})
