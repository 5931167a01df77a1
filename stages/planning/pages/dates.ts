/** Days `YYYY-MM-DD` as local dates for the chart, and arithmetic on them. */
export function dateOf(day: string): Date {
  const [y, m, d] = day.split('-').map(Number)
  return new Date(y!, m! - 1, d!)
}

export function dayOf(date: Date): string {
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}

export function plusDays(day: string, n: number): string {
  const date = dateOf(day)
  date.setDate(date.getDate() + n)
  return dayOf(date)
}

export function daysApart(from: string, to: string): number {
  return Math.round((Date.UTC(...parts(to)) - Date.UTC(...parts(from))) / 86_400_000)
}

function parts(day: string): [number, number, number] {
  const [y, m, d] = day.split('-').map(Number)
  return [y!, m! - 1, d!]
}

/** ISO weekday, 1 Monday to 7 Sunday. */
export function weekdayOf(day: string): number {
  return ((dateOf(day).getDay() + 6) % 7) + 1
}
