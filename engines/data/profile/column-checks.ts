import type { Text } from '../../errors.ts'
import type { SemanticType } from '../contract.ts'
import { argumentsOf, operationNamed } from '../rules/operations.ts'
import { hanRe2, identifier, literal } from '../rules/sql-text.ts'

/** A test of one value in SQL; `x` is the trimmed half-width text of the value. */
export interface SemanticTest {
  readonly type: SemanticType
  readonly sql: (x: string) => string
  /** Share of the non-empty values from which the column is said to be of that type. */
  readonly threshold: number
}

const matches = (pattern: string) => (x: string) => `regexp_matches(${x}, ${literal(pattern)})`
const creditForm = '^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$'
/** From the most telling to the least; the first that reaches its threshold wins. Forms, not check digits: wrong check digits are a finding. */
export const semanticTests: readonly SemanticTest[] = [
  { type: 'creditCode', threshold: 0.7, sql: matches(creditForm) },
  { type: 'residentId', threshold: 0.7, sql: matches('^[1-9][0-9]{5}(18|19|20)[0-9]{2}(0[1-9]|1[0-2])[0-3][0-9][0-9]{3}[0-9Xx]$') },
  { type: 'mobile', threshold: 0.8, sql: matches('^(\\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}$') },
  { type: 'uuid', threshold: 0.95, sql: matches('^\\{?[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}\\}?$') },
  { type: 'email', threshold: 0.8, sql: matches('^[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}$') },
  { type: 'url', threshold: 0.8, sql: matches('^(https?://|www\\.)') },
  { type: 'markup', threshold: 0.9, sql: matches('^<[A-Za-z]') },
  { type: 'timestamp', threshold: 0.8, sql: matches('^[12][0-9]{3}[-/.][0-9]{1,2}[-/.][0-9]{1,2}[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]+)?)?$') },
  { type: 'date', threshold: 0.8, sql: matches('^([12][0-9]{3}[-/.年 ]{1,2}[0-9]{1,2}[-/.月 ]{1,2}[0-9]{1,2} ?[日号]?|[0-9]{1,2}[/.][0-9]{1,2}[/.][12][0-9]{3}|(19|20)[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])|[〇○零一二三四五六七八九]{4}年.{2,8})( 00:00:00(\\.0+)?)?$') },
  { type: 'boolean', threshold: 0.98, sql: matches('^(?i:true|false|yes|no|是|否|y|n)$') },
  { type: 'integer', threshold: 0.95, sql: matches('^[+-]?([0-9]{1,18}|[0-9]{1,3}(,[0-9]{3})+)$') },
  { type: 'decimal', threshold: 0.9, sql: matches('^[+-]?([0-9]{1,18}|[0-9]{1,3}(,[0-9]{3})+)?(\\.[0-9]+)?$') },
  { type: 'phone', threshold: 0.8, sql: matches('^[+(]?[0-9][0-9() .-]{5,18}[0-9]([转#xX-][0-9]{1,6})?$') },
  { type: 'companyName', threshold: 0.6, sql: matches('(公司|厂|集团|店|商行|经营部|研究院|(?i:\\b(co|ltd|inc|corp|company|gmbh|llc)\\.?$))') },
  { type: 'code', threshold: 0.9, sql: matches('^[A-Za-z0-9][A-Za-z0-9._/-]{0,29}$') },
]

const amountName = /(金额|单价|价|费|成本|amount|price|cost|total|freight|tax|value|rate)/i
const postcodeName = /(邮编|邮政|postal|zip)/i

/** The name of the column decides between types that look alike. */
export function refineType(type: SemanticType, column: string): SemanticType {
  if ((type === 'decimal' || type === 'integer') && amountName.test(column)) return 'amount'
  if ((type === 'integer' || type === 'code' || type === 'phone') && postcodeName.test(column)) return 'postcode'
  return type
}

export interface Finding {
  readonly kind: string
  readonly sql: (raw: string) => string
  readonly text: Text
  /** Only for columns of this type. */
  readonly only?: readonly SemanticType[]
}

const bad = (name: string) => (x: string) => {
  const op = operationNamed(name, 'profile')
  const args = argumentsOf(op, {}, 'profile')
  const value = op.result!(x, args, identifier, 0)
  return `coalesce(${op.bad!(`(${value})`, x, args, identifier)}, false)`
}

export const findings: readonly Finding[] = [
  { kind: 'outerBlanks', text: { zh: '首尾有空白', en: 'Blanks at the start or end' }, sql: (x) => `regexp_matches(${x}, '^[\\x{0009}-\\x{000D}\\x{0020}\\x{00a0}\\x{3000}\\x{200b}]|[\\x{0009}-\\x{000D}\\x{0020}\\x{00a0}\\x{3000}\\x{200b}]$')` },
  { kind: 'fullWidth', text: { zh: '含全角字母或数字', en: 'Full-width letters or digits' }, sql: (x) => `regexp_matches(${x}, '[\\x{ff10}-\\x{ff19}\\x{ff21}-\\x{ff3a}\\x{ff41}-\\x{ff5a}]')` },
  { kind: 'lineBreak', text: { zh: '含换行', en: 'Line breaks inside' }, sql: (x) => `regexp_matches(${x}, '[\\n\\r]')` },
  { kind: 'placeholder', text: { zh: '占位值', en: 'Placeholder values' }, sql: (x) => `lower(trim(${x})) in ('无', '暂无', '待定', '待补', '未知', '不详', 'n/a', 'na', 'null', 'none', '-', '--', '/', '?', '？', 'xxx', 'test', '测试', 'tbd', '#n/a')` },
  { kind: 'garbled', text: { zh: '疑似乱码', en: 'Probably wrong encoding' }, sql: (x) => `regexp_matches(${x}, '\\x{fffd}|锟斤拷|烫烫烫|ï¿½|Ã[\\x{0080}-\\x{00bf}]')` },
  { kind: 'checkDigit', only: ['creditCode'], text: { zh: '校验位不对（GB 32100）', en: 'Wrong check digit (GB 32100)' }, sql: bad('creditCode') },
  { kind: 'checkDigit', only: ['residentId'], text: { zh: '校验位不对（GB 11643）', en: 'Wrong check digit (GB 11643)' }, sql: bad('residentId') },
  { kind: 'negative', only: ['amount'], text: { zh: '负数', en: 'Negative amounts' }, sql: (x) => `regexp_matches(${x}, '^ *(-|\\().*[0-9]')` },
]

const lowerCase = 'abcdefghijklmnopqrstuvwxyz'
/** Shape of a value: 9 digit, A capital, a small letter, 汉 Chinese. */
export function shapeSql(x: string): string {
  const plain = `translate(left(${x}, 200), '012345678${lowerCase}${lowerCase.toUpperCase()}', '999999999${'a'.repeat(26)}${'A'.repeat(26)}')`
  return `case when strlen(${x}) = length(${x}) then ${plain} else regexp_replace(${plain}, '[${hanRe2}]', '汉', 'g') end`
}
/** A run of more than three is `999…`. */
export function shortShapeSql(x: string): string {
  return ['9', 'a', 'A', '汉'].reduce((inner, c) => `regexp_replace(${inner}, '${c}{4,}', '${c}${c}${c}…', 'g')`, x)
}
