import type { Text } from '../../engines/errors.ts'

/** A cell read as a value, or why it cannot be. */
export type Read<T> = { readonly value: T } | { readonly error: Text }

/** Full-width digits, letters and punctuation as people type them in a Chinese input method. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/[\u3000\u00a0]/g, ' ').trim()
}

const number = /^-?\d+(\.\d+)?$/

/** `1,234.50`, `￥1234.5`, `１２３４` as a decimal string; nothing is rounded. */
export function readDecimal(cell: string): Read<string> {
  const text = halfWidth(cell).replace(/^[¥￥$€]/, '').replace(/\s/g, '')
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  if (!number.test(plain)) return { error: { zh: `"${cell}"不是数字`, en: `"${cell}" is not a number` } }
  const [whole, fraction = ''] = plain.replace('-', '').split('.')
  const kept = fraction.replace(/0+$/, '')
  if (whole!.replace(/^0+/, '').length > 14 || kept.length > 6) return { error: { zh: `"${cell}"超出范围：整数最多 14 位，小数最多 6 位`, en: `"${cell}" is out of range: at most 14 digits before and 6 behind the point` } }
  return { value: `${plain.startsWith('-') ? '-' : ''}${whole}${kept ? `.${kept}` : ''}` }
}

/** `85%` and `0.85` as a ratio; a bare `85` could be either and is refused. */
export function readRatio(cell: string): Read<string> {
  const text = halfWidth(cell)
  if (text.endsWith('%')) {
    const read = readDecimal(text.slice(0, -1))
    return 'error' in read ? read : { value: shifted(read.value) }
  }
  const read = readDecimal(text)
  if ('error' in read) return read
  if (Math.abs(Number(read.value)) > 1) return { error: { zh: `"${cell}"看不出是比例还是百分数，请写成 ${cell}% 或 0–1 的小数`, en: `"${cell}" could be a ratio or a percentage: write ${cell}% or a number from 0 to 1` } }
  return read
}

/** Divides a decimal string by 100 by moving its point. */
function shifted(value: string): string {
  const sign = value.startsWith('-') ? '-' : ''
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.')
  const digits = whole.padStart(3, '0')
  const result = `${digits.slice(0, -2)}.${digits.slice(-2)}${fraction}`.replace(/0+$/, '').replace(/\.$/, '')
  return `${sign}${result.replace(/^0+(?=\d)/, '')}`
}

export function readInteger(cell: string): Read<number> {
  const read = readDecimal(cell)
  if ('error' in read) return read
  const value = Number(read.value)
  return Number.isInteger(value) ? { value } : { error: { zh: `"${cell}"不是整数`, en: `"${cell}" is not a whole number` } }
}

/** `2026-01-05`, `2026/1/5`, `2026.1.5`, `2026年1月5日`, `20260105` as `YYYY-MM-DD`. Day-first and month-first forms are refused: nobody can tell them apart. */
export function readDay(cell: string): Read<string> {
  const text = halfWidth(cell).replace(/[T ]00:00(:00(\.000)?)?Z?$/, '')
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!found) return { error: { zh: `"${cell}"不是日期，请写成 2026-01-05`, en: `"${cell}" is not a date: write 2026-01-05` } }
  const day = `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) return { error: { zh: `没有"${cell}"这一天`, en: `there is no such day as "${cell}"` } }
  return { value: day }
}

export function readInstant(cell: string): Read<string> {
  const text = halfWidth(cell)
  const parsed = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(text) ? new Date(/(Z|[+-]\d{2}:?\d{2})$/.test(text) ? text : `${text.replace(' ', 'T')}+08:00`) : null
  return parsed && !Number.isNaN(parsed.getTime()) ? { value: parsed.toISOString() } : { error: { zh: `"${cell}"不是时间，请写成 2026-01-05 08:30`, en: `"${cell}" is not a time: write 2026-01-05 08:30` } }
}

const yes = new Set(['是', '有', '对', 'yes', 'y', 'true', '1', '√', '✓'])
const no = new Set(['否', '无', '没有', 'no', 'n', 'false', '0', '×', '✗'])

export function readBoolean(cell: string): Read<boolean> {
  const text = halfWidth(cell).toLowerCase()
  if (yes.has(text)) return { value: true }
  if (no.has(text)) return { value: false }
  return { error: { zh: `"${cell}"请写"是"或"否"`, en: `"${cell}": write yes or no` } }
}

/** By value or by either label, whatever the case. */
export function readOption(cell: string, options: readonly { value: string; label: Text }[]): Read<string> {
  const text = halfWidth(cell).toLowerCase()
  const found = options.find((o) => [o.value, o.label.zh, o.label.en].some((name) => halfWidth(name).toLowerCase() === text))
  return found ? { value: found.value } : { error: { zh: `没有"${cell}"这个选项；可填：${options.map((o) => o.label.zh).join('、')}`, en: `"${cell}" is not an option; one of: ${options.map((o) => o.label.en).join(', ')}` } }
}

/** Something that a cell may name by code or by name. */
export interface Named {
  readonly id: string
  readonly code: string | null
  readonly names: readonly (string | null)[]
}

/** Looks a thing up by its code, then by its name; two of the same name are refused with their codes. */
export function readReference(cell: string, things: readonly Named[], what: Text): Read<string> {
  const text = halfWidth(cell).toLowerCase()
  const byCode = things.find((t) => t.code !== null && t.code.toLowerCase() === text)
  if (byCode) return { value: byCode.id }
  const byName = things.filter((t) => t.names.some((n) => n !== null && halfWidth(n).toLowerCase() === text))
  if (byName.length === 1) return { value: byName[0]!.id }
  if (byName.length > 1) return { error: { zh: `有 ${byName.length} 个${what.zh}叫"${cell}"，请填编号：${byName.map((t) => t.code).join('、')}`, en: `${byName.length} of "${cell}" exist (${what.en}): give the code, one of ${byName.map((t) => t.code).join(', ')}` } }
  return { error: { zh: `没有找到${what.zh}"${cell}"`, en: `there is no ${what.en} "${cell}"` } }
}
