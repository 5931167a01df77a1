import { read } from 'hucre'
import { Invalid } from '../../engines/errors.ts'

/** Cells as text, each row with its line in the source (1 is the first). Empty rows are left out. */
export interface Grid {
  readonly lines: { readonly line: number; readonly cells: string[] }[]
}

export const maximumRows = 20_000

/** What a person pasted (tab-separated from Excel, or comma-separated) or a file (.xlsx, .csv, .tsv in UTF-8 or GB18030). */
export async function readGrid(source: { text?: string | undefined; fileName?: string | undefined; fileBase64?: string | undefined }): Promise<Grid> {
  const grid = source.fileBase64 ? await readFile(Buffer.from(source.fileBase64, 'base64'), source.fileName ?? '') : gridOf(splitCells(source.text ?? ''))
  if (grid.lines.length === 0) throw new Invalid('sheet.empty', { fileName: source.fileName ?? null }, { zh: '没有读到内容。请从 Excel 里连同表头一起复制，或选择第一个工作表有数据的 .xlsx。', en: 'There is nothing to read. Copy from Excel together with the header row, or choose an .xlsx whose first sheet has data.' })
  if (grid.lines.length > maximumRows + 1) throw new Invalid('sheet.too_long', { rows: grid.lines.length - 1, maximum: maximumRows }, { zh: `一次最多 ${maximumRows} 行，这里有 ${grid.lines.length - 1} 行。请分批导入。`, en: `At most ${maximumRows} rows at once; these are ${grid.lines.length - 1}. Import them in parts.` })
  return grid
}

async function readFile(bytes: Buffer, fileName: string): Promise<Grid> {
  const isZip = bytes.length > 3 && bytes[0] === 0x50 && bytes[1] === 0x4b
  const isOldExcel = bytes.length > 3 && bytes.readUInt32BE(0) === 0xd0cf11e0
  if (!isZip && !isOldExcel) return gridOf(splitCells(decode(bytes)))
  try {
    const book = await read(new Uint8Array(bytes), { sheets: (info) => !info.hidden && !info.veryHidden })
    const sheet = book.sheets[0]
    return gridOf((sheet?.rows ?? []).map((row) => row.map(cellText)))
  } catch (error) {
    throw new Invalid('sheet.unreadable', { fileName, reason: (error as Error).message }, {
      zh: `${fileName || '这个文件'}打不开：不是完好的 Excel 文件，或有密码。请在 Excel 里打开后另存为 .xlsx 再试。`,
      en: `${fileName || 'This file'} cannot be opened: it is not a sound Excel file, or it has a password. Open it in Excel, save it as .xlsx, and try again.`,
    })
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) {
    const iso = value.toISOString()
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
  }
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
  if (typeof value === 'boolean') return value ? '是' : '否'
  return String(value)
}

function gridOf(rows: string[][]): Grid {
  return { lines: rows.map((cells, i) => ({ line: i + 1, cells: cells.map((c) => c.trim()) })).filter(({ cells }) => cells.some((c) => c !== '')) }
}

/** Splits as Excel copies: tabs between cells; a cell with a tab, a line break or a quote stands in quotes. Commas where no tab is in the first line. */
export function splitCells(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '')
  const firstLine = source.slice(0, source.search(/[\r\n]|$/))
  const separator = firstLine.includes('\t') || !firstLine.includes(',') ? '\t' : ','
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let inQuotes = false
  for (let i = 0; i < source.length; i++) {
    const c = source[i]!
    if (inQuotes) {
      if (c === '"' && source[i + 1] === '"') { cell += '"'; i++ }
      else if (c === '"') inQuotes = false
      else cell += c
    } else if (c === '"' && cell === '') inQuotes = true
    else if (c === separator) { row.push(cell); cell = '' }
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && source[i + 1] === '\n') i++
      row.push(cell)
      rows.push(row)
      row = []
      cell = ''
    } else cell += c
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell])
  return rows
}
