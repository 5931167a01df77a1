export type Severity = 'P1' | 'P2' | 'P3' | 'P4'
export type Level = 'high' | 'medium' | 'low'
const rank: Record<Level, number> = { high: 1, medium: 2, low: 3 }

/** Priority = impact × urgency (ITIL 4): high × high is P1, one step down on either side is one priority lower, P4 at most. */
export function severityOf(impact: Level, urgency: Level): Severity {
  return `P${Math.min(4, rank[impact] + rank[urgency] - 1)}` as Severity
}

/** Minutes to acknowledge and to restore, elapsed time round the clock. */
export const targets: Record<Severity, { readonly acknowledge: number; readonly restore: number }> = {
  P1: { acknowledge: 15, restore: 240 },
  P2: { acknowledge: 60, restore: 480 },
  P3: { acknowledge: 240, restore: 1440 },
  P4: { acknowledge: 480, restore: 4320 },
}

/** Mean, median and 90th percentile (nearest rank) with how many they rest on; null with none. */
export function spreadOf(minutes: readonly number[]): { n: number; mean: number; median: number; p90: number } | null {
  if (minutes.length === 0) return null
  const sorted = [...minutes].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
  const middle = sorted.length % 2 === 1 ? sorted[(sorted.length - 1) / 2]! : (sorted[sorted.length / 2 - 1]! + sorted[sorted.length / 2]!) / 2
  return { n: sorted.length, mean: sorted.reduce((sum, m) => sum + m, 0) / sorted.length, median: middle, p90: at(0.9) }
}
