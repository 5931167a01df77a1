import { z } from 'zod'
import { operation } from './operation.ts'
import { literal, lowerText, removeBlanks, sqlHalfWidth, sqlLower, sqlRemoveBlanks, toHalfWidth } from './sql-text.ts'

/** Blanks, full width, currency signs, brackets and trailing minus signs taken away; thousands separators stay for the strict form below. */
const signs = '(?:¥|￥|\\$|€|£|RMB|CNY|USD|EUR)'
const sqlBareNumber = (x: string) => `case when regexp_matches(${x}, '^-?[0-9]*\\.?[0-9]*$') then ${x} else ${sqlStripped(x)} end`
const sqlStripped = (x: string) => {
  const plain = sqlRemoveBlanks(sqlHalfWidth(x))
  const front = `regexp_replace(${plain}, '^([+-]?)${signs}', '\\1')`
  const back = `regexp_replace(${front}, '(?:元|${signs})$', '')`
  return `regexp_replace(regexp_replace(${back}, '^\\(([0-9][0-9.,]*)\\)$', '-\\1'), '^([0-9][0-9.,]*)-$', '-\\1')`
}
const bareNumber = (x: string) => removeBlanks(toHalfWidth(x))
  .replace(new RegExp(`^([+-]?)${signs}`), '$1').replace(new RegExp(`(?:元|${signs})$`), '')
  .replace(/^\(([0-9][0-9.,]*)\)$/, '-$1').replace(/^([0-9][0-9.,]*)-$/, '-$1')

const decimalForm = '[+-]?(?:(?:[0-9]{1,18}|[0-9]{1,3}(?:,[0-9]{3}){1,5})(?:\\.[0-9]{0,20})?|\\.[0-9]{1,20})'
const integerForm = '[+-]?(?:[0-9]{1,18}|[0-9]{1,3}(?:,[0-9]{3}){1,5})(?:\\.0*)?'
const isDecimal = new RegExp(`^${decimalForm}$`)
const isInteger = new RegExp(`^${integerForm}$`)

const sqlCanonical = (p: string) => `case when regexp_matches(${p}, '^(?:[1-9][0-9]*|0)(?:\\.[0-9]+)?$') then ${p} else ${sqlNormalised(p)} end`
const sqlNormalised = (p: string) => {
  const body = `regexp_replace(replace(${p}, ',', ''), '^[+-]', '')`
  const whole = `coalesce(nullif(regexp_extract(${body}, '^0*([0-9]*)', 1), ''), '0')`
  const fraction = `regexp_extract(${body}, '(\\.[0-9]+)$', 1)`
  return `case when left(${p}, 1) = '-' and regexp_matches(${p}, '[1-9]') then '-' else '' end || ${whole} || ${fraction}`
}
/** The digits as they are, without separators, plus signs and leading zeros. */
export function canonicalDecimal(p: string): string {
  const body = p.replaceAll(',', '').replace(/^[+-]/, '')
  const whole = /^0*([0-9]*)/.exec(body)![1] || '0'
  const fraction = /(\.[0-9]+)$/.exec(body)?.[1] ?? ''
  return (p[0] === '-' && /[1-9]/.test(p) ? '-' : '') + whole + fraction
}

/** Exact value times 10^20. */
export function scaled(decimal: string, scale: number): bigint {
  const negative = decimal.startsWith('-')
  const [whole, fraction = ''] = decimal.replace('-', '').split('.') as [string, string?]
  const value = BigInt(whole + fraction.padEnd(scale, '0').slice(0, scale))
  return negative ? -value : value
}
export function fromScaled(value: bigint, scale: number): string {
  const negative = value < 0n
  const digits = (negative ? -value : value).toString().padStart(scale + 1, '0')
  const body = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return negative ? `-${body}` : body
}
/** Half away from zero. */
export function rounded(value: bigint, from: number, to: number): bigint {
  const divisor = 10n ** BigInt(from - to)
  const half = divisor / 2n
  return value < 0n ? -((-value + half) / divisor) : (value + half) / divisor
}

