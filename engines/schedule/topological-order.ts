import { Refused } from '../errors.ts'
import type { Activity } from './network.ts'
import { titleOf } from './network.ts'
import type { Task } from './schedule-model.ts'

/** Activities with every predecessor before its successors. Throws `schedule.cycle` with the whole cycle. O(tasks + links). */
export function topologicalOrder(activities: readonly Activity[]): Activity[] {
  const waitingFor = new Map(activities.map((activity) => [activity, activity.incoming.length]))
  const order = activities.filter((activity) => activity.incoming.length === 0)
  for (let position = 0; position < order.length; position++) {
    for (const { to } of order[position]!.outgoing) {
      const left = waitingFor.get(to)! - 1
      waitingFor.set(to, left)
      if (left === 0) order.push(to)
    }
  }
  if (order.length < activities.length) throw cycleAmong(activities, new Set(order))
  return order
}

/** Every activity that is left has a predecessor that is left; walking back must come round. The smallest id leads. */
function cycleAmong(activities: readonly Activity[], ordered: ReadonlySet<Activity>): Refused {
  const left = activities.filter((activity) => !ordered.has(activity)).sort(byId)
  const walk: Activity[] = []
  const seen = new Map<Activity, number>()
  let activity = left[0]!
  while (!seen.has(activity)) {
    seen.set(activity, walk.length)
    walk.push(activity)
    activity = activity.incoming
      .map((edge) => edge.from)
      .filter((from) => !ordered.has(from))
      .sort(byId)[0]!
  }
  const tasks = withoutRepeats(
    walk
      .slice(seen.get(activity)!)
      .reverse()
      .map(({ task }) => task),
  )
  const first = tasks.reduce((least, task, position) => (task.id < tasks[least]!.id ? position : least), 0)
  const cycle = [...tasks.slice(first), ...tasks.slice(0, first)]
  const path = [...cycle, cycle[0]!].map((task) => titleOf(task)).join(' → ')
  return new Refused(
    'schedule.cycle',
    { cycle: cycle.map(({ id }) => id) },
    {
      zh: `任务依赖成环，无法排期：${path}。请删除其中一条依赖。`,
      en: `The tasks wait for each other in a circle and cannot be scheduled: ${path}. Remove one of these dependencies.`,
    },
  )
}

function withoutRepeats(tasks: readonly Task[]): Task[] {
  return tasks.filter((task, position) => position === 0 || task !== tasks[position - 1])
}

function byId(a: Activity, b: Activity): number {
  return compare(a.task.id, b.task.id) || compare(a.role, b.role)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
