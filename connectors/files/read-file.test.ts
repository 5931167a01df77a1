import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { inspectText, textOf } from './delimited-file.ts'
import { readDialectFile } from './dialect-file.ts'
import { readToCsv } from './read-file.ts'
import { type DelimitedSniff, sniffFile, type WorkbookSniff } from './sniff-file.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-reading-'))
afterAll(() => { fs.rmSync(folder, { recursive: true, force: true }) })
const out = path.join(folder, 'out.csv')
function file(name: string, content: string | Uint8Array): string {
  const full = path.join(folder, name)
  fs.writeFileSync(full, content)
  return full
}
const cleaned = () => fs.readFileSync(out, 'utf8')
const refusal = (code: string, detail: Record<string, unknown> = {}) => expect.objectContaining({ code, detail: expect.objectContaining(detail) })

const report = '库存报表\r\n日期,2024-01-31\r\n\r\n编码,名称,数量\r\nA-1,"轴承, 大",3\r\nA-2,链条,4\r\nA-3,螺丝\r\n\r\n仓库,面积\r\nW-1,30\r\n\r\n制表人：王芳\r\n'

describe('looking into a file', () => {
  it('tells encoding, dialect, tables with their lines, and what stands around them', async () => {
    const found = await sniffFile(file('report.csv', iconv.encode(report, 'gb18030'))) as DelimitedSniff
    expect(found.encoding).toEqual({ name: 'gb18030', hasMark: false })
    expect(found.dialect).toMatchObject({ delimiter: ',', quote: '"', recordDelimiters: { crlf: 12, lf: 0, cr: 0 } })
    expect(found.tables.map((t) => [t.lines.first, t.lines.last, t.headerRows, t.rows, t.raggedRows])).toEqual([[4, 7, 1, 3, 1], [9, 10, 1, 1, 0]])
    expect(found.preamble.map((r) => r.first)).toEqual([1, 2])
    expect(found.footer).toEqual([{ first: 12, last: 12 }])
  })
  it('tells the sheets of a workbook with used range, merged cells, header rows and date system', async () => {
    const bytes = await writeXlsx({ sheets: [
      { name: '说明', rows: [] },
      { name: '库存', rows: [['远行 库存台账', null, null], ['物料', null, '数量'], ['编码', '名称', '账面'], ['A-1', '链条', 3], ['A-2', '轴承', 4]], merges: [{ startRow: 1, startCol: 0, endRow: 1, endCol: 1 }] },
    ] })
    const found = await sniffFile(file('book.xlsx', bytes)) as WorkbookSniff
    expect(found.dateSystem).toBe(1900)
    expect(found.sheets[0]).toMatchObject({ name: '说明', usedRange: null, tables: [] })
    expect(found.sheets[1]).toMatchObject({ usedRange: 'A1:C5', mergedRanges: 1, mergedCells: ['A2:B2'], preamble: [{ first: 1, last: 1 }] })
    expect(found.sheets[1]!.tables).toMatchObject([{ headerRows: 2, rows: 2, lines: { first: 2, last: 5 } }])
    const read = await readToCsv(path.join(folder, 'book.xlsx'), out)
    expect(read).toMatchObject({ sheet: '库存', rowsRead: 2, leftOut: [{ kind: 'preamble', first: 1 }] })
    expect(cleaned()).toBe('物料/编码,物料/名称,数量/账面\nA-1,链条,3\nA-2,轴承,4\n')
  })
  it('finds fixed columns where there is no delimiter', async () => {
    const found = await sniffFile(file('fixed.txt', '编码  名称        数量\nA001  轴承          12\nA002  链条           3\nA003  螺丝        1000\n'))
    expect(found).toMatchObject({ format: 'fixed', rows: 3, columns: ['编码', '名称', '数量'] })
  })
})

