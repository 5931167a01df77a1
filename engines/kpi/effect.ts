/** What a KPI did around go-live. */
export interface Effect {
  readonly before: { readonly n: number; readonly mean: number }
  readonly after: { readonly n: number; readonly mean: number }
  /** Mean after minus mean before. */
  readonly difference: number
  /** 95 % interval of the difference; null with too few points. */
  readonly interval: readonly [number, number] | null
  readonly verdict: 'helped' | 'notShown' | 'worse' | 'tooEarly'
}

const MINIMUM = 8

/**
 * Compares the points before and after a day on the same formula. The interval is Welch's, with each side's number of points
 * lowered for what neighbouring points repeat: n' = n (1 - r) / (1 + r), r the lag-one autocorrelation (Bayley & Hammersley 1946).
 * Fewer than eight points on a side: `tooEarly`. An interval that holds 0: `notShown`.
 */
export function effectOf(points: readonly { readonly day: string; readonly value: number }[], goLive: string, better: 'up' | 'down'): Effect {
  const before = sideOf(points.filter((p) => p.day < goLive))
  const after = sideOf(points.filter((p) => p.day >= goLive))
  const difference = after.mean - before.mean
  const sides = { before: { n: before.n, mean: before.mean }, after: { n: after.n, mean: after.mean }, difference }
  if (before.n < MINIMUM || after.n < MINIMUM) return { ...sides, interval: null, verdict: 'tooEarly' }
  const [u, v] = [before.variance / before.effective, after.variance / after.effective]
  const error = Math.sqrt(u + v)
  const freedom = error === 0 ? 1e6 : (u + v) ** 2 / (u ** 2 / Math.max(1, before.effective - 1) + v ** 2 / Math.max(1, after.effective - 1))
  const margin = studentQuantile(freedom) * error
  const interval = [difference - margin, difference + margin] as const
  const isBetter = better === 'up' ? interval[0] > 0 : interval[1] < 0
  const isWorse = better === 'up' ? interval[1] < 0 : interval[0] > 0
  return { ...sides, interval, verdict: isBetter ? 'helped' : isWorse ? 'worse' : 'notShown' }
}

function sideOf(points: readonly { readonly value: number }[]): { n: number; mean: number; variance: number; effective: number } {
  const n = points.length
  const values = points.map((p) => p.value)
  const mean = n === 0 ? 0 : values.reduce((sum, v) => sum + v, 0) / n
  const squares = values.reduce((sum, v) => sum + (v - mean) ** 2, 0)
  const variance = n < 2 ? 0 : squares / (n - 1)
  const lagged = values.slice(1).reduce((sum, v, i) => sum + (v - mean) * (values[i]! - mean), 0)
  const r = squares === 0 ? 0 : Math.min(0.95, Math.max(0, lagged / squares))
  return { n, mean, variance, effective: Math.max(2, (n * (1 - r)) / (1 + r)) }
}

/** The 97.5 % quantile of Student's t (Cornish-Fisher expansion of the normal quantile; within 0.01 from 4 degrees of freedom). */
function studentQuantile(freedom: number): number {
  const z = 1.959964
  const d = Math.max(1, freedom)
  return z + (z ** 3 + z) / (4 * d) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * d ** 2) + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * d ** 3)
}
