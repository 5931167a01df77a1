import fs from 'node:fs'
import path from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { Invalid, NotFound } from '../errors.ts'
import type {
  DuplicateCluster, LandedRow, LineageRow, MatchPair, Outcome, ProfileResult, RowFilter, RowPage, RowsAnswer, RuleHit, RunManifest, RunTable, StewardDecision, TargetLineage,
} from './contract.ts'
import { identifier, literal } from './rules/sql-text.ts'

type Row = Record<string, string | null>

let reader: Promise<DuckDBConnection> | null = null
let queue: Promise<unknown> = Promise.resolve()

/** One small DuckDB in memory serves all readers of finished runs; statements go one after the other. */
export function query(sql: string): Promise<Row[]> {
  reader ??= DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '256MB', autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' }).then((instance) => instance.connect())
  const answer = queue.then(async () => {
    const result = await (await reader!).runAndReadAll(sql)
    const names = result.columnNames()
    return result.getRows().map((row) => Object.fromEntries(row.map((value, i) => [names[i]!, value === null ? null : String(value)])))
  })
  queue = answer.catch(() => undefined)
  return answer
}

/** Manifest of a finished run's folder. Throws `data.run_absent`. */
export function readManifest(run: string): RunManifest {
  try {
    return JSON.parse(fs.readFileSync(path.join(run, 'manifest.json'), 'utf8')) as RunManifest
  } catch {
    throw absent(run)
  }
}
export function readProfile(run: string): ProfileResult {
  try {
    return JSON.parse(fs.readFileSync(path.join(run, 'profile.json'), 'utf8')) as ProfileResult
  } catch {
    throw absent(run)
  }
}
function absent(run: string): NotFound {
  return new NotFound('data.run_absent', { run: path.basename(run) }, { zh: `迁移批次 ${path.basename(run)} 的结果不在了，请重新运行。`, en: `The results of run ${path.basename(run)} are gone: run it again.` })
}

export function parquet(run: string, table: string): string {
  const file = path.join(run, `${table}.parquet`)
  if (!fs.existsSync(file)) throw absent(run)
  return `read_parquet(${literal(file)})`
}
/** Columns of the file and the name under which they are shown: landed and mapped columns lose the prefix that keeps them from clashing. */
export async function columnsOf(run: string, table: RunTable | 'survivors'): Promise<{ column: string; name: string }[]> {
  const rows = await query(`select column_name as name from (describe select * from ${parquet(run, table)})`)
  return rows.map((row) => ({ column: row.name!, name: row.name!.replace(/^[ct]_/, '') }))
}

/** A page of one table of a run, filtered and sorted; `total` counts all rows that pass the filter. */
export async function runRows(run: string, table: RunTable, filter: RowFilter = {}, page: RowPage = { offset: 0, limit: 100 }): Promise<RowsAnswer> {
  const columns = await columnsOf(run, table)
  const byName = new Map(columns.map((c) => [c.name, c.column]))
  const columnNamed = (name: string) => {
    const column = byName.get(name)
    if (!column) throw new Invalid('data.no_column', { table, column: name, columns: [...byName.keys()] }, { zh: `表 ${table} 没有列「${name}」。`, en: `Table ${table} has no column "${name}".` })
    return identifier(column)
  }
  const conditions = Object.entries(filter.equals ?? {}).map(([name, value]) => (value === null ? `${columnNamed(name)} is null` : `${columnNamed(name)}::varchar = ${literal(value)}`))
  if (filter.search) conditions.push(`contains(lower(concat_ws(chr(31), ${columns.map((c) => `${identifier(c.column)}::varchar`).join(', ')})), lower(${literal(filter.search.replaceAll('\0', ''))}))`)
  const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : ''
  const from = parquet(run, table)
  const [count] = await query(`select count(*) as n from ${from}${where}`)
  const order = page.sort ? ` order by ${columnNamed(page.sort.column)} ${page.sort.descending ? 'desc' : 'asc'} nulls last` : ''
  const limit = Math.max(0, Math.min(500, Math.trunc(page.limit)))
  const rows = await query(`select ${columns.map((c) => `${identifier(c.column)}::varchar as ${identifier(c.name)}`).join(', ')} from ${from}${where}${order} limit ${limit} offset ${Math.max(0, Math.trunc(page.offset))}`)
  return { columns: columns.map((c) => c.name), rows, total: Number(count!.n) }
}

async function landedRows(run: string, where: string): Promise<(LandedRow & { outcome: Outcome; goldenId: number | null; targetKey: string | null })[]> {
  const columns = (await columnsOf(run, 'landed')).filter((c) => c.column.startsWith('c_'))
  const rows = await query(`select l.row_id, l.record_key, l.source, l.file, l.line, l.raw, ${columns.map((c) => `l.${identifier(c.column)}`).join(', ')}, g.outcome as "~outcome", g.golden_id as "~golden", g.target_key as "~target" from ${parquet(run, 'landed')} l join ${parquet(run, 'lineage')} g using (row_id) where ${where} order by l.row_id`)
  return rows.map((row) => ({
    rowId: Number(row.row_id), recordKey: row.record_key!, source: row.source!, file: row.file!, line: Number(row.line), raw: row.raw!,
    values: Object.fromEntries(columns.map((c) => [c.name, row[c.column] ?? null])),
    outcome: row['~outcome'] as Outcome, goldenId: row['~golden'] == null ? null : Number(row['~golden']), targetKey: row['~target'] ?? null,
  }))
}