describe('reading a file into a clean CSV', () => {
  it('takes the largest table, names ragged rows with their line, and says what it left out', async () => {
    const result = await readToCsv(file('report.csv', report), out)
    expect(cleaned()).toBe('编码,名称,数量\nA-1,"轴承, 大",3\nA-2,链条,4\nA-3,螺丝,\n')
    expect(result).toMatchObject({ rowsRead: 3, rowsUnreadable: 1, unreadable: [{ file: 'report.csv', line: 7, problem: 'tooFewFields' }], table: 1, tables: 2 })
    expect(result.leftOut.map((r) => [r.kind, r.first])).toEqual([['table', 9], ['preamble', 1], ['preamble', 2], ['footer', 12]])
  })
  it('reads the table that is asked for, and refuses one that is not there', async () => {
    const full = file('report.csv', report)
    await readToCsv(full, out, { table: 2 })
    expect(cleaned()).toBe('仓库,面积\nW-1,30\n')
    await expect(readToCsv(full, out, { table: 3 })).rejects.toThrowError(refusal('data.no_table', { tables: 2 }))
  })
  it('reads a table that begins far below the first megabyte', async () => {
    const full = file('far.csv', `a,b\n${'1,2\n'.repeat(400_000)}\nx,y,z\n3,4,5\n`)
    expect(await readToCsv(full, out, { table: 2 })).toMatchObject({ rowsRead: 1, lines: { first: 400_003, last: 400_004 } })
    expect(cleaned()).toBe('x,y,z\n3,4,5\n')
  })
  it('follows a dialect file and refuses one with a wrong key', async () => {
    const full = file('odd.txt', "x\na^'b^c'\n1^'2^3'\n")
    const dialect = readDialectFile(file('dialect.json', '{ "delimiter": "^", "quote": "\'", "skip": 1 }'))
    await readToCsv(full, out, { dialect })
    expect(cleaned()).toBe('a,b^c\n1,2^3\n')
    expect(() => readDialectFile(file('wrong.json', '{ "delimeter": "^" }'))).toThrowError(refusal('data.dialect'))
  })
  it('keeps every field of a row that has too many', async () => {
    expect(await readToCsv(file('many.csv', 'a,b\n1,2\n3,4,5\n'), out)).toMatchObject({ rowsRead: 2, unreadable: [{ line: 3, problem: 'tooManyFields' }] })
    expect(cleaned()).toBe('a,b\n1,2\n3,4,5\n')
  })
  it('reads JSON, XML and .dbf through the same door', async () => {
    await readToCsv(file('a.json', '[{"编码":"A-1","数量":3},{"编码":"A-2"}]'), out)
    expect(cleaned()).toBe('编码,数量\nA-1,3\nA-2,\n')
    await readToCsv(file('a.xml', '<r><i><编码>A-1</编码></i><i><编码>A-2</编码></i></r>'), out)
    expect(cleaned()).toBe('编码\nA-1\nA-2\n')
  })
})

