import { dayNumberOf } from '../calendar/calendar-date.ts'
import type { Instant } from './instants.ts'
import { boundaryOf, endOfDay, finishOrdinalFrom, shifted, startOfDay } from './instants.ts'
import type { Activity, Edge } from './network.ts'
import { binds, isPoint } from './network.ts'
import type { ScheduleInput } from './schedule-model.ts'

/**
 * Early dates (Kelley & Walker 1959, generalised precedence as in Elmaghraby & Kamburowski 1992), activity by activity in
 * topological order; fills `early` and `driver`, the link that holds the activity where it is.
 */
export function forwardPass(order: readonly Activity[], input: ScheduleInput): void {
  const start = dayNumberOf(input.start)
  const status = input.statusDate === undefined ? null : dayNumberOf(input.statusDate)
  for (const activity of order) {
    if (activity.state === 'finished') placeFinished(activity)
    else if (isPoint(activity)) placePoint(activity, start, status)
    else placeWork(activity, start, status)
    const before = activity.driver?.from.chainLength ?? 0
    activity.chainLength = before + (activity.role === 'task' ? 1 : 0)
  }
}

function placeFinished(activity: Activity): void {
  const finish = endOfDay(activity.actualFinish!)
  const isMilestone = activity.task.durationDays === 0
  activity.early = {
    start: isMilestone ? finish : startOfDay(activity.actualStart!),
    finish,
    workStart: activity.calendar.countBefore(activity.actualStart!),
    workFinish: activity.calendar.countBefore(activity.actualFinish! + 1),
  }
}

/** A milestone, or the unseen point of a summary: at the latest instant that anything asks for. */
function placePoint(activity: Activity, start: number, status: number | null): void {
  const { calendar } = activity
  const workingStart = (day: number) => startOfDay(calendar.dayAt(calendar.countBefore(day)))
  let instant = workingStart(start)
  if (activity.role === 'task' && status !== null) instant = Math.max(instant, workingStart(status))
  const earliest = earliestStartOf(activity)
  if (earliest !== null) instant = Math.max(instant, workingStart(earliest))
  for (const edge of activity.incoming) {
    const asked = instantAskedBy(edge)
    if (asked < instant || (asked === instant && !isBetterDriver(edge, activity.driver))) continue
    activity.driver = edge
    instant = asked
  }
  const ordinal = calendar.countBefore(boundaryOf(instant))
  activity.early = { start: instant, finish: instant, workStart: ordinal, workFinish: ordinal }
}

function placeWork(activity: Activity, start: number, status: number | null): void {
  const { calendar, work } = activity
  let workStart = calendar.countBefore(start)
  if (activity.actualStart !== null) {
    const done = activity.task.durationDays - work
    workStart = calendar.countBefore(activity.actualStart) + (status === null ? done : 0)
  }
  if (status !== null) workStart = Math.max(workStart, calendar.countBefore(status))
  const earliest = activity.state === 'notStarted' ? earliestStartOf(activity) : null
  if (earliest !== null) workStart = Math.max(workStart, calendar.countBefore(earliest))
  for (const edge of activity.incoming) {
    if (!binds(edge)) continue
    const asked = workStartAskedBy(edge)
    if (asked < workStart || (asked === workStart && !isBetterDriver(edge, activity.driver))) continue
    activity.driver = edge
    workStart = asked
  }
  const workFinish = workStart + work
  const startDay = activity.actualStart ?? calendar.dayAt(workStart)
  activity.early = {
    start: startOfDay(startDay),
    finish: endOfDay(Math.max(startDay, calendar.dayAt(workFinish - 1))),
    workStart,
    workFinish,
  }
}

function earliestStartOf(activity: Activity): number | null {
  const { constraint } = activity.task
  if (!constraint || constraint.type === 'finishNoLaterThan' || activity.role === 'summaryFinish') return null
  return dayNumberOf(constraint.date)
}

function instantAskedBy(edge: Edge): Instant {
  const { early } = edge.from
  const leading = edge.type === 'FS' || edge.type === 'FF' ? early.finish : early.start
  return shifted(leading, edge.lagDays, edge.to.calendar)
}

/** The ordinal at which the successor's work may start so that the link holds. */
function workStartAskedBy(edge: Edge): number {
  const { calendar, work } = edge.to
  const instant = instantAskedBy(edge)
  return edge.type === 'FS' || edge.type === 'SS'
    ? calendar.countBefore(boundaryOf(instant))
    : finishOrdinalFrom(instant, calendar) - work
}

/** Of links that ask for the same: the longer chain, then the smaller id, so that the order of the input does not matter. */
function isBetterDriver(edge: Edge, driver: Edge | null): boolean {
  if (!driver) return true
  const [a, b] = [edge.from, driver.from]
  if (a.chainLength !== b.chainLength) return a.chainLength > b.chainLength
  return a.task.id < b.task.id
}
