import { eq } from 'drizzle-orm'
import { type WorkingCalendar, workingCalendar } from '../../../engines/calendar/working-calendar.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { calendarExceptions, calendarYears } from '../tables.ts'

/** Indexing a calendar takes some 20 ms, so the last few are kept by their content. */
const kept = new Map<string, WorkingCalendar>()

/** The working calendar of the implementation: Chinese public holidays and make-up workdays, and its own exceptions. */
export async function workingCalendarOf(tx: Tx): Promise<WorkingCalendar> {
  const exceptions = (await tx.db.select().from(calendarExceptions).where(eq(calendarExceptions.implementationId, tx.implementationId)).orderBy(calendarExceptions.day))
    .map((e) => ({ date: e.day, working: e.working, ...(e.name ? { name: { zh: e.name, en: e.name } } : {}) }))
  const completeYears = (await tx.db.select({ year: calendarYears.year }).from(calendarYears).where(eq(calendarYears.implementationId, tx.implementationId))).map((y) => y.year).sort()
  const key = JSON.stringify([exceptions, completeYears])
  const known = kept.get(key)
  if (known) return known
  const calendar = workingCalendar({ holidays: 'cn', exceptions, completeYears })
  kept.set(key, calendar)
  if (kept.size > 16) kept.delete(kept.keys().next().value!)
  return calendar
}
