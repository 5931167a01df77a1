import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../shared-folder.ts'
import { type CsvRow, CsvReader, type Dialect } from './csv-reader.ts'
import { EncodingDetector } from './encoding.ts'

const comma: Dialect = { delimiter: ',', rowTerminator: 'newline', quote: '"' }

function read(text: string, dialect: Dialect, pieces: number[] = []): CsvRow[] {
  const rows: CsvRow[] = []
  const reader = new CsvReader(dialect, (row) => rows.push(row))
  let from = 0
  for (const piece of pieces) {
    reader.push(text.slice(from, from + piece))
    from += piece
  }
  reader.push(text.slice(from))
  reader.end()
  return rows
}
const values = (text: string, dialect: Dialect) => read(text, dialect).map((row) => row.values)
const encodingOf = (...chunks: Uint8Array[]) => {
  const detector = new EncodingDetector()
  for (const chunk of chunks) detector.push(chunk)
  return detector.finish('f.csv').encoding
}

describe('reading delimited text', () => {
  it('keeps quotes, delimiters and line breaks inside quoted fields, and the physical line of every row', () => {
    const rows = read('a,b\n"1\n2","x ""y"", z"\r\n3,4', comma)
    expect(rows.map((r) => r.values)).toEqual([['a', 'b'], ['1\n2', 'x "y", z'], ['3', '4']])
    expect(rows.map((r) => r.line)).toEqual([1, 2, 4])
    expect(rows[1]!.raw).toBe('"1\n2","x ""y"", z"')
  })
  it('loses no row to a quote that is never closed, and names its line', () => {
    const rows = read('h1,h2\n1,"broken\n2,ok\n3,"fine"\n4,ok', comma)
    expect(rows.map((r) => [r.line, r.problem])).toEqual([[1, null], [2, 'unclosedQuote'], [3, null], [4, null], [5, null]])
    expect(rows[1]!.values).toEqual(['1', '"broken'])
  })
  it('loses no row to an unclosed quote at the end of the file', () => {
    expect(read('1,a\n2,"b\n3,c\n4,d\n', comma).map((r) => r.problem)).toEqual([null, 'unclosedQuote', null, null])
  })
  it('reports text after a closing quote and keeps it', () => {
    const [row] = read('1,"a"b,c\n', comma)
    expect(row).toMatchObject({ values: ['1', 'ab', 'c'], problem: 'textAfterQuote' })
  })
  it('reads delimiters and terminators of several characters with line breaks and markup inside', () => {
    const dialect: Dialect = { delimiter: '+|', rowTerminator: '&|\n', quote: null }
    const rows = read('1+|<a b="x">\n</a>+|+&|\n2+|\t+|z&|\n', dialect)
    expect(rows.map((r) => r.values)).toEqual([['1', '<a b="x">\n</a>', '+'], ['2', '\t', 'z']])
    expect(rows.map((r) => r.line)).toEqual([1, 3])
  })
  it('gives the same rows wherever the text is cut', () => {
    const alphabet = fc.constantFrom('a', ',', '"', '\n', '\r\n', '中', '""')
    fc.assert(fc.property(fc.array(alphabet, { maxLength: 30 }), fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 10 }), (parts, cuts) => {
      const text = parts.join('')
      expect(read(text, comma, cuts)).toEqual(read(text, comma))
    }), { numRuns: 2000 })
  })
  it('keeps every character of the file in the raw texts of its rows', () => {
    const alphabet = fc.constantFrom('a', ',', '"', '\n', 'b')
    fc.assert(fc.property(fc.array(alphabet, { maxLength: 30 }), (parts) => {
      const text = parts.join('')
      const kept = read(text, comma).map((r) => r.raw).join('').replaceAll('\n', '')
      expect(kept).toBe(text.replaceAll('\n', ''))
    }), { numRuns: 2000 })
  })
  it('reads back what was written with quotes', () => {
    const field = fc.string({ maxLength: 8 }).filter((s) => !s.includes('\r'))
    fc.assert(fc.property(fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = rows.map((row) => row.map((f) => `"${f.replaceAll('"', '""')}"`).join(',')).join('\n')
      expect(values(text, comma)).toEqual(rows)
    }))
  })
})

