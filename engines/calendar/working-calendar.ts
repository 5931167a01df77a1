import type { Text } from '../errors.ts'
import { Invalid, Refused } from '../errors.ts'
import { dateOf, dayNumberOf, isoWeekdayOf, LAST_DAY_NUMBER } from './calendar-date.ts'
import { chineseHolidays, chineseHolidayYears } from './chinese-holidays.ts'
import type { Break, WorkingWindow } from './working-hours.ts'
import { workingWindows } from './working-hours.ts'
import type { WorkingTime } from './working-time.ts'
import { workingTime } from './working-time.ts'

type CalendarException = { readonly date: string; readonly working: boolean; readonly name?: Text | undefined }

export type CalendarOptions = {
  /** ISO weekdays that are worked, 1 Monday to 7 Sunday; default Monday to Friday. */
  readonly weekdays?: readonly number[] | undefined
  /** 'cn': public holidays and make-up workdays of mainland China; they overrule the weekday. */
  readonly holidays: 'cn' | 'none'
  /** Days of this calendar alone; they overrule weekday and holiday. */
  readonly exceptions?: readonly CalendarException[] | undefined
  /** Years whose whole holiday arrangement stands in `exceptions`, so that they count as known. */
  readonly completeYears?: readonly number[] | undefined
  /** Default 8. */
  readonly hoursPerDay?: number | undefined
  /** Local time 'HH:MM', default '08:30'. */
  readonly dayStart?: string | undefined
  /** Default one break 12:00-13:00. */
  readonly breaks?: readonly Break[] | undefined
}

export type DayInfo = {
  readonly working: boolean
  readonly kind: 'weekday' | 'weekend' | 'holiday' | 'makeup' | 'exception'
  readonly name?: Text
}

export type WorkingCalendar = WorkingTime & {
  readonly weekdays: readonly number[]
  readonly windows: readonly WorkingWindow[]
  readonly secondsPerDay: number
  isWorkingDay(date: string): boolean
  dayInfo(date: string): DayInfo
  /** n > 0: the n-th working day after `date`; n < 0: before it; 0: `date`, or the next working day when it is none. */
  addWorkingDays(date: string, n: number): string
  /** Working days in (a, b]; when b < a, minus those in [b, a). `addWorkingDays(a, workingDaysBetween(a, b))` is a working b. */
  workingDaysBetween(a: string, b: string): number
  /** The first working day after `date`. */
  nextWorkingDay(date: string): string
  /** Working seconds between two instants (ISO 8601 with zone); negative when the end is earlier. */
  workingSecondsBetween(startInstant: string, endInstant: string, zone: string): number
  /** The first instant by which `seconds` (integer >= 0) of working time have passed, as UTC; 0 moves into working time. */
  addWorkingSeconds(startInstant: string, seconds: number, zone: string): string
  /** Years from `from` to `to` (dates) without a known holiday arrangement: weekdays are used for them, and callers must say so. */
  unknownYears(from: string, to: string): number[]
  /** Working days before a day number (days since 1970-01-01); for engines that compute with day numbers. */
  countBefore(dayNumber: number): number
  /** Day number of the working day that has `ordinal` working days before it: `countBefore(dayAt(n)) === n`. */
  dayAt(ordinal: number): number
}

const MIDDAY_BREAK: readonly Break[] = [{ from: '12:00', to: '13:00' }]

