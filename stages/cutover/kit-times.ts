/** T0 of a kit's runbook: the old system stops on day D at 18:00; business opens three days later. */
const stopsAtMinute = 18 * 60
const opensAfterDays = 3

/**
 * Minutes from T0 of a kit's start: `T0`, `T0-2h`, `D-15 09:00` (days before the day of T0), `D+2 08:00` (the second day of business).
 * Null for an empty cell: right after the predecessors.
 */
export function offsetOf(start: string | undefined): number | null {
  const text = (start ?? '').trim()
  const hours = /^T0(?:\s*([+-])\s*(\d+)\s*h)?$/.exec(text)
  if (hours) return hours[1] ? (hours[1] === '-' ? -1 : 1) * Number(hours[2]) * 60 : 0
  const day = /^D\s*([+-])\s*(\d+)\s+(\d{1,2}):(\d{2})/.exec(text)
  if (!day) return null
  const days = day[1] === '-' ? -Number(day[2]) : Number(day[2]) - 1 + opensAfterDays
  return days * 1440 + Number(day[3]) * 60 + Number(day[4]) - stopsAtMinute
}