export const parseDecimal = operation({
  name: 'parseDecimal', kind: 'parse', label: { zh: '解析小数', en: 'Read a decimal' }, complaint: { zh: '不是数字，或小数位超出允许位数', en: 'Not a number, or more decimals than allowed' },
  args: z.strictObject({ scale: z.number().int().min(0).max(12).optional(), round: z.boolean().default(false) }),
  prepared: sqlBareNumber,
  result: (p, a) => {
    const form = literal(`^${a.scale === undefined || a.round ? decimalForm : decimalForm.replace('(?:\\.[0-9]{0,20})?', `(?:\\.[0-9]{0,${a.scale}}0{0,20})?`).replace('\\.[0-9]{1,20}', `\\.[0-9]{0,${a.scale}}0{0,20}`)}$`)
    const canonical = sqlCanonical(p)
    const value = a.scale === undefined ? canonical : `cast(cast(${canonical} as decimal(38, 20)) as decimal(38, ${a.scale}))::varchar`
    return `case when regexp_matches(${p}, '[0-9]') and regexp_matches(${p}, ${form}) then ${value} end`
  },
  bad: (v, p) => `${p} <> '' and ${v} is null`,
  reference: (value, a) => {
    if (value === null) return { value: null, bad: false }
    const p = bareNumber(value)
    if (p === '') return { value: null, bad: false }
    if (!isDecimal.test(p)) return { value: null, bad: true }
    const canonical = canonicalDecimal(p)
    if (a.scale === undefined) return { value: canonical, bad: false }
    const fraction = (canonical.split('.')[1] ?? '').replace(/0+$/, '')
    if (!a.round && fraction.length > a.scale) return { value: null, bad: true }
    return { value: fromScaled(rounded(scaled(canonical, 20), 20, a.scale), a.scale), bad: false }
  },
  golden: [
    { args: {}, in: '1,234.50', out: '1234.50' }, { args: {}, in: '１２，３４５．６', out: '12345.6' }, { args: {}, in: '.0000', out: '0.0000' },
    { args: {}, in: '¥ 1 200元', out: '1200' }, { args: {}, in: '(1,000.5)', out: '-1000.5' }, { args: {}, in: '12-', out: '-12' }, { args: {}, in: '-0.00', out: '0.00' },
    { args: {}, in: '1,23', out: null, bad: true }, { args: {}, in: '1e3', out: null, bad: true }, { args: {}, in: '1_000', out: null, bad: true }, { args: {}, in: '', out: null }, { args: {}, in: '12.', out: '12' }, { args: {}, in: '.', out: null, bad: true },
    { args: { scale: 2 }, in: '3', out: '3.00' }, { args: { scale: 2 }, in: '3.1400', out: '3.14' }, { args: { scale: 2 }, in: '3.145', out: null, bad: true }, { args: { scale: 2, round: true }, in: '-3.145', out: '-3.15' }, { args: { scale: 0, round: true }, in: '-0.4', out: '0' },
  ],
})

export const parseInteger = operation({
  name: 'parseInteger', kind: 'parse', label: { zh: '解析整数', en: 'Read an integer' }, complaint: { zh: '不是整数', en: 'Not a whole number' },
  args: z.strictObject({}),
  prepared: sqlBareNumber,
  result: (p) => `case when regexp_matches(${p}, '^${integerForm}$') then ${sqlCanonical(`regexp_replace(${p}, '\\.0*$', '')`)} end`,
  bad: (v, p) => `${p} <> '' and ${v} is null`,
  reference: (value) => {
    if (value === null) return { value: null, bad: false }
    const p = bareNumber(value)
    if (p === '') return { value: null, bad: false }
    return isInteger.test(p) ? { value: canonicalDecimal(p.replace(/\.0*$/, '')), bad: false } : { value: null, bad: true }
  },
  golden: [{ args: {}, in: '1,200', out: '1200' }, { args: {}, in: '12.00', out: '12' }, { args: {}, in: '12.7', out: null, bad: true }, { args: {}, in: '００７', out: '7' }, { args: {}, in: '', out: null }],
})

