import { Invalid } from '../../errors.ts'
import { refusal } from './file-format.ts'
import { plainNumber } from './plain-number.ts'
import { eachElement, nextElement, openingOf, UnendedElement } from './xml-elements.ts'
import { zipParts } from './zip-parts.ts'

export interface SheetRow {
  /** Row number as the spreadsheet shows it, from 1. */
  readonly line: number
  /** Text of each cell; null where the cell is empty. Dates as `YYYY-MM-DD` or `YYYY-MM-DD HH:MM:SS`, numbers in their shortest exact form. */
  readonly values: (string | null)[]
}
export interface Sheet {
  readonly name: string
  readonly rows: SheetRow[]
  /** Merged ranges, 0-based and inclusive. */
  readonly merges: readonly { top: number; left: number; bottom: number; right: number }[]
  /** First day of the serial numbers that stand for dates. */
  readonly dateSystem: 1900 | 1904
}

/** A part larger than this does not fit into one text of the runtime. */
const largestPart = (1 << 29) - 24
const largestRatio = 400
/** Limits of the format (ECMA-376): a reference beyond them is an error or an attack. */
const mostRows = 1_048_576
const mostColumns = 16_384

/** Names of the sheets of a workbook, in order. */
export function sheetNames(bytes: Uint8Array, file: string): string[] {
  const parts = open(bytes, file, (name) => /^xl\/workbook\.xml$/i.test(name))
  return sheetsOf(text(parts, 'xl/workbook.xml', file)).map((sheet) => sheet.name)
}

/**
 * Reads one sheet of an .xlsx file (ECMA-376) as text. Knows shared, rich and inline strings (phonetic guides are left out), booleans,
 * errors, date formats, the 1904 date system, zero-padded number formats (a code `007` stays `007`), and merged cells.
 * Throws `data.xlsx` for a file that is no workbook, a sheet that is not there, or a zip that unpacks to absurd sizes.
 */
export function readSheet(bytes: Uint8Array, file: string, wanted?: string | number): Sheet {
  const parts = open(bytes, file, (name) => /^xl\/(workbook\.xml|styles\.xml|sharedStrings\.xml|_rels\/workbook\.xml\.rels)$/i.test(name))
  const workbook = text(parts, 'xl/workbook.xml', file)
  const sheets = sheetsOf(workbook)
  const sheet = typeof wanted === 'string' ? sheets.find((s) => s.name.trim() === wanted.trim()) : sheets[(wanted ?? 1) - 1]
  if (!sheet) {
    const names = sheets.map((s) => s.name).join('、')
    throw new Invalid('data.xlsx.no_sheet', { file, sheet: wanted }, { zh: `文件 ${file} 中没有工作表「${wanted}」，现有：${names}。`, en: `${file} has no sheet "${wanted}"; it has: ${names}.` })
  }
  const relations = text(parts, 'xl/_rels/workbook.xml.rels', file)
  const relation = [...relations.matchAll(/<(?:\w+:)?Relationship\b[^<>]*>/g)].map((m) => m[0]).find((r) => attribute(r, 'Id') === sheet.relation)
  const goal = relation ? attribute(relation, 'Target')! : ''
  const part = goal.startsWith('/') ? goal.slice(1) : `xl/${goal.replace(/^\.\//, '')}`
  const xml = text(open(bytes, file, (name) => name === part), part, file)
  try {
    const strings = parts['xl/sharedStrings.xml'] ? sharedStrings(text(parts, 'xl/sharedStrings.xml', file)) : []
    const formats = parts['xl/styles.xml'] ? cellFormats(text(parts, 'xl/styles.xml', file)) : []
    const is1904 = /<(?:\w+:)?workbookPr\b[^<>]*date1904="(1|true)"/.test(workbook)
    return { name: sheet.name, rows: rowsOf(xml, file, strings, formats, is1904), merges: mergesOf(xml), dateSystem: is1904 ? 1904 : 1900 }
  } catch (error) {
    if (!(error instanceof UnendedElement)) throw error
    throw new Invalid('data.xlsx', { file, sheet: sheet.name, element: error.element }, { zh: `文件 ${file} 的工作表「${sheet.name}」不完整：元素 ${error.element} 没有结束。请在 Excel 中另存为 .xlsx 后再试。`, en: `Sheet "${sheet.name}" of ${file} is not complete: the element ${error.element} does not end. Save it as .xlsx in Excel and try again.` })
  }
}

