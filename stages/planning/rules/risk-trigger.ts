import type { Text } from '../../../engines/errors.ts'

/** A condition on the project's data, as a risk holds it. */
export interface Trigger {
  readonly measure: string
  readonly criterion: string | null
  readonly comparison: 'above' | 'below'
  /** Decimal string. */
  readonly threshold: string
  readonly withinDays: number | null
}

/** Whether the condition holds. Nothing to read is no alarm; a condition for the last days before go-live holds only in them. */
export function isTriggered(trigger: Trigger, value: string | null, daysToGoLive: number | null): boolean {
  if (value === null) return false
  if (trigger.withinDays !== null && (daysToGoLive === null || daysToGoLive > trigger.withinDays || daysToGoLive < 0)) return false
  return trigger.comparison === 'above' ? Number(value) > Number(trigger.threshold) : Number(value) < Number(trigger.threshold)
}

/** The trigger of a risk's row; null while it is not complete. */
export function triggerOf(risk: { triggerMeasure?: string | null; triggerCriterion?: string | null; triggerComparison?: string | null; triggerThreshold?: string | null; triggerWithinDays?: number | null }): Trigger | null {
  if (!risk.triggerMeasure || !risk.triggerComparison || risk.triggerThreshold === null || risk.triggerThreshold === undefined) return null
  if (risk.triggerMeasure === 'gateCriterion' && !risk.triggerCriterion) return null
  return { measure: risk.triggerMeasure, criterion: risk.triggerCriterion ?? null, comparison: risk.triggerComparison === 'below' ? 'below' : 'above', threshold: plain(risk.triggerThreshold), withinDays: risk.triggerWithinDays ?? null }
}

/** "逾期任务数 高于 5（上线前 45 天内）". `label` names the measure or the criterion. */
export function describeTrigger(trigger: Trigger, label: Text): Text {
  const within = trigger.withinDays === null ? { zh: '', en: '' } : { zh: `（上线前 ${trigger.withinDays} 天内）`, en: ` (within ${trigger.withinDays} days of go-live)` }
  return {
    zh: `${label.zh}${trigger.comparison === 'above' ? '高于' : '低于'} ${trigger.threshold}${within.zh}`,
    en: `${label.en} ${trigger.comparison} ${trigger.threshold}${within.en}`,
  }
}

function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
