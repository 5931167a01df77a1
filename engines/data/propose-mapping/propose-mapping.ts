import { Refused, type Text } from '../../errors.ts'
import { subjectOf } from './column-names.ts'
import { chosenPairs, confidences } from './confidence.ts'
import { joinFor } from './joined-columns.ts'
import { comparedColumns, type GivenColumn, pairEvidence } from './pair-evidence.ts'
import { reasonsFor } from './reasons.ts'
import { weights } from './weights.ts'

/** A column of the target: with rows (`values`), or with what its schema says. */
export interface TargetColumn extends GivenColumn {
  readonly required?: boolean
}

export interface Candidate {
  readonly column: string
  /** Calibrated: of the proposals with 0.8, about eight in ten are right. */
  readonly confidence: number
}

export interface FieldProposal {
  readonly target: string
  readonly source: string
  readonly confidence: number
  readonly reasons: readonly Text[]
  /** The next best sources of this target, at most three, none below 0.05. */
  readonly alternatives: readonly Candidate[]
}

export interface MappingProposal {
  /** At most one source a target and one target a source, in the order of the target's columns. */
  readonly proposals: readonly FieldProposal[]
  /** Several sources that together make one target: for a person to decide. */
  readonly joins: readonly { readonly target: string; readonly sources: readonly string[]; readonly reason: Text }[]
  /** Targets that nothing feeds; `required` ones must be filled before a load. */
  readonly unfed: readonly { readonly target: string; readonly required: boolean; readonly alternatives: readonly Candidate[] }[]
  readonly unused: readonly string[]
  /** For each source column all targets, the likeliest first (ten at most). */
  readonly candidates: Readonly<Record<string, readonly Candidate[]>>
}

/**
 * Proposes where each target column comes from, from names (both languages, pinyin, abbreviations), types and values. Pure; the result depends on
 * nothing but what is given. `subject`: names of the object or table, whose words count for nothing in a column's name. O(sources × targets) comparisons; Refused
 * (`data.mapping_too_wide`) above 250,000 of them. Column names are unique within a table.
 */
export function proposeMapping(source: readonly GivenColumn[], target: readonly TargetColumn[], subject: readonly string[] = []): MappingProposal {
  if (source.length * target.length > mostPairs) {
    throw new Refused('data.mapping_too_wide', { source: source.length, target: target.length, most: mostPairs }, {
      zh: `源有 ${source.length} 列、目标有 ${target.length} 列，超出一次可比较的 ${mostPairs} 对。请先去掉用不到的列，或分表进行。`,
      en: `${source.length} source columns times ${target.length} target columns are more than the ${mostPairs} pairs that are compared at once. Drop columns that are not needed, or map part by part.`,
    })
  }
  const about = subjectOf(subject)
  const [from, to] = [comparedColumns(source, about), comparedColumns(target, about)]
  const evidence = from.map((a) => to.map((b) => pairEvidence(a, b)))
  const confidence = confidences(evidence, weights)
  const chosen = chosenPairs(confidence)
  const sourceOf = new Map(chosen.flatMap((t, s) => (t === null ? [] : [[t, s] as const])))
  const alternatives = (t: number): Candidate[] => ranked(source.map((c, s) => ({ column: c.name, confidence: rounded(confidence[s]![t]!) })).filter((c, s) => c.confidence >= 0.05 && sourceOf.get(t) !== s)).slice(0, 3)
  const joins = target.flatMap((column, t) => {
    if ((confidence[sourceOf.get(t) ?? -1]?.[t] ?? 0) >= 0.9) return []
    const join = joinFor(from, to[t]!)
    return join ? [{ target: column.name, sources: join.sources.map((s) => source[s]!.name), reason: join.reason }] : []
  })
  const joined = new Set(joins.flatMap((j) => j.sources))
  return {
    proposals: target.flatMap((column, t) => { const s = sourceOf.get(t); return s === undefined ? [] : [{ target: column.name, source: source[s]!.name, confidence: rounded(confidence[s]![t]!), reasons: reasonsFor(evidence[s]![t]!), alternatives: alternatives(t) }] }),
    joins,
    unfed: target.flatMap((column, t) => (sourceOf.has(t) ? [] : [{ target: column.name, required: column.required ?? false, alternatives: alternatives(t) }])),
    unused: source.filter((column, s) => chosen[s] === null && !joined.has(column.name)).map((c) => c.name),
    candidates: Object.fromEntries(source.map((column, s) => [column.name, ranked(target.map((c, t) => ({ column: c.name, confidence: rounded(confidence[s]![t]!) }))).slice(0, 10)])),
  }
}

const mostPairs = 250_000
const rounded = (p: number): number => Math.round(p * 10_000) / 10_000
const ranked = (candidates: Candidate[]): Candidate[] => candidates.sort((a, b) => b.confidence - a.confidence || (a.column < b.column ? -1 : 1))
