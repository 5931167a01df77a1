import type { WorkingCalendar } from '../../../engines/calendar/working-calendar.ts'
import type { Constraint, Dependency, ScheduleInput, Task } from '../../../engines/schedule/schedule-model.ts'

/** A task of the plan with its progress, as far as scheduling needs it. */
export interface PlannedTask {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly state: string
  readonly phaseId: string | null
  /** Code of the parent task. */
  readonly parent: string | null
  readonly durationDays: number
  readonly constraintType: Constraint['type'] | null
  readonly constraintOn: string | null
  readonly percentComplete: number
  readonly actualStart: string | null
  readonly actualFinish: string | null
  readonly baselineStart: string | null
  readonly baselineFinish: string | null
}

export interface PlanSetting {
  /** First day of the project. */
  readonly start: string
  readonly today: string
  readonly calendar: WorkingCalendar
  /** First day of each phase: a task that waits for nothing does not start before its phase does. */
  readonly phaseStarts: ReadonlyMap<string, string>
}

/** Tasks that are scheduled: those that were not cancelled. A parent that is gone leaves its tasks at the top. */
export function scheduleInputOf(tasks: readonly PlannedTask[], dependencies: readonly Dependency[], setting: PlanSetting): ScheduleInput {
  const alive = tasks.filter((t) => t.state !== 'cancelled')
  const ids = new Set(alive.map((t) => t.id))
  const idByCode = new Map(alive.map((t) => [t.code, t.id]))
  const links = dependencies.filter((d) => ids.has(d.from) && ids.has(d.to))
  const waiting = new Set(links.map((d) => d.to))
  const parentIds = new Set(alive.map((t) => (t.parent ? idByCode.get(t.parent) : undefined)))
  const waits = (task: PlannedTask, depth = 0): boolean => {
    if (waiting.has(task.id)) return true
    const parent = task.parent && depth < 20 ? alive.find((t) => t.code === task.parent) : undefined
    return parent ? waits(parent, depth + 1) : false
  }
  return {
    start: setting.start,
    statusDate: setting.today,
    calendar: setting.calendar,
    tasks: alive.map((t): Task => ({
      id: t.id,
      title: t.title,
      durationDays: t.durationDays,
      parentId: t.parent ? idByCode.get(t.parent) : undefined,
      percentComplete: t.percentComplete,
      actualStart: t.actualStart ?? undefined,
      actualFinish: t.actualFinish ?? undefined,
      baselineStart: t.baselineStart ?? undefined,
      baselineFinish: t.baselineFinish ?? undefined,
      constraint: constraintOf(t, parentIds.has(t.id) || waits(t), setting),
    })),
    dependencies: links.map(({ from, to, type, lagDays }) => ({ from, to, type, lagDays })),
  }
}

function constraintOf(task: PlannedTask, isHeld: boolean, setting: PlanSetting): Constraint | undefined {
  if (task.constraintType && task.constraintOn) return { type: task.constraintType, date: task.constraintOn }
  const phaseStart = task.phaseId ? setting.phaseStarts.get(task.phaseId) : undefined
  return !isHeld && phaseStart ? { type: 'startNoEarlierThan', date: phaseStart } : undefined
}

/** The tasks of a phase and every task elsewhere that they wait for, so that the phase has floats and a critical path of its own. */
export function phaseNetwork<T extends Pick<PlannedTask, 'id' | 'code' | 'phaseId' | 'parent'>>(tasks: readonly T[], dependencies: readonly Pick<Dependency, 'from' | 'to'>[], phaseId: string): T[] {
  const byId = new Map(tasks.map((t) => [t.id, t]))
  const children = Map.groupBy(tasks.filter((t) => t.parent !== null), (t) => t.parent!)
  const predecessors = Map.groupBy(dependencies, (d) => d.to)
  const kept = new Set<string>()
  const queue = tasks.filter((t) => t.phaseId === phaseId).map((t) => t.id)
  while (queue.length > 0) {
    const id = queue.pop()!
    const task = byId.get(id)
    if (!task || kept.has(id)) continue
    kept.add(id)
    for (const { from } of predecessors.get(id) ?? []) queue.push(from)
    for (const child of children.get(task.code) ?? []) queue.push(child.id)
  }
  return tasks.filter((t) => kept.has(t.id))
}