describe('finding the encoding', () => {
  const gbk = Uint8Array.from([0xd6, 0xd0, 0xb9, 0xfa, 0x2c, 0x31, 0x0a]) // 中国,1
  it('knows BOM, UTF-8, GB18030 and UTF-16 without a mark', () => {
    expect(encodingOf(Buffer.from('\ufeffa,b'))).toBe('utf-8')
    expect(encodingOf(Buffer.from('中国,1\n'))).toBe('utf-8')
    expect(encodingOf(gbk)).toBe('gb18030')
    expect(encodingOf(Buffer.from('ab,cd\n中国,1\n'.repeat(20), 'utf16le'))).toBe('utf-16le')
  })
  it('finds GB18030 also when a character is cut between two chunks', () => {
    expect(encodingOf(gbk.subarray(0, 1), gbk.subarray(1))).toBe('gb18030')
    const utf8 = Buffer.from('中国')
    expect(encodingOf(utf8.subarray(0, 2), utf8.subarray(2))).toBe('utf-8')
  })
  it('knows Latin-1 by bytes that stand alone between letters, also where they would pass for GBK', () => {
    expect(encodingOf(Buffer.from('name,city\nM\u00fcller,K\u00f6ln\nS\u00e3o,Ren\u00e9\n', 'latin1'))).toBe('latin1')
  })
  it('refuses a file of two encodings, and names a line of each', () => {
    const mixed = Buffer.concat([Buffer.from('编码,名称规格\n1,深沟球轴承\n2,滚子链条\n'), gbk, gbk, gbk])
    expect(() => encodingOf(mixed)).toThrowError(expect.objectContaining({ code: 'data.encoding', message: expect.stringContaining('line 1 is UTF-8, line 4 is not') }))
  })
  it('names the line also where the other encoding begins in a later piece', () => {
    const pieces = [Buffer.from('编码,名称规格\n1,深沟球轴承\n'), Buffer.from('2,滚子链条\n3,螺'), Buffer.concat([Buffer.from('丝\n'), gbk])]
    expect(() => encodingOf(...pieces)).toThrowError(expect.objectContaining({ detail: expect.objectContaining({ line: 5 }), message: expect.stringContaining('line 1 is UTF-8, line 5 is not') }))
  })
  it('does not take a GBK file for a mixed one', () => {
    const lines = Buffer.concat(Array.from({ length: 400 }, () => gbk))
    expect(encodingOf(lines)).toBe('gb18030')
  })
  it('refuses a UTF-8 file with broken bytes instead of reading it as GB18030, and names the line', () => {
    const broken = Buffer.concat([Buffer.from('统一社会信用代码\n有限公司名称\n'.repeat(20)), Buffer.from([0xff, 0xfe, 0x0a]), Buffer.from('供应商\n'.repeat(5))])
    expect(() => encodingOf(broken)).toThrowError(expect.objectContaining({ code: 'data.encoding', detail: expect.objectContaining({ line: 41 }) }))
  })
})

const spectrum = sharedFolder('suites/csv-spectrum')
describe.skipIf(!spectrum)('csv-spectrum', () => {
  const files = spectrum ? fs.readdirSync(path.join(spectrum, 'csvs')).filter((file) => file !== 'location_coordinates.csv') : [] // its JSON holds another telephone number than its CSV
  it.each(files)('%s', (file) => {
    const text = fs.readFileSync(path.join(spectrum!, 'csvs', file), 'utf8')
    const expected = JSON.parse(fs.readFileSync(path.join(spectrum!, 'json', file.replace('.csv', '.json')), 'utf8').replaceAll('\\r\\n', '\\n')) as Record<string, string>[]
    const [header, ...rows] = values(text, comma)
    expect(rows.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i]?.replaceAll('\r\n', '\n')])))).toEqual(expected)
  })
})
