import type { Random } from './random.ts'

/** Writes a value as five people and twenty years have written it. The meaning stays; `dirt.test.ts` reads it back. */
export function toFullWidth(text: string): string {
  return text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
}

/** Days since 1899-12-30, as Excel counts them (1900 system). */
export function excelSerial(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)
}

export type DateStyle = 'iso' | 'slash' | 'dot' | 'compact' | 'serial' | 'chinese'
const dateStyles: readonly DateStyle[] = ['iso', 'iso', 'iso', 'slash', 'slash', 'dot', 'compact', 'serial', 'chinese']

/** `day` as `YYYY-MM-DD`, written in one of the styles met in old systems. */
export function writeDate(day: string, style: DateStyle): string {
  const [y, m, d] = day.split('-') as [string, string, string]
  switch (style) {
    case 'iso': return day
    case 'slash': return `${y}/${Number(m)}/${Number(d)}`
    case 'dot': return `${y}.${m}.${d}`
    case 'compact': return y + m + d
    case 'serial': return String(excelSerial(day))
    case 'chinese': return `${y}年${Number(m)}月${Number(d)}日`
  }
}

export function someDateStyle(random: Random): DateStyle {
  return random.pick(dateStyles)
}

/** A decimal with two decimals at most, now and then with thousands separators, full-width digits or a leading space. */
export function writeNumber(random: Random, value: string): { text: string; dirt: 'none' | 'thousands' | 'fullWidth' | 'space' } {
  const roll = random.next()
  if (roll < 0.06 && Math.abs(Number(value)) >= 1000) return { text: withSeparators(value), dirt: 'thousands' }
  if (roll < 0.075) return { text: toFullWidth(value), dirt: 'fullWidth' }
  if (roll < 0.085) return { text: ` ${value} `, dirt: 'space' }
  return { text: value, dirt: 'none' }
}

export function withSeparators(value: string): string {
  const [whole, decimals] = value.split('.') as [string, string | undefined]
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (decimals === undefined ? '' : `.${decimals}`)
}

/** Days after `day`. */
export function plusDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10)
}

const unitSpellings: Record<string, readonly string[]> = {
  个: ['个', '个', '只', 'PCS', 'pcs', '件'],
  件: ['件', '件', '个', 'PCS', '支'],
  条: ['条', '条', '根', '条 '],
  根: ['根', '根', '支', '条'],
  kg: ['kg', 'KG', '公斤', '千克', 'Kg'],
  套: ['套', '套', 'SET', '付', '副'],
  台: ['台', '辆', '台'],
  卷: ['卷', '卷', 'ROLL'],
}

/** One of the spellings under which a unit of measure goes in the old systems. */
export function spellUnit(random: Random, unit: string): string {
  return random.pick(unitSpellings[unit] ?? [unit])
}
