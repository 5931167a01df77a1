import { z } from 'zod'
import { isEmpty, operation } from './operation.ts'
import { portablePattern } from './portable-pattern.ts'
import { literal, sqlTrim, trimText } from './sql-text.ts'
import { canonicalDecimal, scaled } from './number-operations.ts'

const keep = (value: string | null, bad: boolean) => ({ value, bad })

export const required = operation({
  name: 'required', kind: 'check', label: { zh: '必填', en: 'Required' }, complaint: { zh: '不能为空', en: 'Must not be empty' }, args: z.strictObject({}),
  bad: (x) => `${x} is null or ${sqlTrim(x)} = ''`,
  reference: (value) => keep(value, value === null || trimText(value) === ''),
  golden: [{ args: {}, in: ' \u3000', out: ' \u3000', bad: true }, { args: {}, in: null, out: null, bad: true }, { args: {}, in: '0', out: '0' }],
})

export const matches = operation({
  name: 'matches', kind: 'check', label: { zh: '符合格式', en: 'Matches a pattern' }, complaint: { zh: '格式不符', en: 'Does not match the pattern' },
  args: z.strictObject({ pattern: z.string().min(1) }),
  bad: (x, _, a) => `${x} <> '' and not regexp_matches(${x}, ${literal(portablePattern(a.pattern, 'full').re2)})`,
  reference: (value, a) => keep(value, !isEmpty(value) && !portablePattern(a.pattern, 'full').js.test(value)),
  golden: [{ args: { pattern: '[A-Z]{2}-\\d{4}' }, in: 'AR-5381', out: 'AR-5381' }, { args: { pattern: '[A-Z]{2}-\\d{4}' }, in: 'AR-53811', out: 'AR-53811', bad: true }, { args: { pattern: '\\p{Han}+' }, in: '链条', out: '链条' }],
})

export const inSet = operation({
  name: 'inSet', kind: 'check', label: { zh: '在取值范围内', en: 'One of a set' }, complaint: { zh: '取值不在范围内', en: 'Not one of the allowed values' },
  args: z.strictObject({ values: z.array(z.string()).min(1) }),
  bad: (x, _, a) => `${x} <> '' and ${x} not in (${a.values.map(literal).join(', ')})`,
  reference: (value, a) => keep(value, !isEmpty(value) && !a.values.includes(value)),
  golden: [{ args: { values: ['1', '2'] }, in: '3', out: '3', bad: true }, { args: { values: ['1'] }, in: '', out: '' }],
})

export const notInSet = operation({
  name: 'notInSet', kind: 'check', label: { zh: '不是占位值', en: 'Not one of a set' }, complaint: { zh: '是不允许的取值', en: 'One of the values that are not allowed' },
  args: z.strictObject({ values: z.array(z.string()).min(1) }),
  bad: (x, _, a) => `${x} in (${a.values.map(literal).join(', ')})`,
  reference: (value, a) => keep(value, value !== null && a.values.includes(value)),
  golden: [{ args: { values: ['待定'] }, in: '待定', out: '待定', bad: true }],
})

export const length = operation({
  name: 'length', kind: 'check', label: { zh: '长度', en: 'Length' }, complaint: { zh: '长度不符', en: 'Wrong length' },
  args: z.strictObject({ min: z.number().int().min(0).default(0), max: z.number().int().min(1).default(65535) }),
  bad: (x, _, a) => `${x} <> '' and length(${x}) not between ${a.min} and ${a.max}`,
  reference: (value, a) => keep(value, !isEmpty(value) && (Array.from(value).length < a.min || Array.from(value).length > a.max)),
  golden: [{ args: { max: 2 }, in: '轴承座', out: '轴承座', bad: true }, { args: { min: 2 }, in: '𠮷', out: '𠮷', bad: true }],
})

