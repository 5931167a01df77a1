import { compileChecks, compileCleanse, type CompiledRules } from '../compile-rules.ts'
import { commonColumns, landedColumns, ruleNames, rowSources } from '../pipeline-columns.ts'
import type { ReasonClass } from '../contract.ts'
import { identifier, literal } from '../rules/sql-text.ts'
import type { RunContext } from './context.ts'
import { fillLookups } from './lookups.ts'

const specials = ['row_id', '$source', '$file', '$line', '$recordKey']

/** Cleanses all rows in one pass, then scope and validation. Every change is a row of `change`, every complaint one of `issue`. Makes `clean` and the view `live`. */
export async function cleanseRows(context: RunContext): Promise<void> {
  const { duck, pipeline, lookups } = context
  await applySteward(context)
  const before = lookups.length
  const compiled = compileCleanse(pipeline, lookups)
  await fillLookups(context, before)
  await duck.run(`create or replace table versions as ${compiled.sql}`)
  for (const rule of compiled.rules) {
    for (const write of rule.writes) {
      if (write.old === null) continue
      await duck.run(`insert into change select row_id, ${literal(rule.name)}, ${literal(write.column)}, ${identifier(write.old)}, ${identifier(write.next)} from versions where ${identifier(write.old)} is distinct from ${identifier(write.next)} and not (coalesce(${identifier(write.old)}, '') = '' and ${identifier(write.next)} is null)`)
    }
  }
  await recordIssues(context, compiled, 'versions', 'cleanse')
  const columns = commonColumns(pipeline)
  await duck.run(`create or replace table clean as select ${specials.map(identifier).join(', ')}, ${columns.map((name) => `${identifier(compiled.current.get(name)!)} as ${identifier(name)}`).join(', ')} from versions order by row_id`)
  await duck.run('drop table versions')
  await addBusinessKeys(context)
  await duck.run(`create or replace view live as select * from clean where row_id not in (select row_id from issue where severity = 'reject')`)
}

/** Rows out of scope are left behind before they are validated, so that a closed order is not called faulty. */
export async function validateRows(context: RunContext): Promise<void> {
  const { pipeline } = context
  const scopeNames = ruleNames(pipeline.scope, 'scope.')
  await check(context, pipeline.scope.map((rule, i) => ({ ...rule, name: scopeNames[i]!, severity: 'reject' as const })), 'outOfScope', 's')
  const names = ruleNames(pipeline.validate)
  await check(context, pipeline.validate.map((rule, i) => ({ ...rule, name: names[i]! })).filter((rule) => rule.op !== 'unique'), 'validate', 'k')
}

async function check(context: RunContext, rules: Parameters<typeof compileChecks>[2], reasonClass: ReasonClass, prefix: string): Promise<void> {
  if (rules.length === 0) return
  const { duck, pipeline, lookups } = context
  const before = lookups.length
  const compiled = compileChecks(commonColumns(pipeline), 'live', rules, lookups, prefix)
  await fillLookups(context, before)
  await duck.run(`create or replace table checked as ${compiled.sql}`)
  await recordIssues(context, compiled, 'checked', reasonClass)
  await duck.run('drop table checked')
}

async function recordIssues(context: RunContext, compiled: CompiledRules, table: string, reasonClass: ReasonClass): Promise<void> {
  for (const rule of compiled.rules) {
    if (!rule.bad) continue
    await context.duck.run(`insert into issue select row_id, ${literal(reasonClass)}, ${literal(rule.name)}, ${literal(rule.column)}, ${literal(rule.severity)}, ${identifier(rule.value)}, ${literal(rule.message.zh)}, ${literal(rule.message.en)} from ${table} where ${identifier(rule.bad)}`)
  }
}

/**
 * `staged`: the landed rows with the values that a person has set, before any rule runs (so that rules, derived columns and checks see
 * them); rows left out by a person become issues. Decisions that match no row are noted: the delivery has changed.
 */
async function applySteward(context: RunContext): Promise<void> {
  const { duck, pipeline } = context
  await duck.run('create or replace table change (row_id bigint, rule varchar, col varchar, old varchar, new varchar)')
  const decisions = context.input.decisions.filter((d) => d.kind === 'value' || d.kind === 'exclude')
  if (decisions.length === 0) {
    await duck.run('create or replace view staged as select * from base')
    return
  }
  const appender = await duck.create('steward', [['kind', 'text'], ['key', 'text'], ['col', 'text'], ['value', 'text']])
  for (const d of decisions) d.kind === 'value' ? appender.row(['value', d.row, d.column, d.value]) : appender.row(['exclude', d.row, null, d.reason])
  appender.close()
  await duck.run('create or replace table staged as select * from base')
  for (const column of landedColumns(pipeline)) {
    const where = `s.kind = 'value' and s.col = ${literal(column)} and s.key = staged."$recordKey"`
    await duck.run(`insert into change select row_id, 'steward', ${literal(column)}, ${identifier(column)}, s.value from staged join steward s on ${where} where ${identifier(column)} is distinct from s.value`)
    await duck.run(`update staged set ${identifier(column)} = s.value from steward s where ${where}`)
  }
  await duck.run(`insert into issue select c.row_id, 'steward', 'steward.exclude', null, 'reject', null, '数据负责人排除：' || s.value, 'Left out by the data steward: ' || s.value from staged c join steward s on s.key = c."$recordKey" and s.kind = 'exclude'`)
  const columns = landedColumns(pipeline).map(literal).join(', ')
  const lost = await duck.one(`select count(*) from steward where key not in (select "$recordKey" from base) or (kind = 'value' and col not in (${columns}))`)
  if (lost > 0) context.notes.push({ zh: `${lost} 条人工处理找不到对应的行（该行已不在本次数据中）`, en: `${lost} decisions of the steward match no row of this delivery` })
}

/** Cleansed business key (parts joined by U+001F), under which other objects refer to the row. */
async function addBusinessKeys(context: RunContext): Promise<void> {
  const cases = rowSources(context.pipeline).filter((source) => source.key.length > 0).map((source) => {
    const parts = source.key.map((name) => `coalesce(${identifier(name)}, '')`)
    return `when ${literal(source.id)} then ${source.key.length === 1 ? `nullif(${parts[0]}, '')` : parts.join(' || chr(31) || ')}`
  })
  await context.duck.run(`alter table clean add column "$businessKey" varchar`)
  if (cases.length > 0) await context.duck.run(`update clean set "$businessKey" = case "$source" ${cases.join(' ')} end`)
}
