import type { Comparison } from '../pipeline-schema.ts'
import { editSimilarity } from './text-similarity.ts'

export interface Evidence {
  readonly column: string
  readonly left: string | null
  readonly right: string | null
  /** Null when one side is empty: no evidence either way. */
  readonly similarity: number | null
  readonly weight: number
}
export interface PairScore {
  readonly score: number
  readonly evidence: readonly Evidence[]
  /** A comparison forbids the merge, or forbids it without a person. */
  readonly onDifferent: 'veto' | 'review' | null
}

/** Below this share of the weights present, the score falls in proportion: one shared city is no proof. */
const enoughEvidence = 0.5

/** Weighted mean of the similarities of the columns that both rows have. `cosine` gives the 3-gram similarity of a column where it is asked for. */
export function scorePair(comparisons: readonly Comparison[], left: (column: string) => string | null, right: (column: string) => string | null, cosine: (column: string) => number): PairScore {
  let sum = 0
  let present = 0
  let total = 0
  let onDifferent: PairScore['onDifferent'] = null
  const evidence = comparisons.map((comparison): Evidence => {
    const [a, b] = [left(comparison.column), right(comparison.column)]
    total += comparison.weight
    const similarity = a && b ? similarityOf(comparison, a, b, cosine) : null
    if (similarity !== null) {
      sum += comparison.weight * similarity
      present += comparison.weight
      if (comparison.onDifferent && similarity < 1) onDifferent = onDifferent === 'veto' ? 'veto' : comparison.onDifferent
    }
    return { column: comparison.column, left: a, right: b, similarity, weight: comparison.weight }
  })
  const share = total === 0 ? 0 : present / total
  const score = present === 0 ? 0 : (sum / present) * Math.min(1, share / enoughEvidence)
  return { score, evidence, onDifferent }
}

function similarityOf(comparison: Comparison, a: string, b: string, cosine: (column: string) => number): number {
  if (a === b) return 1
  switch (comparison.kind) {
    case 'exact': return 0
    case 'edit': return editSimilarity(a, b)
    case 'ngram': return cosine(comparison.column)
    case 'number': {
      const [x, y] = [Number(a), Number(b)]
      if (!Number.isFinite(x) || !Number.isFinite(y)) return 0
      const difference = Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y), Number.EPSILON)
      return 0.5 ** (difference / (comparison.tolerance ?? 0.05))
    }
    case 'date': {
      const days = Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
      return Number.isNaN(days) ? 0 : 0.5 ** (days / (comparison.tolerance ?? 30))
    }
  }
}
