import type { PlanView } from '../contract.ts'
import { plusDays, weekdayOf } from './dates.ts'

/** Which days are worked, from what the server said of the range. */
export function workedDays(plan: Pick<PlanView, 'specialDays' | 'weekdays'>): (day: string) => boolean {
  const special = new Map(plan.specialDays.map((d) => [d.date, d.working]))
  const weekdays = new Set(plan.weekdays)
  return (day) => special.get(day) ?? weekdays.has(weekdayOf(day))
}

/** Working days from one day to another, both included; at least one. */
export function spanOf(from: string, to: string, isWorked: (day: string) => boolean): number {
  let n = 0
  for (let day = from; day <= to && n < 2000; day = plusDays(day, 1)) if (isWorked(day)) n += 1
  return Math.max(1, n)
}
