import { z } from 'zod'
import type { Text } from '../../engines/errors.ts'
import type { Light, SignatureView, StageName } from '../../platform/wire.ts'

/** Something that was frozen on a day, in both languages. */
export interface Frozen<T> {
  frozenOn: string
  zh: T
  en: T
}

/** Days are `YYYY-MM-DD`, finishes inclusive, floats and variances working days; names stand in the reader's language. */
const day = z.iso.date()

// ── plan ────────────────────────────────────────────────────────────────────────────────────────────────────────────
export const planQuery = z.object({ phase: z.uuid().optional() })
export const taskParams = z.object({ taskId: z.string().max(64) })
export const dependencyParams = z.object({ dependencyId: z.uuid() })
export const dependencyType = z.enum(['FS', 'SS', 'FF', 'SF'])
export const newDependency = z.object({ fromId: z.uuid(), toId: z.uuid(), type: dependencyType.default('FS'), lagDays: z.int().min(-500).max(500).default(0) })
export const progressReport = z.object({ percentComplete: z.int().min(0).max(100).optional(), actualStart: day.nullish(), actualFinish: day.nullish() })
export const taskMove = z.object({ start: day.optional(), durationDays: z.int().min(0).max(2000).optional() })
export const taskBlock = z.object({ reason: z.string().trim().min(2).max(1000), waitingForId: z.uuid().nullish() })
export const baselineOrder = z.object({ phaseId: z.uuid(), reason: z.string().trim().max(1000).optional() })
export const planPaste = z.object({ phaseId: z.uuid().nullish(), text: z.string().max(400_000), dryRun: z.boolean() })
export const calendarChange = z.object({ date: day, working: z.boolean().nullable(), name: z.string().trim().max(60).optional() })
export const calendarYear = z.object({ year: z.int().min(2000).max(2190), complete: z.boolean() })

export interface PlanTaskView {
  id: string
  code: string
  title: string
  state: string
  version: number
  phaseId: string | null
  ownerId: string | null
  departmentId: string | null
  parentId: string | null
  stageArea: StageName | null
  marks: string | null
  output: string | null
  predecessors: string | null
  constraint: { type: 'startNoEarlierThan' | 'finishNoLaterThan' | 'mustStartOn'; date: string } | null
  durationDays: number
  isSummary: boolean
  isMilestone: boolean
  start: string
  finish: string
  totalFloat: number
  freeFloat: number
  isCritical: boolean
  percentComplete: number
  actualStart: string | null
  actualFinish: string | null
  baselineStart: string | null
  baselineFinish: string | null
  varianceDays: number | null
  /** Calendar days past the baseline finish while it is open; 0 when it is not late. */
  daysLate: number
  blocked: { reason: string; waitingForId: string | null; since: string; days: number } | null
}

export interface DependencyView {
  id: string
  from: string
  to: string
  type: 'FS' | 'SS' | 'FF' | 'SF'
  lagDays: number
}

export interface GoLiveForecast {
  phaseId: string
  phaseCode: string
  phaseName: string
  plannedOn: string | null
  baselineOn: string | null
  /** The finish of the phase's go-live task; null without one. */
  forecastOn: string | null
  isLive: boolean
  /** Calendar days that the forecast is later (+) than planned; null when one of them is missing. */
  slipDays: number | null
  taskId: string | null
}

export interface PlanView {
  today: string
  phaseId: string | null
  start: string
  finish: string
  durationDays: number
  tasks: PlanTaskView[]
  dependencies: DependencyView[]
  /** Task ids, first to last: the chain that drives the finish of what is shown. */
  criticalPath: string[]
  goLive: GoLiveForecast[]
  /** Public holidays, make-up workdays and own exceptions in the range of the plan. */
  specialDays: { date: string; working: boolean; kind: 'holiday' | 'makeup' | 'exception'; name: string | null }[]
  weekdays: number[]
  unknownYears: number[]
  warnings: { code: string; taskId: string | null; text: Text }[]
  baselinedOn: string | null
  baselinedShare: string
  computeMs: number
}

export interface PlanPasteReport {
  dryRun: boolean
  accepted: number
  rows: { line: number; title: string; code: string | null; errors: Text[] }[]
  unknownColumns: string[]
}

