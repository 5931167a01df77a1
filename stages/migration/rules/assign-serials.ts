import type { CodeRequest } from '../../../engines/data/contract.ts'

/**
 * A serial for each request: the one its first key has, else one that another of its keys has, else the next free one from
 * `next`, which the first key is bound to. No serial is given twice in one call. Complexity: the number of keys.
 */
export function assignSerials(requests: readonly CodeRequest[], known: ReadonlyMap<string, number>, next: number): { serials: number[]; bound: { key: string; serial: number }[] } {
  const taken = new Set<number>()
  const bound: { key: string; serial: number }[] = []
  let free = next
  // what is bound to a first key has precedence over what a merged row once had
  const serials: (number | null)[] = requests.map(({ keys }) => {
    const own = known.get(keys[0]!)
    if (own === undefined || taken.has(own)) return null
    taken.add(own)
    return own
  })
  for (const [i, { keys }] of requests.entries()) {
    if (serials[i] !== null) continue
    const other = keys.slice(1).map((key) => known.get(key)).find((serial) => serial !== undefined && !taken.has(serial))
    const serial = other ?? free++
    taken.add(serial)
    serials[i] = serial
    if (!known.has(keys[0]!)) bound.push({ key: keys[0]!, serial })
  }
  return { serials: serials as number[], bound }
}
