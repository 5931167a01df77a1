import type { Text } from '../../errors.ts'
import type { ReconciliationResult } from '../contract.ts'
import { ruleNames } from '../pipeline-columns.ts'
import type { Pipeline, ReconcileRule } from '../pipeline-schema.ts'
import { identifier, literal } from '../rules/sql-text.ts'
import { argumentsOf, operationNamed } from '../rules/operations.ts'
import type { RunContext } from './context.ts'
import { canonicalText } from './land.ts'

/** Columns of the table of differences: level, key, column, and the amounts as text. */
const differenceColumns = [['rule', 'integer'], ['level', 'text'], ['key', 'text'], ['col', 'text'], ['source', 'text'], ['rejected', 'text'], ['merged', 'text'], ['changed', 'text'], ['target', 'text'], ['unexplained', 'text']] as const

/**
 * The proof, from what was landed to what the target has now: source = target + rejected + merged + changed + unexplained, in total, by
 * group, and row by row. The source side reads the landed text and not the mapped rows, so that a rule that loses something shows.
 * Makes `difference` (what does not balance). Needs `outcome` (row_id, outcome, golden_id) and `actual`.
 */
export async function reconcile(context: RunContext): Promise<ReconciliationResult[]> {
  const { duck, pipeline } = context
  ;(await duck.create('difference', differenceColumns)).close()
  await duck.run(`create or replace view target_row as select m."$goldenId", a.* from actual a join mapped m on ${pipeline.target.key.map((c) => `a.${identifier(c)} is not distinct from m.${identifier(`t_${c}`)}`).join(' and ')}`)
  const results: ReconciliationResult[] = []
  for (const [index, rule] of pipeline.reconcile.entries()) {
    results.push(rule.level === 'row' ? await compareRows(context, index, rule) : await compareAmounts(context, index, rule))
  }
  return results
}

type AmountRule = Exclude<ReconcileRule, { level: 'row' }>

/** The landed rows with their amount: 1 for a count; else the number as it stands in the file, nothing where it is none. */
function landedAmounts(rule: AmountRule): string {
  if (rule.measure === 'count') return '(select *, 1::decimal(38, 9) as "$amount" from base)'
  const op = operationNamed('parseDecimal', 'reconcile')
  const args = argumentsOf(op, {}, 'reconcile')
  return `(select *, coalesce(try_cast(${op.result!('"~p"', args, identifier, 0)} as decimal(38, 9)), 0) as "$amount" from (select *, ${op.prepared!(identifier(rule.column!), args)} as "~p" from base))`
}

async function compareAmounts(context: RunContext, index: number, rule: AmountRule): Promise<ReconciliationResult> {
  const { duck, pipeline } = context
  const group = rule.level === 'group' ? `coalesce(b.${identifier(rule.by)}, '')` : `''`
  const zero = '0::decimal(38, 9)'
  // of each landed row: what it brought, what became of it, what the target has for it
  const targetAmount = rule.measure === 'count' ? '1::decimal(38, 9)' : `coalesce(try_cast(t.${identifier(rule.target!)} as decimal(38, 9)), 0)`
  const expectedAmount = rule.measure === 'count' ? '1::decimal(38, 9)' : `coalesce(try_cast(m.${identifier(`t_${rule.target!}`)} as decimal(38, 9)), 0)`
  await duck.run(`create or replace table amount as
    select b.row_id, ${group} as grp, b."$amount" as amount, o.outcome,
      case when o.outcome = 'mapped' and m."$goldenId" is not null then ${expectedAmount} else ${zero} end as expected,
      case when o.outcome = 'mapped' and t."$goldenId" is not null then ${targetAmount} else ${zero} end as actual,
      ${changedCase(pipeline, rule)} as has_change
    from ${landedAmounts(rule)} b join outcome o using (row_id)
    left join mapped m on m."$goldenId" = b.row_id left join target_row t on t."$goldenId" = b.row_id`)
  const sums = `sum(amount) as source, sum(case when outcome = 'rejected' then amount else 0 end) as rejected, sum(case when outcome = 'merged' then amount else 0 end) as merged,
    sum(case when outcome = 'mapped' and has_change then expected - amount else 0 end) as changed, sum(actual) as target`
  const rest = 'source - rejected - merged + changed - target'
  const tolerance = rule.tolerance
  const byGroup = `select grp, source, rejected, merged, changed, target, ${rest} as unexplained from (select grp, ${sums} from amount group by grp)`
  const [total] = await duck.rows<Record<'source' | 'rejected' | 'merged' | 'changed' | 'target' | 'unexplained', string> & { compared: number; different: number }>(`select ${['source', 'rejected', 'merged', 'changed', 'target'].map((name) => `coalesce(sum(${name}), 0)::varchar as ${name}`).join(', ')}, coalesce(sum(unexplained), 0)::varchar as unexplained, count(*) as compared, count(*) filter (abs(unexplained) > ${tolerance}::decimal(38, 9)) as different from (${byGroup})`)
  await duck.run(`insert into difference select ${index}, ${literal(rule.level)}, grp, ${rule.measure === 'sum' ? literal(rule.target!) : 'null'}, source::varchar, rejected::varchar, merged::varchar, changed::varchar, target::varchar, unexplained::varchar from (${byGroup}) where abs(unexplained) > ${tolerance}::decimal(38, 9)`)
  await duck.run('drop table amount')
  const amounts = Object.fromEntries(['source', 'rejected', 'merged', 'changed', 'target', 'unexplained'].map((name) => [name, plain(total![name as 'source'])])) as Record<'source' | 'rejected' | 'merged' | 'changed' | 'target' | 'unexplained', string>
  return { index, level: rule.level, measure: rule.measure, label: labelOf(rule), ...amounts, tolerance, isBalanced: total!.different === 0, compared: total!.compared, different: total!.different }
}

