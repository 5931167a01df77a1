export interface Edge {
  readonly left: number
  readonly right: number
  readonly score: number
  /** A person said so: joined whatever the other pairs say. */
  readonly isForced: boolean
}

/**
 * Groups rows by their best pairs first. Two groups are joined only when every pair across them holds (`alike`), so that a chain of
 * near neighbours (A like B, B like C, A unlike C) does not become one supplier; a pair that a person or a comparison has forbidden
 * keeps two groups apart whatever joins them. Returns the groups with two or more rows, and the edges that were not followed.
 * Plain connected components merge too much (Splink 1824).
 */
export function verifiedClusters(edges: readonly Edge[], alike: (left: number, right: number) => boolean, forbidden: (left: number, right: number) => boolean): { clusters: number[][]; kept: Edge[] } {
  const groupOf = new Map<number, number[]>()
  const group = (row: number) => groupOf.get(row) ?? [row]
  const kept: Edge[] = []
  const ordered = [...edges].sort((a, b) => Number(b.isForced) - Number(a.isForced) || b.score - a.score || a.left - b.left || a.right - b.right)
  for (const edge of ordered) {
    const [a, b] = [group(edge.left), group(edge.right)]
    if (a === b || a.includes(edge.right)) continue
    const isForbidden = a.some((left) => b.some((right) => forbidden(left, right)))
    const holds = edge.isForced || a.every((left) => b.every((right) => alike(left, right)))
    if (isForbidden || !holds) {
      kept.push(edge)
      continue
    }
    const joined = [...a, ...b].sort((x, y) => x - y)
    for (const row of joined) groupOf.set(row, joined)
  }
  return { clusters: [...new Set(groupOf.values())].sort((a, b) => a[0]! - b[0]!), kept }
}
