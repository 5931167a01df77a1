import type { CodeRule } from '../pipeline-schema.ts'

export type SegmentFault = { readonly column: string; readonly value: string | null }

/**
 * The parts of a code before its serial (the scope in which serials count), or the column that cannot fill its segment: without a value,
 * or with one that the map does not know.
 */
export function codeParts(rule: CodeRule, value: (column: string) => string | null): { before: string; after: string } | SegmentFault {
  let before = ''
  let after = ''
  let isAfter = false
  for (const segment of rule.segments) {
    if ('serial' in segment) {
      isAfter = true
      continue
    }
    if ('check' in segment) continue
    let text: string
    if ('literal' in segment) text = segment.literal
    else {
      const given = value(segment.column)
      const mapped = segment.map ? (given !== null && Object.hasOwn(segment.map, given) ? segment.map[given]! : segment.otherwise) : given || segment.otherwise
      if (!mapped) return { column: segment.column, value: given }
      text = segment.length ? Array.from(mapped).slice(0, segment.length).join('').padEnd(segment.length, '0') : mapped
    }
    if (isAfter) after += text
    else before += text
  }
  return { before, after }
}

/** The whole code. Throws RangeError when the serial does not fit its segment. */
export function formatCode(rule: CodeRule, parts: { before: string; after: string }, serial: number | null): string {
  const segment = rule.segments.find((s) => 'serial' in s)
  let code = parts.before
  if (segment && 'serial' in segment) {
    const digits = String(serial)
    if (digits.length > segment.serial) throw new RangeError(digits)
    code += digits.padStart(segment.serial, '0')
  }
  code += parts.after
  const check = rule.segments.find((s) => 'check' in s)
  return check && 'check' in check ? code + checkCharacter(check.check, code) : code
}

const alphanumeric = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/**
 * `luhn`: ISO/IEC 7812-1, annex B. `mod10`: weights 3 and 1 from the right (as in GTIN). `iso7064mod37_36`: ISO/IEC 7064 hybrid system.
 * Letters count as 10 to 35 in the first two (their digits one after the other); other characters are left out.
 */
export function checkCharacter(method: 'mod10' | 'luhn' | 'iso7064mod37_36', code: string): string {
  const characters = [...code.toUpperCase()].filter((c) => alphanumeric.includes(c))
  if (method === 'iso7064mod37_36') {
    let product = 36
    for (const c of characters) {
      let sum = (product + alphanumeric.indexOf(c)) % 36
      if (sum === 0) sum = 36
      product = (sum * 2) % 37
    }
    return alphanumeric[(37 - product) % 36]!
  }
  const digits = characters.flatMap((c) => [...String(alphanumeric.indexOf(c))].map(Number)).reverse()
  const sum = digits.reduce((total, digit, i) => {
    if (method === 'mod10') return total + digit * (i % 2 === 0 ? 3 : 1)
    const doubled = i % 2 === 0 ? digit * 2 : digit
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return String((10 - (sum % 10)) % 10)
}
