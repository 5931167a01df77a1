import { useText } from '../../../web/parts/language.ts'
import { texts as t } from '../texts.ts'

/** Minutes as people say them: `45 分`, `4 小时 10 分`. */
export function Duration({ minutes }: { minutes: number | null }) {
  const text = useText()
  if (minutes === null) return <span className="lf-none">—</span>
  return <>{minutes < 60 ? text(t.minutesCount, { m: minutes }) : text(t.hours, { h: Math.floor(minutes / 60), m: minutes % 60 })}</>
}
