import { type Candidate, survivor, type SurvivorshipRule } from '../match/survivorship.ts'
import { commonColumns, ruleNames } from '../pipeline-columns.ts'
import { identifier, literal } from '../rules/sql-text.ts'
import type { RunContext } from './context.ts'

/**
 * One golden record for each cluster. A row alone is its own record; in a cluster each column takes the value that its rule names.
 * Makes `survived` (golden_id and the common columns) and `golden_source` (which row gave which column, for clusters).
 */
export async function makeGoldenRecords(context: RunContext): Promise<void> {
  const { duck, pipeline } = context
  const columns = commonColumns(pipeline)
  const names = columns.map(identifier).join(', ')
  await duck.run(`create or replace table survived as select c.golden_id, ${names} from cluster_row c join live l using (row_id) where c.golden_id not in (select golden_id from cluster_member)`)
  const sources = await duck.create('golden_source', [['golden_id', 'integer'], ['col', 'text'], ['row_id', 'integer'], ['rule', 'text'], ['value', 'text']])
  const golden = await duck.appender('survived', ['integer', ...columns.map(() => 'text' as const)])
  const rules = pipeline.match?.survivorship ?? {}
  let rows: { golden: number; rowId: number; source: string; values: Record<string, string | null> }[] = []
  const finish = () => {
    if (rows.length === 0) return
    const id = rows[0]!.golden
    const ordered = [...rows].sort((a, b) => Number(b.rowId === id) - Number(a.rowId === id) || a.rowId - b.rowId)
    const values = columns.map((column) => {
      const given = rules[column] ?? 'primary'
      const rule = typeof given === 'string' ? { rule: given as SurvivorshipRule } : given
      const by = 'by' in rule ? rule.by : undefined
      const candidates: Candidate[] = ordered.map((row) => ({ rowId: row.rowId, source: row.source, value: row.values[column]!, by: by ? row.values[by]! : null }))
      const chosen = survivor(rule.rule, candidates, 'sources' in rule ? rule.sources : undefined)
      sources.row([id, column, chosen.rowId, rule.rule, chosen.value])
      return chosen.value
    })
    golden.row([id, ...values])
    rows = []
  }
  for await (const [goldenIds, rowIds, sourceIds, ...values] of duck.chunks(`select m.golden_id, l.row_id, l."$source", ${names} from cluster_member m join live l using (row_id) order by m.golden_id, l.row_id`)) {
    for (let i = 0; i < goldenIds!.length; i++) {
      const id = Number(goldenIds![i])
      if (rows.length > 0 && rows[0]!.golden !== id) finish()
      rows.push({ golden: id, rowId: Number(rowIds![i]), source: sourceIds![i] as string, values: Object.fromEntries(columns.map((column, c) => [column, values[c]![i] as string | null])) })
    }
  }
  finish()
  sources.close()
  golden.close()
  await checkUnique(context)
}

/** `unique` is asked of golden records: duplicates that were merged are no fault. The earlier record stays, the later one is named with it. */
async function checkUnique(context: RunContext): Promise<void> {
  const { duck, pipeline } = context
  const names = ruleNames(pipeline.validate)
  for (const [i, rule] of pipeline.validate.entries()) {
    if (rule.op !== 'unique') continue
    const columns = [rule.column, ...((rule.args.with as string[] | undefined) ?? [])]
    const key = columns.map((c) => `coalesce(${identifier(c)}, '')`).join(" || chr(31) || ")
    const label = columns.join(' + ')
    const zh = rule.message ? literal(rule.message.zh) : `${literal(`「${label}」重复，与 `)} || f."$file" || ' 第 ' || f."$line" || ' 行相同'`
    const en = rule.message ? literal(rule.message.en) : `${literal(`${label} is not unique: the same as `)} || f."$file" || ' line ' || f."$line"`
    await duck.run(`insert into issue select d.golden_id, 'validate', ${literal(names[i]!)}, ${literal(rule.column)}, ${literal(rule.severity)}, d.value, ${zh}, ${en}
      from (select golden_id, ${identifier(rule.column)} as value, first_value(golden_id) over (partition by ${key} order by golden_id) as first_id from survived where ${identifier(rule.column)} <> '') d
      join base f on f.row_id = d.first_id where d.golden_id <> d.first_id`)
  }
}