// ── scope ───────────────────────────────────────────────────────────────────────────────────────────────────────────
export const scopeCell = z.object({
  moduleId: z.uuid(), departmentId: z.uuid(), phaseId: z.uuid(), coverage: z.enum(['pilot', 'full', 'out']).nullable(),
  reason: z.string().trim().max(2000).optional(), requirementIds: z.array(z.uuid()).max(200).optional(),
})
export const scopeSign = z.object({ phaseId: z.uuid(), role: z.string().max(40), statement: z.string().max(2000).optional(), attachmentId: z.uuid().optional() })
export const phaseOnly = z.object({ phaseId: z.uuid() })

export interface ScopeCellView {
  id: string
  code: string
  moduleId: string
  departmentId: string
  phaseId: string
  coverage: 'pilot' | 'full' | 'out'
  state: string
  reason: string | null
  requirements: { id: string; code: string; title: string }[]
}

export interface ScopeView {
  modules: { id: string; code: string; name: string; phaseId: string | null; leadId: string | null }[]
  departments: { id: string; code: string; name: string }[]
  cells: ScopeCellView[]
  /** Must-have requirements by phase: how many a task or a scope decision implements. */
  coverage: { phaseId: string; covered: number; total: number; missing: { id: string; code: string; title: string }[] }[]
  signing: (SigningView & { phaseId: string })[]
}

export interface SigningView {
  subject: string
  fingerprint: string
  requiredRoles: { role: string; label: Text; signed: boolean }[]
  signatures: SignatureView[]
}

// ── meetings ────────────────────────────────────────────────────────────────────────────────────────────────────────
export const meetingParams = z.object({ meetingId: z.string().max(64) })
export const nextMeeting = z.object({ meetingType: z.enum(['weekly', 'executive', 'kickOff', 'other']), heldOn: day, startsAt: z.string().max(11).optional(), place: z.string().max(120).optional(), title: z.string().trim().max(200).optional(), phaseId: z.uuid().nullish() })
export const attendance = z.object({ attendees: z.array(z.object({ personId: z.uuid(), present: z.boolean() })).max(200) })
export const minutesText = z.object({ minutes: z.string().max(20_000) })
export const minutesSignature = z.object({ role: z.string().max(40), statement: z.string().max(2000).optional(), attachmentId: z.uuid().optional() })
export const decisionOutcome = z.object({ outcome: z.string().trim().min(2).max(4000) })
export const issueSolution = z.object({ solution: z.string().trim().min(2).max(4000).optional() })
export const actionResult = z.object({ result: z.string().trim().max(4000).optional() })

export interface AgendaLine {
  code: string
  kind: string
  title: string
  person: string | null
  department: string | null
  due: string | null
  /** Days late (positive), or days waiting for a decision. */
  days: number | null
  note: string | null
}
export type AgendaSectionId = 'issues' | 'late' | 'blocked' | 'toDecide' | 'actions' | 'risks' | 'next' | 'schedule' | 'gates'
export interface AgendaSection {
  id: AgendaSectionId
  lines: AgendaLine[]
}
export interface MeetingAgenda {
  generatedOn: string
  sections: AgendaSection[]
}

export interface MeetingResolution {
  attendees: { name: string; department: string | null; present: boolean }[]
  decisions: { code: string; title: string; decider: string | null; outcome: string | null; decideBy: string | null }[]
  actions: { code: string; title: string; owner: string | null; department: string | null; dueOn: string | null }[]
  issues: { code: string; title: string; owner: string | null; dueOn: string | null }[]
}

export interface MeetingView {
  id: string
  code: string
  title: string
  state: string
  version: number
  meetingType: 'weekly' | 'executive' | 'kickOff' | 'other'
  heldOn: string
  startsAt: string | null
  place: string | null
  chairId: string | null
  phaseId: string | null
  minutes: string | null
  /** Frozen when the meeting opened, else as it stands now. */
  agenda: MeetingAgenda
  isAgendaFrozen: boolean
  attendees: { personId: string; name: string; department: string | null; present: boolean }[]
  decisions: { id: string; code: string; title: string; state: string; ownerId: string | null; recommendation: string | null; options: string | null; decideBy: string | null; outcome: string | null; version: number }[]
  actions: { id: string; code: string; title: string; state: string; ownerId: string | null; departmentId: string | null; dueOn: string | null; daysLate: number; result: string | null; version: number }[]
  issues: { id: string; code: string; title: string; state: string; ownerId: string | null; dueOn: string | null }[]
  signing: SigningView
}

