import { addDays, daysBetween } from '../../../platform/db/time.ts'

/** The Monday of the week that a day lies in. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}

/** ISO 8601 week number of a Monday. */
export function weekNumberOf(monday: string): number {
  const thursday = addDays(monday, 3)
  const firstMonday = mondayOf(`${thursday.slice(0, 4)}-01-04`)
  return daysBetween(firstMonday, monday) / 7 + 1
}
