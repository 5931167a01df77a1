import type { Words } from './bilingual.ts'

export type QuestionKind = 'scale' | 'single' | 'multiple' | 'number' | 'rank' | 'open'

/** One question of a survey. `scale` is 1..5; `options` belong to single, multiple and rank. */
export interface Question {
  readonly id: string
  readonly kind: QuestionKind
  readonly text: Words
  readonly required: boolean
  readonly options?: readonly { readonly id: string; readonly text: Words }[]
  readonly unit?: Words
  /** A scale whose agreement is bad news: turned round for the reliability of the scales. */
  readonly isReversed?: boolean
}

/** A value by question id: a number (scale, number), an option's id (single), option ids (multiple; rank in order), a text (open). */
export type Answers = Readonly<Record<string, number | string | readonly string[]>>

export interface Sheet {
  readonly departmentId: string | null
  readonly answers: Answers
}

/** Groups smaller than this are not shown by themselves. */
export const smallestGroup = 5
export const representativeRate = 0.6

export interface GroupRate {
  readonly departmentId: string | null
  readonly invited: number
  /** null: fewer than `smallestGroup`, hidden. */
  readonly answered: number | null
  readonly rate: string | null
  readonly isHidden: boolean
  readonly isRepresentative: boolean | null
}

export interface QuestionResult {
  readonly questionId: string
  readonly n: number
  readonly mean: string | null
  /** Half width of the 95 % interval of the mean. */
  readonly interval: string | null
  readonly median: string | null
  /** Counts by value (scale), option (single, multiple), or mean rank by option (rank, decimals). */
  readonly counts: readonly { readonly value: string; readonly count: number; readonly meanRank: string | null }[]
  readonly texts: readonly string[]
  readonly byDepartment: readonly { readonly departmentId: string | null; readonly n: number; readonly mean: string | null; readonly top: string | null }[]
}

export interface SurveyResults {
  readonly invited: number
  readonly answered: number
  readonly rate: string | null
  readonly groups: readonly GroupRate[]
  /** Answers left out of the figures, so that a hidden group cannot be found by subtraction. */
  readonly leftOut: number
  readonly questions: readonly QuestionResult[]
  /** Cronbach's alpha over the scale questions, null with fewer than two questions or ten sheets. */
  readonly alpha: string | null
}

/**
 * Results by department. A group under five is hidden; when all hidden groups together are fewer than five, their answers are
 * left out of the totals as well, because the total minus what is shown would give them away.
 */
export function resultsOf(questions: readonly Question[], sheets: readonly Sheet[], invited: ReadonlyMap<string | null, number>): SurveyResults {
  const byDepartment = Map.groupBy(sheets, (s) => s.departmentId)
  const departments = [...new Set([...invited.keys(), ...byDepartment.keys()])]
  const groups = departments.map((departmentId): GroupRate => {
    const n = byDepartment.get(departmentId)?.length ?? 0
    const of = invited.get(departmentId) ?? 0
    const isHidden = n > 0 && n < smallestGroup
    const rate = of > 0 && !isHidden ? n / of : null
    return { departmentId, invited: of, answered: isHidden ? null : n, rate: rate === null ? null : rate.toFixed(4), isHidden, isRepresentative: rate === null ? null : rate >= representativeRate }
  })
  const hidden = new Set(groups.filter((g) => g.isHidden).map((g) => g.departmentId))
  const hiddenCount = sheets.filter((s) => hidden.has(s.departmentId)).length
  const leaveOut = hiddenCount > 0 && hiddenCount < smallestGroup
  const counted = leaveOut ? sheets.filter((s) => !hidden.has(s.departmentId)) : sheets
  const shown = counted.length >= smallestGroup ? counted : []
  const total = [...invited.values()].reduce((a, b) => a + b, 0)
  return {
    invited: total,
    answered: sheets.length,
    rate: total > 0 ? (sheets.length / total).toFixed(4) : null,
    groups,
    leftOut: leaveOut ? hiddenCount : shown.length === 0 ? sheets.length : 0,
    questions: questions.map((q) => questionResult(q, shown, hidden)),
    alpha: cronbachAlpha(questions.filter((q) => q.kind === 'scale'), shown),
  }
}

