import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Text } from '../errors.ts'

/** From the predecessor's to the successor's end: FS finish-to-start, SS start-to-start, FF finish-to-finish, SF start-to-finish. */
export type DependencyType = 'FS' | 'SS' | 'FF' | 'SF'

export type Dependency = {
  readonly from: string
  readonly to: string
  readonly type: DependencyType
  /** Working days of the successor's calendar; negative is a lead. */
  readonly lagDays: number
}

export type Constraint = {
  readonly type: 'startNoEarlierThan' | 'finishNoLaterThan' | 'mustStartOn'
  readonly date: string
}

/** A task; one that is the parent of another is a summary: its own duration and progress are ignored and roll up. */
export type Task = {
  readonly id: string
  readonly title?: string | undefined
  /** Working days, integer >= 0; 0 is a milestone. */
  readonly durationDays: number
  /** Name of a calendar in `ScheduleInput.calendars`; absent: the project's. */
  readonly calendar?: string | undefined
  readonly constraint?: Constraint | undefined
  readonly actualStart?: string | undefined
  readonly actualFinish?: string | undefined
  /** 0..100, share of the duration that is done. */
  readonly percentComplete?: number | undefined
  readonly parentId?: string | undefined
  readonly baselineStart?: string | undefined
  readonly baselineFinish?: string | undefined
}

export type ScheduleInput = {
  /** No unfinished task starts before this date. */
  readonly start: string
  /** Remaining work is not scheduled before this date. */
  readonly statusDate?: string | undefined
  readonly calendar: WorkingCalendar
  readonly calendars?: Readonly<Record<string, WorkingCalendar>> | undefined
  readonly tasks: readonly Task[]
  readonly dependencies: readonly Dependency[]
}

export type TaskState = 'notStarted' | 'started' | 'finished'

/** Dates are 'YYYY-MM-DD', finishes inclusive (the last day of work); floats and variances are working days of the task's calendar. */
export type ScheduledTask = {
  readonly id: string
  readonly title: string
  readonly parentId: string | null
  readonly isSummary: boolean
  readonly isMilestone: boolean
  /** A milestone that follows a finish stands at the end of its day, one that waits for a date at its start; null for work. */
  readonly milestoneAt: 'dayStart' | 'dayEnd' | null
  readonly state: TaskState
  readonly percentComplete: number
  readonly durationDays: number
  readonly start: string
  readonly finish: string
  readonly earlyStart: string
  readonly earlyFinish: string
  readonly lateStart: string
  readonly lateFinish: string
  readonly totalFloat: number
  readonly freeFloat: number
  readonly isCritical: boolean
  /** Working days that the finish is later (+) or earlier (-) than `baselineFinish`; null without one. */
  readonly varianceDays: number | null
  readonly startVarianceDays: number | null
}

export type ScheduleWarning = {
  readonly code:
    | 'schedule.constraint_violated'
    | 'schedule.unknown_calendar_years'
    | 'schedule.out_of_sequence'
    | 'schedule.start_unknown'
    | 'schedule.actual_after_status_date'
  readonly taskId?: string
  readonly days?: number
  readonly years?: readonly number[]
  readonly text: Text
}

export type Schedule = {
  readonly start: string
  readonly finish: string
  /** Working days of the project calendar from the start to the end of the last task; a milestone at the start of a day adds none. */
  readonly durationDays: number
  /** In the order of the input. */
  readonly tasks: readonly ScheduledTask[]
  /** The chain of unfinished tasks that drives the finish, first to last. */
  readonly criticalPath: readonly string[]
  readonly warnings: readonly ScheduleWarning[]
}
