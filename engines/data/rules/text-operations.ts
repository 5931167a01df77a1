import { z } from 'zod'
import { fine, isEmpty, onText, operation } from './operation.ts'
import { portablePattern } from './portable-pattern.ts'
import { collapseBlanks, literal, lowerText, removeBlanks, sqlCollapse, sqlHalfWidth, sqlLower, sqlRemoveBlanks, sqlTrim, sqlUpper, toHalfWidth, trimText, upperText } from './sql-text.ts'

const none = z.strictObject({})

export const trim = operation({
  name: 'trim', kind: 'change', label: { zh: '去首尾空白', en: 'Trim' }, args: none,
  result: sqlTrim, reference: onText(trimText),
  golden: [{ args: {}, in: ' \u3000甲 乙\u00a0\t', out: '甲 乙' }, { args: {}, in: '', out: '' }, { args: {}, in: null, out: null }],
})

export const halfWidth = operation({
  name: 'halfWidth', kind: 'change', label: { zh: '全角转半角', en: 'Full width to half width' }, args: none,
  result: sqlHalfWidth, reference: onText(toHalfWidth),
  golden: [{ args: {}, in: 'ＡＢｃ１２３，（）～', out: 'ABc123,()~' }, { args: {}, in: '甲\u3000乙。', out: '甲 乙。' }],
})

export const collapseSpace = operation({
  name: 'collapseSpace', kind: 'change', label: { zh: '合并连续空白', en: 'Collapse blanks' }, args: none,
  result: sqlCollapse, reference: onText(collapseBlanks),
  golden: [{ args: {}, in: '  a \t\n b\u3000\u3000c ', out: 'a b c' }],
})

export const removeSpace = operation({
  name: 'removeSpace', kind: 'change', label: { zh: '去除全部空白', en: 'Remove blanks' }, args: none,
  result: sqlRemoveBlanks, reference: onText(removeBlanks),
  golden: [{ args: {}, in: ' 6 2 2 8\u3000', out: '6228' }],
})

export const upper = operation({
  name: 'upper', kind: 'change', label: { zh: '转大写', en: 'Upper case' }, args: none,
  result: sqlUpper, reference: onText(upperText),
  golden: [{ args: {}, in: 'straße é', out: 'STRAßE É' }],
})

export const lower = operation({
  name: 'lower', kind: 'change', label: { zh: '转小写', en: 'Lower case' }, args: none,
  result: sqlLower, reference: onText(lowerText),
  golden: [{ args: {}, in: 'ABC Ä', out: 'abc ä' }],
})

export const replace = operation({
  name: 'replace', kind: 'change', label: { zh: '替换', en: 'Replace' },
  args: z.strictObject({ pattern: z.string().min(1), with: z.string().default('') }),
  result: (x, a) => `regexp_replace(${x}, ${literal(portablePattern(a.pattern, 'part').re2)}, ${literal(a.with.replaceAll('\\', '\\\\'))}, 'g')`,
  reference: (value, a) => fine(value === null ? null : value.replace(portablePattern(a.pattern, 'part', 'g').js, () => a.with)),
  golden: [{ args: { pattern: '[-_/]', with: ' ' }, in: 'a-b_c/d', out: 'a b c d' }, { args: { pattern: 'x', with: '\\1$&' }, in: 'x', out: '\\1$&' }],
})

export const pad = operation({
  name: 'pad', kind: 'change', label: { zh: '左补位', en: 'Pad on the left' },
  args: z.strictObject({ length: z.number().int().min(1).max(64), with: z.string().length(1).default('0') }),
  result: (x, a) => `case when ${x} = '' or length(${x}) >= ${a.length} then ${x} else lpad(${x}, ${a.length}, ${literal(a.with)}) end`,
  reference: (value, a) => {
    if (isEmpty(value)) return fine(value)
    const missing = a.length - Array.from(value).length
    return fine(missing > 0 ? a.with.repeat(missing) + value : value)
  },
  golden: [{ args: { length: 5 }, in: '42', out: '00042' }, { args: { length: 2 }, in: '123', out: '123' }, { args: { length: 3 }, in: '', out: '' }],
})

