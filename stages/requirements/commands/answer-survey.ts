import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { Conflict, NotFound, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { type Survey, survey } from '../kinds/survey.ts'
import { surveyAnswers, surveyLinks } from '../own-tables.ts'
import { type AnswerFault, checkAnswers } from '../rules/answer-check.ts'

export interface OpenSheet {
  readonly survey: Survey
  readonly link: typeof surveyLinks.$inferSelect
}

/** The survey behind a link, while it takes answers. */
export async function openSheet(tx: Tx, token: string): Promise<OpenSheet> {
  const [link] = await tx.db.select().from(surveyLinks).where(and(eq(surveyLinks.implementationId, tx.implementationId), eq(surveyLinks.token, token)))
  if (!link) throw new NotFound('survey.link_unknown', {}, { zh: '这个问卷链接无效。请向发给你的人要一个新的。', en: 'This survey link is not valid. Ask whoever sent it for a new one.' })
  const found = await getItem(tx, survey, link.surveyId)
  if (found.state !== 'open' || (found.closesOn !== null && found.closesOn < tx.today)) throw new Refused('survey.not_open', { code: found.code }, { zh: '这份问卷已经结束，谢谢你的关注。', en: 'This survey has closed. Thank you for your interest.' })
  if (link.kind === 'personal' && link.usedAt) throw new Conflict('survey.answered_already', { code: found.code }, { zh: '你已经提交过这份问卷，谢谢。', en: 'You have answered this survey already. Thank you.' })
  return { survey: found, link }
}

/**
 * Takes one sheet. Nothing in it tells who wrote it: of a personal link only the fact that it was used is kept,
 * and the sheet's id tells no time. `sheetKey`
 * comes from the form, so that a second tap on the button makes no second sheet. Gives the faults instead when there are any.
 */
export async function answerSurvey(tx: Tx, input: { token: string; sheetKey: string; raw: Readonly<Record<string, string | readonly string[] | undefined>> }): Promise<{ faults: AnswerFault[] }> {
  const { survey: found, link } = await openSheet(tx, input.token)
  const { answers, faults } = checkAnswers(found.questions ?? [], input.raw)
  if (faults.length > 0) return { faults }
  const made = await tx.db.insert(surveyAnswers).values({ id: randomUUID(), implementationId: tx.implementationId, surveyId: found.id, departmentId: link.departmentId, answers, sheetKey: input.sheetKey.slice(0, 64), answeredOn: tx.today }).onConflictDoNothing().returning({ id: surveyAnswers.id })
  if (link.kind === 'personal') await tx.db.update(surveyLinks).set({ usedAt: tx.now }).where(eq(surveyLinks.id, link.id))
  await tx.record({ kind: 'survey.answered', itemId: found.id, data: { questions: Object.keys(answers).length, repeated: made.length === 0 } })
  return { faults: [] }
}