const quantity = /^([+-]?[0-9]{1,12}(?:\.[0-9]{1,6})?)(.*)$/su
export const convertUnit = operation({
  name: 'unit', kind: 'parse', label: { zh: '单位换算', en: 'Convert a unit' }, complaint: { zh: '数量或单位无法识别', en: 'The quantity or its unit is not known' },
  args: z.strictObject({
    /** Unit -> how many of the goal unit one of it is. Upper and lower case are the same. */
    factors: z.record(z.string(), z.string().regex(/^\d{1,9}(\.\d{1,9})?$/)),
    /** Column with the unit; absent: the unit stands behind the number. */
    unitColumn: z.string().optional(),
    /** Unit of a bare number. */
    otherwise: z.string().optional(),
    scale: z.number().int().min(0).max(9).default(6),
  }),
  columns: (a) => (a.unitColumn ? [a.unitColumn] : []),
  prepared: (x) => sqlLower(`replace(${sqlRemoveBlanks(sqlHalfWidth(x))}, ',', '')`),
  result: (p, a, column) => {
    const number = `regexp_extract(${p}, '^([+-]?[0-9]{1,12}(?:\\.[0-9]{1,6})?)', 1)`
    const own = `regexp_replace(${p}, '^[+-]?[0-9]{1,12}(?:\\.[0-9]{1,6})?', '')`
    const named = a.unitColumn ? `case when ${own} = '' then ${sqlLower(`coalesce(${sqlRemoveBlanks(sqlHalfWidth(column(a.unitColumn)))}, '')`)} else ${own} end` : own
    const unit = a.otherwise === undefined ? named : `coalesce(nullif(${named}, ''), ${literal(a.otherwise.toLowerCase())})`
    const factor = `case ${unit} ${Object.entries(a.factors).map(([name, value]) => `when ${literal(name.toLowerCase())} then ${literal(value)}`).join(' ')} end`
    return `cast(cast(nullif(${number}, '') as decimal(19, 6)) * cast(${factor} as decimal(19, 9)) as decimal(38, ${a.scale}))::varchar`
  },
  bad: (v, p) => `${p} <> '' and ${v} is null`,
  reference: (value, a, column) => {
    if (value === null) return { value: null, bad: false }
    const p = lowerText(removeBlanks(toHalfWidth(value)).replaceAll(',', ''))
    if (p === '') return { value: null, bad: false }
    const match = quantity.exec(p)
    if (!match) return { value: null, bad: true }
    const unit = match[2]! || (a.unitColumn ? lowerText(removeBlanks(toHalfWidth(column(a.unitColumn) ?? ''))) : '') || a.otherwise?.toLowerCase() || ''
    const factor = Object.entries(a.factors).find(([name]) => name.toLowerCase() === unit)?.[1]
    if (factor === undefined) return { value: null, bad: true }
    const product = scaled(match[1]!.replace('+', ''), 6) * scaled(factor, 9)
    return { value: fromScaled(rounded(product, 15, a.scale), a.scale), bad: false }
  },
  golden: [
    { args: { factors: { kg: '1', g: '0.001', 斤: '0.5' }, scale: 3 }, in: '2,500 g', out: '2.500' },
    { args: { factors: { kg: '1', g: '0.001', 斤: '0.5' }, scale: 3 }, in: '３斤', out: '1.500' },
    { args: { factors: { kg: '1' }, scale: 3 }, in: '3', out: null, bad: true },
    { args: { factors: { kg: '1' }, otherwise: 'KG', scale: 1 }, in: '3', out: '3.0' },
    { args: { factors: { kg: '1', t: '1000' }, unitColumn: 'u', scale: 0 }, in: '1.5', out: '1500', columns: { u: 'T' } },
  ],
})
