import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvRow, CsvReader, type Dialect } from './csv-reader.ts'
import { findDialect, inspectDialect } from './dialect.ts'

function read(text: string, dialect: Dialect, fields: number | null = null): CsvRow[] {
  const rows: CsvRow[] = []
  const reader = new CsvReader(dialect, (row) => rows.push(row), 1, fields)
  reader.push(text)
  reader.end()
  return rows
}

describe('finding the dialect', () => {
  it.each([
    ['a,b\n1,"x,y"\n2,z\n', { delimiter: ',', quote: '"' }],
    ['a;b;c\n1;2,5;3\n4;5,5;6\n', { delimiter: ';' }],
    ['编码|名称|单位\n1|轴承|个\n2|链条|条\n', { delimiter: '|' }],
    ['1\tx\ty\n2\tx, "q"\ty\n', { delimiter: '\t', quote: null }],
    ['1+|a\tb\n<x>,</x>+|c&|\n2+|d+|e&|\n', { delimiter: '+|', rowTerminator: '&|\n', quote: null }],
    ['a,b\r1,2\r3,4\r', { delimiter: ',', rowTerminator: '\r' }],
    ["a,b,c\n'x, 1',2,'z'\n'y',3,'q, r'\n", { delimiter: ',', quote: "'" }],
    ['a,b\n"x \\"q\\" y",1\n"z, \\"k\\"",2\n', { delimiter: ',', quote: '"', escape: '\\' }],
    ['a, b, c\n1, "x, y", 2\n3, z, 4\n', { delimiter: ', ' }],
    ['日期 时间 数量\n2024-01-01 12:00 5\n2024-01-02 13:00 6\n', { delimiter: ' ' }],
    ['a<>b<>c\n1<>2<>3\n4<>5<>6\n', { delimiter: '<>' }],
    ['a||b||c\n1||x||3\n4||y||6\n', { delimiter: '||' }],
    ["name,note\nO'Neill,it's\nD'Arcy,they're\n", { delimiter: ',', quote: '"' }],
    ['编码,时间\nA-1,12:30\nA-2,13:45\n', { delimiter: ',' }],
  ])('%j', (sample, expected) => {
    expect(findDialect(sample)).toMatchObject(expected)
  })
  it('calls prose one column', () => {
    expect(inspectDialect('name\nfoo bar\nbaz\nqux quux corge\n').fields).toBe(1)
  })
  it('is not led astray by titles above and signatures below the table', () => {
    const rows = Array.from({ length: 20 }, (_, i) => `A-${i};轴承, 大;${i},5`).join('\n')
    expect(findDialect(`库存报表, 2024\n打印：王芳, 李明\n\n编码;名称;数量\n${rows}\n\n合计, 共 20 行\n`).delimiter).toBe(';')
  })
  it('keeps to what is given', () => {
    expect(findDialect('a;b\n1;2\n', { delimiter: ',' })).toMatchObject({ delimiter: ',' })
  })
  it('finds the delimiter of any clean table of words and numbers', () => {
    const word = fc.constantFrom('轴承', '链条', 'bolt', 'M8 nut', '12', '3.50', '2024-05-01', 'A-17')
    fc.assert(fc.property(fc.constantFrom(',', ';', '\t', '|'), fc.integer({ min: 2, max: 5 }), fc.infiniteStream(word), fc.integer({ min: 3, max: 10 }), (delimiter, width, words, rows) => {
      const text = Array.from({ length: rows }, () => [...words.take(width)].join(delimiter)).join('\n')
      expect(findDialect(text).delimiter).toBe(delimiter)
    }), { numRuns: 300 })
  })
  it('reads back what was written with a backslash before quotes', () => {
    const field = fc.string({ maxLength: 8 }).filter((s) => !/[\r\\]/.test(s))
    fc.assert(fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = rows.map((row) => row.map((f) => `"${f.replaceAll('"', '\\"')}"`).join(',')).join('\n')
      const dialect: Dialect = { delimiter: ',', rowTerminator: 'newline', quote: '"', escape: '\\' }
      // two quotes that follow each other stand for one, whatever the escape
      fc.pre(rows.every((row) => row.every((f) => !f.includes('""'))))
      expect(read(text, dialect).map((r) => r.values)).toEqual(rows)
    }))
  })
})

describe('rows that are not like the others', () => {
  const comma: Dialect = { delimiter: ',', rowTerminator: 'newline', quote: '"' }
  const around = (row: string) => read(`a,b,c\n1,x,y\n${row}\n2,x,y\n`, comma, 3)
  it.each([
    ['1,"the "big" one",y', ['1', 'the "big" one', 'y'], 'textAfterQuote'],
    ['1,"abc"",y', ['1', 'abc"', 'y'], 'textAfterQuote'],
    ['1,"abc,y', ['1', '"abc', 'y'], 'unclosedQuote'],
    ['1, "x, y", z', ['1', 'x, y', ' z'], 'textAfterQuote'],
    ['1;x;y', ['1', 'x', 'y'], 'otherDialect'],
    ["1,'x, y',z", ['1', 'x, y', 'z'], 'otherDialect'],
    ['1,x', ['1', 'x'], null],
    ['1,x,y,z', ['1', 'x', 'y', 'z'], null],
  ])('%s', (row, values, problem) => {
    const rows = around(row)
    expect(rows).toHaveLength(4)
    expect(rows[2]).toMatchObject({ values, problem, line: 3, raw: row })
    expect(rows[3]!.values).toEqual(['2', 'x', 'y'])
  })
  it('splits rows that are separated by a lone carriage return among others with line feeds', () => {
    expect(around('1,x,y\r3,z,w').map((r) => [r.line, r.values.join(',')])).toEqual([[1, 'a,b,c'], [2, '1,x,y'], [3, '1,x,y'], [4, '3,z,w'], [5, '2,x,y']])
  })
  it('keeps a carriage return inside a row that has the right number of fields', () => {
    expect(around('1,x\rz,y')[2]!.values).toEqual(['1', 'x\rz', 'y'])
  })
  it('loses no character of any row', () => {
    const alphabet = fc.constantFrom('a', ',', '"', '\n', ';', "'", 'b')
    fc.assert(fc.property(fc.array(alphabet, { maxLength: 30 }), fc.integer({ min: 2, max: 4 }), (parts, fields) => {
      const text = parts.join('')
      const kept = read(text, comma, fields).map((r) => r.raw).join('').replaceAll('\n', '')
      expect(kept).toBe(text.replaceAll('\n', ''))
    }), { numRuns: 2000 })
  })
})
