import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, localized } from '../../../platform/trace/item-store.ts'
import type { GivenQuestion, SurveyResultsView, SurveyView } from '../contract.ts'
import { survey } from '../kinds/survey.ts'
import { surveyAnswers, surveyLinks } from '../own-tables.ts'
import { inLocale } from '../rules/bilingual.ts'
import { type Question, resultsOf, type Sheet } from '../rules/survey-results.ts'
import { surveyCounts } from './survey-counts.ts'

export function questionIn(question: Question, locale: 'zh' | 'en'): GivenQuestion {
  return {
    id: question.id, kind: question.kind, required: question.required, text: inLocale(question.text, locale),
    ...(question.options ? { options: question.options.map((o) => ({ id: o.id, text: inLocale(o.text, locale) })) } : {}),
    ...(question.isReversed ? { isReversed: true } : {}),
    ...(question.unit ? { unit: inLocale(question.unit, locale) } : {}),
  }
}

/** A survey as its designer sees it: questions, links, sheets so far. Links are secrets of those who may edit. */
export async function viewSurvey(tx: Tx, idOrCode: string): Promise<SurveyView> {
  const found = await getItem(tx, survey, idOrCode)
  const [shown] = await localized(tx, [found], ['title', 'intro'])
  const maySend = tx.ability.can('update', 'requirements')
  const links = maySend ? await tx.db.select().from(surveyLinks).where(and(eq(surveyLinks.implementationId, tx.implementationId), eq(surveyLinks.surveyId, found.id))).orderBy(surveyLinks.createdAt, surveyLinks.id) : []
  return {
    id: found.id, code: found.code, title: shown!.title, state: found.state, version: found.version, intro: shown!.intro ?? '', closesOn: found.closesOn,
    questions: (found.questions ?? []).map((q) => questionIn(q, tx.locale)),
    links: links.map((l) => ({ id: l.id, kind: l.kind, departmentId: l.departmentId, personId: l.personId, invited: l.invited, used: l.usedAt !== null, url: `/s/${l.token}` })),
    answered: (await surveyCounts(tx, [found.id])).get(found.id)?.answered ?? 0,
  }
}

/** What is computed of a survey's sheets; groups under five stay hidden. */
export async function surveyResults(tx: Tx, surveyId: string, questions: readonly Question[]) {
  const sheets: Sheet[] = await tx.db.select({ departmentId: surveyAnswers.departmentId, answers: surveyAnswers.answers }).from(surveyAnswers).where(and(eq(surveyAnswers.implementationId, tx.implementationId), eq(surveyAnswers.surveyId, surveyId)))
  const asked = await tx.db.select({ departmentId: surveyLinks.departmentId, invited: surveyLinks.invited }).from(surveyLinks).where(and(eq(surveyLinks.implementationId, tx.implementationId), eq(surveyLinks.surveyId, surveyId)))
  const invited = new Map<string | null, number>()
  for (const a of asked) invited.set(a.departmentId, (invited.get(a.departmentId) ?? 0) + a.invited)
  return resultsOf(questions, sheets, invited)
}

export async function viewSurveyResults(tx: Tx, idOrCode: string): Promise<SurveyResultsView> {
  const found = await getItem(tx, survey, idOrCode)
  const [shown] = await localized(tx, [found], ['title'])
  const questions = found.questions ?? []
  return {
    ...(await surveyResults(tx, found.id, questions)),
    survey: { id: found.id, code: found.code, title: shown!.title, state: found.state },
    texts: Object.fromEntries(questions.map((q) => [q.id, { text: inLocale(q.text, tx.locale), kind: q.kind, unit: q.unit ? inLocale(q.unit, tx.locale) : null, options: Object.fromEntries((q.options ?? []).map((o) => [o.id, inLocale(o.text, tx.locale)])) }])),
  }
}