async function hitsOf(run: string, ids: readonly number[]): Promise<Map<number, RuleHit[]>> {
  const hits = new Map<number, RuleHit[]>()
  if (ids.length === 0) return hits
  const list = ids.join(', ')
  const add = (id: string, hit: RuleHit) => { hits.set(Number(id), [...(hits.get(Number(id)) ?? []), hit]) }
  for (const row of await query(`select row_id, rule, "column" as col, old, new from ${parquet(run, 'changes')} where row_id in (${list})`)) add(row.row_id!, { rule: row.rule!, column: row.col!, severity: 'change', old: row.old!, new: row.new!, message: null })
  for (const [table, severity] of [['warnings', 'warn'], ['rejects', 'reject']] as const) {
    for (const row of await query(`select row_id, rule, "column" as col, value, message_zh, message_en from ${parquet(run, table)} where row_id in (${list})`)) add(row.row_id!, { rule: row.rule!, column: row.col ?? null, severity, old: row.value ?? null, new: null, message: { zh: row.message_zh!, en: row.message_en! } })
  }
  return hits
}

const pairOf = (row: Row): MatchPair => ({
  left: Number(row.left_id), right: Number(row.right_id), leftKey: row.left_key!, rightKey: row.right_key!, score: Number(row.score), verdict: row.verdict as MatchPair['verdict'], evidence: JSON.parse(row.evidence!) as MatchPair['evidence'],
})
async function pairsAmong(run: string, ids: readonly number[]): Promise<MatchPair[]> {
  if (ids.length < 2) return []
  const list = ids.join(', ')
  return (await query(`select * from ${parquet(run, 'pairs')} where left_id in (${list}) and right_id in (${list}) order by score desc`)).map(pairOf)
}

async function withHits(run: string, rows: Awaited<ReturnType<typeof landedRows>>): Promise<LineageRow[]> {
  const hits = await hitsOf(run, rows.map((row) => row.rowId))
  return rows.map(({ outcome, goldenId: _, targetKey, ...landed }) => ({ landed, outcome, targetKey, hits: hits.get(landed.rowId) ?? [] }))
}

/** From a target row (its key as text, parts joined by `|`) back to file, line, rules and merge partners. Throws `data.no_target_row`. */
export async function lineageOf(run: string, targetKey: string): Promise<TargetLineage> {
  const columns = (await columnsOf(run, 'mapped')).filter((c) => c.column.startsWith('t_'))
  const [mapped] = await query(`select "$goldenId" as golden_id, ${columns.map((c) => identifier(c.column)).join(', ')} from ${parquet(run, 'mapped')} where "$targetKey" = ${literal(targetKey)}`)
  if (!mapped) throw new NotFound('data.no_target_row', { run: path.basename(run), targetKey }, { zh: `本批次的目标数据中没有主键「${targetKey}」。`, en: `This run has no target row with the key "${targetKey}".` })
  const golden = Number(mapped.golden_id)
  const rows = await landedRows(run, `g.golden_id = ${golden}`)
  rows.sort((a, b) => Number(b.rowId === golden) - Number(a.rowId === golden) || a.rowId - b.rowId)
  const survivors = await query(`select col, row_id, rule, value from ${parquet(run, 'survivors')} where golden_id = ${golden}`)
  return {
    targetKey,
    values: Object.fromEntries(columns.map((c) => [c.name, mapped[c.column] ?? null])),
    rows: await withHits(run, rows),
    survivors: survivors.map((s) => ({ column: s.col!, rowId: Number(s.row_id), rule: s.rule!, value: s.value ?? null })),
    pairs: await pairsAmong(run, rows.map((row) => row.rowId)),
  }
}

/** What became of the row that stands at a line of a file (the row that begins there, or the one that contains the line). Throws `data.no_landed_row`. */
export async function forwardOf(run: string, file: string, line: number): Promise<LineageRow> {
  const [found] = await query(`select row_id from ${parquet(run, 'landed')} where file = ${literal(file)} and line <= ${Math.trunc(line)} order by line desc limit 1`)
  const rows = found ? await landedRows(run, `l.row_id = ${found.row_id}`) : []
  const row = rows[0]
  const lines = row ? row.raw.split('\n').length : 0
  if (!row || line >= row.line + lines) throw new NotFound('data.no_landed_row', { file, line }, { zh: `文件 ${file} 第 ${line} 行没有读入的数据（可能是表头或空行）。`, en: `No landed row stands at ${file} line ${line} (a header or an empty line, perhaps).` })
  return (await withHits(run, [row]))[0]!
}

