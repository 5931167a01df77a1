import type { CompanyRecord } from './companies.ts'
import { plusDays, someDateStyle, spellUnit, toFullWidth, writeDate, writeNumber } from './dirt.ts'
import type { MaterialRecord } from './materials.ts'
import type { Random } from './random.ts'
import { buyers, warehouses } from './vocabulary.ts'

export interface StockRow { warehouse: string; material: string; name: string; batch: string; quantity: string; unit: string; amount: string; movedOn: string }
export interface PurchaseRow { order: string; line: string; supplier: string; material: string; ordered: string; received: string; unit: string; price: string; openAmount: string; orderedOn: string; dueOn: string; buyer: string }
export interface PayableRow { document: string; supplier: string; on: string; dueOn: string; amount: string; paid: string; balance: string; note: string }
export interface BomRow { parent: string; version: string; line: string; component: string; name: string; quantity: string; unit: string; scrap: string; from: string; note: string }
export interface WorkCenterRow { code: string; name: string; shop: string; shifts: string; hours: string; efficiency: string }

export interface StockTruth {
  rows: number
  /** `warehouse|material|batch` of rows with less than nothing on stock. */
  negative: string[]
  /** Keys of rows whose material is not in the archive. */
  orphans: string[]
  /** Sums over all rows, decimal strings with two decimals. */
  quantity: string
  amount: string
}
export interface PurchaseTruth {
  rows: number
  /** `order-line` of rows without any supplier, or with one that is not in the archive. */
  withoutSupplier: string[]
  withoutMaterial: string[]
  openAmount: string
}
export interface BomTruth {
  rows: number
  parents: number
  /** `parent|version|line` of rows whose component is not in the archive. */
  orphans: string[]
}

const warehouseOf: Readonly<Record<string, number>> = { '11': 4, '12': 3, '13': 3, '21': 0, '22': 0, '31': 1, '32': 1, '33': 1, '41': 2, '51': 5, '61': 5, '97': 6 }

export function makeStock(random: Random, rows: number, materials: readonly MaterialRecord[], asOf: string, cleaned: number): { rows: StockRow[]; truth: StockTruth } {
  const truth: StockTruth = { rows, negative: [], orphans: [], quantity: '', amount: '' }
  let quantitySum = 0n
  let amountSum = 0n
  const made: StockRow[] = []
  for (let i = 0; i < rows; i++) {
    const material = random.pick(materials)
    const orphan = random.next() < 0.006
    const orphanRepaired = random.next() < cleaned
    const negative = random.next() < 0.009
    const negativeRepaired = random.next() < cleaned
    const unknown = `${material.code.slice(0, 3)}9${String(9000 + random.whole(0, 999))}`
    const code = orphan && !orphanRepaired ? unknown : material.code
    const place = random.chance(0.9) ? warehouseOf[material.classCode]! : random.whole(0, warehouses.length - 1)
    const batch = `${plusDays(asOf, -random.whole(1, 520)).slice(2).replaceAll('-', '')}P${String(i % 1000).padStart(3, '0')}`
    // hundredths
    const count = (material.trueUnit === 'kg' ? random.whole(50, 90_000) : random.whole(1, material.classCode === '41' ? 24_000 : 900) * 100) * (negative && !negativeRepaired ? -1 : 1)
    const amount = BigInt(Math.round((count * Math.round(Number(material.cost) * 100)) / 100))
    quantitySum += BigInt(count)
    amountSum += amount
    const key = `${warehouses[place]}|${code}|${batch}`
    if (negative && !negativeRepaired) truth.negative.push(key)
    if (orphan && !orphanRepaired) truth.orphans.push(key)
    made.push({
      warehouse: warehouses[place]!, material: code, name: material.name.trim(), batch, quantity: writeNumber(random, trimZeros(cents(BigInt(count)))).text, unit: material.unit || material.trueUnit,
      amount: writeNumber(random, cents(amount)).text, movedOn: writeDate(plusDays(asOf, -random.whole(0, 400)), someDateStyle(random)),
    })
  }
  made.sort((a, b) => order(warehouses.indexOf(a.warehouse as never) - warehouses.indexOf(b.warehouse as never), a.material, b.material, a.batch, b.batch))
  return { rows: made, truth: { ...truth, quantity: cents(quantitySum), amount: cents(amountSum) } }
}

export function makePurchases(random: Random, rows: number, suppliers: readonly CompanyRecord[], materials: readonly MaterialRecord[], asOf: string, cleaned: number): { rows: PurchaseRow[]; truth: PurchaseTruth } {
  const bought = materials.filter((m) => m.source === '外购')
  const truth: PurchaseTruth = { rows, withoutSupplier: [], withoutMaterial: [], openAmount: '' }
  let sum = 0n
  const made: PurchaseRow[] = []
  for (let order = 1; made.length < rows; order++) {
    const supplier = random.pick(suppliers)
    const orderedOn = plusDays(asOf, -random.whole(1, 210))
    const number = `PO${orderedOn.slice(2, 7).replace('-', '')}${String(order).padStart(4, '0')}`
    const style = someDateStyle(random)
    const buyer = random.pick(buyers)
    const missing = random.next() < 0.014
    const gone = random.next() < 0.5
    const repaired = random.next() < cleaned
    const unknownSupplier = `GYS9${String(random.whole(100, 999))}`
    const lines = Math.min(random.whole(1, 8), rows - made.length)
    for (let line = 1; line <= lines; line++) {
      const material = random.pick(bought)
      const orphan = random.next() < 0.004
      const orphanRepaired = random.next() < cleaned
      const unknownMaterial = `WX-9${String(random.whole(1000, 9999))}`
      const ordered = random.whole(1, 200) * 10
      const received = random.chance(0.4) ? random.whole(0, ordered - 1) : 0
      const price = Math.max(1, Math.round(Number(material.cost) * 100 * (0.95 + random.next() * 0.2)))
      const open = BigInt((ordered - received) * price)
      sum += open
      const key = `${number}-${line}`
      if (missing && !repaired) truth.withoutSupplier.push(key)
      if (orphan && !orphanRepaired) truth.withoutMaterial.push(key)
      made.push({
        order: number, line: String(line), supplier: missing && !repaired ? (gone ? '' : unknownSupplier) : supplier.code,
        material: orphan && !orphanRepaired ? unknownMaterial : material.code,
        ordered: writeNumber(random, String(ordered)).text, received: String(received), unit: random.chance(0.85) ? material.unit || material.trueUnit : spellUnit(random, material.trueUnit),
        price: cents(BigInt(price)), openAmount: writeNumber(random, cents(open)).text,
        orderedOn: writeDate(orderedOn, style), dueOn: writeDate(plusDays(orderedOn, random.whole(7, 90)), style), buyer,
      })
    }
  }
  return { rows: made, truth: { ...truth, openAmount: cents(sum) } }
}

