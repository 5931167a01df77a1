import { and, eq, isNull } from 'drizzle-orm'
import type { WorkingCalendar } from '../../../engines/calendar/working-calendar.ts'
import { computeSchedule } from '../../../engines/schedule/compute-schedule.ts'
import type { Schedule, ScheduledTask, ScheduleInput } from '../../../engines/schedule/schedule-model.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { Phase } from '../../../platform/gates/criterion.ts'
import { phasesOf } from '../../../platform/gates/evaluate.ts'
import type { ItemOf } from '../../../platform/kinds/kind.ts'
import { implementations } from '../../../platform/organization/tables.ts'
import { localized } from '../../../platform/trace/item-store.ts'
import { daysBetween } from '../../../platform/db/time.ts'
import type { GoLiveForecast } from '../contract.ts'
import { task } from '../kinds/task.ts'
import { daysLateOf } from '../rules/lateness.ts'
import { phaseNetwork, type PlannedTask, scheduleInputOf } from '../rules/plan-input.ts'
import { taskDependencies, taskProgress } from '../tables.ts'
import { workingCalendarOf } from './working-calendar.ts'

const t = task.table
/** What a plan needs of a task; half the columns of its table, since it is read often. */
const planColumns = {
  id: t.id, code: t.code, title: t.title, state: t.state, version: t.version, phaseId: t.phaseId, ownerId: t.ownerId, departmentId: t.departmentId, durationDays: t.durationDays, predecessors: t.predecessors, parent: t.parent, stageArea: t.stageArea, marks: t.marks,
  constraintType: t.constraintType, constraintOn: t.constraintOn, effortDays: t.effortDays, output: t.output, baselineStart: t.baselineStart, baselineFinish: t.baselineFinish,
}
export type TaskRow = Pick<ItemOf<typeof task>, keyof typeof planColumns>
export interface TaskInPlan extends PlannedTask {
  readonly row: TaskRow
  readonly blockedReason: string | null
  readonly waitingForId: string | null
  readonly blockedOn: string | null
}

export interface DependencyRow {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly type: 'FS' | 'SS' | 'FF' | 'SF'
  readonly lagDays: number
}

/** Every task of the implementation with its progress, the links, and the calendar to schedule them on. */
export interface PlanSource {
  readonly tasks: readonly TaskInPlan[]
  readonly dependencies: readonly DependencyRow[]
  readonly calendar: WorkingCalendar
  readonly start: string
  readonly phases: readonly Phase[]
  readonly today: string
}

export async function loadPlanSource(tx: Tx): Promise<PlanSource> {
  const selected = await tx.db.select(planColumns).from(t).where(and(eq(t.implementationId, tx.implementationId), isNull(t.removedAt))).orderBy(t.code)
  const progress = new Map((await tx.db.select().from(taskProgress).where(eq(taskProgress.implementationId, tx.implementationId))).map((p) => [p.taskId, p]))
  const rows = await localized(tx, selected.map((row) => ({ ...row, blockedReason: progress.get(row.id)?.blockedReason ?? null })), ['title', 'output', 'blockedReason'])
  const dependencies = await tx.db.select().from(taskDependencies).where(eq(taskDependencies.implementationId, tx.implementationId))
  const phases = await phasesOf(tx)
  const [implementation] = await tx.db.select({ startsOn: implementations.startsOn }).from(implementations).where(eq(implementations.id, tx.implementationId))
  const starts = [implementation?.startsOn, ...phases.map((p) => p.startsOn), ...[...progress.values()].map((p) => p.actualStart)].filter((d): d is string => Boolean(d)).sort()
  return {
    tasks: rows.map((row) => inPlan(row, progress.get(row.id))),
    dependencies: dependencies.map((d) => ({ id: d.id, from: d.fromId, to: d.toId, type: d.type, lagDays: d.lagDays })),
    calendar: await workingCalendarOf(tx),
    start: starts[0] ?? tx.today,
    phases,
    today: tx.today,
  }
}

function inPlan(row: TaskRow & { blockedReason: string | null }, progress: typeof taskProgress.$inferSelect | undefined): TaskInPlan {
  return {
    row, id: row.id, code: row.code, title: row.title, state: row.state, phaseId: row.phaseId, parent: row.parent, durationDays: row.durationDays ?? 0,
    constraintType: row.constraintType, constraintOn: row.constraintOn, baselineStart: row.baselineStart, baselineFinish: row.baselineFinish,
    percentComplete: progress?.percentComplete ?? 0, actualStart: progress?.actualStart ?? null, actualFinish: progress?.actualFinish ?? null,
    blockedReason: row.blockedReason, waitingForId: progress?.waitingForId ?? null, blockedOn: progress?.blockedOn ?? null,
  }
}

export interface ScheduledPlan {
  readonly source: PlanSource
  readonly input: ScheduleInput
  readonly schedule: Schedule
  readonly byId: ReadonlyMap<string, ScheduledTask>
}

/** Schedules the whole plan, or a phase with what it waits for (so that its floats count to its own finish). Throws `schedule.cycle` and its like. */
export function schedulePlan(source: PlanSource, phaseId: string | null): ScheduledPlan {
  const tasks = phaseId ? phaseNetwork(source.tasks, source.dependencies, phaseId) : source.tasks
  const phaseStarts = new Map(source.phases.flatMap((p) => (p.startsOn ? [[p.id, p.startsOn] as const] : [])))
  const input = scheduleInputOf(tasks, source.dependencies, { start: source.start, today: source.today, calendar: source.calendar, phaseStarts })
  const schedule = computeSchedule(input)
  return { source, input, schedule, byId: new Map(schedule.tasks.map((t) => [t.id, t])) }
}

/** Due by the baseline; without one nothing is late, since the forecast only moves. */
export function taskDaysLate(t: Pick<TaskInPlan, 'baselineFinish'>, scheduled: Pick<ScheduledTask, 'state'>, today: string): number {
  return daysLateOf(t.baselineFinish, today, scheduled.state !== 'finished')
}

/** Planned, baselined and forecast go-live of each phase; the task marked as go-live decides. */
export function goLiveForecasts(source: PlanSource, whole: ScheduledPlan): GoLiveForecast[] {
  return source.phases.map((phase) => {
    const goLive = source.tasks.filter((t) => t.phaseId === phase.id && t.row.marks === 'goLive' && t.state !== 'cancelled').at(-1)
    const scheduled = goLive ? whole.byId.get(goLive.id) : undefined
    const forecastOn = phase.goLiveOn ?? scheduled?.finish ?? null
    return {
      phaseId: phase.id, phaseCode: phase.code, phaseName: phase.name, plannedOn: phase.plannedGoLiveOn, baselineOn: goLive?.baselineFinish ?? null, forecastOn,
      isLive: phase.goLiveOn !== null || scheduled?.state === 'finished',
      slipDays: forecastOn && phase.plannedGoLiveOn ? daysBetween(phase.plannedGoLiveOn, forecastOn) : null,
      taskId: goLive?.id ?? null,
    }
  })
}

/** Tasks that are worked on: not cancelled and without tasks within. */
export function leafTasks(source: PlanSource): TaskInPlan[] {
  const parents = new Set(source.tasks.filter((t) => t.state !== 'cancelled').map((t) => t.parent))
  return source.tasks.filter((t) => t.state !== 'cancelled' && !parents.has(t.code))
}
