import { daysBetween } from '../../../platform/db/time.ts'

/** Calendar days from the due day to today; 0 on the day itself, before it, without a due day, or once it is done. */
export function daysLateOf(due: string | null | undefined, today: string, isOpen: boolean): number {
  return due && isOpen && due < today ? daysBetween(due, today) : 0
}
