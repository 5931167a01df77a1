import { type LookupTable, RuleCompiler } from './compile-rules.ts'
import type { RulePreview } from './contract.ts'
import type { CleanseRule } from './pipeline-schema.ts'
import { columnsOf, parquet, query } from './read-run.ts'
import { identifier, literal } from './rules/sql-text.ts'

/**
 * Shows what each rule would do to the landed rows of one source, by itself and before any other rule: how many rows it touches, how many
 * it cannot read, and samples before and after. Columns are named as the run's `landed` table names them. Rules that look something up
 * touch nothing here: they need a run.
 */
export async function previewRules(run: string, source: string, rules: readonly CleanseRule[]): Promise<RulePreview[]> {
  const columns = (await columnsOf(run, 'landed')).filter((c) => c.column.startsWith('c_'))
  const landed = `(select line as "$line", ${columns.map((c) => `${identifier(c.column)} as ${identifier(c.name)}`).join(', ')} from ${parquet(run, 'landed')} where source = ${literal(source)})`
  const previews: RulePreview[] = []
  for (const [index, rule] of rules.entries()) previews.push(rule.op === 'lookup' ? { rule: index, touched: 0, unreadable: 0, samples: [] } : await previewRule(landed, columns.map((c) => c.name), rule, index))
  return previews
}

async function previewRule(landed: string, columns: readonly string[], rule: CleanseRule, index: number): Promise<RulePreview> {
  const compiler = new RuleCompiler(columns, 'p', [] as LookupTable[])
  compiler.addRule({ ...rule, args: rule.args ?? {}, severity: rule.severity ?? 'warn', name: `rule ${index + 1}` })
  const compiled = compiler.rules[0]!
  const before = identifier(compiled.value)
  const parts = compiled.writes.map((write) => identifier(write.next))
  const after = parts.length === 1 ? parts[0]! : `concat_ws(' | ', ${parts.join(', ')})`
  const bad = compiled.bad ? identifier(compiled.bad) : 'false'
  const rows = `(select "$line", ${before} as "$before", ${parts.length === 0 ? before : after} as "$after", ${bad} as "$bad" from (${compiler.select(landed)}))`
  const isTouched = `"$before" is distinct from "$after" and not (coalesce("$before", '') = '' and coalesce("$after", '') = '')`
  const [counts] = await query(`select count(*) filter (${isTouched}) as touched, count(*) filter ("$bad") as unreadable from ${rows}`)
  const samples = await query(`select min("$line") as line, "$before" as before, "$after" as after, bool_or("$bad") as bad from ${rows} where ${isTouched} or "$bad" group by "$before", "$after" order by bad desc, count(*) desc, 1 limit 6`)
  return {
    rule: index, touched: Number(counts!.touched), unreadable: Number(counts!.unreadable),
    samples: samples.map((s) => ({ line: Number(s.line), before: s.before ?? null, after: s.after ?? null, isUnreadable: s.bad === 'true' })),
  }
}
