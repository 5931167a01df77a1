/** What a cell looks like by itself. `odd`: probably more than one cell, or part of one. */
export type CellKind = 'empty' | 'number' | 'date' | 'time' | 'mark' | 'text' | 'odd'

const number = /^[-+(]?\s?[$€£¥￥]?\s?(\d{1,3}([,.' \u00a0]\d{3})+|\d+)?([.,]\d+)?\s?(%|[eE][-+]?\d{1,3})?\)?$/
const date = /^(\d{4}[-/.年]\d{1,2}([-/.月]\d{1,2}日?)?月?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[-/ ]\p{L}{3,9}[-/ ]\d{2,4})([T ]\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s?([AaPp][Mm]|Z|[-+]\d{2}:?\d{2})?)?$/u
const time = /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s?([AaPp][Mm])?$/
const mark = /^([\w.+-]+@[\w-]+(\.[\w-]+)+|(https?|ftp):\/\/\S+|www\.\S+|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$/
/** Characters that part cells somewhere, or edges of something that was cut. */
const parted = /[,;|\t^~\u0000-\u001f§¦]|^["'`]|["'`]$|[+&@:=#-]$/u

/** Kind of a cell without its outer blanks. Numbers with thousands, percent and currency; dates in the usual orders; addresses of mail and web. */
export function kindOf(cell: string): CellKind {
  const text = cell.trim()
  if (text === '') return 'empty'
  if (text.length <= 40) {
    if (/\d/.test(text) && number.test(text)) return 'number'
    if (date.test(text)) return 'date'
    if (time.test(text)) return 'time'
  }
  if (text.length <= 2000 && mark.test(text)) return 'mark'
  return parted.test(text) ? 'odd' : 'text'
}

/** Shape of a code: digits as 9, letters as A, the rest as it is; null without a digit or when it is long. */
export function codeShape(cell: string): string | null {
  const text = cell.trim()
  return text.length <= 40 && /\d/.test(text) ? text.replace(/\d/g, '9').replace(/\p{L}/gu, 'A') : null
}
