/** Edit distance (Levenshtein) by code points, with the bit-parallel algorithm of Myers (1999) for texts of up to 32 characters, else two rows. */
export function editDistance(left: string, right: string): number {
  if (left === right) return 0
  let a = Array.from(left)
  let b = Array.from(right)
  if (a.length > b.length) [a, b] = [b, a]
  if (a.length === 0) return b.length
  return a.length <= 32 ? bitParallel(a, b) : twoRows(a, b)
}

function bitParallel(pattern: string[], text: string[]): number {
  const positions = new Map<string, number>()
  pattern.forEach((c, i) => { positions.set(c, (positions.get(c) ?? 0) | (1 << i)) })
  const last = 1 << (pattern.length - 1)
  let positive = -1
  let negative = 0
  let distance = pattern.length
  for (const c of text) {
    const equal = positions.get(c) ?? 0
    const vertical = equal | negative
    const horizontal = (((equal & positive) + positive) ^ positive) | equal
    let up = negative | ~(horizontal | positive)
    let down = positive & horizontal
    if (up & last) distance++
    if (down & last) distance--
    up = (up << 1) | 1
    down <<= 1
    positive = down | ~(vertical | up)
    negative = up & vertical
  }
  return distance
}

function twoRows(a: string[], b: string[]): number {
  let previous = Array.from({ length: a.length + 1 }, (_, i) => i)
  for (let j = 1; j <= b.length; j++) {
    const row = [j]
    for (let i = 1; i <= a.length; i++) row[i] = Math.min(previous[i]! + 1, row[i - 1]! + 1, previous[i - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    previous = row
  }
  return previous[a.length]!
}

/** 1 for equal texts, 0 for texts without anything in common: one minus the edit distance over the longer length. */
export function editSimilarity(left: string, right: string): number {
  const longest = Math.max(Array.from(left).length, Array.from(right).length)
  return longest === 0 ? 1 : 1 - editDistance(left, right) / longest
}

const grams = (text: string): string[] => {
  const padded = Array.from(`  ${text} `)
  const found: string[] = []
  for (let i = 0; i + 3 <= padded.length; i++) found.push(padded.slice(i, i + 3).join(''))
  return found
}

/** Most frequent grams carry almost no weight and make the index quadratic: those in more than this many texts are not searched by. */
const longestPosting = 2_000

/** Character-3-gram TF-IDF vectors with an inverted index: cosine of two texts and the k most alike texts. */
export class GramIndex {
  private readonly vectors: Map<string, number>[]
  private readonly postings = new Map<string, number[]>()

  constructor(texts: readonly string[]) {
    const counts = texts.map((text) => {
      const count = new Map<string, number>()
      if (text !== '') for (const gram of grams(text)) count.set(gram, (count.get(gram) ?? 0) + 1)
      return count
    })
    const frequency = new Map<string, number>()
    for (const count of counts) for (const gram of count.keys()) frequency.set(gram, (frequency.get(gram) ?? 0) + 1)
    this.vectors = counts.map((count) => {
      let norm = 0
      for (const [gram, times] of count) {
        const weight = times * Math.log(1 + texts.length / frequency.get(gram)!)
        count.set(gram, weight)
        norm += weight * weight
      }
      norm = Math.sqrt(norm) || 1
      for (const [gram, weight] of count) count.set(gram, weight / norm)
      return count
    })
    this.vectors.forEach((vector, i) => {
      for (const gram of vector.keys()) {
        if (frequency.get(gram)! > longestPosting) continue
        const list = this.postings.get(gram)
        if (list) list.push(i)
        else this.postings.set(gram, [i])
      }
    })
  }

  cosine(left: number, right: number): number {
    const [small, large] = this.vectors[left]!.size <= this.vectors[right]!.size ? [this.vectors[left]!, this.vectors[right]!] : [this.vectors[right]!, this.vectors[left]!]
    let sum = 0
    for (const [gram, weight] of small) sum += weight * (large.get(gram) ?? 0)
    return Math.min(1, sum)
  }

  /** The k texts most like text `index`, at least `minimum`, best first. */
  nearest(index: number, k: number, minimum: number): { index: number; cosine: number }[] {
    const scores = new Map<number, number>()
    for (const [gram, weight] of this.vectors[index]!) {
      for (const other of this.postings.get(gram) ?? []) if (other !== index) scores.set(other, (scores.get(other) ?? 0) + weight * this.vectors[other]!.get(gram)!)
    }
    return [...scores].filter(([, cosine]) => cosine >= minimum).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, k).map(([i, cosine]) => ({ index: i, cosine }))
  }
}
