import { z } from 'zod'
import { validDay } from './date-operations.ts'
import { isEmpty, onText, operation } from './operation.ts'
import { collapseBlanks, hanJs, hanRe2, literal, nameJs, nameRe2, removeBlanks, sqlCollapse, sqlHalfWidth, sqlRemoveBlanks, sqlUpperAscii, toHalfWidth, upperAscii } from './sql-text.ts'

const none = z.strictObject({})

/** GB 32100-2015: alphabet and weights of the unified social credit code. */
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const creditForm = '^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$'

/** Check digit of the first 17 characters. */
export function creditCheckDigit(body: string): string {
  const sum = creditWeights.reduce((total, weight, i) => total + weight * creditAlphabet.indexOf(body[i]!), 0)
  return creditAlphabet[(31 - (sum % 31)) % 31]!
}
export const isCreditCode = (v: string) => new RegExp(creditForm).test(v) && creditCheckDigit(v) === v[17]

const sqlPlainCode = (x: string) => sqlUpperAscii(`regexp_replace(${sqlRemoveBlanks(sqlHalfWidth(x))}, '-', '', 'g')`)
const plainCode = (x: string) => upperAscii(removeBlanks(toHalfWidth(x)).replaceAll('-', ''))
const sqlCreditSum = (v: string) => creditWeights.map((weight, i) => `${weight} * (instr('${creditAlphabet}', substr(${v}, ${i + 1}, 1)) - 1)`).join(' + ')

export const creditCode = operation({
  name: 'creditCode', kind: 'normalise', label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  complaint: { zh: '统一社会信用代码的格式或校验位不对（GB 32100-2015）', en: 'Wrong form or check digit of the unified social credit code (GB 32100-2015)' },
  args: none,
  result: sqlPlainCode,
  bad: (v) => `${v} <> '' and not (case when regexp_matches(${v}, '${creditForm}') then substr('${creditAlphabet}', (31 - (${sqlCreditSum(v)}) % 31) % 31 + 1, 1) = substr(${v}, 18, 1) else false end)`,
  reference: (value) => {
    if (value === null) return { value: null, bad: false }
    const v = plainCode(value)
    return { value: v, bad: v !== '' && !isCreditCode(v) }
  },
  golden: [
    { args: {}, in: '91350100M000100Y43', out: '91350100M000100Y43' }, { args: {}, in: ' ９1350100-m000100y43', out: '91350100M000100Y43' },
    { args: {}, in: '91350100M000100Y44', out: '91350100M000100Y44', bad: true }, { args: {}, in: '9135010', out: '9135010', bad: true }, { args: {}, in: '', out: '' },
  ],
})

/** GB 11643-1999: weights and check characters of the resident identity number. */
const residentWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const residentChecks = '10X98765432'
const residentForm = '^[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$'
export function isResidentId(v: string): boolean {
  if (!new RegExp(residentForm).test(v)) return false
  if (!validDay(`${v.slice(6, 10)}-${v.slice(10, 12)}-${v.slice(12, 14)}`)) return false
  return residentChecks[residentWeights.reduce((sum, weight, i) => sum + weight * Number(v[i]), 0) % 11] === v[17]
}

export const residentId = operation({
  name: 'residentId', kind: 'normalise', label: { zh: '居民身份证号', en: 'Resident identity number' },
  complaint: { zh: '身份证号的格式、出生日期或校验位不对（GB 11643）', en: 'Wrong form, birthday or check character of the resident identity number (GB 11643)' },
  args: none,
  result: sqlPlainCode,
  bad: (v) => {
    const sum = residentWeights.map((weight, i) => `${weight} * try_cast(substr(${v}, ${i + 1}, 1) as integer)`).join(' + ')
    const day = `substr(${v}, 7, 4) || '-' || substr(${v}, 11, 2) || '-' || substr(${v}, 13, 2)`
    return `${v} <> '' and not (case when regexp_matches(${v}, '${residentForm}') and try_cast(${day} as date) is not null then substr('${residentChecks}', (${sum}) % 11 + 1, 1) = substr(${v}, 18, 1) else false end)`
  },
  reference: (value) => {
    if (value === null) return { value: null, bad: false }
    const v = plainCode(value)
    return { value: v, bad: v !== '' && !isResidentId(v) }
  },
  golden: [{ args: {}, in: '11010519491231002x', out: '11010519491231002X' }, { args: {}, in: '110105194912310021', out: '110105194912310021', bad: true }, { args: {}, in: '110105194902310021', out: '110105194902310021', bad: true }],
})

