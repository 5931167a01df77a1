import { Invalid } from '../../errors.ts'
import type { RowTable, TableRow } from './read-rows.ts'

/** Names of columns are joined by a dot for objects inside objects, so deep; deeper ones stay JSON text. */
const deepest = 6

/**
 * Reads JSON as a table: an array of objects, one object a line (NDJSON), or the array at `records` (`data.items`); without `records` the
 * longest array of objects that is found. Objects inside become columns `a.b`, arrays inside stay JSON text; a number keeps the digits of the file.
 * Of NDJSON a line that is no object is given with all values null and the problem `badValue`. `line` is the line of NDJSON, else the number of the record.
 * Throws `data.json` with line and column.
 */
export function readJson(text: string, file: string, records?: string): RowTable {
  const whole = parse(text)
  if ('isBroken' in whole) {
    const lines = text.split('\n')
    const first = lines.find((line) => line.trim() !== '')?.trim() ?? ''
    if (records === undefined && first.startsWith('{') && 'value' in parse(first)) return tableOf(lines.flatMap((line, i) => (line.trim() === '' ? [] : [{ ...parse(line), line: i + 1, raw: line }])))
    const { line, column } = placeOf(firstMistake(text), text)
    throw new Invalid('data.json', { file, line, column }, { zh: `文件 ${file} 第 ${line} 行第 ${column} 列不是有效的 JSON。请修正后再试。`, en: `${file}, line ${line}, column ${column}: not valid JSON. Correct it and try again.` })
  }
  const found = records === undefined ? longestArray(whole.value, '', 0) : { path: records, items: at(whole.value, records) }
  if (!found || !Array.isArray(found.items)) {
    if (records === undefined && isObject(whole.value)) return tableOf([{ value: whole.value, line: 1, raw: text.trim() }])
    const paths = longestArray(whole.value, '', 0)?.path
    throw new Invalid('data.json', { file, records: records ?? null }, { zh: `文件 ${file} 中${records ? `「${records}」处` : ''}没有对象数组${paths ? `；可用的位置：${paths}` : ''}。请用 records 写明数组的位置。`, en: `${file} holds no array of objects${records ? ` at "${records}"` : ''}${paths ? `; there is one at ${paths}` : ''}. Name its place with records.` })
  }
  return tableOf(found.items.map((value, i) => ({ value, line: i + 1, raw: JSON.stringify(value) })))
}

type Parsed = { readonly value: unknown } | { readonly isBroken: true }

function parse(text: string): Parsed {
  try {
    // the third argument holds the text of the value: digits that a double cannot hold stay
    const keep = (_: string, value: unknown, context?: { source?: string }) => (typeof value === 'number' && context?.source !== undefined && String(value) !== context.source ? context.source : value)
    return { value: JSON.parse(text, keep as (key: string, value: unknown) => unknown) }
  } catch {
    return { isBroken: true }
  }
}

function placeOf(position: number, text: string): { line: number; column: number } {
  const before = text.slice(0, position)
  return { line: before.split('\n').length, column: position - before.lastIndexOf('\n') }
}

const token = /\s*(?:"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|[[\]{},:])/y

/** Position of the first token that may not stand there (RFC 8259); the runtime's message names it for some mistakes only. */
function firstMistake(text: string): number {
  const open: ('[' | '{')[] = []
  let expects: 'value' | 'firstValue' | 'key' | 'firstKey' | 'colon' | 'next' = 'value'
  token.lastIndex = 0
  for (;;) {
    const from = token.lastIndex
    const match = token.exec(text)
    const start = from + (/^\s*/.exec(text.slice(from, from + 10_000))?.[0].length ?? 0)
    if (!match) return Math.min(start, text.length)
    const sign = match[0].trim()
    const inner = open.at(-1)
    if (sign === '}' || sign === ']') {
      const isEmpty = sign === '}' ? expects === 'firstKey' : expects === 'firstValue'
      if ((sign === '}' ? '{' : '[') !== inner || (expects !== 'next' && !isEmpty)) return start
      open.pop()
      expects = 'next'
    } else if (expects === 'next') {
      if (sign !== ',' || inner === undefined) return start
      expects = inner === '{' ? 'key' : 'value'
    } else if (expects === 'colon') {
      if (sign !== ':') return start
      expects = 'value'
    } else if (expects === 'key' || expects === 'firstKey') {
      if (!sign.startsWith('"')) return start
      expects = 'colon'
    } else if (sign === '{' || sign === '[') {
      open.push(sign)
      expects = sign === '{' ? 'firstKey' : 'firstValue'
    } else if (sign === ',' || sign === ':') return start
    else expects = 'next'
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function at(value: unknown, path: string): unknown {
  return path.split('.').filter((part) => part !== '').reduce<unknown>((inner, part) => (isObject(inner) || Array.isArray(inner) ? (inner as Record<string, unknown>)[part] : undefined), value)
}

function longestArray(value: unknown, path: string, depth: number): { path: string; items: unknown[] } | null {
  if (Array.isArray(value)) return value.length === 0 || value.some(isObject) ? { path, items: value } : null
  if (!isObject(value) || depth >= deepest) return null
  const inner = Object.entries(value).map(([key, item]) => longestArray(item, path === '' ? key : `${path}.${key}`, depth + 1)).filter((found) => found !== null)
  return inner.reduce<{ path: string; items: unknown[] } | null>((a, b) => (a === null || b.items.length > a.items.length ? b : a), null)
}

function tableOf(items: readonly (Parsed & { line: number; raw: string })[]): RowTable {
  const columns = new Map<string, number>()
  const records = items.map((item) => {
    const cells = new Map<string, string | null>()
    const isRecord = 'value' in item && isObject(item.value)
    if (isRecord) flatten(item.value as Record<string, unknown>, '', 0, cells)
    for (const name of cells.keys()) if (!columns.has(name)) columns.set(name, columns.size)
    return { cells, isRecord, line: item.line, raw: item.raw }
  })
  const names = [...columns.keys()]
  const rows: TableRow[] = records.map(({ cells, isRecord, line, raw }) => ({ values: names.map((name) => cells.get(name) ?? null), raw, line, problem: isRecord ? null : 'badValue' }))
  return { columns: names, rows, encoding: null, notes: [] }
}

function flatten(value: Record<string, unknown>, prefix: string, depth: number, into: Map<string, string | null>): void {
  for (const [key, item] of Object.entries(value)) {
    const name = prefix + key
    if (isObject(item) && depth < deepest && Object.keys(item).length > 0) flatten(item, `${name}.`, depth + 1, into)
    else into.set(name, item === null ? null : typeof item === 'string' ? item : typeof item === 'boolean' ? String(item).toUpperCase() : JSON.stringify(item))
  }
}
