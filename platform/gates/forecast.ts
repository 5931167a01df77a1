import type { Text } from '../../engines/errors.ts'

/**
 * When a criterion will meet its threshold, by least squares over its samples (day, value).
 * Not forecastable with fewer than five samples, a trend the wrong way, or noise (R² < 0.5). `day` is `YYYY-MM-DD`.
 */
export function forecastPass(samples: readonly { at: string; value: string | null }[], threshold: string, comparison: '>=' | '<=', now: string): { day: string | null; note: Text } {
  const points = samples.filter((s) => s.value !== null).map((s) => ({ x: Date.parse(s.at) / 86_400_000, y: Number(s.value) }))
  if (points.length < 5) return { day: null, note: { zh: `样本不足 5 个（${points.length}），暂不能预测`, en: `Not forecastable: ${points.length} samples, 5 are needed` } }
  const meanX = points.reduce((sum, p) => sum + p.x, 0) / points.length
  const meanY = points.reduce((sum, p) => sum + p.y, 0) / points.length
  const sxx = points.reduce((sum, p) => sum + (p.x - meanX) ** 2, 0)
  const sxy = points.reduce((sum, p) => sum + (p.x - meanX) * (p.y - meanY), 0)
  const syy = points.reduce((sum, p) => sum + (p.y - meanY) ** 2, 0)
  const slope = sxx === 0 ? 0 : sxy / sxx
  const fit = sxx === 0 || syy === 0 ? 0 : sxy ** 2 / (sxx * syy)
  const rightWay = comparison === '>=' ? slope > 0 : slope < 0
  if (!rightWay) return { day: null, note: { zh: '趋势没有朝通过的方向走', en: 'Not forecastable: the trend does not move towards passing' } }
  if (fit < 0.5) return { day: null, note: { zh: `波动太大（R²=${fit.toFixed(2)}），暂不能预测`, en: `Not forecastable: too noisy (R²=${fit.toFixed(2)})` } }
  const day = Math.ceil((Number(threshold) - (meanY - slope * meanX)) / slope)
  const today = Math.floor(Date.parse(now) / 86_400_000)
  if (day > today + 730) return { day: null, note: { zh: '按现在的速度两年内到不了', en: 'At this pace it takes more than two years' } }
  return { day: new Date(Math.max(day, today) * 86_400_000).toISOString().slice(0, 10), note: { zh: `按 ${points.length} 个样本的趋势（R²=${fit.toFixed(2)}）`, en: `From the trend of ${points.length} samples (R²=${fit.toFixed(2)})` } }
}
