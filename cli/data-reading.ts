import path from 'node:path'
import { type DialectFile, readDialectFile } from '../connectors/files/dialect-file.ts'
import { readToCsv } from '../connectors/files/read-file.ts'
import { type DelimitedSniff, type SheetSniff, sniffFile } from '../connectors/files/sniff-file.ts'
import { Invalid, type Text } from '../engines/errors.ts'
import type { Command, Given } from './arguments.ts'

const dialectOption = { type: 'string', value: 'FILE.json', help: { zh: '写明编码、分隔符等的方言文件', en: 'a dialect file that names encoding, delimiter and so on' } } as const

export const sniff: Command = {
  name: 'data sniff',
  summary: { zh: '看清一个文件：格式、编码、分隔符、表头、其中的各个表', en: 'look into a file: format, encoding, dialect, header, the tables in it' },
  positionals: 'FILE',
  options: { dialect: dialectOption },
  run: async (given) => {
    const found = await sniffFile(onlyFile(given), dialectOf(given))
    const { say } = given
    say(`${found.file}：${found.format}，${found.bytes} 字节`, `${found.file}: ${found.format}, ${found.bytes} bytes`)
    if (found.format === 'csv') sayDelimited(given, found)
    else if (found.format === 'xlsx') {
      say(`  日期系统 ${found.dateSystem}`, `  date system ${found.dateSystem}`)
      for (const sheet of found.sheets) {
        say(`  工作表「${sheet.name}」：${sheet.usedRange ?? '空'}，合并单元格 ${sheet.mergedRanges} 处`, `  sheet "${sheet.name}": ${sheet.usedRange ?? 'empty'}, ${sheet.mergedRanges} merged ranges`)
        sayTables(given, sheet)
      }
    } else say(`  编码 ${found.encoding.name ?? '—'}，${found.rows} 行，列：${found.columns.join('、')}`, `  encoding ${found.encoding.name ?? '—'}, ${found.rows} rows, columns: ${found.columns.join(', ')}`)
    for (const note of found.notes) say(`  ! ${note.zh}`, `  ! ${note.en}`)
    return found
  },
}

export const read: Command = {
  name: 'data read',
  summary: { zh: '把一个文件读成规整的 UTF-8 CSV，读不好的行逐一列出', en: 'read a file into a clean UTF-8 CSV; rows that cannot be read well are named' },
  positionals: 'FILE',
  options: {
    out: { type: 'string', value: 'FILE.csv', help: { zh: '写到哪个文件', en: 'the file to write' } },
    dialect: dialectOption,
    sheet: { type: 'string', value: 'NAME', help: { zh: '.xlsx 的工作表（默认第一个有数据的）', en: 'the sheet of an .xlsx (default: the first that holds data)' } },
    table: { type: 'string', value: 'N', help: { zh: '文件中的第几个表（默认最大的）', en: 'which table of the file (default: the largest)' } },
  },
  run: async (given) => {
    const { values, say, text } = given
    if (typeof values.out !== 'string') throw new Invalid('cli.arguments', {}, { zh: '请用 --out 给出要写的文件。', en: 'Name the file to write with --out.' })
    const table = values.table === undefined ? undefined : Number(values.table)
    if (table !== undefined && !(Number.isInteger(table) && table >= 1)) throw new Invalid('cli.arguments', { table: values.table }, { zh: '--table 应是从 1 起的整数。', en: '--table is a whole number from 1.' })
    const result = await readToCsv(onlyFile(given), path.resolve(values.out), { dialect: dialectOf(given), ...(typeof values.sheet === 'string' ? { sheet: values.sheet } : {}), ...(table === undefined ? {} : { table }) })
    say(`读入 ${result.rowsRead} 行、${result.columns.length} 列，其中 ${result.rowsUnreadable} 行有问题 → ${result.out}`, `${result.rowsRead} rows, ${result.columns.length} columns read, ${result.rowsUnreadable} of them with a problem → ${result.out}`)
    for (const row of result.unreadable.slice(0, 20)) say(`  ✗ ${row.file} 第 ${row.line} 行：${text(problemText(row.problem))}`, `  ✗ ${row.file}, line ${row.line}: ${text(problemText(row.problem))}`)
    for (const part of result.leftOut) say(`  – 第 ${part.first}–${part.last} 行未读：${text(leftOutTexts[part.kind])}${part.kind === 'table' ? `（${part.rows} 行）` : ''}`, `  – lines ${part.first}–${part.last} not read: ${text(leftOutTexts[part.kind])}${part.kind === 'table' ? ` (${part.rows} rows)` : ''}`)
    for (const note of result.notes) say(`  ! ${note.zh}`, `  ! ${note.en}`)
    return { ok: true, ...result }
  },
}

