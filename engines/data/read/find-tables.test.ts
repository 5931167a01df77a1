import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CsvReader } from './csv-reader.ts'
import { inspectDialect } from './dialect.ts'
import { type FoundTables, TableFinder } from './find-tables.ts'

function look(text: string): FoundTables {
  const { dialect, fields } = inspectDialect(text)
  const finder = new TableFinder()
  const reader = new CsvReader(dialect, (row) => { finder.row(row.line, row.line + row.raw.split('\n').length - 1, row.values) }, 1, fields)
  reader.push(text)
  reader.end()
  return finder.finish()
}
const onlyTable = (text: string) => {
  const { tables } = look(text)
  expect(tables).toHaveLength(1)
  return tables[0]!
}

describe('header rows', () => {
  it.each([
    ['编码,名称,数量\nA-1,轴承,3\nA-2,链条,4\n', 1, ['编码', '名称', '数量']],
    ['1,轴承,3\n2,链条,4\n', 0, ['column1', 'column2', 'column3']],
    ['名称,单位\n轴承,个\n链条,条\n', 1, ['名称', '单位']],
    ['2024,,2025,\n一季度,二季度,一季度,二季度\n1,2,3,4\n5,6,7,8\n9,8,7,6\n', 2, ['2024/一季度', '2024/二季度', '2025/一季度', '2025/二季度']],
    ['客户,日期,金额,日期\n甲,2024-01-02,5,2024-02-03\n乙,2024-01-03,6,2024-02-04\n', 1, ['客户', '日期', '金额', '日期_2']],
  ])('%j', (text, headerRows, columns) => {
    expect(onlyTable(text)).toMatchObject({ headerRows, columns })
  })
  it('takes one row of words for a header without rows, and says so', () => {
    expect(onlyTable('编码,名称\n')).toMatchObject({ headerRows: 1, rows: 0, reason: 'noRows' })
  })
  it('leaves a missing value under the header in the data', () => {
    expect(onlyTable('编码,数量\nA-1,N/A\nA-2,5\nA-3,7\nA-4,8\n')).toMatchObject({ headerRows: 1, rows: 4 })
  })
})

describe('tables and what stands around them', () => {
  it('parts titles, pairs of name and value, and signatures from the table', () => {
    const found = look('库存报表\n日期,2024-01-31\n\n编码,名称,数量\nA-1,轴承,3\nA-2,链条,4\n\n制表人：王芳\n')
    expect(found.tables.map((t) => [t.lines.first, t.lines.last, t.rows])).toEqual([[4, 6, 2]])
    expect(found.preamble.map((r) => r.first)).toEqual([1, 2])
    expect(found.footer).toEqual([{ first: 8, last: 8 }])
  })
  it('finds two tables with a blank line between them, also of the same width', () => {
    expect(look('编码,数量\nA-1,3\nA-2,4\n\n仓库,面积\nW-1,30\nW-2,40\n').tables.map((t) => t.columns)).toEqual([['编码', '数量'], ['仓库', '面积']])
  })
  it('finds two tables that follow each other at once when their widths differ', () => {
    expect(look('a,b\n1,2\n3,4\nx,y,z\n5,6,7\n8,9,1\n').tables.map((t) => t.columns)).toEqual([['a', 'b'], ['x', 'y', 'z']])
  })
  it('goes on after a blank line that parts nothing', () => {
    expect(onlyTable('a,b\n1,2\n\n3,4\n\n5,6\n')).toMatchObject({ rows: 3, lines: { first: 1, last: 6 } })
  })
  it('counts ragged rows and keeps sparse ones', () => {
    expect(onlyTable('a,b,c\n1,2\n3,4,5\n6,7,8\n9,8,7,6\n1,,\n')).toMatchObject({ rows: 5, raggedRows: 2 })
  })
  it('accounts for every row: in a table as header or data, or named as loose', () => {
    const cell = fc.constantFrom('', 'x', '12', '名称', '2024-01-02')
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (rows) => {
      const finder = new TableFinder()
      const filled: number[] = []
      for (const [i, row] of rows.entries()) {
        finder.row(i + 1, i + 1, row)
        if (row.some((v) => v !== '')) filled.push(i + 1)
      }
      const { tables, preamble, footer } = finder.finish()
      const inTables = tables.reduce((sum, t) => sum + t.headerRows + t.rows, 0)
      const loose = [...preamble, ...footer].flatMap((r) => filled.filter((line) => line >= r.first && line <= r.last))
      expect(inTables + loose.length).toBe(filled.length)
    }), { numRuns: 1000 })
  })
})
