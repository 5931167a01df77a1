import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from './operation.ts'
import { argumentsOf, operationNamed, operations } from './operations.ts'
import { portablePattern } from './portable-pattern.ts'

let connection: DuckDBConnection
beforeAll(async () => { connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect() })
afterAll(() => connection.closeSync())

type Row = { value: string | null; other: string | null }

/** Runs the SQL of an operation over values, as the compiler layers it. */
async function bySql(op: Operation, args: never, rows: Row[], part = 0): Promise<{ value: string | null; bad: boolean }[]> {
  await connection.run('create or replace table t (i integer, x varchar, other varchar)')
  const appender = await connection.createAppender('t')
  rows.forEach((row, i) => {
    appender.appendInteger(i)
    for (const value of [row.value, row.other]) value === null ? appender.appendNull() : appender.appendVarchar(value)
    appender.endRow()
  })
  appender.closeSync()
  const column = () => 'other'
  // as hexadecimal: the reader of node-api loses a byte order mark at the start of a value
  const sql = `select hex(encode(v)), coalesce(b, false) from (select *, ${op.bad?.('v', 'p', args, column) ?? 'false'} as b from (select *, ${op.result?.('p', args, column, part) ?? 'p'} as v from (select *, ${op.prepared?.('x', args) ?? 'x'} as p from t))) order by i`
  return (await connection.runAndReadAll(sql)).getRows().map(([value, bad]) => ({ value: value === null ? null : Buffer.from(value as string, 'hex').toString('utf8'), bad: bad as boolean }))
}
const byReference = (op: Operation, args: never, rows: Row[], part = 0) => rows.map((row) => op.reference(row.value, args, () => row.other, part))

const pieces = [...'0123456789..,,--//()+ ¥$', ...'aAzZxXmM*', '中', '华', '有限公司', '股份有限公司', '（', '）', '：', '，', '０', '９', 'Ａ', '\u3000', '\u00a0', '\ufeff', '\t', '\n', '年', '月', '日', '〇', '十', '二', '一',
  '2024', '2014-05-03', '13800138000', '0512', '91350100M000100Y43', '11010519491231002X', '+86', '转', 'kg', 'KG', '斤', 'g', '元', 'CNY', 'Co., Ltd', ' Inc.', 'é', 'ß', 'İ', 'Σ', 'ſ', 'K', '𠮷', '👍🏽', "'", '"', '\\', '$1', '_', '@', '.com', 'EA ']
const text = fc.oneof(fc.array(fc.constantFrom(...pieces), { maxLength: 7 }).map((p) => p.join('')), fc.string({ unit: 'grapheme', maxLength: 8 }).filter((s) => !s.includes('\0')))
const maybe = fc.option(text, { freq: 12 })

describe.each(operations.map((op) => [op.name, op] as const))('%s', (_, op) => {
  it('gives its golden values in TypeScript and in DuckDB', async () => {
    expect(op.golden.length).toBeGreaterThan(0)
    for (const golden of op.golden) {
      const args = argumentsOf(op, golden.args, 'golden')
      const rows = [{ value: golden.in, other: Object.values(golden.columns ?? {})[0] ?? null }]
      const expected = [{ value: golden.out, bad: golden.bad ?? false }]
      expect(byReference(op, args, rows, golden.part), `TypeScript ${JSON.stringify(golden)}`).toEqual(expected)
      expect(await bySql(op, args, rows, golden.part), `SQL ${JSON.stringify(golden)}`).toEqual(expected)
    }
  })
  it('says the same in TypeScript and in DuckDB on random texts', async () => {
    const variants = [...new Map(op.golden.map((g) => [JSON.stringify(g.args), g.args])).values()]
    const rows = fc.sample(fc.record({ value: maybe, other: maybe }), { numRuns: 1500, seed: 20240501 })
    for (const variant of variants) {
      const args = argumentsOf(op, variant, 'random')
      const [sql, reference] = [await bySql(op, args, rows), byReference(op, args, rows)]
      for (const [i, row] of rows.entries()) expect({ row, ...sql[i] }).toEqual({ row, ...reference[i] })
    }
  })
})

describe('case mapping', () => {
  it('agrees over the whole basic plane', async () => {
    const rows: Row[] = []
    for (let code = 1; code < 0xffff; code++) if (code < 0xd800 || code > 0xdfff) rows.push({ value: String.fromCharCode(code), other: null })
    for (const name of ['upper', 'lower']) {
      const op = operationNamed(name, 'test')
      const [sql, reference] = [await bySql(op, {} as never, rows), byReference(op, {} as never, rows)]
      const different = rows.filter((_, i) => sql[i]!.value !== reference[i]!.value).map((row) => row.value!.charCodeAt(0).toString(16))
      expect(different).toEqual([])
    }
  })
})

describe('patterns', () => {
  it.each(['(?=a)', '(a)\\1', '\\bword\\b', '(?i)a', 'a{2000}', '(?<n>a)', 'a{'])('refuses %s, which means different things in the two engines', (pattern) => {
    expect(() => portablePattern(pattern, 'full')).toThrowError(expect.objectContaining({ code: 'data.pattern' }))
  })
  it('means the same in DuckDB and in TypeScript', async () => {
    const patterns = ['a.c', '[^a]+', '\\s*x\\s*', '[\\s,]+', '\\d{2,3}|[-_/]', '(ab|c)*', '\\p{Han}{2,}', '\\u4e2d.*', '[\\x{4e00}-\\x{9fff}]+', '\\S+', '[a\\-z]', 'a$|^b']
    const op = operationNamed('matches', 'test')
    const rows = fc.sample(fc.record({ value: fc.array(fc.constantFrom('a', 'b', 'c', 'x', ' ', '\n', '\u3000', '-', '1', '2', '中', '华', '𠮷', '/'), { maxLength: 5 }).map((p) => p.join('')), other: fc.constant(null) }), { numRuns: 600, seed: 7 })
    for (const pattern of patterns) {
      const args = { pattern } as never
      const [sql, reference] = [await bySql(op, args, rows), byReference(op, args, rows)]
      for (const [i, row] of rows.entries()) expect({ pattern, row, ...sql[i] }).toEqual({ pattern, row, ...reference[i] })
    }
  })
})
