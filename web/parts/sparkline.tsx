export interface SparkPoint {
  readonly at: string
  readonly value: string | null
}

/** The last values of a figure as a small line. Decoration beside the figure, unless `label` names it. */
export function Sparkline({ points, tone = 'open', width = 44, label }: { points: readonly (string | null)[] | readonly SparkPoint[]; tone?: string; width?: number; label?: string }) {
  const values = points.map((p) => (typeof p === 'object' && p !== null ? p.value : p)).filter((p): p is string => p !== null).map(Number).slice(-40)
  if (values.length < 2) return null
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const y = (v: number) => (high === low ? 7 : 12.500 - ((v - low) / (high - low)) * 11)
  const line = values.map((v, i) => `${i === 0 ? 'M' : 'L'}${((i / (values.length - 1)) * (width - 3) + 1).toFixed(1)} ${y(v).toFixed(1)}`).join('')
  return (
    <svg className={`lf-spark lf-spark-${tone}`} width={width} height="14" viewBox={`0 0 ${width} 14`} {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}>
      <path d={line} /><circle cx={width - 2} cy={y(values.at(-1)!)} r="1.500" />
    </svg>
  )
}
