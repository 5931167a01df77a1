import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { embeddedTarget } from '../../connectors/postgres/target.ts'
import { standardConnectors } from '../../connectors/standard-connectors.ts'
import { memoryCodeRegistry } from './code/code-registry.ts'
import type { RunInput, RunManifest, StewardDecision } from './contract.ts'
import { parsePipeline, pipelineJsonSchema } from './parse-pipeline.ts'
import { decisionsCompared, duplicateClusters, forwardOf, lineageOf, readProfile, runRows } from './read-run.ts'
import { previewRules } from './preview-rules.ts'
import { rejectsXlsx } from './rejects-xlsx.ts'
import { runPipeline } from './run-pipeline.ts'
import { readSheet } from './read/xlsx-reader.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-data-'))
const registry = memoryCodeRegistry()
const target = embeddedTarget(path.join(folder, 'target'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const suppliers = parsePipeline(`
version: 1
id: test.suppliers
object: supplier
title: { zh: 供应商, en: Suppliers }
sources:
  - { id: finance, path: 财务供应商.csv, fields: { no: 编号, name: 名称, credit: 税号, phone: 电话, updated: 更新日期, payable: 应付余额 }, key: [no] }
  - { id: stock, path: 库存供应商.xlsx, skip: 1, headerRows: 2, fields: { no: 供应商/编码, name: 供应商/名称, credit: 证照, phone: 联系/电话, updated: 更新 }, key: [no] }
  - { id: production, path: 生产供应商.txt, fields: { no: code, name: name, credit: uscc, phone: tel }, key: [no] }
cleanse:
  - { column: no, op: trim }
  - { column: name, op: companyName }
  - { column: name, op: companyKey, as: nameKey }
  - { column: credit, op: creditCode, severity: warn }
  - { column: phone, op: phone, severity: warn }
  - { column: updated, op: parseDate, severity: warn }
  - { column: payable, op: parseDecimal, args: { scale: 2 }, severity: reject }
scope:
  - { column: name, op: notInSet, args: { values: [作废] }, message: { zh: 已作废, en: Void } }
validate:
  - { column: name, op: required }
match:
  blocks: [[{ column: nameKey, derive: prefix, length: 2 }], [{ column: credit }]]
  compare:
    - { column: nameKey, kind: edit, weight: 4 }
    - { column: credit, kind: exact, weight: 1, onDifferent: veto }
    - { column: phone, kind: exact, weight: 1 }
  auto: 0.88
  review: 0.7
  sourcePriority: [finance, stock, production]
  survivorship: { name: longest, phone: { rule: newest, by: updated } }
code: { scheme: supplier, segments: [{ literal: V }, { serial: 4 }] }
map:
  - { target: code, from: $code }
  - { target: name, from: name }
  - { target: credit_code, from: credit }
  - { target: phone, from: phone }
  - { target: updated_on, from: updated }
  - { target: payable, from: payable }
target:
  table: supplier
  key: [code]
  unique: [[credit_code]]
  columns:
    - { name: code, type: varchar(10), required: true }
    - { name: name, type: varchar(40), required: true }
    - { name: credit_code, type: varchar(18) }
    - { name: phone, type: varchar(30) }
    - { name: updated_on, type: date }
    - { name: payable, type: "numeric(14,2)" }
reconcile:
  - { level: total, measure: count }
  - { level: total, measure: sum, column: payable, target: payable }
  - { level: group, by: no, measure: sum, column: payable, target: payable }
  - { level: row }
`)

async function writeSources(): Promise<void> {
  fs.writeFileSync(path.join(folder, '财务供应商.csv'), iconv.encode([
    '编号,名称,税号,电话,更新日期,应付余额',
    'F01,苏州明华机械有限公司,91350100M000100Y43,0512-62888888,2023-01-05,"1,200.50"',
    'F02,上海通力五金厂,,１３８００１３８０００,2023年2月6日,300',
    'F03,宁波恒大轴承有限公司,91350100M000100Y44,12345,2023/13/01,0',
    'F04,"没有闭合的引号,,,,5',
    'F05,少了列,',
    'F06,,,,,7',
    'F07,作废,,,,11',
    'F08,无锡金鼎,,,,12.345',
    'F09,这个名称实在是太长了以至于目标系统的名称列根本放不下它所以只能被拒绝掉并且说明原因是什么才行,,,,1',
  ].join('\r\n'), 'gb18030'))
  fs.writeFileSync(path.join(folder, '库存供应商.xlsx'), await writeXlsx({ sheets: [{ name: '供应商', rows: [
    ['远行自行车 库存系统', null, null, null, null],
    ['供应商', null, '证照', '联系', '更新'],
    ['编码', '名称', null, '电话', null],
    ['S1', ' 苏州明华 机械有限公司 ', null, '0512 6288 8888', new Date(Date.UTC(2024, 4, 1))],
    ['S2', '上海通力五金', null, '13800138000', null],
    ['S3', '宁波永大轴承有限公司', null, null, null],
  ], merges: [{ startRow: 1, startCol: 0, endRow: 1, endCol: 1 }] }] }))
  fs.writeFileSync(path.join(folder, '生产供应商.txt'), ['code|name|uscc|tel', 'P1|苏州明华机械有限责任公司（昆山）|91350100M000100Y43|', 'P2|苏州明华机械有限公司|91320594MA1MXC5N6P|'].join('\n'))
}

let runs = 0
function run(overrides: Partial<RunInput> = {}): Promise<RunManifest> {
  return runPipeline({
    runId: `run${++runs}`, pipeline: suppliers, baseDirectory: folder, workDirectory: path.join(folder, 'runs'), mode: 'rehearsal', target, connectors: standardConnectors, codes: registry, decisions: [], lookups: {}, startedAt: '2025-05-01T00:00:00.000Z', ...overrides,
  })
}
const folderOf = (manifest: RunManifest) => path.join(folder, 'runs', manifest.runId)

describe('a run over three legacy systems', () => {
  let first: RunManifest
  beforeAll(async () => {
    await writeSources()
    first = await run()
  }, 120_000)

  it('keeps the law of conservation and is reconciled to the last cent', () => {
    const { counts } = first
    expect(counts.in).toBe(14)
    expect(counts.in).toBe(counts.mapped + counts.merged + counts.rejected)
    expect(counts.loaded).toBe(counts.mapped)
    expect(first.reconciliation.map((r) => [r.level, r.unexplained, r.isBalanced])).toEqual([['total', '0', true], ['total', '0', true], ['group', '0', true], ['row', '0', true]])
    expect(first.isReconciled).toBe(true)
  })

  it('finds every planted error, with its reason, file and line', async () => {
    const { rows } = await runRows(folderOf(first), 'rejects')
    const found = rows.map((row) => `${row.file}:${row.line} ${row.reason_class} ${row.rule}`)
    expect(found).toEqual(expect.arrayContaining([
      '财务供应商.csv:5 unreadable land.unclosedQuote',
      '财务供应商.csv:6 unreadable land.tooFewFields',
      '财务供应商.csv:7 validate name.required',
      '财务供应商.csv:8 outOfScope scope.name.notInSet',
      '财务供应商.csv:9 cleanse payable.parseDecimal',
      '财务供应商.csv:10 type name.type',
      '生产供应商.txt:2 target load.23505', // the same credit code under a name too different to be merged: the target's own unique rule speaks
    ]))
    expect(new Set(rows.map((row) => row.row_id)).size).toBe(7)
    const warnings = (await runRows(folderOf(first), 'warnings')).rows.map((row) => `${row.line} ${row.rule}`)
    expect(warnings).toEqual(expect.arrayContaining(['4 credit.creditCode', '4 phone.phone', '4 updated.parseDate', '3 credit.creditCode']))
  })

  it('knows encodings and dialects of its inputs', () => {
    expect(first.inputs.map((input) => [input.source, input.encoding, input.dialect?.delimiter ?? null, input.rows])).toEqual([['finance', 'gb18030', ',', 9], ['stock', null, null, 3], ['production', 'utf-8', '|', 2]])
  })

  it('merges name variants, keeps apart what another credit code tells apart, and leaves the doubtful to a person', async () => {
    const merged = (await runRows(folderOf(first), 'merged')).rows.map((row) => row.record_key)
    expect(merged).toEqual(expect.arrayContaining(['stock:S1', 'stock:S2']))
    expect(merged).not.toContain('production:P2')
    const { clusters } = await duplicateClusters(folderOf(first))
    const pairs = clusters.flatMap((cluster) => cluster.pairs).map((pair) => [pair.leftKey, pair.rightKey, pair.verdict])
    expect(pairs).toContainEqual(['finance:F01', 'production:P2', 'veto'])
    expect(pairs).toContainEqual(['finance:F03', 'stock:S3', 'review'])
    expect(clusters[0]!.needsReview).toBe(true)
  })

  it('goes back from a target row to files, lines, rules and the rows merged into it', async () => {
    const key = (await runRows(folderOf(first), 'mapped', { search: '苏州明华' })).rows.find((row) => row.credit_code === '91350100M000100Y43')!.$targetKey!
    const lineage = await lineageOf(folderOf(first), key)
    expect(lineage.rows.map((row) => `${row.landed.file}:${row.landed.line} ${row.outcome}`)).toEqual(expect.arrayContaining(['财务供应商.csv:2 mapped', '库存供应商.xlsx:4 merged']))
    expect(lineage.rows[0]!.landed.raw).toContain('"1,200.50"')
    expect(lineage.rows[0]!.hits).toContainEqual({ rule: 'payable.parseDecimal', column: 'payable', severity: 'change', old: '1,200.50', new: '1200.50', message: null })
    expect(lineage.survivors.find((s) => s.column === 'phone')).toMatchObject({ rule: 'newest', value: '0512-62888888' })
    expect(lineage.pairs.length).toBeGreaterThan(0)
  })

  it('goes forward from a line to what became of it, and says when nothing stands there', async () => {
    expect(await forwardOf(folderOf(first), '财务供应商.csv', 7)).toMatchObject({ outcome: 'rejected', landed: { recordKey: 'finance:F06' } })
    await expect(forwardOf(folderOf(first), '财务供应商.csv', 1)).rejects.toMatchObject({ code: 'data.no_landed_row' })
  })

  it('has every landed row in the lineage exactly once', async () => {
    const { rows, total } = await runRows(folderOf(first), 'lineage')
    expect(total).toBe(14)
    expect(new Set(rows.map((row) => row.row_id)).size).toBe(14)
    expect(rows.filter((row) => row.outcome === 'mapped').every((row) => row.target_key !== null)).toBe(true)
  })

  it('gives the rejects as a workbook with reasons, and nothing in it is a formula', async () => {
    const sheet = readSheet(await rejectsXlsx(folderOf(first)), 'rejects.xlsx', '拒绝行')
    expect(sheet.rows[0]!.values.slice(0, 4)).toEqual(['来源', '文件', '行号', '业务键'])
    expect(sheet.rows.some((row) => row.values.includes('「name」不能为空'))).toBe(true)
  })

  it('profiles the columns before any rule', () => {
    const credit = readProfile(folderOf(first)).sources[0]!.columns.find((column) => column.column === '税号')!
    expect(credit).toMatchObject({ semanticType: 'creditCode', nulls: 0, empties: 7 })
    expect(credit.findings).toContainEqual(expect.objectContaining({ kind: 'checkDigit', rows: 1 }))
  })

  it('gives the same codes at the next rehearsal, and writes the same rows', async () => {
    const again = await run()
    const rows = async (manifest: RunManifest) => (await runRows(folderOf(manifest), 'mapped')).rows
    expect(await rows(again)).toEqual(await rows(first))
    expect([again.pipelineHash, again.inputHash, again.decisionsHash]).toEqual([first.pipelineHash, first.inputHash, first.decisionsHash])
  })

  it('replays what a steward decided, by business key', async () => {
    const decisions: StewardDecision[] = [
      { kind: 'different', left: 'finance:F02', right: 'stock:S2' },
      { kind: 'value', row: 'finance:F06', column: 'name', value: '常州  远东（集团）有限公司' },
      { kind: 'exclude', row: 'stock:S3', reason: '已停止合作' },
    ]
    const decided = await run({ decisions })
    expect((await runRows(folderOf(decided), 'merged')).rows.map((row) => row.record_key)).not.toContain('stock:S2')
    const corrected = (await runRows(folderOf(decided), 'mapped', { search: '常州' })).rows[0]!
    expect(corrected.name).toBe('常州 远东（集团）有限公司'.replace(' ', ''))
    expect((await runRows(folderOf(decided), 'rejects', { equals: { record_key: 'stock:S3' } })).rows[0]!.message_zh).toContain('已停止合作')
    expect(decided.counts.in).toBe(decided.counts.mapped + decided.counts.merged + decided.counts.rejected)
    expect(decided.isReconciled).toBe(true)
    const compared = await decisionsCompared(folderOf(first), folderOf(decided), { before: [], after: decisions })
    expect(compared).toMatchObject({ recodedRows: 0, noLongerMerged: 1, newlyRejected: 1, noLongerRejected: 1, addedDecisions: decisions })
  })

  it('writes nothing in a dry run, and shows the same result', async () => {
    const before = registry.entries().length
    const dry = await run({ mode: 'dryRun', target: embeddedTarget(path.join(folder, 'target'), { schema: 'never' }) })
    expect(dry.counts).toEqual(first.counts)
    expect(registry.entries().length).toBe(before)
    const { embeddedSession } = await import('../../connectors/postgres/embedded-session.ts')
    const session = await embeddedSession(path.join(folder, 'target'))
    expect((await session.query(`select count(*)::text as n from information_schema.schemata where schema_name = 'never'`)).rows).toEqual([{ n: '0' }])
    expect((await session.query('select count(*)::text as n from erp.supplier')).rows[0]!.n).not.toBe('0')
    await session.close()
  })

  it('refuses what it cannot run with a message that names the place', async () => {
    await expect(run({ baseDirectory: path.join(folder, 'runs') })).rejects.toMatchObject({ code: 'data.file_absent' })
    await expect(run({ pipeline: { ...suppliers, sources: suppliers.sources.map((s) => ({ ...s, path: '../outside.csv' })) } })).rejects.toMatchObject({ code: 'data.path' })
    const other = { ...suppliers, sources: [{ ...suppliers.sources[0]!, fields: { ...suppliers.sources[0]!.fields!, phone: '手机' } }, ...suppliers.sources.slice(1)] }
    await expect(run({ pipeline: other })).rejects.toMatchObject({ code: 'data.column_missing', detail: { file: '财务供应商.csv', missing: ['手机'] } })
    expect(fs.readdirSync(path.join(folder, 'runs')).filter((name) => name.endsWith('.partial'))).toEqual([])
  })
})

describe('an unknown file', () => {
  it('is profiled under its own heads, and shows what a rule would do to it', async () => {
    fs.writeFileSync(path.join(folder, 'upload-1'), '\ufeff账期(天),Name,NAME,row_id\n３０,a,b,1\n60 ,c,d,2\n三十,e,f,3\n')
    const manifest = await run({ mode: 'profile', pipeline: { ...suppliers, sources: [{ ...suppliers.sources[0]!, id: 'upload', path: 'upload-1', format: 'csv', key: [], fields: undefined }] } })
    expect(readProfile(folderOf(manifest)).sources[0]!.columns.map((column) => column.column)).toEqual(['账期(天)', 'Name', 'NAME', 'row_id'])
    const { rows } = await runRows(folderOf(manifest), 'landed')
    expect(rows[1]).toMatchObject({ '账期(天)': '60 ', Name: 'c', 'NAME (2)': 'd', 'row_id (2)': '2', line: '3' })
    const previews = await previewRules(folderOf(manifest), 'upload', [
      { column: '账期(天)', op: 'parseInteger', args: {}, severity: 'warn' },
      { column: 'Name', op: 'upper', args: {}, severity: 'warn' },
    ])
    expect(previews[0]).toEqual({ rule: 0, touched: 3, unreadable: 1, samples: [
      { line: 4, before: '三十', after: null, isUnreadable: true }, { line: 2, before: '３０', after: '30', isUnreadable: false }, { line: 3, before: '60 ', after: '60', isUnreadable: false },
    ] })
    expect(previews[1]).toMatchObject({ touched: 3, unreadable: 0 })
  })
})

describe('a pipeline', () => {
  it('has a JSON Schema for editors, and a fault in the file is named with its line', () => {
    expect(pipelineJsonSchema()).toMatchObject({ type: 'object', required: expect.arrayContaining(['sources', 'map', 'target']) })
    const text = (op: string) => `version: 1\nid: a\nobject: a\ntitle: { zh: a, en: a }\nsources: [{ id: s, path: f.csv, fields: { a: A } }]\ncleanse:\n  - { column: a, op: ${op} }\nmap: [{ target: a, from: a }]\ntarget: { table: t, key: [a], columns: [{ name: a, type: text }] }\n`
    expect(parsePipeline(text('trim')).cleanse.length).toBe(1)
    expect(() => parsePipeline(text('trimm'), 'f.yaml')).toThrowError(expect.objectContaining({ code: 'data.pipeline', detail: { file: 'f.yaml', line: 7 } }))
    expect(() => parsePipeline(text('trim').replace('from: a', 'frm: a'), 'f.yaml')).toThrowError(expect.objectContaining({ detail: { file: 'f.yaml', line: 8 } }))
  })
  it('may call its columns anything', async () => {
    const names = ['key', 'amount', 'value', 'code', 'source', 'line', 'file', 'raw', 'grp', 'times', 'outcome', 'order', 'select']
    fs.writeFileSync(path.join(folder, 'names.csv'), `${names.join(',')}\n${names.map((_, i) => i + 1).join(',')}\n`)
    const pipeline = parsePipeline(`
version: 1
id: test.names
object: names
title: { zh: 列名, en: Names }
sources: [{ id: names, path: names.csv, fields: { ${names.map((n) => `${n}: ${n}`).join(', ')} }, key: [key] }]
cleanse: [${names.map((n) => `{ column: ${n}, op: parseInteger, severity: reject }`).join(', ')}]
validate: [{ column: value, op: unique, args: { with: [source] } }]
map: [${names.map((n) => `{ target: ${n}, from: ${n} }`).join(', ')}]
target: { table: names, key: [key], columns: [${names.map((n) => `{ name: ${n}, type: integer }`).join(', ')}] }
reconcile: [{ level: total, measure: sum, column: amount, target: amount }, { level: group, by: grp, measure: sum, column: value, target: value }, { level: row }]
`)
    const manifest = await run({ pipeline })
    expect(manifest).toMatchObject({ isReconciled: true, counts: { in: 1, loaded: 1 } })
  })
})

describe('an object that refers to another', () => {
  const orders = parsePipeline(`
version: 1
id: test.orders
object: order
title: { zh: 订单, en: Orders }
sources: [{ id: orders, path: orders.csv, fields: { no: no, supplier: supplier, note: note }, key: [no] }]
map:
  - { target: number, from: no }
  - { target: supplier_code, from: supplier, lookup: { object: supplier, source: stock } }
  - { target: note, from: note }
target:
  table: purchase
  key: [number]
  references: [{ columns: [supplier_code], table: supplier, key: [code] }]
  columns: [{ name: number, type: varchar(10), required: true }, { name: supplier_code, type: varchar(10) }, { name: note, type: text }]
`)
  it('finds the code of the golden record also for a row that was merged, rejects orphans, keeps "" and null apart, and returns the refusals of the target', async () => {
    const before = await run()
    fs.writeFileSync(path.join(folder, 'orders.csv'), 'no,supplier,note\nO1,S1,\nO2,S2,"x\ny"\nO3,S9,\nO4,S3,z\nO1,S1,twice\n')
    const merged = (await runRows(folderOf(before), 'merged', { equals: { record_key: 'stock:S1' } })).rows[0]!.target_key!
    const manifest = await run({ pipeline: orders, lookups: { supplier: { run: folderOf(before) } } })
    const { rows } = await runRows(folderOf(manifest), 'mapped')
    expect(rows.find((row) => row.number === 'O1')).toMatchObject({ supplier_code: merged, note: '' })
    expect(manifest.reasons.map((reason) => [reason.rule, reason.rows])).toEqual(expect.arrayContaining([['supplier_code.lookup', 1], ['target.key', 1]]))
    expect(manifest.isReconciled).toBe(true)

    const wrong = await run({ pipeline: orders, lookups: { supplier: { rows: [{ key: 'S1', value: merged }, { key: 'S2', value: 'V9999' }, { key: 'S3', value: 'V8888' }] } } })
    const refused = (await runRows(folderOf(wrong), 'rejects', { equals: { reason_class: 'target' } })).rows.filter((row) => row.rule === 'load.23503')
    expect(refused.map((row) => row.line)).toEqual(['3', '6'])
    expect(refused[0]!.message_en).toContain('V9999')
    expect(wrong.counts).toMatchObject({ in: 5, loaded: 1 })
    expect(wrong.isReconciled).toBe(true)
  })
  it('says which object has to run first', async () => {
    await expect(run({ pipeline: orders })).rejects.toMatchObject({ code: 'data.lookup_absent', detail: { object: 'supplier' } })
  })
})