function open(bytes: Uint8Array, file: string, wanted: (name: string) => boolean): Record<string, Uint8Array> {
  try {
    const { names, parts } = zipParts(bytes, ({ name, size, packedSize }) => {
      if (!wanted(name)) return false
      if (size > largestPart || (size > 1 << 24 && size > packedSize * largestRatio)) {
        throw new Invalid('data.xlsx.too_large', { file, part: name, bytes: size }, { zh: `文件 ${file} 解压后过大（${name}），可能是损坏或恶意的压缩包。请在 Excel 中打开并另存为 .xlsx 后再试。`, en: `${file} unpacks to an absurd size (${name}): broken, or made to do harm. Open it in Excel, save it as .xlsx, and try again.` })
      }
      return true
    })
    if (names.some((name) => /^xl\/workbook\.bin$/i.test(name))) throw refusal(file, 'xlsb')
    if (names.some((name) => name === 'content.xml')) throw refusal(file, 'ods')
    if (!names.some((name) => /^xl\//i.test(name))) throw refusal(file, 'archive')
    return parts
  } catch (error) {
    if (error instanceof Invalid) throw error
    throw new Invalid('data.xlsx', { file, reason: (error as Error).message }, { zh: `文件 ${file} 不是可以打开的 .xlsx 工作簿。请在 Excel 中另存为 .xlsx 后再上传。`, en: `${file} cannot be opened as an .xlsx workbook: ${(error as Error).message}. Save it as .xlsx in Excel and try again.` })
  }
}

/** Text of a part; one with a document type is refused: no spreadsheet writes it, and its entities can unpack to gigabytes. */
function decode(bytes: Uint8Array, file: string, part: string): string {
  const xml = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8').decode(bytes)
  if (xml.slice(0, 4096).includes('<!DOCTYPE')) throw new Invalid('data.xlsx.doctype', { file, part }, { zh: `文件 ${file} 的 ${part} 中有 DOCTYPE，可能是恶意文件，不予读取。请在 Excel 中打开并另存为 .xlsx 后再试。`, en: `${part} of ${file} has a DOCTYPE, as files made to do harm have; it is not read. Open it in Excel, save it as .xlsx, and try again.` })
  return xml
}
function text(parts: Record<string, Uint8Array>, name: string, file: string): string {
  const bytes = parts[name]
  if (!bytes) throw new Invalid('data.xlsx', { file, part: name }, { zh: `文件 ${file} 缺少 ${name}，不是完整的 .xlsx 工作簿。`, en: `${file} lacks ${name}: not a complete .xlsx workbook.` })
  return decode(bytes, file, name)
}

function sheetsOf(workbook: string): { name: string; relation: string }[] {
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^<>]*>/g)].map((m) => ({ name: plainText(attribute(m[0], 'name') ?? ''), relation: attribute(m[0], '(?:\\w+:)?id') ?? '' }))
}

function attribute(tag: string, name: string): string | null {
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find((v) => v !== undefined) ?? null
}

const opening = { row: openingOf('row'), cell: openingOf('c'), value: openingOf('v'), string: openingOf('si'), text: openingOf('t'), guide: openingOf('rPh'), formats: openingOf('cellXfs') }

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
function plainText(value: string): string {
  const plain = value.includes('&') ? value.replace(/&(#x[0-9a-fA-F]+|#\d+|\w+);/g, (whole, name: string) => name[0] === '#' ? String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))) : (entities[name] ?? whole)) : value
  return plain.includes('_x') ? plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : plain
}

/** Text runs of a string item; phonetic guides (`rPh`) are not part of the value. */
function runText(xml: string): string {
  let spoken = xml
  if (xml.includes('rPh')) {
    const pieces: string[] = []
    let from = 0
    eachElement(xml, opening.guide, (guide) => {
      pieces.push(xml.slice(from, guide.start))
      from = guide.end
    })
    spoken = pieces.join('') + xml.slice(from)
  }
  let result = ''
  eachElement(spoken, opening.text, (part) => { result += part.body })
  return plainText(result).replaceAll('\r\n', '\n')
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  eachElement(xml, opening.string, (item) => { strings.push(runText(item.body)) })
  return strings
}

type CellFormat = { kind: 'date' | 'dateTime' | 'time' } | { kind: 'padded'; length: number } | null

function cellFormats(styles: string): CellFormat[] {
  const codes = new Map<number, string>()
  for (const m of styles.matchAll(/<(?:\w+:)?numFmt\b[^<>]*>/g)) codes.set(Number(attribute(m[0], 'numFmtId')), plainText(attribute(m[0], 'formatCode') ?? ''))
  const list = nextElement(styles, opening.formats, 0)?.body ?? ''
  return [...list.matchAll(/<(?:\w+:)?xf\b[^<>]*>/g)].map((m) => formatOf(Number(attribute(m[0], 'numFmtId') ?? 0), codes))
}

function formatOf(id: number, codes: Map<number, string>): CellFormat {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58) return { kind: 'date' }
  if (id === 22) return { kind: 'dateTime' }
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35) || id === 55 || id === 56) return { kind: 'time' }
  const code = codes.get(id)
  if (!code) return null
  const bare = code.split(';')[0]!.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/^0{2,}$/.test(bare)) return { kind: 'padded', length: bare.length }
  const hasDay = /[yd年月日]/i.test(bare)
  const hasTime = /[hs]/i.test(bare)
  if (hasDay) return { kind: hasTime ? 'dateTime' : 'date' }
  if (hasTime) return { kind: 'time' }
  return null
}

