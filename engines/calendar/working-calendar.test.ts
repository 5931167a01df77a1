import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Problem } from '../errors.ts'
import { dateOf, dayNumberOf, isoWeekdayOf } from './calendar-date.ts'
import { chineseHolidayYears } from './chinese-holidays.ts'
import type { CalendarOptions } from './working-calendar.ts'
import { workingCalendar } from './working-calendar.ts'

const chinese = workingCalendar({ holidays: 'cn' })
const plain = workingCalendar({ holidays: 'none' })

function codeOf(action: () => unknown): string {
  try {
    action()
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
  return 'nothing thrown'
}

describe('days', () => {
  it('knows the National Day of 2026 with its make-up workdays (State Council notice for 2026)', () => {
    const working = (dates: string[]) => dates.filter((date) => chinese.isWorkingDay(date))
    const october = Array.from({ length: 12 }, (_, day) => `2026-10-${String(day + 1).padStart(2, '0')}`)
    expect(working(october)).toEqual(['2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12'])
    expect(chinese.dayInfo('2026-09-20')).toEqual({
      working: true,
      kind: 'makeup',
      name: { zh: '国庆节调休上班', en: 'National Day make-up workday' },
    })
    expect(chinese.dayInfo('2026-10-03').kind).toBe('holiday')
  })

  it('knows the Spring Festival of 2026: 14 and 28 February are worked, 15 to 23 are not', () => {
    expect(chinese.addWorkingDays('2026-02-13', 1)).toBe('2026-02-14')
    expect(chinese.nextWorkingDay('2026-02-14')).toBe('2026-02-24')
    expect(chinese.addWorkingDays('2026-02-27', 1)).toBe('2026-02-28')
    expect(chinese.workingDaysBetween('2026-02-13', '2026-02-28')).toBe(6)
    expect(chinese.dayInfo('2026-02-17').name).toEqual({ zh: '春节', en: 'Spring Festival' })
  })

  it('tells weekdays from weekends where no holiday is', () => {
    expect(chinese.dayInfo('2026-03-04')).toEqual({ working: true, kind: 'weekday' })
    expect(chinese.dayInfo('2026-03-07')).toEqual({ working: false, kind: 'weekend' })
  })

  it('lets an exception overrule holiday and weekday', () => {
    const name = { zh: '盘点', en: 'Stocktaking' }
    const calendar = workingCalendar({
      holidays: 'cn',
      exceptions: [
        { date: '2026-10-01', working: true, name },
        { date: '2026-03-04', working: false },
      ],
    })
    expect(calendar.dayInfo('2026-10-01')).toEqual({ working: true, kind: 'exception', name })
    expect(calendar.isWorkingDay('2026-03-04')).toBe(false)
  })

  it('moves zero days to the day itself, or to the next working day', () => {
    expect(plain.addWorkingDays('2026-03-06', 0)).toBe('2026-03-06')
    expect(plain.addWorkingDays('2026-03-07', 0)).toBe('2026-03-09')
    expect(plain.addWorkingDays('2026-03-07', -1)).toBe('2026-03-06')
  })

  it('says which years have no known arrangement, and uses weekdays for them', () => {
    const last = chineseHolidayYears.at(-1)!
    expect(chineseHolidayYears).toContain(2026)
    expect(chinese.unknownYears(`${last}-01-01`, `${last + 2}-06-30`)).toEqual([last + 1, last + 2])
    expect(chinese.dayInfo('2150-10-01')).toEqual({ working: true, kind: 'weekday' })
    expect(plain.unknownYears('2150-01-01', '2151-01-01')).toEqual([])
  })

  it('counts a year as known when its arrangement is entered by hand', () => {
    const calendar = workingCalendar({
      holidays: 'cn',
      exceptions: [{ date: '2150-10-01', working: false }],
      completeYears: [2150],
    })
    expect(calendar.unknownYears('2149-12-01', '2150-12-31')).toEqual([2149])
  })

  it('agrees with counting day by day', () => {
    const day = fc.integer({ min: dayNumberOf('2024-01-01'), max: dayNumberOf('2027-12-31') })
    fc.assert(
      fc.property(day, fc.integer({ min: -300, max: 300 }), (from, n) => {
        let [cursor, left] = [from, Math.abs(n)]
        while (left > 0 || !chinese.isWorkingDay(dateOf(cursor))) {
          cursor += n < 0 ? -1 : 1
          if (chinese.isWorkingDay(dateOf(cursor))) left -= 1
        }
        const to = chinese.addWorkingDays(dateOf(from), n)
        expect(to).toBe(dateOf(cursor))
        if (n !== 0) expect(chinese.workingDaysBetween(dateOf(from), to)).toBe(n)
        expect(chinese.dayAt(chinese.countBefore(cursor))).toBe(cursor)
      }),
      { numRuns: 200 },
    )
  })

  it('takes the weekday from the date', () => {
    expect(isoWeekdayOf(dayNumberOf('2026-10-01'))).toBe(4)
    expect(isoWeekdayOf(dayNumberOf('1970-01-04'))).toBe(7)
  })
})

describe('hours', () => {
  const zone = 'Asia/Shanghai'

  it('works 08:30-12:00 and 13:00-17:30 unless told otherwise', () => {
    expect(plain.windows).toEqual([
      { start: 30_600, end: 43_200 },
      { start: 46_800, end: 63_000 },
    ])
    expect(plain.secondsPerDay).toBe(28_800)
  })

  it('counts the working seconds of an incident over the National Day', () => {
    // Wednesday 30 September 17:00 to Thursday 8 October 09:00, Beijing time: half an hour on either side.
    expect(chinese.workingSecondsBetween('2026-09-30T09:00:00Z', '2026-10-08T01:00:00Z', zone)).toBe(3600)
    expect(chinese.workingSecondsBetween('2026-10-08T01:00:00Z', '2026-09-30T09:00:00Z', zone)).toBe(-3600)
  })

  it('puts a deadline of eight hours at the same time of the next working day', () => {
    expect(chinese.addWorkingSeconds('2026-09-30T02:00:00Z', 28_800, zone)).toBe('2026-10-08T02:00:00Z')
    expect(chinese.addWorkingSeconds('2026-10-03T02:00:00Z', 0, zone)).toBe('2026-10-08T00:30:00Z')
    expect(plain.addWorkingSeconds('2026-03-02T00:30:00Z', 28_800, zone)).toBe('2026-03-02T09:30:00Z')
  })

  it('counts 23 hours on the day the clock springs forward, 25 when it falls back', () => {
    const always = workingCalendar({
      holidays: 'none',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      hoursPerDay: 24,
      dayStart: '00:00',
      breaks: [],
    })
    const hours = (from: string, to: string) => always.workingSecondsBetween(from, to, 'America/New_York') / 3600
    expect(hours('2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z')).toBe(23)
    expect(hours('2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z')).toBe(25)
  })

  it('finds exactly the seconds that it added', () => {
    const instant = fc.integer({ min: Date.UTC(2026, 0, 1) / 1000, max: Date.UTC(2026, 11, 1) / 1000 })
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'UTC')
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 2_000_000 }), zones, (epoch, seconds, somewhere) => {
        const start = new Date(epoch * 1000).toISOString()
        const end = chinese.addWorkingSeconds(start, seconds, somewhere)
        expect(chinese.workingSecondsBetween(start, end, somewhere)).toBe(seconds)
      }),
      { numRuns: 100 },
    )
  })
})

