import { epochSecondsOfWall } from '../../engines/calendar/zone-time.ts'

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** The day of an instant in a zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, instant: string): string {
  const format = dayFormats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  dayFormats.set(zone, format)
  return format.format(new Date(instant))
}

/** The instant at which a wall clock in the zone shows `day` and `time` (HH:MM). */
export function instantIn(zone: string, day: string, time: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`) / 1000
  return new Date(epochSecondsOfWall(Math.floor(wall / 86_400), wall % 86_400, zone) * 1000)
}

export function addDays(day: string, n: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + n)
  return date.toISOString().slice(0, 10)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}
