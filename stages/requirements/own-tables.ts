import { date, index, integer, jsonb, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { implementationTable } from '../../platform/db/tables.ts'
import type { Answers } from './rules/survey-results.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** A sentence of an interview's notes, kept as the source of a pain point or requirement. */
export const interviewQuotes = implementationTable(
  'interview_quote',
  { id: uuid().primaryKey(), interviewId: uuid().notNull(), itemId: uuid().notNull(), text: text().notNull(), /** Where the notes stand in both languages. */ textEn: text(), createdAt: instant().notNull(), createdBy: uuid() },
  (t: any) => [index('interview_quote_by_item').on(t.itemId), index('interview_quote_by_interview').on(t.interviewId)],
)

/** A way into a survey without sign-in: shared by a department (anonymous), or personal (one answer). */
export const surveyLinks = implementationTable(
  'survey_link',
  {
    id: uuid().primaryKey(), surveyId: uuid().notNull(), token: text().notNull(), kind: text().$type<'shared' | 'personal'>().notNull(), departmentId: uuid(), personId: uuid(),
    /** Heads asked by a shared link; 1 for a personal one. */
    invited: integer().notNull(), createdAt: instant().notNull(), usedAt: instant(),
  },
  (t: any) => [unique('survey_link_token').on(t.token), index('survey_link_by_survey').on(t.surveyId)],
)

/** One sheet. Nothing here tells who wrote it: no person, no link, only the day. */
export const surveyAnswers = implementationTable(
  'survey_answer',
  { id: uuid().primaryKey(), surveyId: uuid().notNull(), departmentId: uuid(), answers: jsonb().$type<Answers>().notNull(), sheetKey: text().notNull(), answeredOn: date({ mode: 'string' }).notNull() },
  (t: any) => [unique('survey_answer_once').on(t.surveyId, t.sheetKey)],
)

/** A comment that asks for a change; it blocks the sign-off until its author or a business lead closes it. */
export const reviewComments = implementationTable(
  'review_comment',
  { commentId: uuid().primaryKey(), itemId: uuid().notNull(), personId: uuid(), raisedAt: instant().notNull(), resolvedAt: instant(), resolvedBy: uuid(), answer: text() },
  (t: any) => [index('review_comment_by_item').on(t.itemId)],
)

/** A wording that the lint warns of and somebody has marked as meant. */
export const lintMarks = implementationTable(
  'lint_mark',
  { id: uuid().primaryKey(), itemId: uuid().notNull(), rule: text().notNull(), word: text().notNull(), personId: uuid(), at: instant().notNull() },
  (t: any) => [unique('lint_mark_once').on(t.itemId, t.rule, t.word)],
)

/** Who signed which version of a requirement off; withdrawn when the content changes. */
export const requirementSignOffs = implementationTable(
  'requirement_sign_off',
  { id: uuid().primaryKey(), requirementId: uuid().notNull(), version: integer().notNull(), contentHash: text().notNull(), personId: uuid(), at: instant().notNull(), withdrawnAt: instant() },
  (t: any) => [index('requirement_sign_off_by_requirement').on(t.requirementId)],
)

/** A requirement as a baseline froze it, with its words in both languages where they exist. */
export const baselineRequirements = implementationTable(
  'baseline_requirement',
  {
    baselineId: uuid().notNull(), requirementId: uuid().notNull(), code: text().notNull(), version: integer().notNull(), hash: text().notNull(),
    values: jsonb().$type<Record<string, string | null>>().notNull(), valuesEn: jsonb().$type<Record<string, string>>().notNull(),
  },
  (t: any) => [primaryKey({ columns: [t.baselineId, t.requirementId] })],
)
