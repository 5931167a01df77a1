/** The last values of a criterion as a small line; decoration beside the figure, the gate page has the chart. */
export function Sparkline({ points, tone }: { points: readonly (string | null)[]; tone: string }) {
  const values = points.filter((p): p is string => p !== null).map(Number).slice(-24)
  if (values.length < 2) return null
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const y = (v: number) => (high === low ? 7 : 12.500 - ((v - low) / (high - low)) * 11)
  const line = values.map((v, i) => `${i === 0 ? 'M' : 'L'}${((i / (values.length - 1)) * 42 + 1).toFixed(1)} ${y(v).toFixed(1)}`).join('')
  return <svg className={`lf-spark lf-spark-${tone}`} width="44" height="14" viewBox="0 0 44 14" aria-hidden="true"><path d={line} /><circle cx="43" cy={y(values.at(-1)!)} r="1.500" /></svg>
}
