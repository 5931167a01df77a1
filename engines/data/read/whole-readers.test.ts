import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatOf } from './file-format.ts'
import { findPositions, readFixed } from './fixed-width.ts'
import { readJson } from './json-reader.ts'
import type { RowTable } from './read-rows.ts'
import { readXml } from './xml-reader.ts'

const rowsOf = (table: RowTable) => [...table.rows].map((row) => row.values)

describe('reading JSON', () => {
  it('finds the longest array of objects, names inner values by their path, and keeps the digits of numbers', () => {
    const table = readJson('{"meta":{"pages":[{"n":1}]},"data":{"items":[{"id":12345678901234567890,"a":{"b":true}},{"id":1.50,"c":[1,2]}]}}', 'f.json')
    expect(table.columns).toEqual(['id', 'a.b', 'c'])
    expect(rowsOf(table)).toEqual([['12345678901234567890', 'TRUE', null], ['1.50', null, '[1,2]']])
  })
  it('reads the array that is named', () => {
    expect(rowsOf(readJson('{"a":[{"x":1}],"b":[{"y":2},{"y":3}]}', 'f.json', 'a'))).toEqual([['1']])
    expect(() => readJson('{"a":[{"x":1}]}', 'f.json', 'b')).toThrowError(expect.objectContaining({ code: 'data.json' }))
  })
  it('reads one object a line, and gives a line that is none as a row that could not be read', () => {
    expect([...readJson('{"a":"甲"}\n{"a":\n{"a":null,"b":2}\n', 'f.ndjson').rows].map((r) => [r.line, r.values, r.problem])).toEqual([
      [1, ['甲', null], null], [2, [null, null], 'badValue'], [3, [null, '2'], null],
    ])
  })
  it('names line and column of a mistake', () => {
    expect(() => readJson('[{"a":1},\n {"a":}]', 'f.json')).toThrowError(expect.objectContaining({ code: 'data.json', detail: expect.objectContaining({ line: 2, column: 7 }) }))
  })
  it('gives every record of an array exactly once', () => {
    fc.assert(fc.property(fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)), { minKeys: 1 })), (records) => {
      expect(rowsOf(readJson(JSON.stringify(records), 'f.json'))).toHaveLength(records.length)
    }))
  })
})

describe('reading XML', () => {
  it('takes the repeated element as a row, with attributes, inner elements, entities and CDATA', () => {
    const table = readXml('<?xml version="1.0"?>\n<r xmlns:u="u"><head/><u:item id="1"><n>甲 &amp; 乙</n><p><q>3</q></p></u:item>\n<u:item id="2"><n><![CDATA[<x>]]></n><n>&#20013;</n></u:item></r>', 'f.xml')
    expect(table.columns).toEqual(['@id', 'n', 'p/q', 'n_2'])
    expect([...table.rows].map((r) => [r.line, r.values])).toEqual([[2, ['1', '甲 & 乙', '3', null]], [3, ['2', '<x>', null, '中']]])
  })
  it.each([
    ['<a><b></a>', 1], ['<a>\n<b>x</b>', 2], ['<a><b>1</b>\n<b', 2], ['编码', 1],
    ['<!DOCTYPE a [<!ENTITY x "y">]>\n<a><b/></a>', 1], ['<a>'.repeat(300), 1],
  ])('refuses %j with its line', (text, line) => {
    expect(() => readXml(text, 'f.xml')).toThrowError(expect.objectContaining({ code: 'data.xml', detail: expect.objectContaining({ line }) }))
  })
  it('asks for the element where nothing repeats', () => {
    expect(() => readXml('<a><b>1</b></a>', 'f.xml')).toThrowError(expect.objectContaining({ code: 'data.xml' }))
    expect(rowsOf(readXml('<a><b>1</b></a>', 'f.xml', 'a'))).toEqual([['1']])
  })
})

describe('reading fixed columns', () => {
  const text = '编码  名称        数量\nA001  轴承          12\nA002  链条（长）     3\n\nA003  螺丝        1000\n'
  it('finds the fields by the columns that are blank in every line; a Chinese character takes two', () => {
    expect(findPositions(text.split('\n'))).toEqual([[1, 4], [7, 16], [19, 22]])
  })
  it('cuts by given positions, skips blank lines, keeps line numbers, and reports what stands behind the last field', () => {
    const table = readFixed(`${text}A004  销          5    多`, [[1, 4], [7, 16], [17, 22]], { skip: 0, headerRows: 1 })
    expect(table.columns).toEqual(['编码', '名称', '数量'])
    expect([...table.rows].map((r) => [r.line, r.values[2], r.problem])).toEqual([[2, '12', null], [3, '3', null], [5, '1000', null], [6, '5', 'tooManyFields']])
  })
  it('finds none in prose', () => {
    expect(findPositions(['a file of some lines', 'that say nothing at all', 'in any column whatever', 'x y'])).toBeNull()
  })
})

describe('the format of a file', () => {
  const bytes = (...values: number[]) => Uint8Array.from(values)
  it.each([
    ['a.csv', bytes(0x61), 'csv'], ['a.txt', bytes(), 'csv'], ['a.csv', bytes(0x50, 0x4b, 3, 4), 'xlsx'], ['a.dbf', bytes(3), 'dbf'], ['a.ndjson', bytes(0x7b), 'json'], ['a.dat', new TextEncoder().encode('<?xml version="1.0"?>'), 'xml'],
  ] as const)('%s', (file, head, format) => {
    expect(formatOf(file, head)).toBe(format)
  })
  it.each([
    ['a.xls', bytes(0xd0, 0xcf, 0x11, 0xe0), 'xls'], ['a.xlsx', bytes(0xd0, 0xcf, 0x11, 0xe0), 'encrypted'], ['a.xlsb', bytes(0x50, 0x4b, 3, 4), 'xlsb'], ['a.xls', new TextEncoder().encode('<html><table>'), 'html'],
    ['a.csv', new TextEncoder().encode('%PDF-1.4'), 'pdf'], ['a.csv.gz', bytes(0x1f, 0x8b), 'archive'], ['a.mdb', bytes(0, 1, 0, 0), 'access'],
  ] as const)('%s is refused by name with the next step', (file, head, kind) => {
    expect(() => formatOf(file, head)).toThrowError(expect.objectContaining({ code: 'data.format', detail: { file, format: kind } }))
  })
})
