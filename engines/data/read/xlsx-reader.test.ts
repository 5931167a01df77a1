import fs from 'node:fs'
import path from 'node:path'
import { zipSync } from 'fflate'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { sharedFolder } from '../shared-folder.ts'
import { sheetTable } from './sheet-table.ts'
import { readSheet, sheetNames } from './xlsx-reader.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const workbook = (sheet: string, extra: Record<string, string> = {}, properties = '') => zipSync({
  'xl/workbook.xml': bytes(`<workbook xmlns:r="r">${properties}<sheets><sheet name="库存" sheetId="1" r:id="rId1"/></sheets></workbook>`),
  'xl/_rels/workbook.xml.rels': bytes('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
  'xl/worksheets/sheet1.xml': bytes(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`),
  ...Object.fromEntries(Object.entries(extra).map(([name, text]) => [name, bytes(text)])),
})
const styles = '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="0000000"/><numFmt numFmtId="171" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>'
const firstRow = (cells: string, properties = '') => readSheet(workbook(`<row r="1">${cells}</row>`, { 'xl/styles.xml': styles, 'xl/sharedStrings.xml': '<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t xml:space="preserve"> 丙</t></r><rPh sb="0" eb="1"><t>yi</t></rPh></si></sst>' }, properties), 'f.xlsx').rows[0]!.values

describe('reading a sheet', () => {
  it('takes shared and rich strings without their phonetic guide, inline strings and booleans', () => {
    expect(firstRow('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>a &amp; b</t></is></c><c r="E1" t="b"><v>1</v></c>')).toEqual(['甲', '乙 丙', null, 'a & b', 'TRUE'])
  })
  it('shows dates as dates, also with Chinese formats and in the 1904 system', () => {
    expect(firstRow('<c r="A1" s="1"><v>45292</v></c><c r="B1" s="2"><v>45292.5</v></c><c r="C1" s="4"><v>45292</v></c><c r="D1" s="1"><v>1</v></c>')).toEqual(['2024-01-01', '2024-01-01 12:00:00', '2024-01-01', '1900-01-01'])
    expect(firstRow('<c r="A1" s="1"><v>0</v></c>', '<workbookPr date1904="1"/>')).toEqual(['1904-01-01'])
  })
  it('keeps numbers exact, without exponents, and codes with their leading zeros', () => {
    expect(firstRow('<c r="A1"><v>1E-7</v></c><c r="B1"><v>123456789012345680000</v></c><c r="C1"><v>0.1</v></c><c r="D1" s="3"><v>42</v></c>')).toEqual(['0.0000001', '123456789012345680000', '0.1', '0000042'])
  })
  it('refuses what is no workbook and a sheet that is not there, by name', () => {
    expect(() => readSheet(bytes('a,b'), 'f.xlsx')).toThrowError(expect.objectContaining({ code: 'data.xlsx' }))
    expect(() => readSheet(workbook(''), 'f.xlsx', '物料')).toThrowError(expect.objectContaining({ code: 'data.xlsx.no_sheet' }))
  })
})

describe('a sheet as a table', () => {
  it('joins two header rows, fills merged cells down, keeps row numbers and skips empty rows', async () => {
    const file = await writeXlsx({ sheets: [{ name: '库存', rows: [
      ['远行自行车 库存台账', null, null, null],
      ['物料', null, '数量', null],
      ['编码', '名称', '账面', '实盘'],
      ['A-1', '链条', 3, 4],
      [null, '链条（长）', 5, 6],
      [null, null, null, null],
      ['A-2', '轴承', 7, 8],
    ], merges: [{ startRow: 1, startCol: 0, endRow: 1, endCol: 1 }, { startRow: 1, startCol: 2, endRow: 1, endCol: 3 }, { startRow: 3, startCol: 0, endRow: 4, endCol: 0 }] }] })
    expect(sheetNames(file, 'f.xlsx')).toEqual(['库存'])
    const options = { skip: 1, header: true, headerRows: 2, mergedCells: 'fill' } as const
    const table = sheetTable(readSheet(file, 'f.xlsx', '库存'), 'f.xlsx', options)
    expect(table.columns).toEqual(['物料/编码', '物料/名称', '数量/账面', '数量/实盘'])
    expect(table.rows).toEqual([
      { line: 4, values: ['A-1', '链条', '3', '4'] },
      { line: 5, values: ['A-1', '链条（长）', '5', '6'] },
      { line: 7, values: ['A-2', '轴承', '7', '8'] },
    ])
    expect(sheetTable(readSheet(file, 'f.xlsx'), 'f.xlsx', { ...options, mergedCells: 'first' }).rows[1]!.values[0]).toBeNull()
  })
})

const corpus = ['suites/xlsx-poi', 'suites/xlsx-sheetjs'].map(sharedFolder).filter((folder) => folder !== null)
describe.skipIf(corpus.length === 0)('published workbooks', () => {
  it('agree with hucre in at least 99.5 % of their cells', async () => {
    let cells = 0
    let alike = 0
    for (const file of corpus.flatMap((folder) => fs.readdirSync(folder).filter((f) => f.endsWith('.xlsx')).map((f) => path.join(folder, f)))) {
      const content = fs.readFileSync(file)
      if (content.length > 2_000_000) continue
      const oracle = await readXlsx(content).then((book) => book.sheets[0], () => null)
      if (!oracle) continue
      let ours: Map<number, (string | null)[]>
      try {
        ours = new Map(readSheet(content, file).rows.map((row) => [row.line, row.values]))
      } catch { continue }
      for (const [i, row] of oracle.rows.entries()) for (const [j, value] of row.entries()) {
        const expected = value instanceof Date ? value.toISOString().replace('T', ' ').slice(0, 19).replace(' 00:00:00', '') : typeof value === 'boolean' ? String(value).toUpperCase() : String(value ?? '')
        cells++
        if (expected.replaceAll('\r\n', '\n') === (ours.get(i + 1)?.[j] ?? '')) alike++
      }
    }
    expect(cells).toBeGreaterThan(50_000)
    expect(alike / cells).toBeGreaterThan(0.995)
  })
})
