import { z } from 'zod'

/** Bodies that cross the wire; answers are plain interfaces. Ratios are decimal strings 0..1, instants ISO 8601 in UTC. */
const option = z.object({ id: z.string().trim().min(1).max(40), text: z.string().trim().max(500), textEn: z.string().max(500).nullish() })
export const questionInput = z.object({
  id: z.uuid().optional(),
  type: z.enum(['single', 'multiple', 'trueFalse']),
  text: z.string().max(2000),
  textEn: z.string().max(2000).nullish(),
  options: z.array(option).max(12),
  answer: z.array(z.string()).max(12),
  points: z.number().int().min(0).max(100),
  explanation: z.string().max(2000).nullish(),
  explanationEn: z.string().max(2000).nullish(),
  lessonId: z.uuid().nullish(),
})
export type QuestionInput = z.infer<typeof questionInput>

export const saveQuestionsBody = z.object({ questions: z.array(questionInput).max(200) })
export const submitAttemptBody = z.object({ chosen: z.record(z.string(), z.array(z.string()).max(12)) })
export const signInBody = z.object({ personIds: z.array(z.uuid()).min(1).max(2000), channel: z.enum(['roster', 'paper']), attachmentId: z.uuid().nullish() })
export const seedUserBody = z.object({ phaseId: z.uuid(), personId: z.uuid(), note: z.string().max(500).nullish() })
export const phaseQuery = z.object({ phase: z.string().optional() })

export interface CoverageView {
  readonly phase: { readonly id: string; readonly code: string; readonly name: string } | null
  readonly heads: number
  readonly reached: number
  readonly byHeads: string | null
  readonly byTransactions: string | null
  readonly threshold: string
  readonly exams: { readonly passed: number; readonly due: number; readonly share: string | null }
  readonly sessions: { readonly held: number; readonly planned: number }
  readonly departments: readonly {
    readonly id: string; readonly code: string; readonly name: string; readonly heads: number; readonly reached: number; readonly byHeads: string | null
    readonly transactions: number; readonly byTransactions: string | null; readonly examsPassed: number; readonly examsDue: number; readonly seedUsers: number
  }[]
  readonly unreached: readonly {
    readonly personId: string; readonly code: string; readonly name: string; readonly departmentName: string; readonly job: string | null; readonly monthlyTransactions: number
    readonly why: 'noCurriculum' | 'notAttended'; readonly curricula: readonly { readonly code: string; readonly title: string }[]
    readonly next: { readonly code: string; readonly heldOn: string; readonly startTime: string; readonly place: string } | null
  }[]
  readonly curricula: readonly { readonly id: string; readonly code: string; readonly title: string; readonly people: number; readonly attended: number; readonly passed: number | null }[]
}

export interface SessionView {
  readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly version: number
  readonly heldOn: string; readonly startTime: string; readonly minutes: number; readonly place: string; readonly capacity: number; readonly trainerId: string | null; readonly evaluation: string | null
  readonly departments: readonly { readonly id: string; readonly code: string; readonly name: string }[]
  readonly lessons: readonly { readonly id: string; readonly code: string; readonly title: string; readonly state: string }[]
  readonly exams: readonly { readonly id: string; readonly code: string; readonly title: string; readonly state: string }[]
  readonly roster: readonly RosterEntry[]
  readonly invited: number
  readonly attended: number
  /** The link works today only. */
  readonly isLinkOpen: boolean
  /** Path of the sign-in link; null for those who may not record attendance. */
  readonly attendPath: string | null
}
export interface RosterEntry {
  readonly personId: string; readonly code: string; readonly name: string; readonly departmentName: string; readonly job: string | null; readonly isInvited: boolean
  readonly signedIn: { readonly channel: 'roster' | 'link' | 'paper'; readonly at: string } | null
  readonly exams: readonly { readonly code: string; readonly score: string | null; readonly isPassed: boolean | null }[]
}

export interface SessionLine {
  readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly phaseId: string | null; readonly heldOn: string; readonly startTime: string; readonly minutes: number; readonly place: string
  readonly trainerId: string | null; readonly departments: readonly string[]; readonly lessons: readonly string[]; readonly capacity: number; readonly invited: number; readonly attended: number
}

