import type { Pipeline, PipelineSource } from './pipeline-schema.ts'

/** Common name -> column of the source. A source without `fields` gives its named columns as they are. */
export function fieldsOf(source: PipelineSource): Record<string, string> {
  if (source.fields) return source.fields
  return Object.fromEntries((source.columns ?? []).map((column) => [column, column]))
}

export const rowSources = (pipeline: Pipeline) => pipeline.sources.filter((source) => source.role === 'rows')

/** Columns that rows bring along, in order, without those made by rules. */
export function landedColumns(pipeline: Pipeline): string[] {
  return [...new Set(rowSources(pipeline).flatMap((source) => Object.keys(fieldsOf(source))))]
}

/** Columns made by rules (`as`, `into`), in order. */
export function derivedColumns(pipeline: Pipeline): string[] {
  const landed = new Set(landedColumns(pipeline))
  return [...new Set(pipeline.cleanse.flatMap((rule) => [...(rule.as ? [rule.as] : []), ...(rule.into ?? [])]))].filter((name) => !landed.has(name))
}

export const commonColumns = (pipeline: Pipeline) => [...landedColumns(pipeline), ...derivedColumns(pipeline)]

/** Stable names of the rules: given, or `<column>.<op>` with a number where it is not the only one. */
export function ruleNames(rules: readonly { id?: string | undefined; column: string; op: string }[], prefix = ''): string[] {
  const used = new Map<string, number>()
  return rules.map((rule) => {
    const base = rule.id ?? `${prefix}${rule.column}.${rule.op}`
    const times = (used.get(base) ?? 0) + 1
    used.set(base, times)
    return times === 1 ? base : `${base}.${times}`
  })
}