describe('refusals', () => {
  const cases: [string, () => unknown][] = [
    ['calendar.date.invalid', () => plain.isWorkingDay('2026-02-30')],
    ['calendar.date.invalid', () => plain.isWorkingDay('2026/02/03')],
    ['calendar.weekdays.invalid', () => workingCalendar({ holidays: 'none', weekdays: [] })],
    ['calendar.weekdays.invalid', () => workingCalendar({ holidays: 'none', weekdays: [0] })],
    ['calendar.hours.length', () => workingCalendar({ holidays: 'none', hoursPerDay: 25 })],
    ['calendar.hours.past_midnight', () => workingCalendar({ holidays: 'none', dayStart: '18:00' })],
    ['calendar.hours.time', () => workingCalendar({ holidays: 'none', dayStart: '8:30' })],
    ['calendar.hours.break', () => workingCalendar({ holidays: 'none', breaks: [{ from: '13:00', to: '12:00' }] })],
    ['calendar.exception.twice', () => workingCalendar(twice)],
    ['calendar.out_of_range', () => plain.addWorkingDays('2199-12-30', 10)],
    ['calendar.zone.unknown', () => plain.addWorkingSeconds('2026-03-02T00:00:00Z', 1, 'Mars/Base')],
    ['calendar.instant.invalid', () => plain.addWorkingSeconds('2026-03-02 08:00', 1, 'UTC')],
    ['calendar.seconds.invalid', () => plain.addWorkingSeconds('2026-03-02T00:00:00Z', -1, 'UTC')],
  ]
  const twice: CalendarOptions = {
    holidays: 'none',
    exceptions: [
      { date: '2026-03-04', working: false },
      { date: '2026-03-04', working: true },
    ],
  }
  it.each(cases)('says %s', (code, action) => {
    expect(codeOf(action)).toBe(code)
  })
})