/** Suspected and merged duplicates with their evidence: groups that wait for a person first, then by score. */
export async function duplicateClusters(run: string, filter: { needsReview?: boolean; offset?: number; limit?: number } = {}): Promise<{ clusters: DuplicateCluster[]; total: number }> {
  const pairs = (await query(`select * from ${parquet(run, 'pairs')} order by score desc, left_id, right_id`)).map(pairOf)
  const groups = groupsOf(pairs)
  const wanted = groups.filter((group) => filter.needsReview === undefined || group.needsReview === filter.needsReview)
  wanted.sort((a, b) => Number(b.needsReview) - Number(a.needsReview) || b.best - a.best || a.rows[0]! - b.rows[0]!)
  const page = wanted.slice(filter.offset ?? 0, (filter.offset ?? 0) + Math.min(200, filter.limit ?? 50))
  const ids = page.flatMap((group) => group.rows)
  const landed = new Map((ids.length > 0 ? await landedRows(run, `l.row_id in (${ids.join(', ')})`) : []).map((row) => [row.rowId, row]))
  const clusters: DuplicateCluster[] = []
  for (const group of page) {
    const rows = group.rows.map((id) => landed.get(id)!)
    const golden = rows.find((row) => rows.filter((other) => other.goldenId !== null && other.goldenId === row.goldenId).length > 1)?.goldenId ?? null
    clusters.push({
      id: group.rows[0]!, needsReview: group.needsReview, merged: golden !== null,
      rows: rows.map(({ outcome: _o, goldenId: _g, targetKey: _t, ...row }) => row), pairs: group.pairs,
      golden: golden === null ? null : await goldenValues(run, golden),
    })
  }
  return { clusters, total: wanted.length }
}

async function goldenValues(run: string, golden: number): Promise<Row | null> {
  const columns = (await columnsOf(run, 'mapped')).filter((c) => c.column.startsWith('t_'))
  const [row] = await query(`select ${columns.map((c) => identifier(c.column)).join(', ')} from ${parquet(run, 'mapped')} where "$goldenId" = ${golden}`)
  return row ? Object.fromEntries(columns.map((c) => [c.name, row[c.column] ?? null])) : null
}

/** Rows joined by pairs that a person may want to see together; pairs that were set apart do not join. */
function groupsOf(pairs: readonly MatchPair[]): { rows: number[]; pairs: MatchPair[]; needsReview: boolean; best: number }[] {
  const parent = new Map<number, number>()
  const root = (row: number): number => {
    const up = parent.get(row) ?? row
    if (up === row) return row
    const top = root(up)
    parent.set(row, top)
    return top
  }
  for (const pair of pairs) if (pair.verdict !== 'different') parent.set(root(pair.left), root(pair.right))
  const groups = new Map<number, { rows: Set<number>; pairs: MatchPair[] }>()
  for (const pair of pairs) {
    const key = root(pair.left)
    if (pair.verdict === 'different' && key !== root(pair.right)) continue
    const group = groups.get(key) ?? groups.set(key, { rows: new Set(), pairs: [] }).get(key)!
    group.pairs.push(pair)
    group.rows.add(pair.left).add(pair.right)
  }
  return [...groups.values()].map((group) => ({ rows: [...group.rows].sort((a, b) => a - b), pairs: group.pairs, needsReview: group.pairs.some((p) => p.verdict === 'review'), best: Math.max(...group.pairs.map((p) => p.score)) }))
}

/** How two runs of the same object differ in what was decided: golden records by row key, codes by row key, and decisions added or taken back. */
export async function decisionsCompared(before: string, after: string, decisions: { before: readonly StewardDecision[]; after: readonly StewardDecision[] }): Promise<{ recodedRows: number; newlyRejected: number; noLongerRejected: number; newlyMerged: number; noLongerMerged: number; addedDecisions: StewardDecision[]; droppedDecisions: StewardDecision[] }> {
  const [counts] = await query(`select count(*) filter (a.target_key is not null and b.target_key is not null and a.outcome = 'mapped' and b.outcome = 'mapped' and a.target_key <> b.target_key) as recoded,
    count(*) filter (b.outcome = 'rejected' and a.outcome is distinct from 'rejected') as newly_rejected, count(*) filter (a.outcome = 'rejected' and b.outcome is distinct from 'rejected') as no_longer_rejected,
    count(*) filter (b.outcome = 'merged' and a.outcome is distinct from 'merged') as newly_merged, count(*) filter (a.outcome = 'merged' and b.outcome is distinct from 'merged') as no_longer_merged
    from (select * from ${parquet(before, 'lineage')} where record_key is not null) a full join (select * from ${parquet(after, 'lineage')} where record_key is not null) b using (record_key)`)
  const text = (d: StewardDecision) => JSON.stringify({ ...d, by: undefined, at: undefined })
  const [old, fresh] = [new Set(decisions.before.map(text)), new Set(decisions.after.map(text))]
  return {
    recodedRows: Number(counts!.recoded), newlyRejected: Number(counts!.newly_rejected), noLongerRejected: Number(counts!.no_longer_rejected), newlyMerged: Number(counts!.newly_merged), noLongerMerged: Number(counts!.no_longer_merged),
    addedDecisions: decisions.after.filter((d) => !old.has(text(d))), droppedDecisions: decisions.before.filter((d) => !fresh.has(text(d))),
  }
}