describe('hostile and broken files', () => {
  const sheet = (rows: string) => ({
    'xl/workbook.xml': Buffer.from('<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': Buffer.from('<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'),
    'xl/worksheets/sheet1.xml': Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  })
  it('refuses a truncated workbook by name', async () => {
    const whole = zipSync(sheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    await expect(sniffFile(file('cut.xlsx', whole.subarray(0, whole.length - 40)))).rejects.toThrowError(refusal('data.xlsx', { file: 'cut.xlsx' }))
  })
  it('refuses a zip that unpacks to absurd sizes before it unpacks it', async () => {
    const bomb = zipSync({ ...sheet(''), 'xl/worksheets/sheet1.xml': new Uint8Array(20 << 20) }, { level: 9 })
    expect(bomb.length).toBeLessThan(200_000)
    await expect(readToCsv(file('bomb.xlsx', bomb), out)).rejects.toThrowError(refusal('data.xlsx.too_large', { bytes: 20 << 20 }))
  })
  it('refuses a zip whose directory lies about the size', async () => {
    const bomb = Buffer.from(zipSync({ ...sheet(''), 'xl/worksheets/sheet1.xml': new Uint8Array(20 << 20) }, { level: 9 }))
    // the uncompressed size stands in every local and central header of that part
    for (let at = bomb.indexOf(u32(20 << 20)); at >= 0; at = bomb.indexOf(u32(20 << 20), at + 4)) bomb.writeUInt32LE(1000, at)
    await expect(readToCsv(file('liar.xlsx', bomb), out)).rejects.toThrowError(refusal('data.xlsx', { file: 'liar.xlsx' }))
  })
  it('refuses entities in a part, and references outside of a sheet', async () => {
    const parts = sheet('')
    const bomb = zipSync({ ...parts, 'xl/workbook.xml': Buffer.concat([Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]>'), parts['xl/workbook.xml']]) })
    await expect(sniffFile(file('doctype.xlsx', bomb))).rejects.toThrowError(refusal('data.xlsx.doctype', { part: 'xl/workbook.xml' }))
    for (const row of ['<row r="999999999999"/>', '<row r="1"><c r="ZZZZZZZ1"><v>1</v></c></row>']) {
      await expect(sniffFile(file('beyond.xlsx', zipSync(sheet(row))))).rejects.toThrowError(refusal('data.xlsx.place'))
    }
  })
  it.each([
    ['rows', '<row r="1">'.repeat(200_000)], ['cells', `<row r="1">${'<c r="A1">'.repeat(200_000)}</row>`], ['values', `<row r="1"><c r="A1">${'<v>'.repeat(200_000)}</c></row>`],
  ])('refuses a sheet of very many %s that do not end, without looking for the end of each', async (_, rows) => {
    await expect(sniffFile(file('unended.xlsx', zipSync(sheet(rows))))).rejects.toThrowError(refusal('data.xlsx', { file: 'unended.xlsx', sheet: 'S' }))
  })
  it('fills a merged range of the whole sheet without growing', async () => {
    const parts = sheet('<row r="1"><c r="A1" t="str"><v>编码</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>')
    const wide = { ...parts, 'xl/worksheets/sheet1.xml': Buffer.concat([parts['xl/worksheets/sheet1.xml'], Buffer.from('<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>')]) }
    expect(await readToCsv(file('wide.xlsx', zipSync(wide)), out)).toMatchObject({ rowsRead: 1, columns: ['编码'] })
  })
  it('loses no row to a quote that opens on line 1 of a million and is never closed', async () => {
    const rows = 1_000_000
    const full = file('quote.csv', `a,"b\n${'1,2\n'.repeat(rows - 1)}`)
    const result = await readToCsv(full, out)
    expect(result).toMatchObject({ columns: ['a', '"b'], rowsRead: rows - 1 })
    const found = await sniffFile(full) as DelimitedSniff
    expect(found).toMatchObject({ rows, unreadable: [{ file: 'quote.csv', line: 1, problem: 'unclosedQuote' }] })
  })
  it('reads 10,000 columns', async () => {
    const line = (of: (i: number) => string) => Array.from({ length: 10_000 }, (_, i) => of(i)).join(',')
    expect((await readToCsv(file('columns.csv', `${line((i) => `c${i}`)}\n${line(String)}\n${line(String)}\n`), out)).columns).toHaveLength(10_000)
    expect(cleaned().split('\n')[1]).toBe(line(String))
  })
  it('reads a cell of 50 MB on one line whole, and gives one of 5 MB over many lines as reported rows', async () => {
    const large = 'x'.repeat(50 << 20)
    expect(await readToCsv(file('cell.csv', `a,b\n1,"${large}"\n2,y\n`), out)).toMatchObject({ rowsRead: 2, rowsUnreadable: 0 })
    expect(fs.statSync(out).size).toBe(large.length + 'a,b\n1,\n2,y\n'.length)
    const lines = 'text, text\n'.repeat(1 << 19)
    const result = await readToCsv(file('cells.csv', `a,b\n1,"${lines}"\n2,y\n`), out)
    expect(result.rowsRead).toBe((1 << 19) + 2)
    expect(result.unreadable[0]).toEqual({ file: 'cells.csv', line: 2, problem: 'unclosedQuote' })
  })
  it('reads a header without rows, and refuses a file without anything', async () => {
    expect(await readToCsv(file('head.csv', '编码,名称\n'), out)).toMatchObject({ columns: ['编码', '名称'], rowsRead: 0 })
    expect(cleaned()).toBe('编码,名称\n')
    for (const [name, text] of [['none.csv', ''], ['blank.csv', '\n\n , \n']] as const) await expect(readToCsv(file(name, text), out)).rejects.toThrowError(refusal('data.empty', { file: name }))
  })
  it('numbers duplicate headers', async () => {
    expect((await readToCsv(file('twice.csv', '日期,日期,\n2024-01-01,2024-01-02,x\n'), out)).columns).toEqual(['日期', '日期_2', 'column3'])
  })
  it('refuses a file that grew while it was read', async () => {
    const full = file('grows.csv', 'a,b\n1,2\n')
    const before = await inspectText(full, 'grows.csv', undefined)
    fs.appendFileSync(full, '3,4\n')
    const read = async () => { for await (const _ of textOf(full, 'grows.csv', before, () => 1)); }
    await expect(read()).rejects.toThrowError(refusal('data.changed', { before: 8, after: 12 }))
  })
  it('refuses a file of two encodings with a line of each, and leaves no output behind', async () => {
    fs.rmSync(out, { force: true })
    const mixed = Buffer.concat([Buffer.from('编码,名称规格\n1,深沟球轴承\n'), iconv.encode('2,滚子链条\n3,螺丝螺母\n', 'gb18030')])
    await expect(readToCsv(file('mixed.csv', mixed), out)).rejects.toThrowError(refusal('data.encoding', { line: 3 }))
    expect(fs.existsSync(out)).toBe(false)
    expect(fs.existsSync(`${out}.part`)).toBe(false)
  })
})
function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
