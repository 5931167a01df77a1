import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnName, tablePrefix, truncation } from './column-names.ts'
import { conceptsOf } from './trade-words.ts'
import { isPinyin } from './pinyin.ts'
import { proposeMapping } from './propose-mapping.ts'

const named = (...names: string[]) => names.map((name) => ({ name }))
const pairsOf = (found: ReturnType<typeof proposeMapping>) => Object.fromEntries(found.proposals.map((p) => [p.target, p.source]))
const reasonsOf = (found: ReturnType<typeof proposeMapping>, target: string) => found.proposals.find((p) => p.target === target)?.reasons.map((r) => r.en).join('; ')

describe('names of columns', () => {
  it('are taken apart by case, signs and digits; what stands in brackets is left out, the last row of a head speaks', () => {
    expect(columnName('UnitPrice2').words).toEqual(['unit', 'price', '2'])
    expect(columnName('HTTPServer_name').words).toEqual(['http', 'server', 'name'])
    expect(columnName('账期(天)').words).toEqual(['账期'])
    expect(columnName('结存/库存数量').plain).toBe('库存数量')
  })
  it('lose the name of the table that most of them begin with', () => {
    expect(tablePrefix(['t9_id', 't9_name', 't9_city', 'created'])).toEqual({ words: ['t', '9'], share: 0.75 })
    expect(tablePrefix(['id', 'name', 'city'])).toBeNull()
  })
  it('are abbreviated by the beginnings of their words, down to the last letter', () => {
    expect(truncation(['nuchi'], ['number', 'children'])).toBe(1)
    expect(truncation(['nc'], ['number', 'children'])).toBe(1)
    expect(truncation(['nuchx'], ['number', 'children'])).toBe(0)
    expect(truncation(['contact'], ['contact', 'title'])).toBe(0.5)
  })
  it('have a meaning that is the same in Chinese, English and short', () => {
    for (const words of [['供应商名称'], ['supplier', 'name'], ['vend', 'nm']]) expect(conceptsOf(words)).toEqual(['supplier', 'name'])
    expect(conceptsOf(['bank', 'account'])).toEqual(conceptsOf(['银行账号']))
  })
  it('are recognised in pinyin, by initials or in full, with both readings of 行', () => {
    expect([isPinyin('gysmc', '供应商名称'), isPinyin('mingcheng', '名称'), isPinyin('khh', '开户行')]).toEqual([true, true, true])
    expect([isPinyin('gysbm', '供应商名称'), isPinyin('mingchen', '编码')]).toEqual([false, false])
  })
})

