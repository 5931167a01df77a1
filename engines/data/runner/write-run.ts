import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { ReasonCount, RunCounts, RunFile } from '../contract.ts'
import { landedColumns, rowSources } from '../pipeline-columns.ts'
import { identifier, literal } from '../rules/sql-text.ts'
import type { RunContext } from './context.ts'

/** `outcome`: every landed row exactly once, mapped, merged or rejected. Rows behind a golden record that was rejected are rejected with it, by the same reason. */
export async function settleOutcomes(context: RunContext): Promise<void> {
  const { duck } = context
  await duck.run(`insert into issue select c.row_id, i.class, i.rule, i.col, 'reject', i.value, '随标准记录：' || i.zh, 'With its golden record: ' || i.en from cluster_row c join issue i on i.row_id = c.golden_id and i.severity = 'reject' where c.row_id <> c.golden_id and c.row_id not in (select row_id from issue where severity = 'reject')`)
  await duck.run(`create or replace table outcome as select b.row_id, case when r.row_id is not null then 'rejected' when c.golden_id = b.row_id then 'mapped' else 'merged' end as outcome, case when r.row_id is null then c.golden_id end as golden_id
    from base b left join (select distinct row_id from issue where severity = 'reject') r using (row_id) left join cluster_row c using (row_id)`)
}

export async function countRows(context: RunContext, loaded: number): Promise<RunCounts> {
  const { duck, pipeline } = context
  const [counts] = await duck.rows<Record<string, number>>(`select count(*) as total, count(*) filter (outcome = 'mapped') as mapped, count(*) filter (outcome = 'merged') as merged, count(*) filter (outcome = 'rejected') as rejected from outcome`)
  const reference = pipeline.sources.filter((s) => s.role === 'reference').reduce((sum, s) => sum + context.inputs.filter((i) => i.source === s.id).reduce((n, i) => n + i.rows, 0), 0)
  return {
    in: counts!.total!, mapped: counts!.mapped!, merged: counts!.merged!, rejected: counts!.rejected!, reference,
    outOfScope: await duck.one(`select count(distinct row_id) from issue where class = 'outOfScope'`),
    warnings: await duck.one(`select count(*) from issue where severity = 'warn'`),
    changes: await duck.one('select count(*) from change'),
    clusters: await duck.one('select count(distinct golden_id) from cluster_member'),
    pairsToReview: await duck.one(`select count(*) from pair where verdict = 'review'`),
    loaded,
  }
}

export async function countReasons(context: RunContext): Promise<ReasonCount[]> {
  const rows = await context.duck.rows<{ class: string; rule: string; col: string | null; severity: string; zh: string; en: string; rows: number }>(`select class, rule, col, severity, min_by(zh, row_id) as zh, min_by(en, row_id) as en, count(distinct row_id) as rows from issue group by class, rule, col, severity order by severity, rows desc, rule`)
  return rows.map((r) => ({ reasonClass: r.class as ReasonCount['reasonClass'], rule: r.rule, column: r.col, severity: r.severity as 'warn' | 'reject', message: { zh: r.zh, en: r.en }, rows: r.rows }))
}

/** Of a profile: the rows as they were landed, so that a page can show them and rules can be tried on them. */
export async function writeLanded(context: RunContext): Promise<RunFile> {
  const { pipeline } = context
  const raws = rowSources(pipeline).map((s) => `select row_id, raw from ${identifier(`land_${s.id}`)}`).join(' union all ')
  const sql = `select b.row_id, b."$source" as source, b."$file" as file, b."$line" as line, b."$recordKey" as record_key, null::varchar as outcome, w.raw, ${landedColumns(pipeline).map((c) => `b.${identifier(c)} as ${identifier(`c_${c}`)}`).join(', ')} from base b join (${raws}) w using (row_id) order by b.row_id`
  const rows = await context.duck.run(`copy (${sql}) to ${literal(path.join(context.directory, 'landed.parquet'))} (format parquet, compression zstd)`)
  return describeFile(context.directory, 'landed.parquet', rows)
}

