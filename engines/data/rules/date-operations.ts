import { z } from 'zod'
import { operation } from './operation.ts'
import { literal, sqlHalfWidth, sqlTrim, toHalfWidth, trimText } from './sql-text.ts'

/** The written forms of a day. `y`, `m`, `d` are the groups of the pattern. Times behind a day are cut off. */
const time = '(?:[ T][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?)?'
const forms = {
  'yyyy-MM-dd': { pattern: `([12][0-9]{3})-([0-9]{1,2})-([0-9]{1,2})${time}`, order: 'ymd' },
  'yyyy/MM/dd': { pattern: `([12][0-9]{3})/([0-9]{1,2})/([0-9]{1,2})${time}`, order: 'ymd' },
  'yyyy.MM.dd': { pattern: '([12][0-9]{3})\\.([0-9]{1,2})\\.([0-9]{1,2})', order: 'ymd' },
  yyyyMMdd: { pattern: '([12][0-9]{3})([0-9]{2})([0-9]{2})', order: 'ymd' },
  'yyyy年MM月dd日': { pattern: '([12][0-9]{3}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]?', order: 'ymd' },
  'MM/dd/yyyy': { pattern: `([0-9]{1,2})/([0-9]{1,2})/([12][0-9]{3})${time}`, order: 'mdy' },
  'dd/MM/yyyy': { pattern: `([0-9]{1,2})/([0-9]{1,2})/([12][0-9]{3})${time}`, order: 'dmy' },
  'dd.MM.yyyy': { pattern: '([0-9]{1,2})\\.([0-9]{1,2})\\.([12][0-9]{3})', order: 'dmy' },
  'yy-MM-dd': { pattern: '([0-9]{2})-([0-9]{1,2})-([0-9]{1,2})', order: 'ymd' },
  'yy/MM/dd': { pattern: '([0-9]{2})/([0-9]{1,2})/([0-9]{1,2})', order: 'ymd' },
  'dd-MMM-yyyy': { pattern: '([0-9]{1,2})[- ]([A-Za-z]{3})[- ]([12][0-9]{3})', order: 'dmy' },
  /** 二〇二四年五月六日 */
  chinese: { pattern: '([〇○零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]?', order: 'ymd' },
  /** Days since 1899-12-30, 1954 to 2119. */
  excelSerial: { pattern: '([2-7][0-9]{4})()()', order: 'ymd' },
} as const
type Form = keyof typeof forms
const formNames = Object.keys(forms) as [Form, ...Form[]]
const unambiguous: Form[] = ['yyyy-MM-dd', 'yyyy/MM/dd', 'yyyy.MM.dd', 'yyyyMMdd', 'yyyy年MM月dd日', 'chinese']

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const numerals = Array.from({ length: 31 }, (_, i) => {
  const n = i + 1
  return n < 10 ? digits[n]! : n === 10 ? '十' : n < 20 ? `十${digits[n - 10]}` : `${digits[Math.floor(n / 10)]}十${n % 10 ? digits[n % 10] : ''}`
})
/** Two-digit years up to 49 are of this century. */
const pivot = 50

function sqlPart(form: Form, p: string, part: 'y' | 'm' | 'd'): string {
  const group = `regexp_extract(${p}, ${literal(`^${forms[form].pattern}$`)}, ${forms[form].order.indexOf(part) + 1})`
  if (form === 'chinese') {
    if (part === 'y') return `translate(${group}, '○零〇一二三四五六七八九', '000123456789')`
    return `case ${group} ${numerals.map((name, i) => `when '${name}' then '${String(i + 1).padStart(2, '0')}'`).join(' ')} else '00' end`
  }
  if (part === 'm' && form === 'dd-MMM-yyyy') return `case lower(${group}) ${months.map((name, i) => `when '${name}' then '${String(i + 1).padStart(2, '0')}'`).join(' ')} else '00' end`
  if (part === 'y' && form.startsWith('yy-')) return `case when ${group} < '${pivot}' then '20' else '19' end || ${group}`
  if (part === 'y' && form === 'yy/MM/dd') return `case when ${group} < '${pivot}' then '20' else '19' end || ${group}`
  return part === 'y' ? group : `lpad(${group}, 2, '0')`
}
function sqlDay(form: Form, p: string): string {
  if (form === 'excelSerial') return `(date '1899-12-30' + cast(${p} as integer))::varchar`
  return (['y', 'm', 'd'] as const).map((part) => sqlPart(form, p, part)).join(` || '-' || `)
}

