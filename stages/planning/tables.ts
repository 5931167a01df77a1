import { boolean, date, index, integer, primaryKey, smallint, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { implementationTable } from '../../platform/db/tables.ts'
import { actionItem } from './kinds/action-item.ts'
import { decision } from './kinds/decision.ts'
import { meeting } from './kinds/meeting.ts'
import { projectIssue } from './kinds/project-issue.ts'
import { risk } from './kinds/risk.ts'
import { scopeDecision } from './kinds/scope-decision.ts'
import { task } from './kinds/task.ts'
import { weeklyReport } from './kinds/weekly-report.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })
const day = () => date({ mode: 'string' })

export const scopeDecisions = scopeDecision.table
export const tasks = task.table
export const risks = risk.table
export const projectIssues = projectIssue.table
export const meetings = meeting.table
export const decisions = decision.table
export const actionItems = actionItem.table
export const weeklyReports = weeklyReport.table

/** From the predecessor's to the successor's end; lag in working days, negative for a lead. */
export const taskDependencies = implementationTable(
  'task_dependency',
  { id: uuid().primaryKey(), fromId: uuid().notNull(), toId: uuid().notNull(), type: text().$type<'FS' | 'SS' | 'FF' | 'SF'>().notNull(), lagDays: integer().notNull() },
  (t: any) => [unique('task_dependency_once').on(t.fromId, t.toId), index('task_dependency_by_implementation').on(t.implementationId)],
)

/** How far a task has come, and what it waits for. Not part of what a signature under the plan freezes. */
export const taskProgress = implementationTable('task_progress', {
  taskId: uuid().primaryKey(), percentComplete: smallint().notNull(), actualStart: day(), actualFinish: day(),
  blockedReason: text(), waitingForId: uuid(), blockedOn: day(), updatedAt: instant().notNull(),
})

/** Days on which this implementation works, or does not, against the public calendar. */
export const calendarExceptions = implementationTable(
  'calendar_exception',
  { day: day().notNull(), working: boolean().notNull(), name: text() },
  (t: any) => [primaryKey({ columns: [t.implementationId, t.day] })],
)

/** Years whose public holidays were entered by hand as exceptions, so that they count as known. */
export const calendarYears = implementationTable(
  'calendar_year',
  { year: integer().notNull() },
  (t: any) => [primaryKey({ columns: [t.implementationId, t.year] })],
)

export const meetingAttendance = implementationTable(
  'meeting_attendance',
  { meetingId: uuid().notNull(), personId: uuid().notNull(), present: boolean().notNull() },
  (t: any) => [primaryKey({ columns: [t.meetingId, t.personId] })],
)

/** When a risk's trigger was first met, and the value that met it. */
export const riskReadings = implementationTable('risk_reading', { riskId: uuid().primaryKey(), firedOn: day().notNull(), value: text().notNull() })

/** Each baseline that was set, newest highest; the dates of its tasks are kept in `plan_baseline_task`. */
export const planBaselines = implementationTable(
  'plan_baseline',
  { id: uuid().primaryKey(), phaseId: uuid().notNull(), number: integer().notNull(), taskCount: integer().notNull(), finishOn: day().notNull(), goLiveOn: day(), reason: text(), setBy: uuid(), setAt: instant().notNull() },
  (t: any) => [unique('plan_baseline_number').on(t.phaseId, t.number)],
)

export const planBaselineTasks = implementationTable(
  'plan_baseline_task',
  { baselineId: uuid().notNull(), taskId: uuid().notNull(), startOn: day().notNull(), finishOn: day().notNull() },
  (t: any) => [primaryKey({ columns: [t.baselineId, t.taskId] })],
)
