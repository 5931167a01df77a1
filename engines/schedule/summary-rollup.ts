import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import { titleOf } from './network.ts'
import type { ScheduledTask, Task } from './schedule-model.ts'
import { spanDays, variances } from './scheduled-task.ts'

/**
 * A summary from its direct children (leaves or summaries already rolled up): first start, last finish, least float,
 * progress weighted by working days (milestones alone: the share that is finished).
 */
export function rolledUp(task: Task, children: readonly ScheduledTask[], calendar: WorkingCalendar): ScheduledTask {
  const first = (field: 'start' | 'earlyStart' | 'lateStart') => children.map((child) => child[field]).sort()[0]!
  const last = (field: 'finish' | 'earlyFinish' | 'lateFinish') =>
    children
      .map((child) => child[field])
      .sort()
      .at(-1)!
  const open = children.filter((child) => child.state !== 'finished')
  const least = (field: 'totalFloat' | 'freeFloat') =>
    Math.min(...(open.length > 0 ? open : children).map((c) => c[field]))
  const [start, finish] = [first('start'), last('finish')]
  return {
    id: task.id,
    title: titleOf(task),
    parentId: task.parentId ?? null,
    isSummary: true,
    isMilestone: false,
    milestoneAt: null,
    state:
      open.length === 0
        ? 'finished'
        : children.some((child) => child.state !== 'notStarted')
          ? 'started'
          : 'notStarted',
    percentComplete: percentOf(children),
    durationDays: spanDays(start, finish, calendar),
    start,
    finish,
    earlyStart: first('earlyStart'),
    earlyFinish: last('earlyFinish'),
    lateStart: first('lateStart'),
    lateFinish: last('lateFinish'),
    totalFloat: least('totalFloat'),
    freeFloat: least('freeFloat'),
    isCritical: children.some((child) => child.isCritical),
    ...variances(task, start, finish, calendar),
  }
}

function percentOf(children: readonly ScheduledTask[]): number {
  const days = children.reduce((sum, child) => sum + child.durationDays, 0)
  const weightOf = (child: ScheduledTask) => (days === 0 ? 1 / children.length : child.durationDays / days)
  const percent = children.reduce((sum, child) => sum + child.percentComplete * weightOf(child), 0)
  return Math.round(percent * 10) / 10
}
