import { conceptsOf } from './trade-words.ts'

/** A column's name taken apart. */
export interface ColumnName {
  readonly written: string
  /** Lower-case words in order; a run of Han characters is one word. Words in brackets are left out while others remain. */
  readonly words: readonly string[]
  /** The words in one piece. */
  readonly plain: string
  /** `plain` without a e i o u y. */
  readonly skeleton: string
  /** What the words mean in the trade, both languages and abbreviations alike; a word without an entry means itself. */
  readonly concepts: readonly string[]
  /** The Han characters of the name. */
  readonly han: string
  /** Character 2-grams and 3-grams of `plain`. */
  readonly grams: readonly [readonly string[], readonly string[]]
}

/**
 * Takes a name apart at changes of case, letters to digits, anything that is not a letter or digit; of a head in several rows
 * (`结存/数量`) the last part speaks. `prefix`: words that are left out at the start.
 */
export function columnName(written: string, prefix: readonly string[] = []): ColumnName {
  const part = written.split('/').at(-1)!.trim() || written
  const outside = wordsOf(part.replace(/[(（[【][^)）\]】]*[)）\]】]/g, ' '))
  const kept = outside.length > 0 ? outside : wordsOf(part)
  return named(written, startsWith(kept, prefix) ? kept.slice(prefix.length) : kept)
}

/** The name as its meanings (`vend_nm` and 供应商名称: supplier name); null when no word has an entry in the dictionary. */
export function meaningOf(name: ColumnName): ColumnName | null {
  return name.concepts.length === 0 || name.concepts.join() === name.words.join() ? null : named(name.written, name.concepts)
}

/** The meanings of a name without those of the table's own subject (`supplier_name` of suppliers: name); null when nothing changes or nothing is left. */
export function withoutSubject(name: ColumnName, subject: ReadonlySet<string>): ColumnName | null {
  const rest = name.concepts.filter((c) => !subject.has(c))
  return rest.length === 0 || rest.length === name.concepts.length ? null : named(name.written, rest)
}

/** What a table is about, from its names: `Suppliers`, 供应商档案. */
export const subjectOf = (names: readonly string[]): ReadonlySet<string> => new Set(names.flatMap((n) => conceptsOf(wordsOf(n))))

function named(written: string, words: readonly string[]): ColumnName {
  const plain = words.join('')
  return { written, words, plain, skeleton: skeletonOf(plain), concepts: conceptsOf(words), han: [...plain].filter((c) => /\p{Script=Han}/u.test(c)).join(''), grams: [gramsOf(plain, 2), gramsOf(plain, 3)] }
}

const startsWith = (words: readonly string[], prefix: readonly string[]): boolean => prefix.length > 0 && words.length > prefix.length && prefix.every((w, i) => words[i] === w)

function wordsOf(text: string): string[] {
  return text.normalize('NFKC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replace(/([\p{Script=Han}]+)/gu, ' $1 ').replace(/(\p{L})(\p{N})/gu, '$1 $2').replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((w) => w !== '')
}

/** The words that stand in front of most columns of a table (its name, as a rule): how many, and in how many of the columns. */
export interface TablePrefix {
  readonly words: readonly string[]
  readonly share: number
}

/** The longest prefix that at least half of the columns have, three at the least; null when there is none. */
export function tablePrefix(names: readonly string[]): TablePrefix | null {
  const all = names.map((name) => wordsOf(name.split('/').at(-1)!))
  let found: TablePrefix | null = null
  for (let length = 1; ; length++) {
    const counts = new Map<string, number>()
    for (const words of all) if (words.length > length) { const key = words.slice(0, length).join(' '); counts.set(key, (counts.get(key) ?? 0) + 1) }
    const [key, count] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0] as [string, number])
    if (count < 3 || count * 2 < names.length) return found
    found = { words: key.split(' '), share: count / names.length }
  }
}

const skeletonOf = (plain: string): string => plain.replace(/[aeiouy]/g, '')

/**
 * How far the short name can be written as beginnings of the words, in their order, one after the other and used up to its last letter:
 * share of the words that take part (`nuchi` from number, children: 1). 0 when it cannot be written so.
 * A name made of whole words of the other is no abbreviation: its share is that of the words.
 */
export function truncation(shortWords: readonly string[], words: readonly string[]): number {
  const short = shortWords.join('')
  if (short === '' || words.length === 0) return 0
  if (shortWords.every((w) => words.includes(w))) return shortWords.length / Math.max(words.length, shortWords.length)
  // best[i]: most words that take part while the first i letters are used; the first word must take part.
  let best: number[] = [0, ...Array<number>(short.length).fill(-Infinity)]
  words.forEach((word, w) => {
    const next = w === 0 ? Array<number>(short.length + 1).fill(-Infinity) : [...best]
    for (let i = 0; i < short.length; i++) {
      if (best[i] === -Infinity) continue
      for (let length = 1; length <= word.length && i + length <= short.length && word[length - 1] === short[i + length - 1]; length++) next[i + length] = Math.max(next[i + length]!, best[i]! + 1)
    }
    best = next
  })
  const used = best[short.length]!
  return used === -Infinity ? 0 : used / words.length
}

/** Dice coefficient of two lists seen as sets, 0 to 1. */
export function dice(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [new Set(a), new Set(b)]
  if (left.size === 0 || right.size === 0) return 0
  let common = 0
  for (const x of left) if (right.has(x)) common++
  return (2 * common) / (left.size + right.size)
}

/** n-grams of a text that is padded at both ends. */
export function gramsOf(text: string, n: number): string[] {
  const padded = ` ${text} `
  return padded.length <= n ? [padded] : Array.from({ length: padded.length - n + 1 }, (_, i) => padded.slice(i, i + n))
}

/** Longest common subsequence over the longer length, 0 to 1; O(n m). */
export function commonSubsequence(a: string, b: string): number {
  if (a === '' || b === '') return 0
  let row = Array<number>(b.length + 1).fill(0)
  for (const x of a) {
    const next = [0]
    for (let j = 1; j <= b.length; j++) next.push(x === b[j - 1] ? row[j - 1]! + 1 : Math.max(row[j]!, next[j - 1]!))
    row = next
  }
  return row[b.length]! / Math.max(a.length, b.length)
}
