/** One value of a KPI for the period that ends on `day` (inclusive). Values are decimal strings. */
export interface KpiPoint {
  readonly day: string
  readonly value: string
  readonly numerator: string
  readonly denominator: string
}

export interface OrderLine {
  readonly promisedOn: string
  /** Null while not shipped. */
  readonly shippedOn: string | null
  readonly orderedQuantity: number
  readonly shippedQuantity: number
}

/** The Sunday that ends the ISO week of a day (`YYYY-MM-DD`). */
export function weekEnd(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7))
  return date.toISOString().slice(0, 10)
}

/**
 * On-time delivery by week: lines shipped in full no later than the first promised day, over the lines promised for that week
 * (the first promised day counts, a later one does not). Value in per cent with one decimal. Lines promised after `asOf` are left out.
 */
export function onTimeDelivery(lines: readonly OrderLine[], asOf: string): KpiPoint[] {
  const due = lines.filter((line) => line.promisedOn <= asOf)
  const weeks = Map.groupBy(due, (line) => weekEnd(line.promisedOn))
  return [...weeks.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, inWeek]) => {
    const onTime = inWeek.filter((line) => line.shippedOn !== null && line.shippedOn <= line.promisedOn && line.shippedQuantity >= line.orderedQuantity).length
    return { day, value: ((onTime / inWeek.length) * 100).toFixed(1), numerator: String(onTime), denominator: String(inWeek.length) }
  })
}

export interface StockWeek {
  readonly day: string
  /** Stock value at the end of the week. */
  readonly stockValue: number
  /** Cost of what was issued in the week. */
  readonly costOfIssues: number
}

/**
 * Inventory turnover days = average stock value / cost of issues x days, over a trailing window of `windowWeeks` weeks;
 * both figures from the same books. One point a week once the window is full. Value in days with one decimal.
 */
export function inventoryTurnoverDays(weeks: readonly StockWeek[], windowWeeks = 4): KpiPoint[] {
  const ordered = [...weeks].sort((a, b) => (a.day < b.day ? -1 : 1))
  return ordered.slice(windowWeeks - 1).flatMap((week, i) => {
    const window = ordered.slice(i, i + windowWeeks)
    const average = window.reduce((sum, w) => sum + w.stockValue, 0) / windowWeeks
    const cost = window.reduce((sum, w) => sum + w.costOfIssues, 0)
    if (cost <= 0) return []
    return [{ day: week.day, value: ((average / cost) * windowWeeks * 7).toFixed(1), numerator: average.toFixed(2), denominator: cost.toFixed(2) }]
  })
}