function questionResult(question: Question, sheets: readonly Sheet[], hidden: ReadonlySet<string | null>): QuestionResult {
  const given = sheets.filter((s) => s.answers[question.id] !== undefined)
  const numbers = numbersOf(question, given)
  const byDepartment = [...Map.groupBy(given, (s) => s.departmentId)].filter(([id, group]) => !hidden.has(id) && group.length >= smallestGroup).map(([departmentId, group]) => ({
    departmentId, n: group.length, mean: meanText(numbersOf(question, group)), top: countsOf(question, group).toSorted((a, b) => b.count - a.count)[0]?.value ?? null,
  }))
  return {
    questionId: question.id,
    n: given.length,
    mean: meanText(numbers),
    interval: numbers.length < 2 ? null : (1.96 * (deviation(numbers) / Math.sqrt(numbers.length))).toFixed(2),
    median: numbers.length === 0 ? null : median(numbers).toFixed(question.kind === 'scale' ? 0 : 1).replace(/\.0$/, ''),
    counts: countsOf(question, given),
    texts: question.kind === 'open' ? given.map((s) => String(s.answers[question.id]).trim()).filter(Boolean).sort() : [],
    byDepartment,
  }
}

function numbersOf(question: Question, sheets: readonly Sheet[]): number[] {
  return question.kind === 'scale' || question.kind === 'number' ? sheets.map((s) => Number(s.answers[question.id])).filter(Number.isFinite) : []
}

function countsOf(question: Question, sheets: readonly Sheet[]): QuestionResult['counts'] {
  const values = question.kind === 'scale' ? ['1', '2', '3', '4', '5'] : (question.options ?? []).map((o) => o.id)
  if (question.kind === 'open' || question.kind === 'number') return []
  return values.map((value) => {
    if (question.kind === 'rank') {
      const ranks = sheets.map((s) => (s.answers[question.id] as readonly string[]).indexOf(value) + 1).filter((r) => r > 0)
      return { value, count: ranks.filter((r) => r === 1).length, meanRank: meanText(ranks) }
    }
    const count = sheets.filter((s) => { const a = s.answers[question.id]; return Array.isArray(a) ? a.includes(value) : String(a) === value }).length
    return { value, count, meanRank: null }
  })
}

const mean = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0) / xs.length
const meanText = (xs: readonly number[]): string | null => (xs.length === 0 ? null : mean(xs).toFixed(2))

function median(xs: readonly number[]): number {
  const sorted = xs.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** Sample standard deviation. */
function deviation(xs: readonly number[]): number {
  const m = mean(xs)
  return Math.sqrt(xs.reduce((total, x) => total + (x - m) ** 2, 0) / (xs.length - 1))
}

/** Cronbach (1951): k/(k-1) × (1 - Σ variance of items / variance of sums), over sheets that answer every item; reversed items are turned round. */
export function cronbachAlpha(items: readonly Pick<Question, 'id' | 'isReversed'>[], sheets: readonly Sheet[]): string | null {
  const full = sheets.map((s) => items.map((i) => (i.isReversed ? 6 - Number(s.answers[i.id]) : Number(s.answers[i.id])))).filter((row) => row.every(Number.isFinite))
  if (items.length < 2 || full.length < 10) return null
  const variance = (xs: number[]) => deviation(xs) ** 2
  const sums = variance(full.map((row) => row.reduce((a, b) => a + b, 0)))
  if (sums === 0) return null
  const parts = items.reduce((total, _, i) => total + variance(full.map((row) => row[i]!)), 0)
  return ((items.length / (items.length - 1)) * (1 - parts / sums)).toFixed(2)
}
