import { writeXlsx } from 'hucre/xlsx'
import { readManifest, runRows } from './read-run.ts'

/** A sheet holds 1,048,576 rows; beyond this many the workbook says what it leaves out. */
const mostRows = 200_000
/** A cell holds 32,767 characters. */
const longestCell = 32_000

/** The rejects of a run as a workbook for the people who repair them: a summary by reason, then every row with file, line, value and reason. */
export async function rejectsXlsx(run: string, language: 'zh' | 'en' = 'zh'): Promise<Uint8Array> {
  const manifest = readManifest(run)
  const zh = language === 'zh'
  const rejects = manifest.reasons.filter((reason) => reason.severity === 'reject')
  const summary: (string | number)[][] = [
    [zh ? '原因' : 'Reason', zh ? '列' : 'Column', zh ? '规则' : 'Rule', zh ? '行数' : 'Rows'],
    ...rejects.map((reason) => [reason.message[language], reason.column ?? '', reason.rule, reason.rows]),
  ]
  const head = zh ? ['来源', '文件', '行号', '业务键', '列', '取值', '原因', '规则', '原文'] : ['Source', 'File', 'Line', 'Business key', 'Column', 'Value', 'Reason', 'Rule', 'Raw text']
  const rows: (string | number)[][] = [head]
  for (let offset = 0; offset < mostRows; offset += 500) {
    const page = await runRows(run, 'rejects', {}, { offset, limit: 500 })
    for (const row of page.rows) rows.push([row.source ?? '', row.file ?? '', Number(row.line), row.record_key ?? '', row.column ?? '', cut(row.value), row[zh ? 'message_zh' : 'message_en'] ?? '', row.rule ?? '', cut(row.raw)])
    if (offset + 500 >= page.total) break
    if (offset + 500 >= mostRows) rows.push([zh ? `其余 ${page.total - mostRows} 行未列出` : `${page.total - mostRows} more rows are not listed`])
  }
  const width = (n: number) => ({ width: n })
  return writeXlsx({
    sheets: [
      { name: zh ? '汇总' : 'Summary', rows: summary, columns: [60, 20, 30, 10].map(width), freezePane: { rows: 1 } },
      { name: zh ? '拒绝行' : 'Rejected rows', rows, columns: [14, 26, 8, 22, 16, 28, 48, 26, 80].map(width), freezePane: { rows: 1 } },
    ],
  } as never)
}

/** A value that begins like a formula stays text. */
function cut(value: string | null | undefined): string {
  const text = (value ?? '').slice(0, longestCell)
  return /^[=+@\t\r]/.test(text) ? `'${text}` : text
}
