import type { CriterionView, Light } from '../../platform/wire.ts'
import type { Formats } from '../language/formats.ts'

/** A criterion's value as the page writes it: `99.4%`, `291`, `¥0.00`. Null is a dash. */
export function valueText(criterion: Pick<CriterionView, 'unit'>, value: string | null, format: Formats, words: { yes: string; no: string }): string {
  if (value === null) return '—'
  switch (criterion.unit) {
    case 'ratio': return format.percent(value, Number(value) * 1000 % 10 === 0 ? 0 : 1)
    case 'money': return format.money(value)
    case 'boolean': return Number(value) >= 1 ? words.yes : words.no
    default: return format.number(value)
  }
}

/** `≥ 99%`. */
export function thresholdText(criterion: Pick<CriterionView, 'unit' | 'comparison' | 'threshold'>, format: Formats, words: { yes: string; no: string }): string {
  if (criterion.unit === 'boolean') return ''
  const sign = criterion.comparison === '>=' ? '≥' : '≤'
  const threshold = criterion.unit === 'ratio' ? format.percent(criterion.threshold, Number.isInteger(Number((Number(criterion.threshold) * 100).toFixed(6))) ? 0 : 1) : valueText(criterion, criterion.threshold, format, words)
  return `${sign} ${threshold}`
}

export function criterionLight(criterion: Pick<CriterionView, 'met' | 'value'>): Light {
  return criterion.met === true ? 'pass' : criterion.met === false ? 'fail' : 'open'
}
