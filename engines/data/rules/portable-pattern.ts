import { Invalid } from '../../errors.ts'
import { hanJs, hanRe2 } from './sql-text.ts'

export interface PortablePattern {
  readonly re2: string
  readonly js: RegExp
  readonly groups: number
}

/**
 * A regular expression that means the same in RE2 (DuckDB) and in JavaScript: literals, classes, groups, alternatives and quantifiers.
 * Refused by name: look-around, back references, word boundaries, flags, and repeat counts above 1,000. `\s` is ASCII blank space,
 * `.` is anything but a line feed, `\p{Han}` is a Chinese character. `full` demands that the whole value matches.
 */
export function portablePattern(pattern: string, mode: 'full' | 'part', flags = ''): PortablePattern {
  const refuse = (what: string): never => {
    throw new Invalid('data.pattern', { pattern, what }, { zh: `正则表达式「${pattern}」用了不支持的写法：${what}。请改用字符类、分组、选择与次数。`, en: `The pattern "${pattern}" uses ${what}, which is not supported. Use classes, groups, alternatives and repeats.` })
  }
  if (pattern.includes('\0')) refuse('NUL')
  let re2 = ''
  let js = ''
  let inClass = false
  let groups = 0
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!
    const rest = pattern.slice(i)
    if (c === '\\') {
      const hexadecimal = /^\\(?:x\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(rest)
      const isHan = rest.startsWith('\\p{Han}')
      if (hexadecimal) {
        const code = (hexadecimal[1] ?? hexadecimal[2] ?? hexadecimal[3])!
        re2 += `\\x{${code}}`
        js += `\\u{${code}}`
        i += hexadecimal[0].length - 1
      } else if (isHan) {
        re2 += inClass ? hanRe2 : `[${hanRe2}]`
        js += inClass ? hanJs : `[${hanJs}]`
        i += 6
      } else {
        const escaped = pattern[i + 1]
        if (escaped === undefined) refuse('\\')
        i++
        if ('dDwWtnr'.includes(escaped!)) {
          re2 += `\\${escaped}`
          js += `\\${escaped}`
        } else if (escaped === 's') {
          re2 += inClass ? '\\t\\n\\f\\r ' : '[\\t\\n\\f\\r ]'
          js += inClass ? '\\t\\n\\f\\r ' : '[\\t\\n\\f\\r ]'
        } else if (escaped === 'S' && !inClass) {
          re2 += '[^\\t\\n\\f\\r ]'
          js += '[^\\t\\n\\f\\r ]'
        } else if (/[.\\/+*?()[\]{}^$|-]/.test(escaped!)) {
          re2 += `\\${escaped}`
          js += escaped === '-' && !inClass ? '-' : `\\${escaped}`
        } else refuse(`\\${escaped}`)
      }
      continue
    }
    if (inClass) {
      if (c === ']') inClass = false
      if (c === '[') {
        re2 += '\\['
        js += '\\['
        continue
      }
      re2 += c
      js += c
      continue
    }
    if (c === '[') {
      inClass = true
      re2 += c
      js += c
      if (pattern[i + 1] === '^') {
        re2 += '^'
        js += '^'
        i++
      }
      if (pattern[i + 1] === ']') refuse('[]')
      continue
    }
    if (c === '(') {
      if (rest.startsWith('(?:')) {
        re2 += '(?:'
        js += '(?:'
        i += 2
        continue
      }
      if (rest.startsWith('(?')) refuse(rest.slice(0, 3))
      groups++
    }
    if (c === '{') {
      const count = /^\{(\d+)(?:,(\d*))?\}/.exec(rest)
      if (!count) refuse('{')
      if (Number(count![1]) > 1000 || Number(count![2] || 0) > 1000) refuse(count![0])
    }
    if (c === '.') {
      re2 += '[^\\n]'
      js += '[^\\n]'
      continue
    }
    re2 += c
    js += c
  }
  const whole = mode === 'full'
  try {
    return { re2: whole ? `^(?:${re2})$` : re2, js: new RegExp(whole ? `^(?:${js})$` : js, `u${flags}`), groups }
  } catch (error) {
    return refuse((error as Error).message)
  }
}
