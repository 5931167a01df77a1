import { confidences, pairLogits, rivalFeatures, type MappingWeights, type Weights } from '../engines/data/propose-mapping/confidence.ts'
import { type ComparedColumn, comparedColumns, featureVector, habits, pairEvidence, type PairEvidence } from '../engines/data/propose-mapping/pair-evidence.ts'
import { fitLogistic } from './fit-logistic.ts'
import type { MappingCase } from './mapping-cases.ts'

/** A case and what is known of each pair: with the rows of both tables, with every third name of the target hidden, and without the target's rows. */
export interface Compared {
  readonly of: MappingCase
  readonly rows: readonly (readonly PairEvidence[])[]
  readonly hidden: readonly (readonly PairEvidence[])[]
  readonly names: readonly (readonly PairEvidence[])[]
}

export function compare(of: MappingCase): Compared {
  const source = comparedColumns(of.source)
  const target = comparedColumns(of.target)
  const hidden = comparedColumns(of.target.map((c, i) => (i % 3 === 0 ? { ...c, name: `column${i + 1}` } : c)))
  const bare = target.map((c): ComparedColumn => ({ ...c, values: null, type: c.values!.kind === 'empty' ? null : c.values!.kind }))
  const all = (columns: readonly ComparedColumn[]): PairEvidence[][] => source.map((a) => columns.map((b) => pairEvidence(a, b)))
  return { of, rows: all(target), hidden: all(hidden), names: all(bare) }
}

type Evidence = readonly (readonly PairEvidence[])[]

/** Weights for tables with rows, for names that say nothing, and for a target without rows, each fitted on the cases given and nothing else. */
export function fitWeights(cases: readonly Compared[]): MappingWeights {
  const rows = fitOne(cases.map((c) => ({ of: c.of, evidence: c.rows })))
  const values = fitOne(cases.map((c) => ({ of: c.of, evidence: c.hidden })), rows)
  return { rows, values, names: fitOne(cases.map((c) => ({ of: c.of, evidence: c.names }))) }
}

/** With `others` only the pairs with a name that says nothing are learnt from; the rest is judged by those weights. */
function fitOne(views: readonly { of: MappingCase; evidence: Evidence }[], others?: Weights): Weights {
  const learnt = <T,>(table: readonly (readonly T[])[], evidence: Evidence): T[] => table.flatMap((row, s) => row.filter((_, t) => !others || evidence[s]![t]!.isSilent))
  const isMatch = views.flatMap(({ of, evidence }) => learnt(evidence.map((row, s) => row.map((_, t) => of.truth.get(s) === t)), evidence))
  const pair = fitLogistic(views.flatMap(({ evidence }) => { const habit = habits(evidence); return learnt(evidence.map((row) => row.map((p) => featureVector(p, habit))), evidence) }), isMatch)
  const now: Weights = { pair, table: [] }
  const all: MappingWeights = { rows: others ?? now, values: now, names: now }
  const table = fitLogistic(views.flatMap(({ evidence }) => learnt(rivalFeatures(pairLogits(evidence, all)), evidence)), isMatch)
  return { pair, table }
}

export type View = 'rows' | 'hidden' | 'names'
export const confidenceOf = (c: Compared, view: View, weights: MappingWeights): number[][] => confidences(c[view], weights)
