import { Invalid } from '../errors.ts'

export interface DelimitedRow {
  /** 1-based physical line on which the row begins. */
  readonly line: number
  readonly cells: readonly string[]
}

/**
 * Splits a small pasted or uploaded table (Excel's tab-separated paste, CSV with commas or semicolons) into rows of trimmed cells.
 * Quotes as in RFC 4180; the delimiter is the one that the first row has most of. Empty rows are left out.
 * `exact` keeps cells as they stand, with commas between. Throws `delimited.quote` (Invalid) with the line of a quote that is never closed.
 */
export function parseDelimited(text: string, options: { exact?: boolean } = {}): DelimitedRow[] {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const delimiter = options.exact ? ',' : delimiterOf(source)
  const rows: DelimitedRow[] = []
  let cells: string[] = []
  let cell = ''
  let line = 1
  let rowLine = 1
  let quotedSince = 0
  const endCell = () => {
    cells.push(options.exact ? cell : cell.trim())
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (cells.some((c) => c !== '')) rows.push({ line: rowLine, cells })
    cells = []
    rowLine = line
  }
  for (let i = 0; i < source.length; i++) {
    const character = source[i]!
    if (character === '\n') line++
    if (quotedSince > 0) {
      if (character !== '"') cell += character
      else if (source[i + 1] === '"') {
        cell += '"'
        i++
      } else quotedSince = 0
    } else if (character === '"' && (options.exact ? cell === '' : cell.trim() === '')) {
      cell = ''
      quotedSince = line
    } else if (character === delimiter) endCell()
    else if (character === '\n') endRow()
    else if (character !== '\r') cell += character
  }
  if (quotedSince > 0) {
    throw new Invalid('delimited.quote', { line: quotedSince }, { zh: `第 ${quotedSince} 行的引号没有闭合。请补上引号，或去掉它。`, en: `The quote in line ${quotedSince} is never closed. Close it or remove it.` })
  }
  endRow()
  return rows
}

/** Counted over the first row, outside quotes. */
function delimiterOf(text: string): string {
  const counts = new Map([['\t', 0], [',', 0], [';', 0], ['|', 0]])
  let isQuoted = false
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === '\n' && !isQuoted) break
    else if (!isQuoted && counts.has(character)) counts.set(character, counts.get(character)! + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]![0]
}
