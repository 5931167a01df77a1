import { Invalid } from '../errors.ts'

/**
 * Reads a column of days in the forms that people write: 2026-03-05, 2026/3/5, 2026.03.05, 20260305, 2026年3月5日, with or without
 * a time behind it. For 3/5/2026 the whole column decides which number is the month; a column that leaves it open is refused
 * (`kpi.days.ambiguous`). Gives `YYYY-MM-DD`, or null for an empty cell (also NULL). Throws `kpi.day.invalid` with the line.
 */
export function readDays(cells: readonly { readonly text: string; readonly line: number }[], column: string): (string | null)[] {
  const slashed = cells.flatMap(({ text }) => /^(\d{1,2})\/(\d{1,2})\/(\d{4})\b/.exec(text) ?? []).length > 0 ? monthFirst(cells, column) : null
  return cells.map(({ text, line }) => {
    if (text === '' || /^null$/i.test(text)) return null
    const yearFirst = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?(?:[ T].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
    const yearLast = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(text)
    const [y, m, d] = yearFirst ? [yearFirst[1], yearFirst[2], yearFirst[3]] : yearLast ? [yearLast[3], yearLast[slashed ? 1 : 2], yearLast[slashed ? 2 : 1]] : []
    const day = `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
    const parsed = y === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`)
    if (Number.isNaN(parsed) || !new Date(parsed).toISOString().startsWith(day)) {
      throw new Invalid('kpi.day.invalid', { line, column, text }, { zh: `第 ${line} 行"${column}"的日期"${text}"无法识别。请写成 2026-03-05 的样子。`, en: `Line ${line}, "${column}": "${text}" is not a date. Write it as 2026-03-05.` })
    }
    return day
  })
}

function monthFirst(cells: readonly { readonly text: string; readonly line: number }[], column: string): boolean {
  const parts = cells.flatMap(({ text }) => {
    const match = /^(\d{1,2})\/(\d{1,2})\/\d{4}\b/.exec(text)
    return match ? [[Number(match[1]), Number(match[2])] as const] : []
  })
  const dayLast = parts.some(([, second]) => second > 12)
  const dayFirst = parts.some(([first]) => first > 12)
  if (dayLast !== dayFirst) return dayLast
  throw new Invalid('kpi.days.ambiguous', { column, line: cells[0]?.line }, { zh: `"${column}"里的日期分不清月和日（例如 3/5/2026）。请改成 2026-03-05 的写法再导入。`, en: `The dates in "${column}" do not say which number is the month (such as 3/5/2026). Write them as 2026-03-05.` })
}
