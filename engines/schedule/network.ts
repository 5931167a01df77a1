import { dayNumberOf } from '../calendar/calendar-date.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Boundary, Instant } from './instants.ts'
import type { DependencyType, ScheduleInput, Task, TaskState } from './schedule-model.ts'

export type Edge = {
  readonly from: Activity
  readonly to: Activity
  readonly type: DependencyType
  readonly lagDays: number
}

/**
 * A node of the network: a leaf task, or the unseen start or finish point of a summary that carries a link or a constraint.
 * Ordinals count working days of the activity's calendar; `work` is what remains of a started task.
 */
export type Activity = {
  readonly task: Task
  readonly role: 'task' | 'summaryStart' | 'summaryFinish'
  readonly calendar: WorkingCalendar
  readonly state: TaskState
  readonly work: number
  readonly actualStart: number | null
  readonly actualFinish: number | null
  readonly incoming: Edge[]
  readonly outgoing: Edge[]
  early: { start: Instant; finish: Instant; workStart: number; workFinish: number }
  driver: Edge | null
  chainLength: number
  late: Limit
  /** As late as it may be without moving the early dates of any successor. */
  free: Limit
}

/** A latest position. Of work the ordinals count; of a point in time the boundary, with the ordinal of it. */
export type Limit = { readonly boundary: Boundary; readonly workStart: number; readonly workFinish: number }

export type Network = {
  readonly activities: readonly Activity[]
  readonly byTask: ReadonlyMap<string, Activity>
  readonly childrenOf: ReadonlyMap<string, readonly Task[]>
}

/** Turns checked input (`refuseBrokenPlan`) into activities and edges. Links of summaries go through their unseen points. */
export function networkOf(input: ScheduleInput): Network {
  const childrenOf = Map.groupBy(
    input.tasks.filter((task) => task.parentId !== undefined),
    (task) => task.parentId!,
  )
  const activities: Activity[] = []
  const byTask = new Map<string, Activity>()
  const starts = new Map<string, Activity>()
  const finishes = new Map<string, Activity>()

  for (const task of input.tasks) {
    if (childrenOf.has(task.id)) continue
    const activity = activityOf(task, 'task', calendarOf(task, input))
    activities.push(activity)
    byTask.set(task.id, activity)
  }

  function leavesOf(id: string): Activity[] {
    return childrenOf.get(id)?.flatMap((child) => leavesOf(child.id)) ?? [byTask.get(id)!]
  }

  function pointOf(task: Task, role: 'summaryStart' | 'summaryFinish'): Activity {
    const points = role === 'summaryStart' ? starts : finishes
    const known = points.get(task.id)
    if (known) return known
    const point = activityOf(task, role, calendarOf(task, input))
    points.set(task.id, point)
    activities.push(point)
    for (const leaf of leavesOf(task.id)) {
      if (role === 'summaryStart') join(point, leaf, 'FS', 0)
      else join(leaf, point, 'FS', 0)
    }
    return point
  }

  const taskById = new Map(input.tasks.map((task) => [task.id, task]))
  for (const { from, to, type, lagDays } of input.dependencies) {
    const predecessor = byTask.get(from) ?? pointOf(taskById.get(from)!, 'summaryFinish')
    const successor = byTask.get(to) ?? pointOf(taskById.get(to)!, 'summaryStart')
    join(predecessor, successor, type, lagDays)
  }
  for (const task of input.tasks) {
    if (!childrenOf.has(task.id) || !task.constraint) continue
    pointOf(task, task.constraint.type === 'finishNoLaterThan' ? 'summaryFinish' : 'summaryStart')
  }
  return { activities, byTask, childrenOf }
}

export function isPoint(activity: Activity): boolean {
  return activity.work === 0 && activity.state !== 'started'
}

/** Links into a started task's start are facts already; links into a finished task are too. */
export function binds(edge: Edge): boolean {
  if (edge.to.state === 'finished') return false
  return edge.to.actualStart === null || edge.type !== 'SS'
}

export function titleOf(task: Task): string {
  return task.title ?? task.id
}

function join(from: Activity, to: Activity, type: DependencyType, lagDays: number): void {
  const edge = { from, to, type, lagDays }
  from.outgoing.push(edge)
  to.incoming.push(edge)
}

function calendarOf(task: Task, input: ScheduleInput): WorkingCalendar {
  return task.calendar === undefined ? input.calendar : input.calendars![task.calendar]!
}

function activityOf(task: Task, role: Activity['role'], calendar: WorkingCalendar): Activity {
  const nothing = { boundary: 0, workStart: 0, workFinish: 0 }
  return {
    task,
    role,
    calendar,
    ...(role === 'task' ? progressOf(task, calendar) : notStarted(0)),
    incoming: [],
    outgoing: [],
    early: { start: 0, finish: 0, workStart: 0, workFinish: 0 },
    driver: null,
    chainLength: 0,
    late: nothing,
    free: nothing,
  }
}

type Progress = Pick<Activity, 'state' | 'work' | 'actualStart' | 'actualFinish'>

function notStarted(work: number): Progress {
  return { state: 'notStarted', work, actualStart: null, actualFinish: null }
}

function progressOf(task: Task, calendar: WorkingCalendar): Progress {
  const { durationDays } = task
  const reportedStart = task.actualStart === undefined ? null : dayNumberOf(task.actualStart)
  if (task.actualFinish !== undefined) {
    const actualFinish = dayNumberOf(task.actualFinish)
    const derivedStart =
      durationDays === 0 ? actualFinish : calendar.dayAt(calendar.countBefore(actualFinish + 1) - durationDays)
    return { state: 'finished', work: 0, actualStart: reportedStart ?? derivedStart, actualFinish }
  }
  if (durationDays === 0) {
    return reportedStart === null
      ? notStarted(0)
      : { state: 'finished', work: 0, actualStart: reportedStart, actualFinish: reportedStart }
  }
  const percent = task.percentComplete ?? 0
  if (reportedStart === null && percent === 0) return notStarted(durationDays)
  const remaining = Math.max(1, Math.ceil((durationDays * (100 - percent)) / 100 - 1e-9))
  return { state: 'started', work: remaining, actualStart: reportedStart, actualFinish: null }
}
