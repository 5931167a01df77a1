import { boolean, index, integer, jsonb, numeric, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { implementationTable } from '../../platform/db/tables.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

export type SignInChannel = 'roster' | 'link' | 'paper'
export type QuestionType = 'single' | 'multiple' | 'trueFalse'
export interface Option {
  readonly id: string
  readonly text: string
  readonly textEn?: string | null | undefined
}
/** One answered question of an attempt: what was chosen and what it earned. */
export interface Answered {
  readonly questionId: string
  readonly chosen: readonly string[]
  readonly points: number
  readonly of: number
}

/** Who was there: person × session. `paper` names the scan of the signed sheet. */
export const attendance = implementationTable(
  'attendance',
  { id: uuid().primaryKey(), sessionId: uuid().notNull(), personId: uuid().notNull(), channel: text().$type<SignInChannel>().notNull(), signedAt: instant().notNull(), recordedBy: uuid(), attachmentId: uuid() },
  (t: any) => [unique('attendance_once').on(t.sessionId, t.personId), index('attendance_by_person').on(t.implementationId, t.personId)],
)

/** The question bank of an exam, with its answers: never sent to a learner before the attempt is handed in. */
export const examQuestions = implementationTable(
  'exam_question',
  {
    id: uuid().primaryKey(), examId: uuid().notNull(), position: integer().notNull(), type: text().$type<QuestionType>().notNull(), text: text().notNull(), textEn: text(),
    options: jsonb().$type<Option[]>().notNull(), answer: jsonb().$type<string[]>().notNull(), points: integer().notNull(), explanation: text(), explanationEn: text(), lessonId: uuid(),
  },
  (t: any) => [index('exam_question_by_exam').on(t.examId, t.position)],
)

/** One sitting. `score` is a ratio 0..1; null until handed in. */
export const examAttempts = implementationTable(
  'exam_attempt',
  {
    id: uuid().primaryKey(), examId: uuid().notNull(), examVersion: integer().notNull(), personId: uuid().notNull(), channel: text().$type<'account' | 'link'>().notNull(), sessionId: uuid(),
    startedAt: instant().notNull(), submittedAt: instant(), answers: jsonb().$type<Answered[]>(), points: integer(), of: integer(), score: numeric({ precision: 5, scale: 4 }), isPassed: boolean(),
  },
  (t: any) => [index('exam_attempt_by_exam').on(t.implementationId, t.examId), index('exam_attempt_by_person').on(t.personId)],
)

/** A colleague who helps the others at the workplace in a phase. */
export const seedUsers = implementationTable(
  'seed_user',
  { id: uuid().primaryKey(), phaseId: uuid().notNull(), personId: uuid().notNull(), note: text(), appointedAt: instant().notNull(), appointedBy: uuid() },
  (t: any) => [unique('seed_user_once').on(t.phaseId, t.personId)],
)