export interface LessonLine {
  readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly minutes: number | null; readonly ownerId: string | null; readonly phaseId: string | null
  readonly curricula: readonly string[]; readonly teaches: readonly TaughtView[]; readonly people: number; readonly parts: { readonly theory: boolean; readonly practice: boolean; readonly caseStudy: boolean; readonly jobAid: boolean }
}
export interface TaughtView {
  readonly id: string; readonly kind: string; readonly code: string; readonly title: string; readonly checkedVersion: number; readonly version: number; readonly since: 'same' | 'changed' | 'removed'
}
export interface LessonView {
  readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly version: number; readonly minutes: number | null; readonly ownerId: string | null
  readonly theory: string | null; readonly practice: string | null; readonly caseStudy: string | null; readonly jobAid: string | null; readonly video: string | null
  readonly teaches: readonly TaughtView[]
  readonly curricula: readonly { readonly code: string; readonly title: string }[]
  readonly sessions: readonly { readonly code: string; readonly title: string; readonly heldOn: string; readonly attended: number }[]
  /** Who attended it and would have to see what has changed. */
  readonly people: number
  readonly pictures: readonly { readonly id: string; readonly name: string }[]
}

export interface QuestionView extends Required<Pick<QuestionInput, 'type' | 'text' | 'options' | 'answer' | 'points'>> {
  readonly id: string
  readonly textEn: string | null
  readonly explanation: string | null
  readonly explanationEn: string | null
  readonly lessonId: string | null
  /** Share of sittings that earned all its points; null without any. */
  readonly rightShare: string | null
}
export interface ExamDesign {
  readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly version: number; readonly passMark: string; readonly minutes: number; readonly attemptsAllowed: number; readonly note: string | null
  readonly questions: readonly QuestionView[]
  readonly results: readonly { readonly personId: string; readonly name: string; readonly departmentName: string; readonly job: string | null; readonly best: string; readonly isPassed: boolean; readonly attempts: number; readonly lastAt: string }[]
  readonly canEdit: boolean
}
export interface ExamLine {
  readonly id: string; readonly code: string; readonly title: string; readonly state: string; readonly phaseId: string | null; readonly curricula: readonly string[]; readonly questionCount: number; readonly totalPoints: number
  readonly passMark: string; readonly minutes: number; readonly attemptsAllowed: number; readonly sat: number; readonly passed: number; readonly average: string | null
  /** `isForMe`: it belongs to a curriculum for my job. */
  readonly mine: { readonly isForMe: boolean; readonly best: string | null; readonly isPassed: boolean; readonly attemptsLeft: number }
}
export interface ExamSheet {
  readonly attemptId: string; readonly examId: string; readonly code: string; readonly title: string; readonly note: string | null; readonly minutes: number; readonly endsAt: string; readonly passMark: string; readonly points: number
  readonly questions: readonly { readonly id: string; readonly type: 'single' | 'multiple' | 'trueFalse'; readonly text: string; readonly points: number; readonly options: readonly { readonly id: string; readonly text: string }[] }[]
}
export interface ExamResult {
  readonly attemptId: string; readonly examId: string; readonly code: string; readonly title: string; readonly score: string; readonly points: number; readonly of: number; readonly isPassed: boolean; readonly passMark: string; readonly attemptsLeft: number
  /** Right answers and reasons are shown once passed, or when no attempt is left. */
  readonly questions: readonly { readonly id: string; readonly text: string; readonly points: number; readonly of: number; readonly chosen: readonly string[]; readonly right: readonly string[] | null; readonly explanation: string | null }[]
}

export interface SeedReachView {
  readonly phase: { readonly id: string; readonly code: string; readonly name: string } | null
  readonly departments: readonly {
    readonly id: string; readonly code: string; readonly name: string; readonly heads: number; readonly trained: number; readonly seedUsers: number; readonly alone: number
    readonly jobs: readonly { readonly job: string; readonly people: readonly ReachPerson[] }[]
  }[]
  readonly seedUsers: readonly { readonly personId: string; readonly name: string; readonly departmentName: string; readonly job: string | null; readonly note: string | null; readonly isTrained: boolean; readonly colleagues: number }[]
}
export interface ReachPerson {
  readonly id: string; readonly name: string; readonly isSeed: boolean; readonly reach: 'trained' | 'sameJob' | 'sameDepartment' | 'none'
}
