import { useFormat } from './language.ts'

/** A share 0..1 as figure and bar: grey unless it misses the threshold (amber within 10 points of it, red below). `lowerIsBetter` turns it round. */
export function ShareBar({ value, threshold, label, lowerIsBetter = false, decimals = 1 }: { value: number | string | null; threshold?: number | string | null; label?: string; lowerIsBetter?: boolean; decimals?: number }) {
  const { percent } = useFormat()
  if (value === null) return <span className="lf-none">—</span>
  const share = Math.max(0, Math.min(1, Number(value)))
  const limit = threshold === null || threshold === undefined ? null : Number(threshold)
  const missing = limit === null ? 0 : lowerIsBetter ? Number(value) - limit : limit - Number(value)
  const tone = missing <= 0 ? '' : missing <= 0.1 ? ' warn' : ' bad'
  return (
    <span className={`lf-share${tone}`}>
      <span className="lf-share-figure">{percent(value, decimals)}</span>
      <span className="lf-share-bar" role="img" aria-label={`${label ? `${label} ` : ''}${percent(value, decimals)}`}><i style={{ inlineSize: `${share * 100}%` }} /></span>
    </span>
  )
}
