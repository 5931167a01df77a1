import { Invalid } from '../errors.ts'
import { compareDecimals, isDecimal } from './decimal.ts'

/**
 * A small, total expression over the fields of a document: comparisons of exact decimals and texts, `and`, `or`, `not`, brackets.
 * `amount > 5000 and (category = "IT" or not urgent = "yes")`. Field names may be Chinese. Nothing else is reachable from it.
 */
export type Condition =
  | { readonly op: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly op: 'not'; readonly operand: Condition }
  | { readonly op: Comparison; readonly field: string; readonly value: Literal }
export type Comparison = '<' | '<=' | '>' | '>=' | '=' | '!='
export type Literal = { readonly type: 'decimal' | 'text'; readonly value: string }

type Token = { readonly type: 'word' | 'decimal' | 'text' | 'symbol' | 'end'; readonly value: string; readonly at: number }

const pattern = /\s*(?:(?<decimal>-?\d+(?:\.\d+)?)|"(?<text>[^"]*)"|(?<symbol><=|>=|!=|<|>|=|\(|\))|(?<word>[\p{L}_][\p{L}\p{N}_.]*))/uy

function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < source.trimEnd().length) {
    const at = pattern.lastIndex
    const groups = pattern.exec(source)?.groups
    if (!groups) throw malformed(source, at)
    const [type, value] = Object.entries(groups).find(([, v]) => v !== undefined)!
    tokens.push({ type: type as Token['type'], value: value!, at })
  }
  return [...tokens, { type: 'end', value: '', at: source.length }]
}

/** Parses a condition. Throws `Invalid` (`flow.condition.malformed`) that names the column of the fault. */
export function parseCondition(source: string): Condition {
  const tokens = tokensOf(source)
  let i = 0
  const peek = (): Token => tokens[i]!
  const take = (): Token => tokens[i++]!
  const isWord = (word: string): boolean => peek().type === 'word' && peek().value === word
  function either(): Condition {
    let left = both()
    while (isWord('or')) {
      take()
      left = { op: 'or', left, right: both() }
    }
    return left
  }
  function both(): Condition {
    let left = single()
    while (isWord('and')) {
      take()
      left = { op: 'and', left, right: single() }
    }
    return left
  }
  function single(): Condition {
    if (isWord('not')) {
      take()
      return { op: 'not', operand: single() }
    }
    if (peek().value === '(' && peek().type === 'symbol') {
      take()
      const inner = either()
      if (take().value !== ')') throw malformed(source, tokens[i - 1]!.at)
      return inner
    }
    const [field, op, literal] = [take(), take(), take()]
    if (field.type !== 'word') throw malformed(source, field.at)
    if (op?.type !== 'symbol' || op.value === '(' || op.value === ')') throw malformed(source, op?.at ?? source.length)
    if (literal?.type !== 'decimal' && literal?.type !== 'text') throw malformed(source, literal?.at ?? source.length)
    if (literal.type === 'text' && op.value !== '=' && op.value !== '!=') throw malformed(source, op.at)
    return { op: op.value as Comparison, field: field.value, value: { type: literal.type, value: literal.value } }
  }
  const parsed = either()
  if (peek().type !== 'end') throw malformed(source, peek().at)
  return parsed
}

/** The text that parses to the same condition. */
export function writeCondition(c: Condition): string {
  if (c.op === 'not') return `not ${bracketed(c.operand)}`
  if (c.op === 'and' || c.op === 'or') return `${bracketed(c.left, c.op)} ${c.op} ${bracketed(c.right)}`
  const { field, op, value } = c as Extract<Condition, { field: string }>
  return `${field} ${op} ${value.type === 'text' ? `"${value.value}"` : value.value}`
}

function bracketed(c: Condition, within?: string): string {
  return 'field' in c || c.op === 'not' || c.op === within ? writeCondition(c) : `(${writeCondition(c)})`
}

/** Does it hold for these fields? A field that is missing, or not a number where one is compared, makes its comparison false. */
export function holds(c: Condition, fields: Readonly<Record<string, string>>): boolean {
  if (c.op === 'and') return holds(c.left, fields) && holds(c.right, fields)
  if (c.op === 'or') return holds(c.left, fields) || holds(c.right, fields)
  if (c.op === 'not') return !holds(c.operand, fields)
  const { field, op, value } = c as Extract<Condition, { field: string }>
  const given = Object.hasOwn(fields, field) ? fields[field] : undefined
  if (given === undefined) return false
  if (value.type === 'text') return op === '=' ? given === value.value : given !== value.value
  if (!isDecimal(given)) return false
  const order = compareDecimals(given, value.value)
  switch (op) {
    case '<': return order < 0
    case '<=': return order <= 0
    case '>': return order > 0
    case '>=': return order >= 0
    case '=': return order === 0
    default: return order !== 0
  }
}

/** Every comparison in it. */
export function comparisonsOf(c: Condition): Extract<Condition, { field: string }>[] {
  if (c.op === 'and' || c.op === 'or') return [...comparisonsOf(c.left), ...comparisonsOf(c.right)]
  if (c.op === 'not') return comparisonsOf(c.operand)
  return [c as Extract<Condition, { field: string }>]
}

function malformed(source: string, at: number): Invalid {
  return new Invalid('flow.condition.malformed', { source, column: at + 1 }, {
    zh: `条件"${source}"在第 ${at + 1} 个字符处看不懂。写法举例：amount > 5000 and category = "IT"。`,
    en: `The condition "${source}" cannot be read at character ${at + 1}. Write it like: amount > 5000 and category = "IT".`,
  })
}
