import { type CellValue, write } from 'hucre'

export interface SheetColumn {
  readonly header: string
  /** In characters of the Latin alphabet; a Chinese one takes two. */
  readonly width?: number
  readonly numFmt?: string
  /** Cells below may only hold one of these. */
  readonly options?: readonly string[]
}

export interface SheetInput {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly CellValue[])[]
}

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** An .xlsx with a fixed, filtered header row per sheet. */
export async function writeWorkbook(sheets: readonly SheetInput[]): Promise<Buffer> {
  const output = await write({
    defaultFont: { name: 'Microsoft YaHei', size: 10 },
    sheets: sheets.map((sheet) => ({
      name: sheetName(sheet.name),
      columns: sheet.columns.map((c) => ({ header: c.header, width: c.width ?? Math.max(10, Math.min(60, displayWidth(c.header) + 4)), style: { alignment: { vertical: 'top', wrapText: true } }, ...(c.numFmt ? { numFmt: c.numFmt } : {}) })),
      rows: [sheet.columns.map((c) => c.header), ...sheet.rows.map((r) => [...r])],
      cells: new Map(sheet.columns.map((c, i) => [`0,${i}`, { value: c.header, style: { font: { bold: true }, fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'F0F0F3' } } } }])),
      freezePane: { rows: 1 },
      autoFilter: { range: `A1:${letter(sheet.columns.length - 1)}${Math.max(1, sheet.rows.length + 1)}` },
      dataValidations: sheet.columns.flatMap((c, i) => (c.options && c.options.length > 0 && c.options.join(',').length <= 250 ? [{ type: 'list' as const, values: [...c.options], allowBlank: true, showErrorMessage: true, range: `${letter(i)}2:${letter(i)}2000` }] : [])),
    })),
  })
  return Buffer.from(output)
}

function displayWidth(text: string): number {
  return [...text].reduce((n, c) => n + (c.charCodeAt(0) > 255 ? 2 : 1), 0)
}

/** Excel takes 31 characters and none of \ / ? * [ ] : */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31) || 'Sheet1'
}

function letter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26)
}
