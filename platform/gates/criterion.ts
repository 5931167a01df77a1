import type { Text } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import type { StageName } from '../wire.ts'

/** A row that keeps a criterion from being met: an item of the trace, or a line of text. */
export interface Blocker {
  readonly id: string | null
  readonly code: string | null
  readonly kind: string | null
  readonly text: string
}

/** `value` is a decimal string (a ratio 0..1, a count, days); null when there is nothing to measure yet. */
export interface Measurement {
  readonly value: string | null
  readonly numerator?: string
  readonly denominator?: string
  readonly blockers: readonly Blocker[]
  /** The condition does not arise in this phase (no survey was held): it is met without a value. */
  readonly doesNotApply?: boolean
}

export interface Phase {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly position: number
  readonly startsOn: string | null
  readonly plannedGoLiveOn: string | null
  readonly goLiveOn: string | null
}

/** A condition of a gate, computed from data by the stage that contributes it. */
export interface Criterion {
  /** Stable, `stage.name`. */
  readonly id: string
  readonly stage: StageName
  readonly label: Text
  readonly formula: Text
  readonly unit: 'ratio' | 'count' | 'days' | 'money' | 'boolean'
  readonly comparison: '>=' | '<='
  readonly threshold: string
  readonly measure: (tx: Tx, phase: Phase) => Promise<Measurement>
}

/** `numerator / denominator` as a ratio with four decimals, or null when nothing is counted. */
export function ratio(numerator: number, denominator: number, blockers: readonly Blocker[]): Measurement {
  return {
    value: denominator === 0 ? null : (numerator / denominator).toFixed(4),
    numerator: String(numerator),
    denominator: String(denominator),
    blockers,
  }
}

export function count(n: number, blockers: readonly Blocker[]): Measurement {
  return { value: String(n), blockers }
}