function columnIndex(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const unit = reference.charCodeAt(i)
    if (unit < 65 || unit > 90) break
    column = column * 26 + unit - 64
  }
  return column - 1
}

function rowsOf(xml: string, file: string, strings: string[], formats: CellFormat[], is1904: boolean): SheetRow[] {
  const rows: SheetRow[] = []
  let line = 0
  eachElement(xml, opening.row, (row) => {
    line = Number(attribute(row.attributes, 'r') ?? line + 1)
    if (!(line >= 1 && line <= mostRows)) throw beyond(file, row.attributes)
    const values: (string | null)[] = []
    let column = -1
    eachElement(row.body, opening.cell, (cell) => {
      const reference = attribute(cell.attributes, 'r')
      column = reference ? columnIndex(reference) : column + 1
      if (!(column >= 0 && column < mostColumns)) throw beyond(file, reference ?? String(column))
      while (values.length < column) values.push(null)
      values[column] = cellText(cell.attributes, cell.body, strings, formats, is1904)
    })
    rows.push({ line, values })
  })
  return rows
}

function beyond(file: string, place: string): Invalid {
  return new Invalid('data.xlsx.place', { file, place: place.trim().slice(0, 40) }, { zh: `文件 ${file} 中的位置 ${place.trim().slice(0, 40)} 超出工作表的范围，文件已损坏。请在 Excel 中另存后再试。`, en: `The place ${place.trim().slice(0, 40)} in ${file} lies outside of a sheet: the file is broken. Save it again in Excel.` })
}

function cellText(attributes: string, body: string, strings: string[], formats: CellFormat[], is1904: boolean): string | null {
  const type = attribute(attributes, 't') ?? 'n'
  if (type === 'inlineStr') return runText(body)
  const raw = body === '' ? undefined : nextElement(body, opening.value, 0)?.body
  if (raw === undefined) return null
  if (type === 's') return strings[Number(raw)] ?? null
  if (type === 'str' || type === 'e') return plainText(raw)
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE'
  if (type === 'd') return raw.replace('T', ' ').replace(/ 00:00:00(\.0+)?$/, '')
  const number = Number(raw)
  if (!Number.isFinite(number)) return raw
  const format = formats[Number(attribute(attributes, 's') ?? 0)]
  if (format?.kind === 'padded') return Number.isInteger(number) && number >= 0 ? plainNumber(number).padStart(format.length, '0') : plainNumber(number)
  return format ? serialDate(number, format.kind, is1904) : plainNumber(number)
}

/** Spreadsheet serial to text. Day 60 of the 1900 system (29 February 1900) never was; it comes out as its number. */
function serialDate(serial: number, kind: 'date' | 'dateTime' | 'time', is1904: boolean): string {
  const seconds = Math.round(serial * 86400)
  const clock = new Date(((seconds % 86400) + 86400) % 86400 * 1000).toISOString().slice(11, 19)
  if (kind === 'time' && serial >= 0 && serial < 1) return clock
  if (serial < 0 || (!is1904 && Math.floor(serial) === 60)) return plainNumber(serial)
  const days = Math.floor(seconds / 86400) + (is1904 ? 1462 : 0)
  const epoch = Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const day = new Date(epoch + days * 86_400_000)
  if (Number.isNaN(day.getTime())) return plainNumber(serial)
  const date = day.toISOString().slice(0, 10)
  return kind === 'date' && seconds % 86400 === 0 ? date : clock === '00:00:00' ? date : `${date} ${clock}`
}

function mergesOf(xml: string): Sheet['merges'] {
  return [...xml.matchAll(/<(?:\w+:)?mergeCell\b[^<>]*>/g)].flatMap((m) => {
    const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attribute(m[0], 'ref') ?? '')
    if (!match) return []
    return [{ top: Number(match[2]) - 1, left: columnIndex(match[1]!), bottom: Number(match[4]) - 1, right: columnIndex(match[3]!) }]
  })
}
