import iconv from 'iconv-lite'
import { Invalid } from '../../errors.ts'
import { EncodingDetector } from './encoding.ts'
import { plainNumber } from './plain-number.ts'
import type { RowTable, TableRow } from './read-rows.ts'

interface Field {
  readonly name: string
  readonly type: string
  readonly offset: number
  readonly length: number
}

/** Language driver byte (offset 29) -> code page, for those that say more than "some Western page". */
const codePages: ReadonlyMap<number, string> = new Map([
  [0x13, 'cp932'], [0x4d, 'gb18030'], [0x4e, 'cp949'], [0x4f, 'big5'], [0x64, 'cp852'], [0x65, 'cp866'], [0x66, 'cp865'], [0x78, 'big5'], [0x79, 'cp949'], [0x7a, 'gb18030'], [0x7b, 'cp932'],
  [0xc8, 'cp1250'], [0xc9, 'cp1251'], [0xca, 'cp1254'], [0xcb, 'cp1253'],
])
const westernPages: ReadonlyMap<number, string> = new Map([[0x01, 'cp437'], [0x02, 'cp850'], [0x03, 'cp1252'], [0x57, 'cp1252']])

/**
 * Reads a .dbf table (dBASE III to 7 level 5 layouts, FoxPro 2, Visual FoxPro). The code page is the one given, else that of the header where
 * it names an Asian or Eastern one, else found in the bytes (Chinese systems often leave it empty or write a Western one).
 * Records marked as deleted are left out and counted in `notes`; memo texts stand in a file of their own that is not read, which `notes` says.
 * Text without its trailing blanks, dates `YYYY-MM-DD`, logical TRUE or FALSE, an empty field null; `****` (a number too long for its field) is kept and reported.
 * Throws `data.dbf` for what is no .dbf table.
 */
export function readDbf(bytes: Uint8Array, file: string, encoding?: string): RowTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const broken = (reason: { zh: string; en: string }) => new Invalid('data.dbf', { file }, { zh: `文件 ${file} 不是可以读取的 .dbf 表：${reason.zh}。请在原系统中重新导出。`, en: `${file} is not a readable .dbf table: ${reason.en}. Export it again from the old system.` })
  if (bytes.length < 33 || ![0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5, 0xfb].includes(bytes[0]!)) throw broken({ zh: '文件头不对', en: 'its header is wrong' })
  const declared = view.getUint32(4, true)
  const headerLength = view.getUint16(8, true)
  const recordLength = view.getUint16(10, true)
  if (headerLength < 33 || headerLength > bytes.length || recordLength < 2) throw broken({ zh: '文件头不完整', en: 'its header is cut off' })
  const page = encoding ?? pageOf(bytes, headerLength)
  const text = (from: number, to: number): string => iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from), page)
  const fields = fieldsOf(bytes, headerLength, text)
  if (fields.length === 0 || fields.at(-1)!.offset + fields.at(-1)!.length > recordLength) throw broken({ zh: '字段与记录长度不符', en: 'its fields do not fit its record length' })
  const shown = fields.filter((f) => f.type !== '0')
  const rows: TableRow[] = []
  let deleted = 0
  let memos = 0
  let position = headerLength
  let number = 0
  while (number < declared && position + recordLength <= bytes.length) {
    number++
    const start = position
    position += recordLength
    if (bytes[start] === 0x2a) {
      deleted++
      continue
    }
    let problem: TableRow['problem'] = null
    const values = shown.map((field) => {
      const value = valueOf(field, view, start, text)
      if (value === undefined) problem = 'badValue'
      if (isMemo(field)) {
        if (value) memos++
        return null
      }
      return value === undefined ? text(start + field.offset, start + field.offset + field.length).trim() : value
    })
    rows.push({ values, raw: text(start + 1, start + recordLength).trimEnd(), line: number, problem })
  }
  const notes = []
  if (deleted > 0) notes.push({ zh: `${deleted} 条记录带删除标记，未读入`, en: `${deleted} records are marked as deleted and were left out` })
  if (number < declared) notes.push({ zh: `文件头写明 ${declared} 条记录，文件只有 ${number} 条完整的：文件被截断`, en: `the header says ${declared} records, the file holds ${number} whole ones: it is cut off` })
  const memoFields = shown.filter(isMemo)
  if (memoFields.length > 0) notes.push({ zh: `备注字段 ${memoFields.map((f) => f.name).join('、')} 的内容在另一个文件（.dbt 或 .fpt）中，未读入（${memos} 处有内容）`, en: `the texts of ${memoFields.map((f) => f.name).join(', ')} stand in a memo file (.dbt or .fpt) that is not read (${memos} have one)` })
  return { columns: shown.map((f) => f.name), rows, encoding: page, notes }
}

