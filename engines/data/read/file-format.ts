import { Invalid } from '../../errors.ts'

export type FileFormat = 'csv' | 'xlsx' | 'dbf' | 'json' | 'xml' | 'fixed'

const startsWith = (bytes: Uint8Array, ...wanted: number[]): boolean => wanted.every((byte, i) => bytes[i] === byte)

/**
 * Format of a file: by what was given, else by its first bytes, else by its name. `head`: the first bytes (512 suffice).
 * Throws `data.format` with the next step for what is not read: .xls, .xlsb, .ods and encrypted workbooks, archives, pictures, documents, databases, web pages.
 */
export function formatOf(file: string, head: Uint8Array, given?: FileFormat): FileFormat {
  const extension = /\.([^.\\/]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  if (extension === 'xlsb') throw refusal(file, 'xlsb')
  if (extension === 'ods') throw refusal(file, 'ods')
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) throw refusal(file, extension === 'xlsx' || extension === 'xlsm' ? 'encrypted' : 'xls')
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx'
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) throw refusal(file, 'pdf')
  if (startsWith(head, 0x1f, 0x8b) || startsWith(head, 0x37, 0x7a, 0xbc, 0xaf) || startsWith(head, 0x52, 0x61, 0x72, 0x21)) throw refusal(file, 'archive')
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47) || startsWith(head, 0xff, 0xd8, 0xff)) throw refusal(file, 'picture')
  if (startsWith(head, 0x00, 0x01, 0x00, 0x00) && /\.(mdb|accdb)$/i.test(file)) throw refusal(file, 'access')
  if (extension === 'mdb' || extension === 'accdb') throw refusal(file, 'access')
  const start = new TextDecoder('latin1').decode(head.subarray(0, 512)).replace(/^\u00ef\u00bb\u00bf/, '').trimStart().toLowerCase()
  if (extension === 'xls' && /^(<html|<!doctype html|<table|<meta)/.test(start)) throw refusal(file, 'html')
  // Excel 2 to 4 wrote their records without a container: BOF 0x0009, 0x0209, 0x0409
  if (extension === 'xls' && head[0] === 0x09 && [0x00, 0x02, 0x04].includes(head[1] ?? -1)) throw refusal(file, 'xls')
  if (given) return given
  if (extension === 'dbf') return 'dbf'
  if (['xlsx', 'xlsm', 'xltx', 'xltm'].includes(extension)) return 'xlsx'
  if (['json', 'ndjson', 'jsonl'].includes(extension)) return 'json'
  if (extension === 'xml' || start.startsWith('<?xml')) return 'xml'
  return 'csv'
}

const kinds = {
  xls: { zh: '旧的 .xls 工作簿（Excel 97–2003）', en: 'an old .xls workbook (Excel 97–2003)', next: ['请在 Excel 或 WPS 中打开并另存为 .xlsx', 'Open it in Excel or WPS and save it as .xlsx'] },
  xlsb: { zh: '二进制 .xlsb 工作簿', en: 'a binary .xlsb workbook', next: ['请在 Excel 中打开并另存为 .xlsx', 'Open it in Excel and save it as .xlsx'] },
  ods: { zh: '.ods 工作簿', en: 'an .ods workbook', next: ['请另存为 .xlsx', 'Save it as .xlsx'] },
  encrypted: { zh: '设有密码的工作簿，或改了扩展名的 .xls', en: 'a workbook with a password, or an .xls under another name', next: ['请去掉密码并另存为 .xlsx', 'Take the password off and save it as .xlsx'] },
  html: { zh: '扩展名为 .xls 的网页', en: 'a web page named .xls', next: ['请在 Excel 中打开并另存为 .xlsx', 'Open it in Excel and save it as .xlsx'] },
  pdf: { zh: 'PDF 文件', en: 'a PDF', next: ['请向提供方索取 .xlsx 或 CSV', 'Ask its owner for .xlsx or CSV'] },
  archive: { zh: '压缩包', en: 'an archive', next: ['请先解压', 'Unpack it first'] },
  picture: { zh: '图片', en: 'a picture', next: ['请索取 .xlsx 或 CSV', 'Ask for .xlsx or CSV'] },
  access: { zh: 'Access 数据库', en: 'an Access database', next: ['请把各表导出为 CSV 或 .xlsx', 'Export its tables as CSV or .xlsx'] },
} as const

/** The refusal of a kind of file that is not read, with what to do. */
export function refusal(file: string, kind: keyof typeof kinds): Invalid {
  const { zh, en, next } = kinds[kind]
  return new Invalid('data.format', { file, format: kind }, { zh: `文件 ${file} 是${zh}，不能读取。${next[0]}，然后再试。`, en: `${file} is ${en}, which is not read. ${next[1]}, then try again.` })
}
