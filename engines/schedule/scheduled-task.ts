import { dateOf, dayNumberOf } from '../calendar/calendar-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Instant } from './instants.ts'
import { dayOf, isEnd } from './instants.ts'
import type { Activity } from './network.ts'
import { isPoint, titleOf } from './network.ts'
import type { ScheduledTask, Task } from './schedule-model.ts'

/** The dates and floats of a leaf task, read off the two passes. */
export function scheduledTask(activity: Activity): ScheduledTask {
  const { task, calendar, early, state } = activity
  const earlyStart = dateOf(dayOf(early.start))
  const earlyFinish = dateOf(dayOf(early.finish))
  const isFinished = state === 'finished'
  const totalFloat = isFinished ? 0 : floatOf(activity, 'late')
  const late = isFinished ? { start: earlyStart, finish: earlyFinish } : lateDates(activity, totalFloat)
  return {
    id: task.id,
    title: titleOf(task),
    parentId: task.parentId ?? null,
    isSummary: false,
    isMilestone: task.durationDays === 0,
    milestoneAt: task.durationDays > 0 ? null : isEnd(early.start) ? 'dayEnd' : 'dayStart',
    state,
    percentComplete: isFinished ? 100 : (task.percentComplete ?? 0),
    durationDays: task.durationDays,
    start: earlyStart,
    finish: earlyFinish,
    earlyStart,
    earlyFinish,
    lateStart: late.start,
    lateFinish: late.finish,
    totalFloat,
    freeFloat: isFinished ? 0 : floatOf(activity, 'free'),
    isCritical: !isFinished && totalFloat <= 0,
    ...variances(task, earlyStart, earlyFinish, calendar),
  }
}

/** Working days by which start and finish differ from the baseline; later is positive. */
export function variances(
  task: Task,
  start: string,
  finish: string,
  calendar: WorkingCalendar,
): Pick<ScheduledTask, 'varianceDays' | 'startVarianceDays'> {
  const { baselineStart, baselineFinish } = task
  return {
    varianceDays: baselineFinish === undefined ? null : daysLater(baselineFinish, finish, calendar, 1),
    startVarianceDays: baselineStart === undefined ? null : daysLater(baselineStart, start, calendar, 0),
  }
}

function daysLater(planned: string, now: string, calendar: WorkingCalendar, side: 0 | 1): number {
  return calendar.countBefore(dayNumberOf(now) + side) - calendar.countBefore(dayNumberOf(planned) + side)
}

function floatOf(activity: Activity, limit: 'late' | 'free'): number {
  return activity[limit].workFinish - activity.early.workFinish
}

function lateDates(activity: Activity, totalFloat: number): { start: string; finish: string } {
  const { calendar, early, late } = activity
  if (isPoint(activity)) {
    const date = dateOf(totalFloat === 0 ? dayOf(early.start) : dayOfOrdinal(early.start, late.workStart, calendar))
    return { start: date, finish: date }
  }
  const start = activity.actualStart ?? calendar.dayAt(late.workStart)
  return { start: dateOf(start), finish: dateOf(Math.max(start, calendar.dayAt(late.workFinish - 1))) }
}

/** A milestone shows its late date on the side of the day that its early date lies on. */
function dayOfOrdinal(early: Instant, ordinal: number, calendar: WorkingCalendar): number {
  return isEnd(early) ? calendar.dayAt(ordinal - 1) : calendar.dayAt(ordinal)
}

/** Working days from a start to a finish, both included. */
export function spanDays(start: string, finish: string, calendar: WorkingCalendar): number {
  return calendar.countBefore(dayNumberOf(finish) + 1) - calendar.countBefore(dayNumberOf(start))
}