describe('a proposed mapping', () => {
  it('reads a Chinese list into an English schema by meaning, and says so', () => {
    const found = proposeMapping(named('供应商编码', '供应商名称', '统一社会信用代码', '联系电话', '开户行', '账期(天)'), named('phone', 'supplier_name', 'credit_code', 'supplier_code', 'payment_days', 'bank_name'))
    expect(pairsOf(found)).toEqual({ phone: '联系电话', supplier_name: '供应商名称', credit_code: '统一社会信用代码', supplier_code: '供应商编码', payment_days: '账期(天)', bank_name: '开户行' })
    expect(reasonsOf(found, 'supplier_name')).toBe('供应商名称 ~ supplier_name: same meaning')
  })
  it('reads abbreviations and pinyin', () => {
    expect(pairsOf(proposeMapping(named('vend_nm', 'tel_no', 'qty', 'ccy', 'gysbm', 'dz'), named('供应商名称', '电话', '数量', '币种', '供应商编码', '地址')))).toEqual({ 供应商名称: 'vend_nm', 电话: 'tel_no', 数量: 'qty', 币种: 'ccy', 供应商编码: 'gysbm', 地址: 'dz' })
  })
  it('takes the name of the object as understood', () => {
    expect(pairsOf(proposeMapping(named('Name', 'City', 'Phone'), named('supplier_name', 'city', 'phone'), ['supplier', '供应商']))).toEqual({ supplier_name: 'Name', city: 'City', phone: 'Phone' })
  })
  it('goes by the values where a name says nothing', () => {
    const found = proposeMapping(
      [{ name: 'column1', values: ['V001', 'V002', 'V003', 'V004'] }, { name: 'column2', values: ['10.50', '20', '3.25', '8'] }],
      [{ name: 'price', values: ['10.5', '20.0', '4', '8'] }, { name: 'code', values: ['V001', 'V002', 'V003', 'V009'] }],
    )
    expect(pairsOf(found)).toEqual({ price: 'column2', code: 'column1' })
    expect(reasonsOf(found, 'code')).toContain('values overlap 75 %')
  })
  it('lists what nothing feeds, what is not used, and the order of the candidates', () => {
    const found = proposeMapping(named('名称', '颜色'), [{ name: 'name', required: true }, { name: 'warehouse', required: true }])
    expect(found.unfed).toEqual([{ target: 'warehouse', required: true, alternatives: [] }])
    expect(found.unused).toEqual(['颜色'])
    expect(found.candidates.名称![0]!.column).toBe('name')
  })
  it('does not propose an unlike type or unlike words', () => {
    expect(proposeMapping([{ name: '颜色', values: ['红', '蓝'] }], [{ name: 'delivery_date', type: 'date' }]).proposals).toEqual([])
  })
  it('only suggests columns that make one target together', () => {
    expect(proposeMapping(named('FirstName', 'LastName'), named('full_name')).joins).toMatchObject([{ target: 'full_name', sources: ['FirstName', 'LastName'] }])
    const people = [['Ada', 'Lovelace'], ['Alan', 'Turing'], ['Grace', 'Hopper']] as const
    const found = proposeMapping([{ name: 'a1', values: people.map((p) => p[0]) }, { name: 'b1', values: people.map((p) => p[1]) }], [{ name: 'person', values: people.map((p) => p.join(' ')) }])
    expect(found.joins).toMatchObject([{ sources: ['a1', 'b1'] }])
  })
  it('answers empty tables and columns without values', () => {
    expect(proposeMapping([], named('a')).unfed).toHaveLength(1)
    expect(proposeMapping(named('a'), []).unused).toEqual(['a'])
    expect(pairsOf(proposeMapping([{ name: '名称', values: [null, ''] }], [{ name: '名称', values: [] }]))).toEqual({ 名称: '名称' })
  })
  it('refuses tables that are too wide to compare, and says how wide they are', () => {
    const wide = Array.from({ length: 501 }, (_, i) => ({ name: `f${i}` }))
    expect(() => proposeMapping(wide, wide)).toThrow(/501 source columns/)
  })
  it('gives every source and every target at most once, with a confidence between 0.5 and 1, whatever the columns are called', () => {
    const column = fc.record({ name: fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'B', '_', '1', '名', '称', ' ', '(', '/') }), values: fc.array(fc.option(fc.string({ maxLength: 6 })), { maxLength: 5 }) })
    const table = fc.uniqueArray(column, { maxLength: 6, selector: (c) => c.name })
    fc.assert(fc.property(table, table, (source, target) => {
      const { proposals, unfed, unused } = proposeMapping(source, target)
      expect(new Set(proposals.map((p) => p.source)).size).toBe(proposals.length)
      expect(new Set(proposals.map((p) => p.target)).size).toBe(proposals.length)
      expect(proposals.length + unfed.length).toBe(target.length)
      expect(proposals.length + unused.length).toBeLessThanOrEqual(source.length)
      for (const p of proposals) { expect(p.confidence).toBeGreaterThanOrEqual(0.5); expect(p.confidence).toBeLessThanOrEqual(1); expect(p.reasons.length).toBeGreaterThan(0) }
    }), { numRuns: 200 })
  })
  it('is the same whatever the order of the rows is', () => {
    fc.assert(fc.property(fc.shuffledSubarray(['V001', 'V002', 'V003', 'V004', 'V005'], { minLength: 5 }), (shuffled) => {
      const target = [{ name: 'code', values: ['V001', 'V003', 'V007'] }, { name: 'x9', values: ['1', '2', '3'] }]
      expect(proposeMapping([{ name: 'column1', values: shuffled }], target)).toEqual(proposeMapping([{ name: 'column1', values: [...shuffled].sort() }], target))
    }))
  })
})
