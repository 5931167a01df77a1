import { and, eq } from 'drizzle-orm'
import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { calendarExceptions, calendarYears } from '../tables.ts'

/** Makes a day worked or free against the public calendar; null takes the exception away. */
export async function setCalendarDay(tx: Tx, input: { date: string; working: boolean | null; name?: string | undefined }): Promise<void> {
  tx.require('manage', 'planning')
  const own = and(eq(calendarExceptions.implementationId, tx.implementationId), eq(calendarExceptions.day, input.date))
  if (input.working === null) await tx.db.delete(calendarExceptions).where(own)
  else {
    const set = { working: input.working, name: input.name || null }
    await tx.db.insert(calendarExceptions).values({ implementationId: tx.implementationId, day: input.date, ...set }).onConflictDoUpdate({ target: [calendarExceptions.implementationId, calendarExceptions.day], set })
  }
  await tx.record({ kind: 'calendar.day_set', data: { day: input.date, working: input.working } })
}

/** States that the holidays of a year stand complete among the exceptions, so that the schedule no longer warns of it. Refused while there are none. */
export async function setCalendarYear(tx: Tx, input: { year: number; complete: boolean }): Promise<void> {
  tx.require('manage', 'planning')
  if (!input.complete) await tx.db.delete(calendarYears).where(and(eq(calendarYears.implementationId, tx.implementationId), eq(calendarYears.year, input.year)))
  else {
    const days = await tx.db.select({ day: calendarExceptions.day }).from(calendarExceptions).where(eq(calendarExceptions.implementationId, tx.implementationId))
    if (!days.some((d) => d.day.startsWith(String(input.year)))) {
      throw new Refused('calendar.year_empty', { year: input.year }, { zh: `${input.year} 年还没有录入任何节假日。请先按国务院通知录入放假与调休日。`, en: `No holiday of ${input.year} has been entered. Enter the days off and the make-up workdays of the State Council's notice first.` })
    }
    await tx.db.insert(calendarYears).values({ implementationId: tx.implementationId, year: input.year }).onConflictDoNothing()
  }
  await tx.record({ kind: 'calendar.year_set', data: { year: input.year, complete: input.complete } })
}
