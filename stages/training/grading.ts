import type { Answered, QuestionType } from './own-tables.ts'

export interface Gradable {
  readonly id: string
  readonly type: QuestionType
  readonly answer: readonly string[]
  readonly points: number
}

export interface Grade {
  readonly answers: readonly Answered[]
  readonly points: number
  readonly of: number
  /** points / of, four decimals. */
  readonly score: string
  readonly isPassed: boolean
}

/**
 * Points of one question. One choice or true/false: all or nothing. Several choices: all right ones give the points,
 * some of them without a wrong one give half (rounded down), any wrong one gives nothing.
 */
export function pointsFor(question: Gradable, chosen: readonly string[]): number {
  const picked = new Set(chosen)
  const right = new Set(question.answer)
  if (picked.size === 0 || [...picked].some((c) => !right.has(c))) return 0
  if (picked.size === right.size) return question.points
  return question.type === 'multiple' ? Math.floor(question.points / 2) : 0
}

/** Grades a sitting; a question without an answer earns nothing. `passMark` is a ratio 0..1. */
export function gradeAttempt(questions: readonly Gradable[], chosen: Readonly<Record<string, readonly string[]>>, passMark: number): Grade {
  const answers = questions.map((q) => ({ questionId: q.id, chosen: [...(chosen[q.id] ?? [])], points: pointsFor(q, chosen[q.id] ?? []), of: q.points }))
  const points = answers.reduce((sum, a) => sum + a.points, 0)
  const of = answers.reduce((sum, a) => sum + a.of, 0)
  const ratio = of === 0 ? 0 : points / of
  return { answers, points, of, score: ratio.toFixed(4), isPassed: of > 0 && points >= passMark * of - 1e-9 }
}

/** Why a question cannot be asked as it stands; the first fault, or null. */
export function faultOf(question: { type: QuestionType; text: string; options: readonly { id: string; text: string }[]; answer: readonly string[]; points: number }): 'text' | 'options' | 'answer' | 'points' | null {
  if (question.text.trim() === '') return 'text'
  const ids = new Set(question.options.map((o) => o.id))
  if (ids.size !== question.options.length || question.options.some((o) => o.text.trim() === '')) return 'options'
  if (question.type === 'trueFalse' ? ids.size !== 2 : ids.size < 2) return 'options'
  const wanted = question.type === 'multiple' ? question.answer.length >= 2 : question.answer.length === 1
  if (!wanted || new Set(question.answer).size !== question.answer.length || question.answer.some((a) => !ids.has(a))) return 'answer'
  return question.points >= 1 ? null : 'points'
}
