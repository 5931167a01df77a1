import type { SeedContext } from './step.ts'

const goLive = -92
/** From 0 before go-live to 1 when the new way of working has settled, ten weeks later. */
const settled = (day: number): number => Math.min(1, Math.max(0, (day - goLive) / 70))

/** Order lines promised in (from, to]: what a sales clerk exports each month. */
export function orderFile(context: SeedContext, from: number, to: number): string {
  const rows: string[] = []
  for (let day = from + 1; day <= to; day++) {
    for (let n = 0; n < 9; n++) {
      const onTimeShare = 0.77 + 0.19 * Math.min(1, settled(day) * 1.9)
      const isLate = context.random('order.late') > onTimeShare
      const quantity = 10 + Math.floor(context.random('order.quantity') * 190)
      const isShort = isLate && context.random('order.short') < 0.3
      const shippedOn = isLate && !isShort ? day + 1 + Math.floor(context.random('order.days') * 12) : day - Math.floor(context.random('order.early') * 3)
      rows.push(`SO${String(10_000 + (day + 300) * 9 + n)},${context.day(day)},${shippedOn > 0 ? '' : context.day(shippedOn)},${quantity},${shippedOn > 0 ? 0 : isShort ? Math.floor(quantity * 0.8) : quantity}`)
    }
  }
  return ['订单号,承诺日期,发货日期,订单数量,发货数量', ...rows].join('\n')
}

/** Weekly stock value and cost of issues from the books; earlier weeks repeat so that the trailing window is full. */
export function stockFile(context: SeedContext, from: number, to: number): string {
  const rows: string[] = []
  for (let day = -301; day <= to; day += 7) {
    const wave = Math.sin(day / 19) * 0.02 + (context.random(`stock.${day}`) - 0.5) * 0.02
    const cost = 4_150_000 * (1 + Math.sin(day / 31) * 0.03)
    const days = 68 - 22.5 * Math.min(1, settled(day) * 1.25)
    if (day > from - 28) rows.push(`${context.day(day)},${((days / 7) * cost * (1 + wave)).toFixed(2)},${cost.toFixed(2)}`)
  }
  return ['周末,库存金额,出库成本', ...rows].join('\n')
}

/** Monthly share of costs adjusted after closing; phase 3 has not changed it yet. */
export function costAdjustmentFile(context: SeedContext, from: number, to: number): string | null {
  const rows: string[] = []
  for (let day = -270; day <= to; day += 28) if (day > from) rows.push(`${context.day(day)},${(4.8 + Math.sin(day) * 0.5).toFixed(2)}`)
  return rows.length === 0 ? null : ['日期,值', ...rows].join('\n')
}