export const concat = operation({
  name: 'concat', kind: 'change', label: { zh: '拼接', en: 'Concatenate' },
  args: z.strictObject({ columns: z.array(z.string()).min(1), separator: z.string().default('') }),
  columns: (a) => a.columns,
  result: (x, a, column) => `concat_ws(${literal(a.separator)}, ${[x, ...a.columns.map(column)].map((c) => `nullif(${c}, '')`).join(', ')})`,
  reference: (value, a, column) => fine([value, ...a.columns.map(column)].filter((v) => !isEmpty(v)).join(a.separator)),
  golden: [{ args: { columns: ['b'], separator: '-' }, in: 'a', out: 'a-x', columns: { b: 'x' } }, { args: { columns: ['b'], separator: '-' }, in: null, out: 'x', columns: { b: 'x' } }, { args: { columns: ['b'] }, in: null, out: '', columns: { b: null } }],
})

export const defaultValue = operation({
  name: 'default', kind: 'change', label: { zh: '空值默认', en: 'Default for empty' },
  args: z.union([z.strictObject({ value: z.string() }), z.strictObject({ column: z.string() })]),
  columns: (a) => ('column' in a ? [a.column] : []),
  result: (x, a, column) => `case when ${x} is null or ${x} = '' then ${'column' in a ? column(a.column) : literal(a.value)} else ${x} end`,
  reference: (value, a, column) => fine(isEmpty(value) ? ('column' in a ? column(a.column) : a.value) : value),
  golden: [{ args: { value: '个' }, in: '', out: '个' }, { args: { value: '个' }, in: null, out: '个' }, { args: { column: 'b' }, in: null, out: 'y', columns: { b: 'y' } }, { args: { value: '个' }, in: '条', out: '条' }],
})

export const mapValues = operation({
  name: 'mapValues', kind: 'normalise', label: { zh: '取值对照', en: 'Map values' }, complaint: { zh: '取值不在对照表中', en: 'The value is not in the mapping table' },
  args: z.strictObject({ map: z.record(z.string(), z.string()), otherwise: z.enum(['keep', 'fail']).default('fail') }),
  prepared: sqlTrim,
  result: (p, a) => `case ${p} ${Object.entries(a.map).map(([from, to]) => `when ${literal(from)} then ${literal(to)}`).join(' ')} else ${p} end`,
  bad: (_, p, a) => (a.otherwise === 'keep' ? 'false' : `${p} <> '' and ${p} not in (${Object.keys(a.map).map(literal).join(', ')})`),
  reference: (value, a) => {
    if (value === null) return fine(null)
    const p = trimText(value)
    const hit = Object.hasOwn(a.map, p)
    return { value: hit ? a.map[p]! : p, bad: !hit && p !== '' && a.otherwise === 'fail' }
  },
  golden: [{ args: { map: { 只: '个', PCS: '个' } }, in: ' PCS', out: '个' }, { args: { map: { 只: '个' } }, in: '箱', out: '箱', bad: true }, { args: { map: { 只: '个' }, otherwise: 'keep' }, in: '箱', out: '箱' }],
})

export const splitSpec = operation({
  name: 'splitSpec', kind: 'split', label: { zh: '拆分规格', en: 'Split a specification' }, complaint: { zh: '规格写法不符', en: 'The specification is written differently' },
  args: z.strictObject({ pattern: z.string().min(1) }),
  parts: (a) => portablePattern(a.pattern, 'full').groups,
  prepared: (x) => sqlTrim(sqlHalfWidth(x)),
  result: (p, a, _, part) => `nullif(regexp_extract(${p}, ${literal(portablePattern(a.pattern, 'full').re2)}, ${part + 1}), '')`,
  bad: (_, p, a) => `${p} <> '' and not regexp_matches(${p}, ${literal(portablePattern(a.pattern, 'full').re2)})`,
  reference: (value, a, _, part) => {
    if (value === null) return fine(null)
    const p = trimText(toHalfWidth(value))
    const match = portablePattern(a.pattern, 'full').js.exec(p)
    return { value: match?.[part + 1] || null, bad: p !== '' && !match }
  },
  golden: [
    { args: { pattern: 'M(\\d+)[*xX](\\d+)(?: (.+))?' }, in: 'M8*30 304', out: '8', part: 0 },
    { args: { pattern: 'M(\\d+)[*xX](\\d+)(?: (.+))?' }, in: 'Ｍ8*30', out: null, part: 2 },
    { args: { pattern: 'M(\\d+)[*xX](\\d+)(?: (.+))?' }, in: '8x30', out: null, bad: true, part: 1 },
  ],
})

