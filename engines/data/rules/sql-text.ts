/** A text as an SQL literal. NUL cannot stand in one; the pipeline check refuses it before. */
export function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** Blanks that people and exports leave behind: ASCII, no-break, ideographic, thin and zero-width spaces, byte order mark. */
const blankRanges: readonly (readonly [number, number])[] = [[0x09, 0x0d], [0x20, 0x20], [0x85, 0x85], [0xa0, 0xa0], [0x1680, 0x1680], [0x2000, 0x200b], [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x205f], [0x3000, 0x3000], [0xfeff, 0xfeff]]
const hex = (code: number) => code.toString(16).padStart(4, '0')
/** Inside of a character class, for RE2 (DuckDB) and for JavaScript. */
export const blankRe2 = blankRanges.map(([from, to]) => `\\x{${hex(from)}}-\\x{${hex(to)}}`).join('')
export const blankJs = blankRanges.map(([from, to]) => `\\u{${hex(from)}}-\\u{${hex(to)}}`).join('')

const isBlankRun = new RegExp(`[${blankJs}]+`, 'gu')
const isOuterBlank = new RegExp(`^[${blankJs}]+|[${blankJs}]+$`, 'gu')

/** Bytes equal characters: only ASCII. Most values are, and DuckDB's own functions are ten times as fast as a regular expression. */
const isAscii = (x: string) => `strlen(${x}) = length(${x})`
const asciiBlanks = 'chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(32)'
export const sqlTrim = (x: string) => `case when ${isAscii(x)} then trim(${x}, ${asciiBlanks}) when regexp_matches(${x}, '^[${blankRe2}]|[${blankRe2}]$') then regexp_replace(${x}, '^[${blankRe2}]+|[${blankRe2}]+$', '', 'g') else ${x} end`
export const trimText = (x: string) => x.replace(isOuterBlank, '')
export const sqlRemoveBlanks = (x: string) => `case when regexp_matches(${x}, '[${blankRe2}]') then regexp_replace(${x}, '[${blankRe2}]+', '', 'g') else ${x} end`
export const removeBlanks = (x: string) => x.replace(isBlankRun, '')
export const sqlCollapse = (x: string) => sqlTrim(`regexp_replace(${x}, '[${blankRe2}]+', ' ', 'g')`)
export const collapseBlanks = (x: string) => trimText(x.replace(isBlankRun, ' '))

const fullWidth = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0xff01 + i)).join('')
const halfWidth = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).join('')
/** `translate` with a non-ASCII map is slow: only rows that hold a full-width character pay for it. */
export const sqlHalfWidth = (x: string) => `case when ${isAscii(x)} then ${x} when regexp_matches(${x}, '[\\x{ff01}-\\x{ff5e}\\x{3000}]') then translate(${x}, ${literal(`${fullWidth}\u3000`)}, ${literal(`${halfWidth} `)}) else ${x} end`
export const toHalfWidth = (x: string) => x.replace(/[\uff01-\uff5e\u3000]/g, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)))

export const sqlUpperAscii = (x: string) => `translate(${x}, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')`
export const upperAscii = (x: string) => x.replace(/[a-z]+/g, (s) => s.toUpperCase())

/**
 * Case of Latin, Greek, Cyrillic and full-width letters, one character to one character, from one table for both engines: `upper` of
 * DuckDB and of JavaScript differ in some thirty characters and from version to version.
 */
const cased: readonly (readonly [number, number])[] = [[0xe0, 0xfe], [0x100, 0x17f], [0x3ac, 0x3ce], [0x430, 0x45f], [0xff41, 0xff5a]]
const lowerLetters: string[] = []
const upperLetters: string[] = []
for (const [from, to] of cased) {
  for (let code = from; code <= to; code++) {
    const small = String.fromCharCode(code)
    const capital = small.toUpperCase()
    if (capital === small || capital.length !== 1 || capital.toLowerCase() !== small) continue
    lowerLetters.push(small)
    upperLetters.push(capital)
  }
}
const toCapital = new Map(lowerLetters.map((small, i) => [small, upperLetters[i]!]))
const toSmall = new Map(upperLetters.map((capital, i) => [capital, lowerLetters[i]!]))
const ascii = 'abcdefghijklmnopqrstuvwxyz'
const beyondAscii = (x: string) => `strlen(${x}) <> length(${x})`
export const sqlUpper = (x: string) => `case when ${beyondAscii(x)} then translate(${x}, '${ascii}${lowerLetters.join('')}', '${ascii.toUpperCase()}${upperLetters.join('')}') else upper(${x}) end`
export const sqlLower = (x: string) => `case when ${beyondAscii(x)} then translate(${x}, '${ascii.toUpperCase()}${upperLetters.join('')}', '${ascii}${lowerLetters.join('')}') else lower(${x}) end`
export const upperText = (x: string) => x.replace(/[a-z\u0080-\uffff]/g, (c) => toCapital.get(c) ?? (c <= 'z' ? c.toUpperCase() : c))
export const lowerText = (x: string) => x.replace(/[A-Z\u0080-\uffff]/g, (c) => toSmall.get(c) ?? (c <= 'Z' ? c.toLowerCase() : c))

/** Chinese characters as explicit ranges (inside of a class): the property `Han` differs between versions of Unicode. */
const hanRanges: readonly (readonly [number, number])[] = [[0x2e80, 0x2fd5], [0x3005, 0x3005], [0x3007, 0x3007], [0x3021, 0x3029], [0x3400, 0x4dbf], [0x4e00, 0x9fff], [0xf900, 0xfaff], [0x20000, 0x323af]]
export const hanRe2 = hanRanges.map(([from, to]) => `\\x{${hex(from)}}-\\x{${hex(to)}}`).join('')
export const hanJs = hanRanges.map(([from, to]) => `\\u{${hex(from)}}-\\u{${hex(to)}}`).join('')
/** Letters and digits that tell names apart: Latin, Greek, Cyrillic, Kana, Hangul, Chinese. */
const nameRanges: readonly (readonly [number, number])[] = [[0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a], [0xc0, 0x24f], [0x370, 0x52f], [0x3041, 0x30ff], [0xac00, 0xd7a3], ...hanRanges]
export const nameRe2 = nameRanges.map(([from, to]) => `\\x{${hex(from)}}-\\x{${hex(to)}}`).join('')
export const nameJs = nameRanges.map(([from, to]) => `\\u{${hex(from)}}-\\u{${hex(to)}}`).join('')