/** Makes a working calendar. Throws `calendar.*` (Invalid) for options that make no sense. Queries cost O(1) after the first. */
export function workingCalendar(options: CalendarOptions): WorkingCalendar {
  const weekdays = checkedWeekdays(options.weekdays ?? [1, 2, 3, 4, 5])
  const exceptions = checkedExceptions(options.exceptions ?? [])
  const windows = workingWindows(options.hoursPerDay ?? 8, options.dayStart ?? '08:30', options.breaks ?? MIDDAY_BREAK)
  const holidays = options.holidays === 'cn' ? chineseHolidays : new Map<number, never>()
  const knownYears = new Set([...chineseHolidayYears, ...(options.completeYears ?? [])])

  function infoOf(dayNumber: number): DayInfo {
    const exception = exceptions.get(dayNumber)
    if (exception) {
      const { working, name } = exception
      return name ? { working, kind: 'exception', name } : { working, kind: 'exception' }
    }
    const published = holidays.get(dayNumber)
    if (published) return { ...published, kind: published.working ? 'makeup' : 'holiday' }
    return weekdays.has(isoWeekdayOf(dayNumber))
      ? { working: true, kind: 'weekday' }
      : { working: false, kind: 'weekend' }
  }

  let index: ReturnType<typeof indexWorkingDays> | undefined
  function indexed() {
    index ??= indexWorkingDays((dayNumber) => infoOf(dayNumber).working)
    return index
  }

  const countBefore = (dayNumber: number) => {
    const count = indexed().before[dayNumber]
    if (count === undefined) throw outOfRange()
    return count
  }
  const dayAt = (ordinal: number) => {
    const { days } = indexed()
    const dayNumber = days[ordinal]
    if (dayNumber === undefined) throw outOfRange()
    return dayNumber
  }
  const isWorking = (dayNumber: number) => countBefore(dayNumber + 1) > countBefore(dayNumber)

  return {
    weekdays: [...weekdays].sort((a, b) => a - b),
    windows,
    secondsPerDay: windows.reduce((sum, window) => sum + window.end - window.start, 0),
    isWorkingDay: (date) => infoOf(dayNumberOf(date)).working,
    dayInfo: (date) => infoOf(dayNumberOf(date)),
    addWorkingDays(date, n) {
      const day = dayNumberOf(date)
      const ordinal = n > 0 ? countBefore(day + 1) + n - 1 : countBefore(day) + n
      return dateOf(dayAt(ordinal))
    },
    workingDaysBetween(a, b) {
      const [from, to] = [dayNumberOf(a), dayNumberOf(b)]
      return to >= from ? countBefore(to + 1) - countBefore(from + 1) : countBefore(to) - countBefore(from)
    },
    nextWorkingDay: (date) => dateOf(dayAt(countBefore(dayNumberOf(date) + 1))),
    ...workingTime(windows, isWorking),
    unknownYears(from, to) {
      if (options.holidays === 'none') return []
      const [first, last] = [dayNumberOf(from), dayNumberOf(to)].map((day) => Number(dateOf(day).slice(0, 4)))
      const years: number[] = []
      for (let year = first!; year <= last!; year++) if (!knownYears.has(year)) years.push(year)
      return years
    },
    countBefore,
    dayAt,
  }
}

function indexWorkingDays(isWorking: (dayNumber: number) => boolean): { before: Int32Array; days: Int32Array } {
  const before = new Int32Array(LAST_DAY_NUMBER + 2)
  const days = new Int32Array(LAST_DAY_NUMBER + 1)
  let count = 0
  for (let dayNumber = 0; dayNumber <= LAST_DAY_NUMBER; dayNumber++) {
    before[dayNumber] = count
    if (isWorking(dayNumber)) days[count++] = dayNumber
  }
  before[LAST_DAY_NUMBER + 1] = count
  return { before, days: days.subarray(0, count) }
}

function checkedWeekdays(weekdays: readonly number[]): Set<number> {
  if (weekdays.length > 0 && weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7)) {
    return new Set(weekdays)
  }
  throw new Invalid(
    'calendar.weekdays.invalid',
    { weekdays },
    {
      zh: `工作日 [${weekdays.join(', ')}] 无效，请至少给出一天，用 1（周一）至 7（周日）。`,
      en: `Weekdays [${weekdays.join(', ')}] are not possible. Give at least one, 1 (Monday) to 7 (Sunday).`,
    },
  )
}

function checkedExceptions(exceptions: readonly CalendarException[]): Map<number, CalendarException> {
  const byDay = new Map<number, CalendarException>()
  for (const exception of exceptions) {
    const day = dayNumberOf(exception.date)
    if (byDay.has(day)) {
      throw new Invalid(
        'calendar.exception.twice',
        { date: exception.date },
        {
          zh: `例外日期 ${exception.date} 出现两次，请只保留一条。`,
          en: `The exception of ${exception.date} stands there twice. Keep one.`,
        },
      )
    }
    byDay.set(day, exception)
  }
  return byDay
}

function outOfRange(): Refused {
  return new Refused(
    'calendar.out_of_range',
    {},
    {
      zh: '计算结果超出工作日历的范围（1970 至 2199 年）。请检查日期、工期和间隔是否填错。',
      en: 'The result lies outside the working calendar (1970 to 2199). Check dates, durations and lags for a slip.',
    },
  )
}
