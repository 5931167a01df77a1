import { bestAssignment } from './assignment.ts'
import { featureVector, habits, type PairEvidence } from './pair-evidence.ts'

/**
 * Weights of two logistic regressions: `pair` over `featureVector`, and `table` over what the other columns offer (`rivalFeatures`).
 * How the shipped ones were obtained stands in `weights.ts`.
 */
export interface Weights {
  readonly pair: readonly number[]
  readonly table: readonly number[]
}

export interface MappingWeights {
  /** Both tables have rows. */
  readonly rows: Weights
  /** Both have rows, but one of the two names says nothing (`column7`). */
  readonly values: Weights
  /** One table has no rows: names and types only. */
  readonly names: Weights
}

/** A pair is proposed when it is more likely right than wrong. */
export const threshold = 0.5

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0)
const clip = (x: number, bound: number): number => Math.max(-bound, Math.min(bound, x))

/** Which weights a pair is judged by. */
export const weightsFor = (pair: PairEvidence, weights: MappingWeights): Weights => (pair.withoutRows ? weights.names : pair.isSilent ? weights.values : weights.rows)

/** Log-odds of each pair by itself, within ±12: [source][target]. */
export function pairLogits(evidence: readonly (readonly PairEvidence[])[], weights: MappingWeights): number[][] {
  const habit = habits(evidence)
  return evidence.map((row) => row.map((pair) => clip(dot(featureVector(pair, habit), weightsFor(pair, weights).pair), 12)))
}

/** A constant, the log-odds, its lead over the best other target of the source, over the best other source of the target, over their sum. */
export function rivalFeatures(logits: readonly (readonly number[])[]): number[][][] {
  const rowTop = logits.map((row) => twoBest(row))
  const columnTop = (logits[0] ?? []).map((_, c) => twoBest(logits.map((row) => row[c]!)))
  return logits.map((row, r) => row.map((logit, c) => {
    const target = clip(logit - bestOther(rowTop[r]!, logit), 6)
    const source = clip(logit - bestOther(columnTop[c]!, logit), 6)
    return [1, logit, target, source, Math.min(target, source)]
  }))
}

function twoBest(values: readonly number[]): readonly [number, number] {
  let [first, second] = [-12, -12]
  for (const v of values) if (v > first) [first, second] = [v, first]; else if (v > second) second = v
  return [first, second]
}
const bestOther = ([first, second]: readonly [number, number], own: number): number => (own === first ? second : first)

/** Calibrated confidence of each pair, 0 to 1: [source][target]. */
export function confidences(evidence: readonly (readonly PairEvidence[])[], weights: MappingWeights): number[][] {
  return rivalFeatures(pairLogits(evidence, weights)).map((row, s) => row.map((x, t) => logistic(dot(x, weightsFor(evidence[s]![t]!, weights).table))))
}

/** One-to-one pairs of the largest total log-odds, none below the threshold; [source] -> target or null. */
export function chosenPairs(confidence: readonly (readonly number[])[]): (number | null)[] {
  const worth = confidence.map((row) => row.map((p) => { const q = Math.min(1 - 1e-6, Math.max(1e-6, p)); return Math.max(0, Math.log(q / (1 - q)) - Math.log(threshold / (1 - threshold))) }))
  return bestAssignment(worth).map((column, row) => (column !== null && confidence[row]![column]! >= threshold ? column : null))
}