/** Memo, general and picture fields; B of eight bytes is a double of Visual FoxPro, of ten a memo of dBASE. */
const isMemo = (field: Field): boolean => 'MGPW'.includes(field.type) || (field.type === 'B' && field.length === 10)

function pageOf(bytes: Uint8Array, headerLength: number): string {
  const driver = bytes[29]!
  const named = codePages.get(driver)
  if (named) return named
  const detector = new EncodingDetector()
  // control bytes of binary fields are no line breaks here and do not matter
  detector.push(bytes.subarray(32, headerLength).filter((b) => b !== 0))
  detector.push(bytes.subarray(headerLength).filter((b) => b !== 0))
  let found: string
  try {
    found = detector.finish('').encoding
  } catch {
    found = 'latin1'
  }
  return found === 'latin1' ? (westernPages.get(driver) ?? 'cp1252') : found
}

function fieldsOf(bytes: Uint8Array, headerLength: number, text: (from: number, to: number) => string): Field[] {
  const fields: Field[] = []
  let offset = 1
  const used = new Map<string, number>()
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d && bytes[at] !== 0; at += 32) {
    let end = at
    while (end < at + 11 && bytes[end] !== 0) end++
    const type = String.fromCharCode(bytes[at + 11]!)
    // a text field longer than 255 keeps the high byte of its length where the decimals are
    const length = bytes[at + 16]! + (type === 'C' ? bytes[at + 17]! * 256 : 0)
    const name = text(at, end).trim() || `column${fields.length + 1}`
    const times = (used.get(name) ?? 0) + 1
    used.set(name, times)
    fields.push({ name: times === 1 ? name : `${name}_${times}`, type, offset, length })
    offset += length
  }
  return fields
}

/** Text of a field, null where it is empty, undefined where it cannot be read. */
function valueOf(field: Field, view: DataView, record: number, text: (from: number, to: number) => string): string | null | undefined {
  const start = record + field.offset
  const end = start + field.length
  if (field.type === 'I' || field.type === '+') return String(view.getInt32(start, true))
  if (field.type === 'B' && field.length === 8) return plainNumber(view.getFloat64(start, true))
  if (field.type === 'Y') return currency(view.getBigInt64(start, true))
  if (field.type === 'T') return momentOf(view.getInt32(start, true), view.getInt32(start + 4, true))
  if (isMemo(field)) return field.length === 4 ? (view.getInt32(start, true) === 0 ? null : 'memo') : text(start, end).trim() || null
  const raw = text(start, end).replaceAll('\0', '')
  const trimmed = raw.trim()
  if (field.type === 'N' || field.type === 'F') return trimmed === '' ? null : /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(trimmed) ? trimmed : undefined
  if (field.type === 'L') return 'TtYy'.includes(trimmed || ' ') ? 'TRUE' : 'FfNn'.includes(trimmed || ' ') ? 'FALSE' : null
  if (field.type === 'D') {
    if (trimmed === '' || trimmed === '00000000') return null
    return /^\d{8}$/.test(trimmed) ? `${trimmed.slice(0, 4)}-${trimmed.slice(4, 6)}-${trimmed.slice(6)}` : undefined
  }
  return trimmed === '' ? null : raw.trimEnd()
}

/** Four decimals, exactly. */
function currency(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(5, '0')
  return `${units < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}

/** Julian day number and milliseconds of the day; day 2440588 is 1970-01-01. */
function momentOf(day: number, milliseconds: number): string | null | undefined {
  if (day === 0) return null
  const moment = new Date((day - 2440588) * 86_400_000 + milliseconds)
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString().slice(0, 19).replace('T', ' ')
}