export interface MeetingRow {
  id: string
  code: string
  title: string
  state: string
  meetingType: string
  heldOn: string
  startsAt: string | null
  place: string | null
  chairId: string | null
  phaseId: string | null
  invited: number
  present: number
  decisions: number
  actionsOpen: number
  actionsTotal: number
  signed: number
  toSign: number
}

// ── weekly report ───────────────────────────────────────────────────────────────────────────────────────────────────
export const weekQuery = z.object({ week: day.optional() })
export const weekJudgement = z.object({ weekOf: day, judgement: z.string().max(600) })
export const weekOnly = z.object({ weekOf: day })

export interface StuckItem {
  code: string
  kind: 'task' | 'projectIssue' | 'actionItem' | 'decision'
  title: string
  /** `late`: past its day; `blocked`: waits for this person; `undecided`: this person must decide. */
  why: 'late' | 'blocked' | 'undecided'
  days: number
  due: string | null
  note: string | null
}
export interface StuckPerson {
  personId: string | null
  person: string | null
  department: string | null
  worstDays: number
  items: StuckItem[]
}

export interface WeeklyReport {
  weekOf: string
  weekEnd: string
  weekNumber: number
  generatedOn: string
  phases: { code: string; name: string; lights: { stage: StageName; light: Light; met: number; criteria: number }[]; plannedGoLive: string | null; forecastGoLive: string | null; slipDays: number | null }[]
  milestones: { code: string; title: string; phase: string | null; plannedOn: string | null; forecastOn: string; varianceDays: number | null; isDone: boolean }[]
  done: { code: string; title: string; person: string | null; on: string }[]
  doneTotal: number
  next: { code: string; title: string; person: string | null; on: string; isMilestone: boolean }[]
  nextTotal: number
  stuck: StuckPerson[]
  issues: { opened: number; closed: number; open: number; overdue: number; top: { code: string; title: string; severity: string; person: string | null; department: string | null; daysOpen: number; daysLate: number }[] }
  decided: { code: string; title: string; outcome: string | null; person: string | null; on: string }[]
  toDecide: { code: string; title: string; recommendation: string | null; person: string | null; decideBy: string | null; daysWaiting: number; daysLate: number }[]
  coverage: { label: string; value: string | null; numerator: string | null; denominator: string | null; threshold: string; isMet: boolean | null }[]
  risks: { code: string; title: string; score: number; person: string | null; isFired: boolean; reading: string | null; mitigation: string | null }[]
}

export interface WeeklyView {
  report: WeeklyReport
  judgement: string
  itemId: string | null
  code: string | null
  state: 'none' | 'draft' | 'sent'
  /** Mondays of the weeks that have a report, newest first. */
  weeks: { weekOf: string; state: string }[]
  chatText: string
}

// ── executive review, milestones, risks ─────────────────────────────────────────────────────────────────────────────
export interface MilestoneView {
  id: string
  code: string
  title: string
  phaseId: string | null
  marks: string | null
  ownerId: string | null
  plannedOn: string | null
  forecastOn: string
  isDone: boolean
  varianceDays: number | null
  isCritical: boolean
  totalFloat: number
}

export interface ExecutiveView {
  today: string
  phases: { id: string; code: string; name: string; lights: { stage: StageName; light: Light; met: number; criteria: number }[]; forecast: GoLiveForecast | null; tasksDone: number; tasksTotal: number; latest: { code: string; title: string; heldOn: string; state: string } | null }[]
  toDecide: { id: string; code: string; title: string; options: string | null; recommendation: string | null; ownerId: string | null; decideBy: string | null; daysWaiting: number; daysLate: number; version: number }[]
  decided: { code: string; title: string; outcome: string | null; decidedOn: string; ownerId: string | null }[]
  risks: RiskView[]
  stuck: StuckPerson[]
  milestones: MilestoneView[]
  meetings: MeetingRow[]
}

export interface RiskView {
  id: string
  code: string
  title: string
  state: string
  phaseId: string | null
  ownerId: string | null
  probability: number
  impact: number
  score: number
  mitigation: string | null
  dueOn: string | null
  trigger: { text: Text; value: string | null; threshold: string; isMet: boolean } | null
}