function onlyFile(given: Given): string {
  const [file] = given.positionals
  if (!file || given.positionals.length > 1) throw new Invalid('cli.arguments', {}, { zh: '请给出一个文件。', en: 'Name one file.' })
  return file
}
const dialectOf = ({ values }: Given): DialectFile => (typeof values.dialect === 'string' ? readDialectFile(path.resolve(values.dialect)) : {})

const leftOutTexts: Record<'table' | 'preamble' | 'footer', Text> = {
  table: { zh: '另一个表，用 --table 读取', en: 'another table, read it with --table' },
  preamble: { zh: '表前的说明', en: 'lines above the table' },
  footer: { zh: '表后的说明', en: 'lines below the table' },
}
const problemTexts: Record<string, Text> = {
  unclosedQuote: { zh: '引号没有闭合，按普通字符读入', en: 'a quote is never closed; read as an ordinary character' },
  textAfterQuote: { zh: '引号没有转义，或引号之后还有文字', en: 'a quote is not escaped, or text follows a closing one' },
  otherDialect: { zh: '分隔符或引号与全文件不同，按其自己的读入', en: 'another delimiter or quote than the file; read with its own' },
  tooFewFields: { zh: '列数少于表头，缺的留空', en: 'fewer fields than the header; the rest is empty' },
  tooManyFields: { zh: '列数多于表头，多的保留在行尾', en: 'more fields than the header; they stay at the end of the row' },
  badValue: { zh: '有不能读取的值', en: 'a value cannot be read' },
}
const problemText = (problem: string): Text => problemTexts[problem] ?? { zh: problem, en: problem }

const sign = (value: string | null): string => (value === null ? '—' : JSON.stringify(value))

function sayDelimited(given: Given, found: DelimitedSniff): void {
  const { dialect, encoding } = found
  const { crlf, lf, cr } = dialect.recordDelimiters
  given.say(
    `  编码 ${encoding.name}${encoding.hasMark ? '（有 BOM）' : ''}；分隔符 ${sign(dialect.delimiter)}，引号 ${sign(dialect.quote)}，转义 ${sign(dialect.escape)}；换行 CRLF ${crlf}、LF ${lf}、CR ${cr}`,
    `  encoding ${encoding.name}${encoding.hasMark ? ' with BOM' : ''}; delimiter ${sign(dialect.delimiter)}, quote ${sign(dialect.quote)}, escape ${sign(dialect.escape)}; line ends CRLF ${crlf}, LF ${lf}, CR ${cr}`,
  )
  if (dialect.confidence !== null) given.say(`  分隔符把握 ${dialect.confidence}${dialect.next ? `，其次 ${sign(dialect.next.delimiter)}` : ''}`, `  delimiter confidence ${dialect.confidence}${dialect.next ? `, next ${sign(dialect.next.delimiter)}` : ''}`)
  sayTables(given, found)
  for (const row of found.unreadable.slice(0, 20)) given.say(`  ✗ 第 ${row.line} 行：${problemText(row.problem).zh}`, `  ✗ line ${row.line}: ${problemText(row.problem).en}`)
}

const reasons: Record<SheetSniff['tables'][number]['reason'], Text> = {
  typesDiffer: { zh: '首行是文字，下面是数字、日期或编码', en: 'words over numbers, dates or codes' },
  words: { zh: '各列都是文字，首行当作表头', en: 'all columns are text; the first row is taken for names' },
  valuesLikeBelow: { zh: '首行与下面的数据同类，没有表头', en: 'the first row is like the rows below: no header' },
  onlyRow: { zh: '只有一行', en: 'there is one row only' },
  noRows: { zh: '只有表头，没有数据', en: 'a header and no rows' },
}

function sayTables(given: Given, found: Pick<SheetSniff, 'tables' | 'preamble' | 'footer'>): void {
  for (const [i, table] of found.tables.entries()) {
    given.say(`    表 ${i + 1}：第 ${table.lines.first}–${table.lines.last} 行，表头 ${table.headerRows} 行（${reasons[table.reason].zh}），数据 ${table.rows} 行，列数不齐 ${table.raggedRows} 行`, `    table ${i + 1}: lines ${table.lines.first}–${table.lines.last}, ${table.headerRows} header rows (${reasons[table.reason].en}), ${table.rows} rows, ${table.raggedRows} ragged`)
    given.say(`      ${table.columns.slice(0, 30).join('、')}`, `      ${table.columns.slice(0, 30).join(', ')}`)
  }
  for (const range of found.preamble) given.say(`    第 ${range.first}–${range.last} 行：表前的说明`, `    lines ${range.first}–${range.last}: above a table`)
  for (const range of found.footer) given.say(`    第 ${range.first}–${range.last} 行：表后的说明`, `    lines ${range.first}–${range.last}: below the tables`)
}