/** A difference between landed and mapped amount counts as explained only where a rule, a survivor or a person left a trace of it. */
function changedCase(pipeline: Pipeline, rule: AmountRule): string {
  if (rule.measure === 'count') return 'false'
  const mapping = pipeline.map.find((m) => m.target === rule.target)!
  if (mapping.op || mapping.lookup || mapping.value !== undefined || mapping.onMiss === 'default') return 'true'
  const from = [mapping.from!].flat()[0]!
  const derivedBy = ruleNames(pipeline.cleanse).filter((_, i) => pipeline.cleanse[i]!.as === from || pipeline.cleanse[i]!.into?.includes(from))
  if (derivedBy.length > 0) return 'true'
  return `exists (select 1 from change c where c.row_id = b.row_id and c.col = ${literal(from)}) or exists (select 1 from golden_source g where g.golden_id = b.row_id and g.col = ${literal(from)} and g.row_id <> b.row_id)`
}

/** Row by row: md5 of the canonical text first, then the columns of the rows that differ. */
async function compareRows(context: RunContext, index: number, rule: Extract<ReconcileRule, { level: 'row' }>): Promise<ReconciliationResult> {
  const { duck, pipeline } = context
  const columns = rule.columns ?? pipeline.target.columns.map((c) => c.name)
  const keyOf = (prefix: string) => pipeline.target.key.map((c) => `coalesce(${identifier(`${prefix}${c}`)}, '')`).join(" || '|' || ")
  await duck.run(`create or replace table row_pair as select coalesce(e.key, a.key) as key, e.key is not null as is_expected, a.key is not null as is_actual, e.hash as expected_hash, a.hash as actual_hash
    from (select ${keyOf('t_')} as key, ${canonicalText(columns.map((c) => identifier(`t_${c}`)))} as hash from mapped) e full join (select ${keyOf('')} as key, ${canonicalText(columns.map((c) => identifier(c)))} as hash from actual) a on a.key = e.key`)
  await duck.run(`insert into difference select ${index}, 'row', key, null, case when is_expected then '1' else '0' end, '0', '0', '0', case when is_actual then '1' else '0' end, '1' from row_pair where not is_expected or not is_actual`)
  for (const column of columns) {
    await duck.run(`insert into difference select ${index}, 'row', p.key, ${literal(column)}, m.${identifier(`t_${column}`)}, null, null, null, a.${identifier(column)}, '1'
      from row_pair p join (select *, ${keyOf('t_')} as "$key" from mapped) m on m."$key" = p.key join (select *, ${keyOf('')} as "$key" from actual) a on a."$key" = p.key
      where p.is_expected and p.is_actual and p.expected_hash <> p.actual_hash and m.${identifier(`t_${column}`)} is distinct from a.${identifier(column)}`)
  }
  const [counts] = await duck.rows<{ compared: number; different: number; expected: number; actual: number }>('select count(*) as compared, count(*) filter (expected_hash is distinct from actual_hash) as different, count(*) filter (is_expected) as expected, count(*) filter (is_actual) as actual from row_pair')
  await duck.run('drop table row_pair')
  const [outcome] = await duck.rows<{ source: number; rejected: number; merged: number }>(`select count(*) as source, count(*) filter (outcome = 'rejected') as rejected, count(*) filter (outcome = 'merged') as merged from outcome`)
  return {
    index, level: 'row', measure: 'row', label: labelOf(rule), source: String(outcome!.source), rejected: String(outcome!.rejected), merged: String(outcome!.merged), changed: '0', target: String(counts!.actual),
    unexplained: String(counts!.different), tolerance: '0', isBalanced: counts!.different === 0, compared: counts!.compared, different: counts!.different,
  }
}

function labelOf(rule: ReconcileRule): Text {
  if (rule.level === 'row') return { zh: '逐行核对', en: 'Row by row' }
  const what = rule.measure === 'count' ? { zh: '行数', en: 'Rows' } : { zh: `「${rule.column}」合计`, en: `Sum of ${rule.column}` }
  return rule.level === 'total' ? what : { zh: `按「${rule.by}」的${what.zh}`, en: `${what.en} by ${rule.by}` }
}

/** Without trailing zeros. */
const plain = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal)
