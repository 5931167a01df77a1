/** What a KPI did around go-live. */
export interface Effect {
  readonly before: { readonly n: number; readonly mean: number }
  readonly after: { readonly n: number; readonly mean: number }
  /** Level that the points after go-live have reached, minus the mean before. */
  readonly difference: number
  /** 95 % interval of the difference; null with too few points. */
  readonly interval: readonly [number, number] | null
  readonly verdict: 'helped' | 'notShown' | 'worse' | 'tooEarly'
}

type Point = { readonly day: string; readonly value: number }

const MINIMUM = 8

/**
 * Interrupted time series on one formula: a level before, a line after go-live (segmented regression without a slope before;
 * Wagner et al. 2002). The difference is the line's last value minus the level. The interval is Student's, its variance and
 * degrees of freedom corrected by (1 + r) / (1 - r) for what neighbouring residuals repeat (r: their lag-one autocorrelation, with Kendall's 1954 correction for
 * short series).
 * Fewer than eight points on a side: `tooEarly`. An interval that holds 0: `notShown`.
 */
export function effectOf(points: readonly Point[], goLive: string, better: 'up' | 'down'): Effect {
  const before = points.filter((p) => p.day < goLive)
  const after = points.filter((p) => p.day >= goLive)
  const level = meanOf(before)
  const sides = { before: { n: before.length, mean: level }, after: { n: after.length, mean: meanOf(after) } }
  if (before.length < MINIMUM || after.length < MINIMUM) return { ...sides, difference: sides.after.mean - level, interval: null, verdict: 'tooEarly' }
  const line = lineThrough(after)
  const difference = line.last - level
  const residuals = [before.map((p) => p.value - level), line.residuals]
  const squares = residuals.flat().reduce((sum, e) => sum + e * e, 0)
  const inflation = inflationOf(residuals, squares)
  const freedom = (before.length + after.length - 3) / inflation
  const error = Math.sqrt((squares / (before.length + after.length - 3)) * inflation * (1 / before.length + line.leverage))
  const margin = studentQuantile(Math.max(2, freedom)) * error
  const interval = [difference - margin, difference + margin] as const
  const isBetter = better === 'up' ? interval[0] > 0 : interval[1] < 0
  const isWorse = better === 'up' ? interval[1] < 0 : interval[0] > 0
  return { ...sides, difference, interval, verdict: isBetter ? 'helped' : isWorse ? 'worse' : 'notShown' }
}

function meanOf(points: readonly Point[]): number {
  return points.length === 0 ? 0 : points.reduce((sum, p) => sum + p.value, 0) / points.length
}

/** Least squares over time; `leverage` is that of the last day, for the variance of the line there. */
function lineThrough(points: readonly Point[]): { last: number; leverage: number; residuals: number[] } {
  const days = points.map((p) => Date.parse(`${p.day}T00:00:00Z`) / 86_400_000)
  const [meanDay, mean] = [days.reduce((a, b) => a + b, 0) / days.length, meanOf(points)]
  const spread = days.reduce((sum, d) => sum + (d - meanDay) ** 2, 0)
  const slope = spread === 0 ? 0 : days.reduce((sum, d, i) => sum + (d - meanDay) * (points[i]!.value - mean), 0) / spread
  const at = (day: number) => mean + slope * (day - meanDay)
  const lastDay = days.at(-1)!
  return { last: at(lastDay), leverage: 1 / points.length + (spread === 0 ? 0 : (lastDay - meanDay) ** 2 / spread), residuals: points.map((p, i) => p.value - at(days[i]!)) }
}

function inflationOf(segments: readonly (readonly number[])[], squares: number): number {
  if (squares === 0) return 1
  const lagged = segments.reduce((sum, segment) => sum + segment.slice(1).reduce((inner, e, i) => inner + e * segment[i]!, 0), 0)
  const perSegment = segments.reduce((sum, segment) => sum + segment.length, 0) / segments.length
  const raw = lagged / squares
  const r = Math.min(0.9, Math.max(0, raw + (1 + 3 * raw) / perSegment))
  return (1 + r) / (1 - r)
}

/** The 97.5 % quantile of Student's t (Cornish-Fisher expansion of the normal quantile; within 0.01 from 4 degrees of freedom). */
function studentQuantile(freedom: number): number {
  const z = 1.959964
  const d = freedom
  return z + (z ** 3 + z) / (4 * d) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * d ** 2) + (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * d ** 3)
}
