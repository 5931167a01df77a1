import { type ColumnName, columnName, commonSubsequence, dice, meaningOf, tablePrefix, truncation, withoutSubject } from './column-names.ts'
import { type ColumnValues, columnValues, cosine, overlap, sameDistribution, sharedMass } from './column-values.ts'
import { isPinyin } from './pinyin.ts'

/** A column as it is compared: each of its names, its values where there are rows, the type where only that is known. */
export interface ComparedColumn {
  readonly names: readonly ColumnName[]
  /** The same names as their meanings. */
  readonly meanings: readonly ColumnName[]
  readonly values: ColumnValues | null
  readonly type: 'number' | 'date' | 'text' | null
}

/** How two names are alike; each from 0 to 1. */
export interface NameEvidence {
  /** The same letters. */
  readonly same: number
  /** The same consonants in the same order (`assy_id`, `ss_d`). */
  readonly consonants: number
  /** One is written as beginnings of the words of the other, all words taking part (`NuChi`, `NumberChildren`). */
  readonly shortened: number
  /** Share of the words that take part when not all do. */
  readonly shortenedPart: number
  /** Character 3-grams in common. */
  readonly grams: number
  /** Longest common subsequence. */
  readonly sequence: number
  readonly consonantSequence: number
  /** What the names met by: as they are written, by their pinyin, or by their meanings in the dictionary. */
  readonly by: 'letters' | 'pinyin' | 'meaning'
  /** The two spellings that were compared. */
  readonly of: readonly [string, string]
}

/** How the values of two columns are alike, each from 0 to 1; null when one of them has none. */
export interface ValueEvidence {
  readonly jaccard: number
  /** Share of the smaller set, discounted while few values are in common. */
  readonly contained: number
  /** The share itself: of the distinct values of the smaller set, those that the other has too. */
  readonly shared: number
  readonly grams: number
  readonly masks: number
  readonly lengths: number
  /** Distribution of numbers. */
  readonly distribution: number
  readonly sameKind: number
  readonly distinctness: number
  readonly fill: number
}

export interface PairEvidence {
  readonly name: NameEvidence
  readonly values: ValueEvidence | null
  /** Without values on one side: the types are known and do not go together. */
  readonly typeClash: boolean
  /** One of the tables is known without rows. */
  readonly withoutRows: boolean
  /** One of the names says nothing, such as `column7` or `字段3`. */
  readonly isSilent: boolean
  /** One column has rows and nothing in them, the other has values. */
  readonly oneEmpty: boolean
}

const kindsOfName = ['same', 'consonants', 'shortened'] as const

/** Names that meet only in the dictionary are worth this much of names that meet letter by letter: a word may mean several things. Set by hand. */
const worthOfMeaning = 0.9

export interface GivenColumn {
  readonly name: string
  readonly alsoCalled?: readonly string[]
  readonly type?: ComparedColumn['type']
  readonly values?: readonly (string | null)[]
}

/** Prepares the columns of one table. A prefix that all columns share is left out; one that most share, and the words of the `subject`, may be left out. */
export function comparedColumns(columns: readonly GivenColumn[], subject: ReadonlySet<string> = new Set()): ComparedColumn[] {
  const prefix = tablePrefix(columns.map((c) => c.name))
  return columns.map((c) => {
    const [whole, without] = [columnName(c.name), columnName(c.name, prefix?.words)]
    const own = prefix?.share === 1 ? [without] : whole.plain === without.plain ? [whole] : [whole, without]
    const names = [...own, ...(c.alsoCalled ?? []).map((n) => columnName(n))]
    const bare = names.flatMap((n) => withoutSubject(n, subject) ?? [])
    return { names: [...names, ...bare], meanings: [...names.map((n) => meaningOf(n) ?? n), ...bare], values: c.values ? columnValues(c.values) : null, type: c.type ?? null }
  })
}

export function pairEvidence(source: ComparedColumn, target: ComparedColumn): PairEvidence {
  const [a, b] = [source.values, target.values]
  const both = a !== null && b !== null && a.kind !== 'empty' && b.kind !== 'empty'
  const typeOfSource = a && a.kind !== 'empty' ? a.kind : source.type
  return {
    name: bestName(source, target), values: both ? valueEvidence(a, b) : null,
    typeClash: !both && target.type !== null && target.type !== 'text' && typeOfSource !== null && typeOfSource !== target.type,
    withoutRows: a === null || b === null, isSilent: isSilent(source) || isSilent(target),
    oneEmpty: a !== null && b !== null && (a.kind === 'empty') !== (b.kind === 'empty'),
  }
}

const silent = /^(column|columns|col|field|fld|attribute|attr|var|variable|unnamed|f|c|v|x|字段|列|栏|项)?\d+$/
const isSilent = (column: ComparedColumn): boolean => column.names.every((n) => silent.test(n.plain))

/** How much the names say by themselves, 0 to 1: orders the names of a column and serves reasons; the confidence has weights of its own. */
export const strength = (n: NameEvidence): number => Math.max(n.same, 0.9 * n.consonants, 0.85 * n.shortened, 0.8 * n.grams, 0.7 * n.sequence)