/** Writes the run's tables as Parquet. */
export async function writeTables(context: RunContext): Promise<RunFile[]> {
  const { pipeline } = context
  const raws = rowSources(pipeline).map((s) => `select row_id, raw from ${identifier(`land_${s.id}`)}`).join(' union all ')
  const place = `b."$source" as source, b."$file" as file, b."$line" as line, b."$recordKey" as record_key`
  const references = pipeline.sources.filter((s) => s.role === 'reference').map((s) => `union all select row_id, ${literal(s.id)}, file, line, null, null, 'reference', null, null from ${identifier(`land_${s.id}`)}`).join(' ')
  const issue = (severity: string) => `select i.row_id, ${place}, i.class as reason_class, i.rule, i.col as "column", i.value, i.zh as message_zh, i.en as message_en, w.raw from issue i join base b using (row_id) join (${raws}) w using (row_id) where i.severity = '${severity}' order by i.row_id, i.rule`
  const tables: Record<string, string> = {
    landed: `select b.row_id, ${place}, o.outcome, w.raw, ${landedColumns(pipeline).map((c) => `b.${identifier(c)} as ${identifier(`c_${c}`)}`).join(', ')} from base b join outcome o using (row_id) join (${raws}) w using (row_id) order by b.row_id`,
    lineage: `select * from (select b.row_id, ${place}, c."$businessKey" as business_key, o.outcome, o.golden_id, m."$targetKey" as target_key from base b join outcome o using (row_id) join clean c using (row_id) left join mapped m on m."$goldenId" = o.golden_id ${references}) order by row_id`,
    rejects: issue('reject'),
    warnings: issue('warn'),
    changes: `select c.row_id, ${place}, c.rule, c.col as "column", c.old, c.new from change c join base b using (row_id) order by c.row_id`,
    mapped: 'select * from mapped order by "$goldenId"',
    merged: `select o.row_id, ${place}, o.golden_id, m."$targetKey" as target_key from outcome o join base b using (row_id) join mapped m on m."$goldenId" = o.golden_id where o.outcome = 'merged' order by o.row_id`,
    pairs: 'select p.left_id, p.right_id, l."$recordKey" as left_key, r."$recordKey" as right_key, p.score, p.verdict, p.evidence from pair p join base l on l.row_id = p.left_id join base r on r.row_id = p.right_id order by p.score desc, p.left_id, p.right_id',
    survivors: 'select * from golden_source order by golden_id, col',
    differences: 'select * from difference order by rule, key, col',
  }
  const files: RunFile[] = []
  for (const [name, sql] of Object.entries(tables)) {
    const rows = await context.duck.run(`copy (${sql}) to ${literal(path.join(context.directory, `${name}.parquet`))} (format parquet, compression zstd)`)
    files.push(describeFile(context.directory, `${name}.parquet`, rows))
  }
  return files
}

export function describeFile(directory: string, name: string, rows: number | null): RunFile {
  const content = fs.readFileSync(path.join(directory, name))
  return { name, rows, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
}

/** One hash over everything that was read, in order. */
export async function hashInputs(context: RunContext): Promise<string> {
  const hash = createHash('sha256')
  for (const source of context.pipeline.sources) {
    const inputs = context.inputs.filter((i) => i.source === source.id)
    for (const input of inputs) hash.update(`${source.id}\0${input.path}\0${input.sha256 ?? ''}\n`)
    if (inputs.some((i) => i.sha256 === null)) {
      const [content] = await context.duck.rows<{ hash: string | null }>(`select md5(string_agg(md5(raw), '' order by row_id)) as hash from ${identifier(`land_${source.id}`)}`)
      hash.update(content!.hash ?? '')
    }
  }
  return hash.digest('hex')
}
