import type { CriterionView } from '../../../platform/wire.ts'
import { valueText } from '../../parts/criterion-value.ts'
import { useFormat, useText } from '../../parts/language.ts'
import { gateTexts as t } from './texts.ts'

const [width, height] = [300, 44]

/** A criterion's values over time as steps, with its threshold: a value holds until the next one was measured. */
export function TrendLine({ criterion: c }: { criterion: CriterionView }) {
  const text = useText()
  const format = useFormat()
  const points = c.trend.filter((p): p is { at: string; value: string } => p.value !== null).map((p) => ({ at: Date.parse(p.at), value: Number(p.value) }))
  if (points.length < 2) return <p className="lf-meta">{text(t.noTrend)}</p>
  const limit = Number(c.threshold)
  const all = [...points.map((p) => p.value), limit]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const [start, end] = [points[0]!.at, Math.max(Date.now(), points.at(-1)!.at)]
  const x = (at: number) => ((at - start) / Math.max(1, end - start)) * (width - 8) + 2
  const y = (v: number) => (high === low ? height / 2 : height - 6 - ((v - low) / (high - low)) * (height - 12))
  const line = points.map((p, i) => (i === 0 ? `M${x(p.at).toFixed(1)} ${y(p.value).toFixed(1)}` : `H${x(p.at).toFixed(1)}V${y(p.value).toFixed(1)}`)).join('') + `H${x(end).toFixed(1)}`
  const words = { yes: text(t.yes), no: text(t.no) }
  const label = `${text(c.label)}: ${valueText(c, c.trend[0]!.value, format, words)} → ${valueText(c, c.value, format, words)}`
  return (
    <div className="lf-trend">
      <svg viewBox={`0 0 ${width} ${height}`} width="100%" height={height} preserveAspectRatio="none" role="img" aria-label={label}>
        <line x1="0" x2={width} y1={y(limit)} y2={y(limit)} className="limit" />
        <path d={line} className={c.met === false ? 'bad' : ''} />
      </svg>
      <span className="lf-trend-ends"><span>{format.day(new Date(start).toISOString(), 'short')}</span><span>{format.day(new Date(end).toISOString(), 'short')}</span></span>
    </div>
  )
}
