import { dayNumberOf } from '../calendar/calendar-date.ts'
import { backwardPass } from './backward-pass.ts'
import { forwardPass } from './forward-pass.ts'
import { boundaryOf } from './instants.ts'
import type { Activity, Network } from './network.ts'
import { networkOf } from './network.ts'
import { refuseBrokenPlan } from './plan-check.ts'
import type { Schedule, ScheduledTask, ScheduleInput } from './schedule-model.ts'
import { scheduleWarnings } from './schedule-warnings.ts'
import { scheduledTask } from './scheduled-task.ts'
import { rolledUp } from './summary-rollup.ts'
import { topologicalOrder } from './topological-order.ts'

/**
 * Schedules a plan by the critical path method over working calendars. Links hold before constraints: a constraint that
 * they break becomes a warning and a negative float. Throws `schedule.*` (Refused, Invalid) with `detail.place` or
 * `detail.cycle`. O(tasks + links).
 */
export function computeSchedule(input: ScheduleInput): Schedule {
  refuseBrokenPlan(input)
  const network = networkOf(input)
  const order = topologicalOrder(network.activities)
  forwardPass(order, input)
  const finishBoundary = order.reduce(
    (last, { early }) => Math.max(last, boundaryOf(early.finish)),
    dayNumberOf(input.start),
  )
  backwardPass(order, finishBoundary)
  const results = resultsOf(input, network)
  const tasks = input.tasks.map((task) => results.get(task.id)!)
  const start = tasks.map((task) => task.start).sort()[0] ?? input.start
  const finish =
    tasks
      .map((task) => task.finish)
      .sort()
      .at(-1) ?? start
  return {
    start,
    finish,
    durationDays: input.calendar.countBefore(finishBoundary) - input.calendar.countBefore(dayNumberOf(start)),
    tasks,
    criticalPath: criticalPathOf(order),
    warnings: scheduleWarnings({ input, network, results, start, finish }),
  }
}

function resultsOf(input: ScheduleInput, network: Network): Map<string, ScheduledTask> {
  const results = new Map<string, ScheduledTask>()
  for (const [id, activity] of network.byTask) results.set(id, scheduledTask(activity))
  const taskById = new Map(input.tasks.map((task) => [task.id, task]))
  const resultOf = (id: string): ScheduledTask => {
    const known = results.get(id)
    if (known) return known
    const task = taskById.get(id)!
    const calendar = task.calendar === undefined ? input.calendar : input.calendars![task.calendar]!
    const children = network.childrenOf.get(id)!.map((child) => resultOf(child.id))
    const summary = rolledUp(task, children, calendar)
    results.set(id, summary)
    return summary
  }
  for (const task of input.tasks) resultOf(task.id)
  return results
}

/** From the unfinished task that finishes last, back along the links that hold each task where it is. */
function criticalPathOf(order: readonly Activity[]): string[] {
  const open = order.filter((activity) => activity.role === 'task' && activity.state !== 'finished')
  const lastInstant = open.reduce((last, { early }) => Math.max(last, early.finish), 0)
  let activity = open
    .filter(({ early }) => early.finish === lastInstant)
    .reduce<Activity | null>((best, one) => (best && !endsBetter(one, best) ? best : one), null)
  const path: string[] = []
  while (activity && activity.state !== 'finished') {
    if (activity.role === 'task') path.push(activity.task.id)
    activity = activity.driver?.from ?? null
  }
  return path.reverse()
}

function endsBetter(a: Activity, b: Activity): boolean {
  return a.chainLength === b.chainLength ? a.task.id < b.task.id : a.chainLength > b.chainLength
}
