import type { ColumnProfile, ProfileResult, SemanticType, SourceProfile } from '../contract.ts'
import { findings, refineType, semanticTests, shapeSql, shortShapeSql } from '../profile/column-checks.ts'
import type { PipelineSource } from '../pipeline-schema.ts'
import { identifier, literal, sqlHalfWidth, sqlTrim } from '../rules/sql-text.ts'
import type { RunContext } from './context.ts'
import type { Duck } from './duck.ts'
import { landColumn, landTable } from './land.ts'

const longest = 200
/** The type of a column is read from this many of its distinct values; what is counted is counted over all. */
const sampleValues = 2_000

/** Profiles every column of every source as it was landed, before any rule. */
export async function profileSources(context: RunContext): Promise<ProfileResult> {
  const sources: SourceProfile[] = []
  const total = [...context.landedColumns.values()].reduce((sum, columns) => sum + columns.length, 0)
  let done = 0
  // the statements are many and small: two at a time, where one alone would leave half the machine idle
  const beside = await context.duck.beside()
  for (const source of context.pipeline.sources) {
    const table = landTable(source)
    const rows = await context.duck.one(`select count(*) from ${identifier(table)}`)
    const names = context.landedColumns.get(source.id)!
    const columns: ColumnProfile[] = []
    let next = 0
    const take = async (duck: Duck) => {
      for (let i = next++; i < names.length; i = next++) {
        columns[i] = await profileColumn(duck, source, names[i]!, table, identifier(landColumn(i)), rows)
        context.progress('profile', ++done, total, { zh: `剖析 ${source.id}`, en: `Profiling ${source.id}` })
      }
    }
    await Promise.all([context.duck, beside].map(take))
    const unreadable = await context.duck.rows<{ file: string; line: number; zh: string; en: string }>(`select l.file, l.line, i.zh, i.en from issue i join ${identifier(table)} l using (row_id) where i.class = 'unreadable' order by row_id limit 1000`)
    sources.push({ source: source.id, inputs: context.inputs.filter((input) => input.source === source.id), rows, columns, unreadable: unreadable.map((u) => ({ file: u.file, line: u.line, what: { zh: u.zh, en: u.en } })) })
  }
  return { sources }
}

async function profileColumn(duck: Duck, source: PipelineSource, name: string, table: string, x: string, rows: number): Promise<ColumnProfile> {
  // distinct values with their numbers once; everything else reads those
  await duck.run(`create or replace temp table value as select ${x} as v, count(*) as n from ${identifier(table)} group by 1`)
  const [basic] = await duck.rows<{ nulls: number; empties: number; distinct_values: number; shortest: number; longest: number; low: string | null; high: string | null; present: number }>(`select coalesce(sum(n) filter (v is null), 0)::bigint as nulls, coalesce(sum(n) filter (v = ''), 0)::bigint as empties, count(*) filter (v <> '') as distinct_values,
    coalesce(min(length(v)) filter (v <> ''), 0) as shortest, coalesce(max(length(v)) filter (v <> ''), 0) as longest, left(min(v) filter (v <> ''), ${longest}) as low, left(max(v) filter (v <> ''), ${longest}) as high, coalesce(sum(n) filter (v <> ''), 0)::bigint as present from value`)
  const top = await duck.rows<{ value: string; rows: number }>(`select left(v, ${longest}) as value, n as rows from value where v <> '' order by n desc, v limit 10`)
  const { type, share } = await semanticType(duck, name, basic!.present)
  const masks = type === 'uuid' || type === 'markup' ? [] : await duck.rows<{ mask: string; rows: number }>(`select left(${shortShapeSql('shape')}, 60) as mask, sum(rows)::bigint as rows from (select ${shapeSql('v')} as shape, sum(n) as rows from value where v <> '' group by 1) group by 1 order by 2 desc, 1 limit 10`)
  const numeric = type === 'integer' || type === 'decimal' || type === 'amount'
  if (numeric) {
    // by double: exact enough to find the ends, and ten times as fast as a wide decimal
    const [bounds] = await duck.rows<{ low: string | null; high: string | null }>(`select left(min_by(v, number), ${longest}) as low, left(max_by(v, number), ${longest}) as high from (select v, try_cast(replace(v, ',', '') as double) as number from value where v <> '')`)
    basic!.low = bounds!.low ?? basic!.low
    basic!.high = bounds!.high ?? basic!.high
  }
  const found: ColumnProfile['findings'][number][] = []
  const looked = findings.filter((finding) => !finding.only || finding.only.includes(type))
  const [hits] = await duck.rows<Record<string, number | string | null>>(`select ${looked.map((finding, i) => `coalesce(sum(n) filter (${finding.sql('v')}), 0)::bigint as n${i}, left(min(v) filter (${finding.sql('v')}), ${longest}) as e${i}`).join(', ')} from value where v <> ''`)
  looked.forEach((finding, i) => {
    if (Number(hits![`n${i}`]) > 0) found.push({ kind: finding.kind, rows: Number(hits![`n${i}`]), text: finding.text, example: hits![`e${i}`] as string | null })
  })
  if (type === 'date' || type === 'timestamp') {
    const forms = masks.filter((m) => m.rows > 0 && /9/.test(m.mask))
    const separators = new Set(forms.map((m) => m.mask.replace(/9+…?/g, '#')))
    if (separators.size > 1) found.push({ kind: 'mixedFormats', rows: basic!.present - forms[0]!.rows, text: { zh: '日期写法不一', en: 'Dates written in several ways' }, example: forms[1]?.mask ?? null })
  }
  const isUnique = basic!.distinct_values === basic!.present && basic!.present === rows && rows > 1
  if (!isUnique && rows > 20 && basic!.present === rows && basic!.distinct_values / rows > 0.97 && (type === 'integer' || type === 'code')) {
    const [twice] = await duck.rows<{ rows: number; example: string }>('select sum(n)::bigint as rows, min(v) as example from value where n > 1')
    found.push({ kind: 'almostUnique', rows: twice!.rows, text: { zh: '几乎唯一，个别值重复', en: 'Almost unique: a few values are there twice' }, example: twice!.example })
  }
  return { source: source.id, column: name, rows, nulls: basic!.nulls, empties: basic!.empties, distinct: basic!.distinct_values, minLength: basic!.shortest, maxLength: basic!.longest, min: basic!.low, max: basic!.high, top, masks, semanticType: type, semanticShare: share, isKeyCandidate: isUnique && type !== 'markup' && type !== 'timestamp', findings: found }
}

async function semanticType(duck: Duck, name: string, present: number): Promise<{ type: SemanticType; share: number }> {
  if (present === 0) return { type: 'empty', share: 1 }
  const tests = semanticTests.map((test) => `coalesce(sum(n) filter (${test.sql('t')}), 0)::bigint as ${literal(test.type).replaceAll("'", '"')}`)
  const [counts] = await duck.rows<Record<string, number>>(`select ${tests.join(', ')}, coalesce(sum(n), 0)::bigint as looked_at from (select ${sqlTrim(sqlHalfWidth('v'))} as t, n from (select * from (select v, n from value where v <> '') using sample reservoir(${sampleValues} rows) repeatable (1)))`)
  for (const test of semanticTests) {
    const share = counts![test.type]! / (counts!.looked_at || 1)
    if (share >= test.threshold) return { type: refineType(test.type, name), share: Math.round(share * 10_000) / 10_000 }
  }
  return { type: 'text', share: 1 }
}