function bestName(source: ComparedColumn, target: ComparedColumn): NameEvidence {
  let best: NameEvidence | null = null
  for (const [i, a] of source.names.entries()) {
    for (const [j, b] of target.names.entries()) {
      const letters = nameEvidence(a, b)
      if (!best || strength(letters) > strength(best)) best = letters
      const [meantA, meantB] = [source.meanings[i]!, target.meanings[j]!]
      if (letters.same === 1 || (meantA === a && meantB === b) || !sharesMeaning(meantA, meantB)) continue
      const meant = worthLess(nameEvidence(meantA, meantB))
      if (strength(meant) > strength(best)) best = meant
    }
  }
  return best!
}

function worthLess(n: NameEvidence): NameEvidence {
  const w = worthOfMeaning
  return { same: w * n.same, consonants: w * n.consonants, shortened: w * n.shortened, shortenedPart: w * n.shortenedPart, grams: w * n.grams, sequence: w * n.sequence, consonantSequence: w * n.consonantSequence, by: 'meaning', of: n.of }
}

const sharesMeaning = (a: ColumnName, b: ColumnName): boolean => a.words.some((w) => b.words.includes(w))

function nameEvidence(a: ColumnName, b: ColumnName): NameEvidence {
  const of = [a.written, b.written] as const
  if (a.plain === b.plain) return { same: 1, consonants: 1, shortened: 1, shortenedPart: 1, grams: 1, sequence: 1, consonantSequence: 1, by: 'letters', of }
  if (isPinyinOf(a, b) || isPinyinOf(b, a)) return { same: 0, consonants: 1, shortened: 1, shortenedPart: 1, grams: 1, sequence: 1, consonantSequence: 1, by: 'pinyin', of }
  const latin = a.han === '' && b.han === ''
  const shortened = latin ? Math.max(truncation(a.words, b.words), truncation(b.words, a.words)) : 0
  const grams = latin ? 1 : 0
  return {
    same: 0, consonants: latin && a.skeleton !== '' && a.skeleton === b.skeleton ? 1 : 0, shortened: shortened === 1 ? 1 : 0, shortenedPart: shortened,
    grams: dice(a.grams[grams], b.grams[grams]), sequence: commonSubsequence(a.plain, b.plain), consonantSequence: commonSubsequence(a.skeleton, b.skeleton), by: 'letters', of,
  }
}

function isPinyinOf(latin: ColumnName, chinese: ColumnName): boolean {
  return chinese.han.length >= 2 && chinese.han === chinese.plain && latin.han === '' && isPinyin(latin.plain, chinese.han)
}

function valueEvidence(a: ColumnValues, b: ColumnValues): ValueEvidence {
  const common = overlap(a.values, b.values)
  return {
    jaccard: common.jaccard, contained: common.contained * Math.min(1, Math.log2(1 + common.common) / 4), shared: common.contained,
    grams: cosine(a.grams, b.grams), masks: sharedMass(a.masks, b.masks), lengths: sharedMass(a.lengths, b.lengths),
    distribution: a.kind === 'number' && b.kind === 'number' ? sameDistribution(a.numbers, b.numbers) : 0,
    sameKind: a.kind === b.kind ? 1 : 0, distinctness: 1 - Math.abs(a.distinctShare - b.distinctShare), fill: 1 - Math.abs(a.filled - b.filled),
  }
}

/** How much of the smaller table finds a partner by each kind of likeness: tables that abbreviate, abbreviate everywhere. */
export function habits(evidence: readonly (readonly PairEvidence[])[]): readonly number[] {
  const size = Math.min(evidence.length, evidence[0]?.length ?? 0) || 1
  return kindsOfName.map((kind, k) => Math.min(1, evidence.filter((row) => row.some((p) => p.name[kind] === 1 && kindsOfName.slice(0, k).every((earlier) => p.name[earlier] === 0))).length / size))
}

/**
 * What the logistic regression of `confidence.ts` sees of a pair: a constant; seven likenesses of the names; for each of three habits of the two tables
 * whether the pair follows it and whether it does not; eleven likenesses of the values and whether there are any; two contradictions.
 */
export function featureVector({ name, values, typeClash, oneEmpty }: PairEvidence, habit: readonly number[]): number[] {
  const rowsAlike = values ? (values.grams + values.masks + values.lengths) / 3 : 0
  return [
    1, name.same, name.consonants, name.shortened, name.shortenedPart, name.grams, name.sequence, name.consonantSequence,
    name.same * habit[0]!, (1 - name.same) * habit[0]!, name.consonants * habit[1]!, (1 - name.consonants) * habit[1]!, name.shortened * habit[2]!, (1 - name.shortened) * habit[2]!,
    values ? 1 : 0, values?.jaccard ?? 0, values?.contained ?? 0, values?.grams ?? 0, values?.masks ?? 0, values?.lengths ?? 0, values && values.distribution > 0 ? 1 : 0, values?.distribution ?? 0,
    values?.sameKind ?? 0, values?.distinctness ?? 0, values?.fill ?? 0, strength(name) * rowsAlike, oneEmpty ? 1 : 0, typeClash ? 1 : 0,
  ]
}
