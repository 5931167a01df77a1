import type { SteeringView, Tone } from '../wire.ts'

export type GuardFigure = SteeringView['guards'][number]['figures'][number]
export type FigurePart = GuardFigure['parts'][number]

/** `numerator / denominator` with four decimals; null while nothing is counted. */
export function shareOf(numerator: number, denominator: number): string | null {
  return denominator === 0 ? null : (numerator / denominator).toFixed(4)
}

export function partOf(label: string, numerator: number, denominator: number): FigurePart {
  return { label, value: shareOf(numerator, denominator), numerator: String(numerator), denominator: String(denominator) }
}

/** Green from `ok` on, yellow from `warn` on, else red; grey without a value. With `ok < warn` less is better. */
export function toneOf(value: string | null, ok: number, warn: number): Tone {
  if (value === null) return 'idle'
  const v = Number(value)
  const reaches = (limit: number): boolean => (ok >= warn ? v >= limit : v <= limit)
  return reaches(ok) ? 'ok' : reaches(warn) ? 'warn' : 'bad'
}