export function makePayables(random: Random, rows: number, suppliers: readonly CompanyRecord[], asOf: string): PayableRow[] {
  return Array.from({ length: rows }, (_, i) => {
    const on = plusDays(asOf, -random.whole(1, 240))
    const amount = BigInt(random.whole(20_000, 40_000_000))
    const paid = random.chance(0.3) ? (amount * BigInt(random.whole(10, 80))) / 100n : 0n
    const style = someDateStyle(random)
    return {
      document: `YF${on.slice(2, 7).replace('-', '')}${String(i + 1).padStart(5, '0')}`, supplier: random.pick(suppliers).code, on: writeDate(on, style), dueOn: writeDate(plusDays(on, random.pick([30, 45, 60, 90])), style),
      amount: writeNumber(random, cents(amount)).text, paid: cents(paid), balance: writeNumber(random, cents(amount - paid)).text, note: random.pick(['', '', '货款', '加工费', '暂估转正', '含税,专票已到']),
    }
  })
}

export function makeBom(random: Random, rows: number, materials: readonly MaterialRecord[], asOf: string, cleaned: number): { rows: BomRow[]; truth: BomTruth } {
  const level = (m: MaterialRecord): number => (m.classCode === '11' ? 0 : m.classCode === '13' ? 1 : m.classCode === '12' ? 2 : 3)
  const parents = random.shuffle(materials.filter((m) => level(m) < 3)).sort((a, b) => level(a) - level(b))
  const parts = [1, 2, 3].map((l) => materials.filter((m) => level(m) === l))
  const truth: BomTruth = { rows, parents: 0, orphans: [] }
  const made: BomRow[] = []
  for (const parent of parents) {
    if (made.length >= rows) break
    const top = level(parent)
    const lines = Math.min(top === 0 ? random.whole(9, 15) : random.whole(3, 7), rows - made.length)
    const version = random.pick(['M01', 'M01', 'M01', 'M02'])
    const from = writeDate(plusDays(asOf, -random.whole(30, 1500)), someDateStyle(random))
    truth.parents++
    for (let line = 1; line <= lines; line++) {
      const below = parts.slice(top).filter((list) => list.length > 0)
      const component = random.pick(line <= 3 && below.length > 1 ? below[0]! : below.at(-1)!)
      const orphan = random.next() < 0.011
      const repaired = random.next() < cleaned
      const unknown = `${component.code.slice(0, 3)}8${String(random.whole(8000, 8999))}`
      const code = orphan && !repaired ? unknown : component.code
      if (orphan && !repaired) truth.orphans.push(`${parent.code}|${version}|${line * 10}`)
      const quantity = component.trueUnit === 'kg' ? (random.whole(1, 90) / 100).toFixed(3) : String(random.whole(1, component.classCode === '41' ? 12 : 2))
      made.push({
        parent: parent.code, version, line: String(line * 10), component: code, name: component.name.trim(), quantity: random.chance(0.02) ? toFullWidth(quantity) : quantity,
        unit: random.chance(0.9) ? component.unit || component.trueUnit : spellUnit(random, component.trueUnit), scrap: random.pick(['0', '0', '1.5%', '2%', '0.02', '']), from, note: random.pick(['', '', '', '左右各一', '按图', '代用需批']),
      })
    }
  }
  return { rows: made, truth: { ...truth, rows: made.length } }
}

export function makeWorkCenters(): WorkCenterRow[] {
  const shops = [['XL', '下料', 8], ['WH', '焊接', 14], ['TZ', '涂装', 10], ['ZP', '装配', 16], ['BZ', '包装', 8]] as const
  return shops.flatMap(([code, name, count]) => Array.from({ length: count }, (_, i) => ({
    code: `${code}${String(i + 1).padStart(2, '0')}`, name: `${name}${i + 1}号${code === 'ZP' ? '线' : '工位'}`, shop: name, shifts: code === 'TZ' ? '3' : '2', hours: code === 'TZ' ? '22.5' : '15', efficiency: `${85 + ((i * 3) % 12)}%`,
  })))
}

function cents(value: bigint): string {
  const sign = value < 0n ? '-' : ''
  const digits = String(value < 0n ? -value : value).padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function trimZeros(value: string): string {
  return value.replace(/\.?0+$/, '')
}

function order(first: number, ...pairs: string[]): number {
  if (first !== 0) return first
  for (let i = 0; i < pairs.length; i += 2) if (pairs[i] !== pairs[i + 1]) return pairs[i]! < pairs[i + 1]! ? -1 : 1
  return 0
}