function readPart(form: Form, match: RegExpExecArray, part: 'y' | 'm' | 'd'): string {
  const group = match[forms[form].order.indexOf(part) + 1]!
  if (form === 'chinese') {
    if (part === 'y') return Array.from(group, (c) => (c === '○' || c === '零' ? 0 : digits.indexOf(c))).join('')
    return String(numerals.indexOf(group) + 1).padStart(2, '0')
  }
  if (part === 'm' && form === 'dd-MMM-yyyy') return String(months.indexOf(group.toLowerCase()) + 1).padStart(2, '0')
  if (part === 'y' && (form === 'yy-MM-dd' || form === 'yy/MM/dd')) return (group < String(pivot) ? '20' : '19') + group
  return part === 'y' ? group : group.padStart(2, '0')
}

/** A day that is in the calendar, as `YYYY-MM-DD`, or null. */
export function validDay(text: string): string | null {
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text ? text : null
}

function readDay(form: Form, p: string): string | null | undefined {
  const match = new RegExp(`^${forms[form].pattern}$`).exec(p)
  if (!match) return undefined
  if (form === 'excelSerial') return new Date(Date.UTC(1899, 11, 30) + Number(p) * 86_400_000).toISOString().slice(0, 10)
  return validDay((['y', 'm', 'd'] as const).map((part) => readPart(form, match, part)).join('-'))
}

export const parseDate = operation({
  name: 'parseDate', kind: 'parse', label: { zh: '解析日期', en: 'Read a date' }, complaint: { zh: '不是有效日期，或写法不在允许的格式中', en: 'Not a date of the calendar, or not in one of the named formats' },
  args: z.strictObject({ formats: z.array(z.enum(formNames)).min(1).default(unambiguous) })
    .refine((a) => !(a.formats.includes('MM/dd/yyyy') && a.formats.includes('dd/MM/yyyy')), 'MM/dd/yyyy and dd/MM/yyyy together cannot be told apart'),
  prepared: (x) => sqlTrim(sqlHalfWidth(x)),
  result: (p, a) => {
    // the forms that need no taking apart come first
    const iso = a.formats.includes('yyyy-MM-dd') ? `when regexp_matches(${p}, '^[12][0-9]{3}-[0-9]{2}-[0-9]{2}${time}$') then left(${p}, 10) ` : ''
    const day = `case ${iso}${a.formats.map((form) => `when regexp_matches(${p}, ${literal(`^${forms[form].pattern}$`)}) then ${sqlDay(form, p)}`).join(' ')} end`
    return `try_cast(${day} as date)::varchar`
  },
  bad: (v, p) => `${p} <> '' and ${v} is null`,
  reference: (value, a) => {
    if (value === null) return { value: null, bad: false }
    const p = trimText(toHalfWidth(value))
    if (p === '') return { value: null, bad: false }
    for (const form of a.formats) {
      const day = readDay(form, p)
      if (day !== undefined) return { value: day, bad: day === null }
    }
    return { value: null, bad: true }
  },
  golden: [
    { args: {}, in: '2014-05-03', out: '2014-05-03' }, { args: {}, in: '2014-05-03x', out: null, bad: true }, { args: {}, in: '２０１４／５／３', out: '2014-05-03' },
    { args: {}, in: '2014年5月3日', out: '2014-05-03' }, { args: {}, in: '20140503', out: '2014-05-03' }, { args: {}, in: '2014.5.3', out: '2014-05-03' }, { args: {}, in: '二〇二四年十二月三十一日', out: '2024-12-31' },
    { args: {}, in: '2014-02-30', out: null, bad: true }, { args: {}, in: '2023-02-29', out: null, bad: true }, { args: {}, in: '2024-02-29', out: '2024-02-29' }, { args: {}, in: '2022-04-29 00:00:00.000', out: '2022-04-29' },
    { args: {}, in: '', out: null }, { args: {}, in: '3/5/2014', out: null, bad: true }, { args: { formats: ['MM/dd/yyyy'] }, in: '3/5/2014', out: '2014-03-05' }, { args: { formats: ['dd/MM/yyyy'] }, in: '3/5/2014', out: '2014-05-03' },
    { args: { formats: ['excelSerial'] }, in: '45292', out: '2024-01-01' }, { args: { formats: ['yy-MM-dd'] }, in: '49-1-2', out: '2049-01-02' }, { args: { formats: ['yy/MM/dd'] }, in: '98/1/2', out: '1998-01-02' }, { args: { formats: ['dd-MMM-yyyy'] }, in: '3-May-2014', out: '2014-05-03' },
  ],
})
