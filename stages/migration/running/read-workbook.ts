import { unzipSync } from 'fflate'
import { Invalid } from '../../../engines/errors.ts'

export interface WorkbookSheet {
  readonly name: string
  /** Rows that seem to make the header: two when cells of the first row are merged sideways. */
  readonly headerRows: number
}

/** Names of the sheets of an .xlsx and a guess at their header rows, without reading the cells. */
export function sheetsOf(bytes: Uint8Array, fileName: string): WorkbookSheet[] {
  try {
    const parts = unzipSync(bytes, { filter: (file) => file.name === 'xl/workbook.xml' || file.name === 'xl/_rels/workbook.xml.rels' })
    const targets = new Map(tags(text(parts['xl/_rels/workbook.xml.rels']), 'Relationship').map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]))
    const sheets = tags(text(parts['xl/workbook.xml']), 'sheet').filter((tag) => attribute(tag, 'state') !== 'veryHidden').map((tag) => ({ name: unescape(attribute(tag, 'name')), path: partOf(targets.get(attribute(tag, 'r:id')) ?? '') }))
    if (sheets.length === 0) throw new Error('no sheet')
    const bodies = unzipSync(bytes, { filter: (file) => sheets.some((s) => s.path === file.name) && file.originalSize < 80_000_000 })
    return sheets.map(({ name, path }) => ({ name, headerRows: mergesSideways(bodies[path]) ? 2 : 1 }))
  } catch {
    throw new Invalid('source.broken_workbook', { fileName }, { zh: `"${fileName}"打不开：不是完整的 .xlsx 文件，或设有密码。请在 Excel 里打开确认，去掉密码后另存再上传。`, en: `"${fileName}" cannot be opened: it is not a complete .xlsx file, or it has a password. Open it in Excel, remove the password, save it again and upload it.` })
  }
}

/** Merged ranges are listed behind the cells: the last part of the sheet's text is enough. */
function mergesSideways(body: Uint8Array | undefined): boolean {
  if (!body) return false
  const tail = text(body.subarray(Math.max(0, body.length - 400_000)))
  return tags(tail, 'mergeCell').some((tag) => {
    const [, fromColumn, fromRow, toColumn] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attribute(tag, 'ref')) ?? []
    return fromRow === '1' && fromColumn !== toColumn
  })
}

function partOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function text(bytes: Uint8Array | undefined): string {
  return bytes ? new TextDecoder().decode(bytes) : ''
}

function tags(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g'))].map((m) => m[0])
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
}

function unescape(value: string): string {
  return value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
}
