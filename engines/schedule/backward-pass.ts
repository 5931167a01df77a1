import { dayNumberOf } from '../calendar/calendar-date.ts'
import type { Boundary } from './instants.ts'
import { boundaryOf, isEnd } from './instants.ts'
import type { Activity, Edge, Limit } from './network.ts'
import { binds, isPoint } from './network.ts'

/**
 * Late dates, from the last activity to the first; fills `late` (deadlines included, so floats may be negative) and `free`.
 * `finish` is the boundary after the last day of the project. Needs the forward pass.
 */
export function backwardPass(order: readonly Activity[], finish: Boundary): void {
  for (const activity of order.toReversed()) {
    activity.late = latest(activity, finish, (successor) => successor.late, true)
    activity.free = latest(activity, finish, earlyLimitOf, false)
  }
}

function latest(
  activity: Activity,
  finish: Boundary,
  limitOf: (successor: Activity) => Limit,
  heedsConstraint: boolean,
): Limit {
  const boundaries = { start: Number.POSITIVE_INFINITY, finish }
  for (const edge of activity.outgoing) {
    if (!binds(edge)) continue
    const leadsByFinish = edge.type === 'FS' || edge.type === 'FF'
    if (!leadsByFinish && activity.actualStart !== null) continue
    const end = leadsByFinish ? 'finish' : 'start'
    boundaries[end] = Math.min(boundaries[end], boundaryThrough(edge, limitOf(edge.to)))
  }
  if (heedsConstraint) heedConstraint(activity, boundaries)
  return isPoint(activity) ? pointLimit(activity, boundaries) : workLimit(activity, boundaries)
}

/** The last boundary at which the predecessor's end may lie so that the successor keeps its limit; inverse of the forward link. */
function boundaryThrough(edge: Edge, limit: Limit): Boundary {
  const { from, to, type, lagDays } = edge
  const leading = type === 'FS' || type === 'FF' ? from.early.finish : from.early.start
  const endsDay = lagDays === 0 && isEnd(leading)
  if (isPoint(to) && endsDay) return limit.boundary
  if (isPoint(to) || type === 'FS' || type === 'SS') return to.calendar.dayAt(limit.workStart - lagDays)
  if (endsDay) return to.calendar.dayAt(limit.workFinish - 1) + 1
  return to.calendar.dayAt(limit.workFinish - lagDays)
}

function heedConstraint(activity: Activity, boundaries: { start: Boundary; finish: Boundary }): void {
  const { constraint } = activity.task
  if (!constraint) return
  const day = dayNumberOf(constraint.date)
  if (constraint.type === 'finishNoLaterThan' && activity.role !== 'summaryStart') {
    boundaries.finish = Math.min(boundaries.finish, day + 1)
  }
  if (constraint.type === 'mustStartOn' && activity.actualStart === null) {
    const { calendar } = activity
    boundaries.start = Math.min(boundaries.start, calendar.dayAt(calendar.countBefore(day)))
  }
}

function workLimit({ calendar, work }: Activity, { start, finish }: { start: Boundary; finish: Boundary }): Limit {
  const byFinish = calendar.countBefore(finish)
  const byStart = Number.isFinite(start) ? calendar.countBefore(start + 1) - 1 + work : byFinish
  const workFinish = Math.min(byFinish, byStart)
  return { boundary: calendar.dayAt(workFinish - 1) + 1, workStart: workFinish - work, workFinish }
}

function pointLimit(activity: Activity, { start, finish }: { start: Boundary; finish: Boundary }): Limit {
  const { calendar, early } = activity
  const last = Math.min(start, finish)
  const ordinal = calendar.countBefore(last)
  const boundary = isEnd(early.start) ? last : calendar.dayAt(ordinal)
  return { boundary, workStart: ordinal, workFinish: ordinal }
}

/** A successor's early position; the unseen point of a summary passes on what its own successors allow. */
function earlyLimitOf(successor: Activity): Limit {
  if (successor.role !== 'task') return successor.free
  const { early } = successor
  return { boundary: boundaryOf(early.start), workStart: early.workStart, workFinish: early.workFinish }
}
