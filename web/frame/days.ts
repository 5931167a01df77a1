/** Today as `YYYY-MM-DD` in an IANA zone; the reader's own without it. */
export function today(zone?: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date())
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000)
}
