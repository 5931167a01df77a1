import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memoryCodeRegistry } from '../../engines/data/code/code-registry.ts'
import type { Target } from '../../engines/data/contract.ts'
import { parsePipeline } from '../../engines/data/parse-pipeline.ts'
import type { TargetTable } from '../../engines/data/pipeline-schema.ts'
import type { TargetConnection } from '../../engines/data/ports.ts'
import { runRows } from '../../engines/data/read-run.ts'
import { runPipeline } from '../../engines/data/run-pipeline.ts'
import { postgresConnector, standardConnectors } from '../standard-connectors.ts'
import { postgresSession } from './postgres-session.ts'
import { embeddedTarget, postgresTarget } from './target.ts'

const url = process.env.LANDFALL_TEST_POSTGRES
if (!url) process.stderr.write('skipped: PostgreSQL as source and target (set LANDFALL_TEST_POSTGRES to the URL of a superuser)\n')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-postgres-'))
const schema = `test_${process.pid}`
afterAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true })
  if (!url) return
  const session = await postgresSession(url)
  await session.query(`drop schema if exists "${schema}" cascade`)
  await session.close()
})

const table: TargetTable = {
  table: 'thing', key: ['code'], unique: [], references: [],
  columns: [
    { name: 'code', type: 'varchar(10)', required: true }, { name: 'note', type: 'text', required: false }, { name: 'amount', type: 'numeric(12,2)', required: false },
    { name: 'day', type: 'date', required: false }, { name: 'at', type: 'timestamptz', required: false }, { name: 'yes', type: 'boolean', required: false }, { name: 'big', type: 'bigint', required: false },
  ],
}
const targets: [string, () => Target][] = [['an embedded database', () => embeddedTarget(path.join(folder, 'target'), { schema })], ...(url ? [['PostgreSQL', () => postgresTarget(url, { schema })] as [string, () => Target]] : [])]

describe.each(targets)('%s as a target', (_, make) => {
  let connection: TargetConnection
  const all = async (run: string) => {
    const rows: (string | null)[][] = []
    for await (const page of connection.verify(schema, table, run)) rows.push(...page)
    return rows.sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
  }
  beforeAll(async () => {
    const target = make()
    connection = await ((await import(target.module)) as { openTarget(options: unknown): Promise<TargetConnection> }).openTarget(target.options)
  })
  afterAll(() => connection.close())

  it('gives values back as they went in: "" and null apart, decimals exact, instants in UTC', async () => {
    await connection.begin()
    await connection.apply(await connection.plan(schema, table))
    const rows = [['A', '', '0.10', '2024-02-29', '2024-02-29T23:59:59.123456Z', 'true', '9007199254740993'], ['B', null, null, null, null, null, null], ['C', '引号" \\ 换行\n\t反斜杠\\N', '9999999999.99', '0999-12-31', '1970-01-01T00:00:00.000000Z', 'false', '-1']]
    expect(await connection.load(schema, table, 'r1', 'thing', rows.map((values, id) => ({ id, values })))).toEqual([])
    expect(await all('r1')).toEqual(rows)
    await connection.commit()
  })
  it('gives back exactly the rows that it refuses, in its own words, and loads the others', async () => {
    await connection.begin()
    const rows = Array.from({ length: 300 }, (_, id) => ({ id, values: [id === 77 || id === 250 ? null : `N${id}`, null, id === 123 ? '99999999999.99' : '1.00', null, null, null, null] }))
    const refusals = await connection.load(schema, table, 'r2', 'thing', rows)
    expect(refusals.map((r) => [r.id, r.code]).sort()).toEqual([[123, '22003'], [250, '23502'], [77, '23502']])
    expect((await all('r2')).length).toBe(297)
    await connection.rollback()
    expect((await all('r2')).length).toBe(0)
  })
  it('replaces by key, takes away what a later run does not bring, and undoes a run', async () => {
    const row = (code: string, note: string) => ({ id: 1, values: [code, note, null, null, null, null, null] })
    await connection.begin()
    await connection.load(schema, table, 'r3', 'thing', [row('A', 'new'), row('D', 'more')])
    expect(await connection.removeStale(schema, table, 'r3', 'thing')).toBe(2)
    await connection.commit()
    expect((await all('r3')).map((r) => r.slice(0, 2))).toEqual([['A', 'new'], ['D', 'more']])
    expect(await connection.undo(schema, table, 'r3')).toBe(2)
  })
  it('plans only what is missing, and refuses a column of another type by name', async () => {
    const wider = { ...table, columns: [...table.columns, { name: 'extra', type: 'text', required: false }] }
    expect((await connection.plan(schema, wider)).statements.slice(1)).toEqual([`alter table "${schema}"."thing" add column "extra" text`])
    const other = { ...table, columns: table.columns.map((c) => (c.name === 'amount' ? { ...c, type: 'integer' } : c)) }
    await expect(connection.plan(schema, other)).rejects.toMatchObject({ code: 'data.target_differs', detail: { columns: 'amount (numeric(12,2) ≠ integer)' } })
  })
})

describe.skipIf(!url)('a run from PostgreSQL to PostgreSQL', () => {
  const pipeline = parsePipeline(`
version: 1
id: test.legacy
object: part
title: { zh: 物料, en: Parts }
sources: [{ id: legacy, connector: legacy, query: "select id, name, price from ${schema}.legacy order by id", fields: { id: id, name: name, price: price }, key: [id] }]
cleanse: [{ column: name, op: trim }]
map: [{ target: id, from: id }, { target: name, from: name }, { target: price, from: price }]
target: { table: part, key: [id], columns: [{ name: id, type: bigint, required: true }, { name: name, type: text }, { name: price, type: "numeric(20,6)" }] }
reconcile: [{ level: total, measure: count }, { level: total, measure: sum, column: price, target: price }, { level: row }]
`)
  it('keeps nulls, long numbers and texts, and reconciles', async () => {
    const session = await postgresSession(url!)
    await session.query(`create schema if not exists "${schema}"`)
    await session.query(`create table "${schema}".legacy as select i::bigint + 9007199254740000 as id, case when i % 7 = 0 then null else '  零件 ' || i || chr(10) end as name, (i * 1.000001)::numeric(20,6) as price from generate_series(1, 12000) i`)
    await session.close()
    const manifest = await runPipeline({ runId: 'pg', pipeline, baseDirectory: folder, workDirectory: path.join(folder, 'runs'), mode: 'rehearsal', target: postgresTarget(url!, { schema }), connectors: { ...standardConnectors, legacy: postgresConnector(url!) }, codes: memoryCodeRegistry(), decisions: [], lookups: {}, startedAt: '2025-05-01T00:00:00.000Z' })
    expect(manifest).toMatchObject({ isReconciled: true, counts: { in: 12_000, loaded: 12_000 } })
    expect(manifest.target!.label).not.toContain('@')
    const { rows } = await runRows(path.join(folder, 'runs', 'pg'), 'mapped', {}, { offset: 5, limit: 2 })
    expect(rows.map((row) => [row.id, row.name])).toEqual([['9007199254740006', '零件 6'], ['9007199254740007', null]])
  })
})