const bound = z.string().regex(/^-?\d{1,18}(\.\d{1,12})?$/)
const plainNumber = '^[+-]?(?:[0-9]{1,18}(?:\\.[0-9]{0,20})?|\\.[0-9]{1,20})$'
/** The value must be a plain decimal (after parseDecimal); other texts are bad. */
export const range = operation({
  name: 'range', kind: 'check', label: { zh: '数值范围', en: 'Number range' }, complaint: { zh: '超出允许的数值范围', en: 'Outside of the allowed range' },
  args: z.strictObject({ min: bound.optional(), max: bound.optional() }),
  bad: (x, _, a) => {
    const number = `cast(${x} as decimal(38, 20))`
    const tests = [a.min === undefined ? null : `${number} < ${a.min}::decimal(38, 20)`, a.max === undefined ? null : `${number} > ${a.max}::decimal(38, 20)`].filter(Boolean)
    return `${x} <> '' and case when regexp_matches(${x}, '${plainNumber}') then ${tests.length > 0 ? tests.join(' or ') : 'false'} else true end`
  },
  reference: (value, a) => {
    if (isEmpty(value)) return keep(value, false)
    if (!new RegExp(plainNumber).test(value)) return keep(value, true)
    const number = scaled(canonicalDecimal(value), 20)
    return keep(value, (a.min !== undefined && number < scaled(a.min, 20)) || (a.max !== undefined && number > scaled(a.max, 20)))
  },
  golden: [{ args: { min: '0' }, in: '-0.0001', out: '-0.0001', bad: true }, { args: { min: '0', max: '10' }, in: '10', out: '10' }, { args: {}, in: 'x', out: 'x', bad: true }],
})

const comparisons = { equal: '=', notEqual: '<>', less: '<', atMost: '<=', more: '>', atLeast: '>=' } as const
/** Against another column, as ISO dates or texts (code point order), or as decimals. */
export const compare = operation({
  name: 'compare', kind: 'check', label: { zh: '与另一列比较', en: 'Compare with a column' }, complaint: { zh: '与另一列的关系不成立', en: 'The relation to the other column does not hold' },
  args: z.strictObject({ is: z.enum(Object.keys(comparisons) as [keyof typeof comparisons]), column: z.string(), as: z.enum(['text', 'number']).default('text') }),
  columns: (a) => [a.column],
  bad: (x, _, a, column) => {
    const other = column(a.column)
    const sign = comparisons[a.is]
    if (a.as === 'text') return `${x} <> '' and ${other} <> '' and not (${x} ${sign} ${other})`
    return `${x} <> '' and ${other} <> '' and case when regexp_matches(${x}, '${plainNumber}') and regexp_matches(${other}, '${plainNumber}') then not (cast(${x} as decimal(38, 20)) ${sign} cast(${other} as decimal(38, 20))) else true end`
  },
  reference: (value, a, column) => {
    const other = column(a.column)
    if (isEmpty(value) || isEmpty(other)) return keep(value, false)
    const form = new RegExp(plainNumber)
    if (a.as === 'number' && (!form.test(value) || !form.test(other))) return keep(value, true)
    const order = a.as === 'text' ? Buffer.compare(Buffer.from(value), Buffer.from(other)) : Number(scaled(canonicalDecimal(value), 20) > scaled(canonicalDecimal(other), 20)) - Number(scaled(canonicalDecimal(value), 20) < scaled(canonicalDecimal(other), 20))
    const holds = { equal: order === 0, notEqual: order !== 0, less: order < 0, atMost: order <= 0, more: order > 0, atLeast: order >= 0 }[a.is]
    return keep(value, !holds)
  },
  golden: [{ args: { is: 'atLeast', column: 'b' }, in: '2024-01-01', out: '2024-01-01', bad: true, columns: { b: '2024-02-01' } }, { args: { is: 'atMost', column: 'b', as: 'number' }, in: '9', out: '9', columns: { b: '10' } }, { args: { is: 'less', column: 'b' }, in: '9', out: '9', bad: true, columns: { b: '10' } }],
})
