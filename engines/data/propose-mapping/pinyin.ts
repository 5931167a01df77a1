/**
 * First letter of a character's pinyin. The 3,755 characters of GB 2312-80 level 1 are ordered by pinyin, so the letter follows from
 * the place in the code: the list holds the first code of each letter.
 */
const firstCodes: readonly (readonly [number, string])[] = [
  [0xb0a1, 'a'], [0xb0c5, 'b'], [0xb2c1, 'c'], [0xb4ee, 'd'], [0xb6ea, 'e'], [0xb7a2, 'f'], [0xb8c1, 'g'], [0xb9fe, 'h'], [0xbbf7, 'j'], [0xbfa6, 'k'], [0xc0ac, 'l'], [0xc2e8, 'm'],
  [0xc4c3, 'n'], [0xc5b6, 'o'], [0xc5be, 'p'], [0xc6da, 'q'], [0xc8bb, 'r'], [0xc8f6, 's'], [0xcbfa, 't'], [0xcdda, 'w'], [0xcef4, 'x'], [0xd1b9, 'y'], [0xd4d1, 'z'],
]
const lastCode = 0xd7f9
let letters: Map<string, string> | null = null

function letterTable(): Map<string, string> {
  const decoder = new TextDecoder('gb18030')
  const table = new Map<string, string>()
  let at = 0
  for (let code = firstCodes[0]![0]; code <= lastCode; code++) {
    if ((code & 0xff) < 0xa1 || (code & 0xff) > 0xfe) continue
    while (at + 1 < firstCodes.length && code >= firstCodes[at + 1]![0]) at++
    table.set(decoder.decode(new Uint8Array([code >> 8, code & 0xff])), firstCodes[at]![1])
  }
  return table
}

/** Characters of table heads that are read in two ways, by their other letter. */
const otherReading: Readonly<Record<string, string>> = { 行: 'h', 长: 'z', 重: 'c', 调: 't', 率: 's', 单: 's', 会: 'k', 系: 'j', 量: 'l' }

/** 开户行 -> ['k', 'h', 'xh']: the letters that each character may begin with; null when one is not among the frequent ones. */
function initialsOf(han: string): string[] | null {
  letters ??= letterTable()
  const found = [...han].map((c) => letters!.get(c) && letters!.get(c)! + (otherReading[c] ?? ''))
  return found.length > 0 && found.every((l) => l !== undefined) ? (found as string[]) : null
}

const syllable = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|a|e|i|o|u|v)'

/** Whether the letters are the initials of the characters' pinyin (gysmc, 供应商名称) or can be read as it (mingcheng, 名称). */
export function isPinyin(lettersOfName: string, han: string): boolean {
  const initials = initialsOf(han)
  if (!initials) return false
  return new RegExp(`^(?:${initials.map((i) => `[${i}]`).join('')}|${initials.map((i) => `(?=[${i}])${syllable}`).join('')})$`).test(lettersOfName)
}
