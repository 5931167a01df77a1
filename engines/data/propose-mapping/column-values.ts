import { gramsOf } from './column-names.ts'

/** What a column's values look like. */
export interface ColumnValues {
  readonly rows: number
  /** Share of the rows that hold something, 0 to 1. */
  readonly filled: number
  /** Distinct values over filled rows, 0 to 1. */
  readonly distinctShare: number
  /** Values in plain form: trimmed, lower case, `12.0` as `12`. */
  readonly values: ReadonlySet<string>
  /** Shape of values (9 digit, a letter, 汉 Han, a run is one sign) and their share. */
  readonly masks: ReadonlyMap<string, number>
  /** Character 2-grams over the values, as a vector of length one. */
  readonly grams: ReadonlyMap<string, number>
  /** Share of lengths 0-1, 2-3, 4-7, 8-15 … characters. */
  readonly lengths: ReadonlyMap<string, number>
  readonly kind: 'empty' | 'number' | 'date' | 'text'
  /** Sorted numbers, empty unless `kind` is number. */
  readonly numbers: readonly number[]
  /** Share of the numbers with a fraction. */
  readonly fractions: number
}

const number = /^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?(e[+-]?\d+)?%?$/i
const date = /^\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?([ t]\d{1,2}:\d{2}.*)?$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/i
/** More values than this say nothing new about a column. */
const sampled = 2000

/** Statistics over at most 2,000 values, taken at even distances. O(values × length). */
export function columnValues(all: readonly (string | null)[]): ColumnValues {
  const step = Math.max(1, Math.floor(all.length / sampled))
  const rows = step === 1 ? all : all.filter((_, i) => i % step === 0)
  const filled = rows.flatMap((v) => (v === null || v.trim() === '' ? [] : [plainValue(v)]))
  const values = new Set(filled)
  const numbers = filled.filter((v) => number.test(v)).map((v) => Number(v.replace(/[,%]/g, '')))
  const dates = filled.filter((v) => date.test(v)).length
  const kind = filled.length === 0 ? 'empty' : numbers.length >= filled.length * 0.9 ? 'number' : dates >= filled.length * 0.9 ? 'date' : 'text'
  return {
    rows: rows.length, filled: rows.length === 0 ? 0 : filled.length / rows.length, distinctShare: filled.length === 0 ? 0 : values.size / filled.length, values,
    masks: shares(filled.map(maskOf)), grams: unit(filled.flatMap((v) => gramsOf(v.slice(0, 80), 2))), lengths: shares(filled.map((v) => String(Math.floor(Math.log2(v.length + 1))))),
    kind, numbers: kind === 'number' ? numbers.sort((a, b) => a - b) : [], fractions: kind === 'number' ? numbers.filter((n) => !Number.isInteger(n)).length / numbers.length : 0,
  }
}

function plainValue(value: string): string {
  const plain = value.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
  return /^[+-]?\d+\.0+$/.test(plain) ? plain.slice(0, plain.indexOf('.')) : plain
}
const maskOf = (value: string): string => value.replace(/\p{N}+/gu, '9').replace(/\p{Script=Han}+/gu, '汉').replace(/[^9汉\P{L}]+/gu, 'a').replace(/ ?a( a)+/g, 'a a').slice(0, 24)

function counts(items: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const item of items) found.set(item, (found.get(item) ?? 0) + 1)
  return found
}
function shares(items: readonly string[]): Map<string, number> {
  return new Map([...counts(items)].map(([key, n]) => [key, n / items.length]))
}
function unit(items: readonly string[]): Map<string, number> {
  const found = [...counts(items)].map(([key, n]) => [key, Math.sqrt(n)] as const)
  const length = Math.hypot(...found.map(([, n]) => n)) || 1
  return new Map(found.map(([key, n]) => [key, n / length]))
}

/** Sum of the smaller shares: 1 for equal distributions, 0 for disjoint ones. */
export function sharedMass(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let mass = 0
  for (const [key, share] of a) mass += Math.min(share, b.get(key) ?? 0)
  return mass
}
export function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let product = 0
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  for (const [key, n] of small) product += n * (large.get(key) ?? 0)
  return product
}

/** Values in common: over all of both (`jaccard`), over the smaller side (`contained`), and how many. */
export function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): { jaccard: number; contained: number; common: number } {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const v of small) if (large.has(v)) common++
  return small.size === 0 ? { jaccard: 0, contained: 0, common: 0 } : { jaccard: common / (a.size + b.size - common), contained: common / small.size, common }
}

/** 1 minus the largest distance between the two cumulative distributions (Kolmogorov-Smirnov statistic) of sorted numbers. */
export function sameDistribution(a: readonly number[], b: readonly number[]): number {
  let [i, j, widest] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const at = Math.min(a[i]!, b[j]!)
    while (i < a.length && a[i]! <= at) i++
    while (j < b.length && b[j]! <= at) j++
    widest = Math.max(widest, Math.abs(i / a.length - j / b.length))
  }
  return 1 - widest
}
