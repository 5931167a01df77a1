import type { WorkingCalendar } from '../calendar/working-calendar.ts'

/**
 * An instant of the day axis: 2 x day number is the start of that day, 2 x day number + 1 its end. The end of Friday and
 * the start of Monday lie no working time apart, yet a milestone shows the one or the other.
 */
export type Instant = number

/** A boundary between days: the number of the day that starts there. */
export type Boundary = number

export const startOfDay = (dayNumber: number): Instant => 2 * dayNumber
export const endOfDay = (dayNumber: number): Instant => 2 * dayNumber + 1
export const isEnd = (instant: Instant): boolean => (instant & 1) === 1
export const dayOf = (instant: Instant): number => instant >> 1
export const boundaryOf = (instant: Instant): Boundary => (instant + 1) >> 1

/** The instant moved by working days of the calendar; the end of a day stays an end, a start stays a start. */
export function shifted(instant: Instant, lagDays: number, calendar: WorkingCalendar): Instant {
  if (lagDays === 0) return instant
  const ordinal = calendar.countBefore(boundaryOf(instant)) + lagDays
  return isEnd(instant) ? endOfDay(calendar.dayAt(ordinal - 1)) : startOfDay(calendar.dayAt(ordinal))
}

/** Working days that must lie before a finish that may not come before the instant. */
export function finishOrdinalFrom(instant: Instant, calendar: WorkingCalendar): number {
  return isEnd(instant) ? calendar.countBefore(dayOf(instant)) + 1 : calendar.countBefore(dayOf(instant))
}
