import { Invalid } from '../../engines/errors.ts'
import { parseDelimited } from '../../engines/delimited/parse-delimited.ts'

/** NULL is `\N`; a text that begins with a backslash gets one more, so that every value comes back as it was. */
export function csvLine(cells: readonly (string | null)[]): string {
  return cells.map((cell) => {
    const text = cell === null ? '\\N' : cell.startsWith('\\') ? `\\${cell}` : cell
    return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }).join(',')
}

/** The inverse of `csvLine` over a whole file with a head. Throws Invalid with file and line. */
export function readCsv(text: string, file: string): { names: readonly string[]; rows: (string | null)[][] } {
  const [head, ...body] = parseDelimited(text, { exact: true })
  if (!head) throw new Invalid('csv.empty', { file }, { zh: `${file} 是空的，应有表头。`, en: `${file} is empty; it should have a head.` })
  const rows = body.map(({ line, cells }) => {
    if (cells.length !== head.cells.length) {
      throw new Invalid('csv.row', { file, line }, { zh: `${file} 第 ${line} 行有 ${cells.length} 列，表头有 ${head.cells.length} 列。请核对这一行。`, en: `Line ${line} of ${file} has ${cells.length} columns, its head has ${head.cells.length}. Check that line.` })
    }
    return cells.map((cell) => (cell === '\\N' ? null : cell.startsWith('\\\\') ? cell.slice(1) : cell))
  })
  return { names: head.cells, rows }
}