/** Digits only, without the country code of China; an extension stands behind `转`. */
const sqlDigits = (x: string) => `regexp_replace(regexp_replace(regexp_replace(${sqlUpperAscii(sqlRemoveBlanks(sqlHalfWidth(x)))}, '(?:EXT\\.?|#|X)', '转', 'g'), '[-().·_/]', '', 'g'), '^(?:\\+86|0086|86)(1[3-9][0-9]{9}|0?[1-9][0-9]{7,10}(?:转[0-9]{1,6})?)$', '\\1')`
const phoneDigits = (x: string) => upperAscii(removeBlanks(toHalfWidth(x))).replace(/EXT\.?|#|X/g, '转').replace(/[-().·_/]/g, '').replace(/^(?:\+86|0086|86)(1[3-9][0-9]{9}|0?[1-9][0-9]{7,10}(?:转[0-9]{1,6})?)$/, '$1')
const extension = '(?:转[0-9]{1,6})?'
const phoneForms = [`1[3-9][0-9]{9}`, `0(?:10|2[0-9])-[2-9][0-9]{7}${extension}`, `0[3-9][0-9]{2}-[2-9][0-9]{6,7}${extension}`, `[48]00-[0-9]{3}-[0-9]{4}`, `[2-9][0-9]{6,7}${extension}`]
const phoneForm = `^(?:${phoneForms.join('|')})$`

export const phone = operation({
  name: 'phone', kind: 'normalise', label: { zh: '电话号码', en: 'Telephone number' }, complaint: { zh: '不是有效的手机或固定电话号码', en: 'Not a mobile or fixed-line number of China' },
  args: z.strictObject({ mobileOnly: z.boolean().default(false) }),
  prepared: sqlDigits,
  result: (p) => `regexp_replace(regexp_replace(regexp_replace(${p}, '^(010|02[0-9])([2-9][0-9]{7}${extension})$', '\\1-\\2'), '^(0[3-9][0-9]{2})([2-9][0-9]{6,7}${extension})$', '\\1-\\2'), '^([48]00)([0-9]{3})([0-9]{4})$', '\\1-\\2-\\3')`,
  bad: (v, p, a) => `${p} <> '' and not regexp_matches(${v}, ${literal(a.mobileOnly ? `^${phoneForms[0]}$` : phoneForm)})`,
  reference: (value, a) => {
    if (value === null) return { value: null, bad: false }
    const p = phoneDigits(value)
    const v = p.replace(new RegExp(`^(010|02[0-9])([2-9][0-9]{7}${extension})$`), '$1-$2').replace(new RegExp(`^(0[3-9][0-9]{2})([2-9][0-9]{6,7}${extension})$`), '$1-$2').replace(/^([48]00)([0-9]{3})([0-9]{4})$/, '$1-$2-$3')
    return { value: v, bad: p !== '' && !new RegExp(a.mobileOnly ? `^${phoneForms[0]}$` : phoneForm).test(v) }
  },
  golden: [
    { args: {}, in: '+86 138-0013-8000', out: '13800138000' }, { args: {}, in: '(0512) 6288 8888', out: '0512-62888888' }, { args: {}, in: '０１０－６２８８８８８８', out: '010-62888888' }, { args: {}, in: '02162888888转802', out: '021-62888888转802' },
    { args: {}, in: '400 820 8820', out: '400-820-8820' }, { args: {}, in: '12345', out: '12345', bad: true }, { args: { mobileOnly: true }, in: '010-62888888', out: '010-62888888', bad: true },
  ],
})

const hasHan = new RegExp(`[${hanJs}]`, 'u')
const afterHan = new RegExp(`([${hanJs}()]) +`, 'gu')
const beforeHan = new RegExp(` +([${hanJs}()])`, 'gu')
const sqlCompanyName = (x: string) => {
  const spaced = `regexp_replace(regexp_replace(${sqlCollapse(sqlHalfWidth(x))}, '([${hanRe2}()]) +', '\\1', 'g'), ' +([${hanRe2}()])', '\\1', 'g')`
  return `case when regexp_matches(${x}, '[${hanRe2}]') then replace(replace(${spaced}, '(', '（'), ')', '）') else ${sqlCollapse(sqlHalfWidth(x))} end`
}
/** A Chinese name with full-width brackets and no blanks beside Chinese characters; any other name with single blanks. */
export function companyNameOf(x: string): string {
  const plain = collapseBlanks(toHalfWidth(x))
  if (!hasHan.test(x)) return plain
  return plain.replace(afterHan, '$1').replace(beforeHan, '$1').replaceAll('(', '（').replaceAll(')', '）')
}
export const companyName = operation({
  name: 'companyName', kind: 'change', label: { zh: '企业名称规范', en: 'Company name' }, args: none,
  result: sqlCompanyName, reference: onText(companyNameOf),
  golden: [{ args: {}, in: ' 苏州 明华机械(集团) 有限公司', out: '苏州明华机械（集团）有限公司' }, { args: {}, in: 'Next-Door  Bike Store ', out: 'Next-Door Bike Store' }, { args: {}, in: '上海ＡＢＢ 工程 有限公司', out: '上海ABB工程有限公司' }],
})

const legalForms = '(?:股份有限责任公司|股份有限公司|有限责任公司|集团有限公司|集团公司|有限公司|分公司|总公司|公司|集团|总厂)'
const latinForms = '(?:[ ,.&]+(?:CO|LTD|LIMITED|INC|CORP|CORPORATION|COMPANY|LLC|GMBH|PLC|AG|BV|SA))+\\.?'
/** What is left of a name for comparison: capitals, no legal form, no brackets, only letters and digits. */
export function companyKeyOf(x: string): string {
  return upperAscii(collapseBlanks(toHalfWidth(x))).replace(new RegExp(`${latinForms}$`), '').replace(new RegExp(`[^${nameJs}]+`, 'gu'), '').replace(new RegExp(`${legalForms}+$`), '')
}
export const companyKey = operation({
  name: 'companyKey', kind: 'change', label: { zh: '企业名称比对键', en: 'Company name for comparison' }, args: none,
  result: (x) => `regexp_replace(regexp_replace(regexp_replace(${sqlUpperAscii(sqlCollapse(sqlHalfWidth(x)))}, '${latinForms}$', ''), '[^${nameRe2}]+', '', 'g'), '${legalForms}+$', '')`,
  reference: onText(companyKeyOf),
  golden: [{ args: {}, in: '苏州明华机械（集团）有限公司', out: '苏州明华机械' }, { args: {}, in: 'Allenson Cycles, Co., Ltd.', out: 'ALLENSONCYCLES' }, { args: {}, in: 'Trek Bicycle Corp', out: 'TREKBICYCLE' }],
})

export const email = operation({
  name: 'email', kind: 'normalise', label: { zh: '邮箱', en: 'E-mail address' }, complaint: { zh: '不是有效的邮箱地址', en: 'Not an e-mail address' }, args: none,
  result: (x) => `translate(${sqlRemoveBlanks(sqlHalfWidth(x))}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')`,
  bad: (v) => `${v} <> '' and not regexp_matches(${v}, '^[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+$')`,
  reference: (value) => {
    if (isEmpty(value)) return { value, bad: false }
    const v = removeBlanks(toHalfWidth(value)).replace(/[A-Z]+/g, (s) => s.toLowerCase())
    return { value: v, bad: v !== '' && !/^[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(v) }
  },
  golden: [{ args: {}, in: ' Li.Si＠Example.com', out: 'li.si@example.com' }, { args: {}, in: 'a@b', out: 'a@b', bad: true }],
})
