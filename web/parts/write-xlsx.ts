import { writeXlsx } from 'hucre/xlsx'

/** Saves a table as .xlsx from the browser: head in bold, widths by content, numbers as numbers. Loaded when asked for. */
export async function writeTable(name: string, head: readonly string[], rows: readonly (readonly string[])[]): Promise<void> {
  const cell = (value: string) => (value !== '' && /^-?\d{1,15}(\.\d+)?$/.test(value) && !/^0\d/.test(value) ? Number(value) : value)
  const width = (i: number) => Math.min(48, Math.max(8, ...[head[i] ?? '', ...rows.slice(0, 200).map((r) => r[i] ?? '')].map((v) => [...v].reduce((n, c) => n + (c.charCodeAt(0) > 255 ? 2 : 1), 2))))
  const bytes = await writeXlsx({
    sheets: [{
      name: name.slice(0, 31).replace(/[[\]:*?/\\]/g, ' '),
      columns: head.map((header, i) => ({ header, key: String(i), width: width(i) })),
      data: rows.map((row) => Object.fromEntries(row.map((value, i) => [String(i), cell(value)]))),
    }],
  })
  save(new Blob([bytes as never], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }), `${name}.xlsx`)
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
