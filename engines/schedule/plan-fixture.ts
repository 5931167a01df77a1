import { workingCalendar } from '../calendar/working-calendar.ts'
import { Problem } from '../errors.ts'
import { computeSchedule } from './compute-schedule.ts'
import type { Dependency, Schedule, ScheduledTask, ScheduleInput, Task } from './schedule-model.ts'

/** Short ways for tests to write a plan and read its schedule; Monday to Friday, no holidays, unless told otherwise. */
const plain = workingCalendar({ holidays: 'none' })

export type Link = readonly [from: string, type: Dependency['type'], to: string, lagDays?: number]

export function task(id: string, durationDays: number, more: Partial<Task> = {}): Task {
  return { id, durationDays, ...more }
}

export function plan(
  start: string,
  tasks: Task[],
  links: readonly Link[] = [],
  more: Partial<ScheduleInput> = {},
): Schedule {
  const dependencies = links.map(([from, type, to, lagDays = 0]) => ({ from, to, type, lagDays }))
  return computeSchedule({ start, calendar: plain, tasks, dependencies, ...more })
}

export function dates(schedule: Schedule): Record<string, string> {
  return Object.fromEntries(schedule.tasks.map(({ id, start, finish }) => [id, `${start} ${finish}`]))
}

export function result(schedule: Schedule, id: string): ScheduledTask {
  return schedule.tasks.find((one) => one.id === id)!
}

export function problemOf(action: () => unknown): Problem {
  try {
    action()
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('nothing was refused')
}
