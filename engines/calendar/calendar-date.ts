import { Invalid } from '../errors.ts'

/** The calendar engine knows 1970-01-01 (day number 0) to 2199-12-31. */
export const LAST_DAY_NUMBER = Date.UTC(2199, 11, 31) / 86_400_000

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

/** Days since 1970-01-01 of a date 'YYYY-MM-DD'. Throws `calendar.date.invalid` for anything else, 30 February included. */
export function dayNumberOf(date: string): number {
  const match = DATE.exec(date)
  if (match) {
    const milliseconds = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3]))
    const dayNumber = milliseconds / 86_400_000
    const isInRange = dayNumber >= 0 && dayNumber <= LAST_DAY_NUMBER
    if (isInRange && new Date(milliseconds).toISOString().startsWith(date)) return dayNumber
  }
  throw new Invalid(
    'calendar.date.invalid',
    { date },
    {
      zh: `“${date}” 不是有效日期。请按 YYYY-MM-DD 填写 1970 至 2199 年间真实存在的日期。`,
      en: `"${date}" is not a valid date. Write a real date between 1970 and 2199 as YYYY-MM-DD.`,
    },
  )
}

/** The date 'YYYY-MM-DD' of a day number in 0..LAST_DAY_NUMBER. */
export function dateOf(dayNumber: number): string {
  return new Date(dayNumber * 86_400_000).toISOString().slice(0, 10)
}

/** ISO 8601 weekday of a day number: 1 Monday to 7 Sunday. */
export function isoWeekdayOf(dayNumber: number): number {
  return ((dayNumber + 3) % 7) + 1
}
