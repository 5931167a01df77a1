import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, updateItem } from '../../../platform/trace/item-store.ts'
import type { GivenQuestion } from '../contract.ts'
import { type Survey, survey } from '../kinds/survey.ts'
import { surveyCounts } from '../queries/survey-counts.ts'
import { afterEdit } from '../rules/bilingual.ts'
import type { Question } from '../rules/survey-results.ts'

/** Writes the questions of a survey. Refused once sheets have come in: the answers would lose their meaning. */
export async function saveQuestions(tx: Tx, input: { surveyId: string; questions: readonly GivenQuestion[]; version?: number | undefined }): Promise<Survey> {
  tx.require('update', 'requirements')
  const found = await getItem(tx, survey, input.surveyId)
  const answered = (await surveyCounts(tx, [found.id])).get(found.id)?.answered ?? 0
  if (answered > 0 || found.state === 'closed') {
    throw new Refused('survey.has_answers', { code: found.code, answered }, {
      zh: `${found.code} 已收到 ${answered} 份答卷，题目不能再改。需要新题目时复制成新问卷。`,
      en: `${found.code} has ${answered} sheets already, so its questions stay. Copy it to a new survey to ask something else.`,
    })
  }
  const known = new Map((found.questions ?? []).map((q) => [q.id, q]))
  return updateItem(tx, survey, found.id, { questions: input.questions.map((q) => stored(known.get(q.id), q, tx.locale)) }, {
    event: 'survey.questionsSaved', ...(input.version === undefined ? {} : { version: input.version }), data: { questions: input.questions.length },
  })
}

function stored(before: Question | undefined, given: GivenQuestion, locale: 'zh' | 'en'): Question {
  const options = new Map((before?.options ?? []).map((o) => [o.id, o.text]))
  return {
    id: given.id,
    kind: given.kind,
    text: afterEdit(before?.text, given.text, locale),
    required: given.required,
    ...(given.options ? { options: given.options.map((o) => ({ id: o.id, text: afterEdit(options.get(o.id), o.text, locale) })) } : {}),
    ...(given.isReversed ? { isReversed: true } : {}),
    ...(given.unit ? { unit: afterEdit(before?.unit, given.unit, locale) } : {}),
  }
}
