import type { Text } from '../../../engines/errors.ts'
import type { Answers, Question } from './survey-results.ts'

export interface AnswerFault {
  readonly questionId: string
  readonly text: Text
}

/** Reads the raw form fields of one sheet by question; empty fields are no answer. Gives what is kept and what is wrong. */
export function checkAnswers(questions: readonly Question[], raw: Readonly<Record<string, string | readonly string[] | undefined>>): { answers: Answers; faults: AnswerFault[] } {
  const answers: Record<string, number | string | readonly string[]> = {}
  const faults: AnswerFault[] = []
  for (const question of questions) {
    const given = [raw[question.id] ?? []].flat().map((v) => v.trim()).filter(Boolean)
    if (given.length === 0) {
      if (question.required) faults.push({ questionId: question.id, text: { zh: '请回答这一题。', en: 'Please answer this question.' } })
      continue
    }
    const value = readValue(question, given)
    if (value === null) faults.push({ questionId: question.id, text: faultOf(question) })
    else answers[question.id] = value
  }
  return { answers, faults }
}

function readValue(question: Question, given: readonly string[]): number | string | readonly string[] | null {
  const options = new Set((question.options ?? []).map((o) => o.id))
  switch (question.kind) {
    case 'scale': return /^[1-5]$/.test(given[0]!) ? Number(given[0]) : null
    case 'number': return /^\d{1,7}(\.\d{1,2})?$/.test(given[0]!) ? Number(given[0]) : null
    case 'single': return options.has(given[0]!) ? given[0]! : null
    case 'multiple': return given.every((g) => options.has(g)) ? [...new Set(given)] : null
    case 'rank': {
      const order = given.flatMap((g) => g.split(',')).filter(Boolean)
      return order.length > 0 && order.every((g) => options.has(g)) && new Set(order).size === order.length ? order : null
    }
    case 'open': return given[0]!.slice(0, 2000)
  }
}

function faultOf(question: Question): Text {
  if (question.kind === 'number') return { zh: '请填一个不小于 0 的数字。', en: 'Give a number of 0 or more.' }
  return { zh: '请从所列选项中选择。', en: 'Choose from the options.' }
}
