export interface Candidate {
  readonly rowId: number
  readonly source: string
  readonly value: string | null
  /** Column named by `by`, an ISO date. */
  readonly by: string | null
}
export type SurvivorshipRule = 'primary' | 'longest' | 'shortest' | 'newest' | 'mostFrequent' | 'largest' | 'smallest' | 'sourcePriority'

/**
 * Which row's value survives. `candidates` come with the primary row first; empty values never win over present ones; what a rule leaves
 * equal goes to the earlier candidate, so that the answer is the same at every rehearsal.
 */
export function survivor(rule: SurvivorshipRule, candidates: readonly Candidate[], sources: readonly string[] = []): Candidate {
  const present = candidates.filter((c) => c.value !== null && c.value !== '')
  if (present.length === 0) return candidates[0]!
  const best = (better: (a: Candidate, b: Candidate) => boolean) => present.reduce((a, b) => (better(b, a) ? b : a))
  switch (rule) {
    case 'primary': return present[0]!
    case 'longest': return best((a, b) => length(a) > length(b))
    case 'shortest': return best((a, b) => length(a) < length(b))
    case 'newest': return best((a, b) => (a.by ?? '') > (b.by ?? ''))
    case 'largest': return best((a, b) => Number(a.value) > Number(b.value))
    case 'smallest': return best((a, b) => Number(a.value) < Number(b.value))
    case 'mostFrequent': {
      const times = new Map<string, number>()
      for (const c of present) times.set(c.value!, (times.get(c.value!) ?? 0) + 1)
      return best((a, b) => times.get(a.value!)! > times.get(b.value!)!)
    }
    case 'sourcePriority': {
      const rank = (c: Candidate) => (sources.includes(c.source) ? sources.indexOf(c.source) : sources.length)
      return best((a, b) => rank(a) < rank(b))
    }
  }
}
const length = (c: Candidate) => Array.from(c.value!).length
