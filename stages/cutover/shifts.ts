import { instantIn } from '../../platform/db/time.ts'
import type { Shift } from './runbook.ts'

const line = /^(\d{4}-\d{2}-\d{2})\s+(\d{1,2}:\d{2})\s*[-–—~至到]\s*(\d{1,2}:\d{2})$/

/** Shifts of a window, one a line: `2026-08-28 18:00-24:00`, in the implementation's zone. A line that cannot be read comes in `faults`. */
export function readShifts(text: string | null | undefined, zone: string): { shifts: Shift[]; faults: string[] } {
  const shifts: Shift[] = []
  const faults: string[] = []
  for (const raw of (text ?? '').split('\n').map((l) => l.trim()).filter((l) => l !== '')) {
    const match = line.exec(raw)
    const from = match ? minuteOf(zone, match[1]!, match[2]!) : null
    const to = match ? minuteOf(zone, match[1]!, match[3]!) : null
    if (from === null || to === null || to <= from) faults.push(raw)
    else shifts.push({ from, to })
  }
  return { shifts: shifts.sort((a, b) => a.from - b.from), faults }
}

function minuteOf(zone: string, day: string, time: string): number | null {
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null
  return instantIn(zone, day, '00:00').getTime() + (hour * 60 + minute) * 60_000
}
