import { compileMap } from './compile-map.ts'
import { compileChecks, compileCleanse, type LookupTable } from './compile-rules.ts'
import { commonColumns, ruleNames } from './pipeline-columns.ts'
import type { Pipeline } from './pipeline-schema.ts'

export interface CompiledStep {
  readonly step: 'cleanse' | 'scope' | 'validate' | 'map'
  readonly sql: string
}

/** The SQL that a pipeline runs as, for a consultant who wants to see it: the very statements of the run, layer by layer. */
export function compiledSteps(pipeline: Pipeline): CompiledStep[] {
  const lookups: LookupTable[] = []
  const columns = commonColumns(pipeline)
  const steps: CompiledStep[] = [{ step: 'cleanse', sql: readable(compileCleanse(pipeline, lookups).sql) }]
  const named = <Rule extends { id?: string | undefined; column: string; op: string }>(rules: readonly Rule[], prefix = '') => {
    const names = ruleNames(rules, prefix)
    return rules.map((rule, i) => ({ ...rule, name: names[i]! }))
  }
  if (pipeline.scope.length > 0) steps.push({ step: 'scope', sql: readable(compileChecks(columns, 'live', named(pipeline.scope, 'scope.').map((rule) => ({ ...rule, severity: 'reject' as const })), lookups, 's').sql) })
  const checks = named(pipeline.validate).filter((rule) => rule.op !== 'unique')
  if (checks.length > 0) steps.push({ step: 'validate', sql: readable(compileChecks(columns, 'live', checks, lookups, 'k').sql) })
  steps.push({ step: 'map', sql: readable(compileMap(pipeline, lookups).sql) })
  return steps
}

/** One layer a line. */
const readable = (sql: string) => sql.replaceAll(' from (select *', '\nfrom (select *')
