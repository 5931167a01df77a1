import { inArray } from 'drizzle-orm'
import { parsePipeline } from '../../../engines/data/parse-pipeline.ts'
import type { Pipeline, PipelineSource } from '../../../engines/data/pipeline-schema.ts'
import { runRows } from '../../../engines/data/read-run.ts'
import { type Actor, asActor } from '../../../platform/db/door.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import type { RunManifest } from '../../../engines/data/contract.ts'
import type { CleansingView, RuleView, Suggestion } from '../contract.ts'
import { dataSource } from '../kinds/data-source.ts'
import { mapping } from '../kinds/mapping.ts'
import { type ColumnValue, suggestRules } from '../rules/suggest-rules.ts'
import { openRun } from '../running/run-store.ts'
import { sourceDeliveries } from '../tables.ts'
import { latestRun, loadRun } from './load-run.ts'
import { operationLabel, ruleIds } from './rule-texts.ts'

/** How many rows of a source are looked at for suggestions. */
const looked = 20_000

/** The rules that stand in a mapping's pipeline with what they did last, and rules that the profiles of its sources speak for. */
export async function viewCleansing(actor: Actor, implementationId: string, idOrCode: string): Promise<CleansingView> {
  const found = await asActor(actor, implementationId, async (tx) => {
    const from = await getItem(tx, mapping, idOrCode)
    const ids = Object.values(from.sources ?? {})
    const sources = ids.length === 0 ? [] : await tx.db.select().from(dataSource.table).where(inArray(dataSource.table.id, ids))
    const deliveries = ids.length === 0 ? [] : await tx.db.select().from(sourceDeliveries).where(inArray(sourceDeliveries.sourceId, ids))
    const run = await latestRun(tx, from.object!)
    const details = run ? (await loadRun(tx, run.id)).details : null
    return { from, sources, deliveries, run: run && run.mappingId === from.id ? run : null, manifest: details?.manifest ?? null }
  })
  const { from } = found
  const shown = { id: from.id, code: from.code, title: from.title, object: from.object!, state: from.state }
  if (!from.pipeline) return { mapping: shown, rules: [], suggestions: [], lastRun: null }
  const pipeline = parsePipeline(from.pipeline, from.code)
  const suggestions: Suggestion[] = []
  for (const source of pipeline.sources) {
    const bound = found.sources.find((s) => s.id === from.sources?.[source.id])
    const delivery = found.deliveries.find((d) => d.sourceId === bound?.id && d.number === bound?.delivery)
    if (!delivery?.profile || !delivery.profileFiles) continue
    const values = await valuesOf(openRun(actor.house, delivery.profileFiles), Object.values(source.fields ?? {}))
    suggestions.push(...suggestionsOf(pipeline, source, delivery.profile.columns, values))
  }
  return { mapping: shown, rules: rulesOf(pipeline, found.run ? found.manifest : null), suggestions: suggestions.sort((a, b) => b.touched + b.unreadable - (a.touched + a.unreadable)), lastRun: found.run ? { id: found.run.id, code: found.run.code } : null }
}

function suggestionsOf(pipeline: Pipeline, source: PipelineSource, profiles: readonly { column: string }[], values: ReadonlyMap<string, ColumnValue[]>): Suggestion[] {
  return Object.entries(source.fields ?? {}).flatMap(([name, head]) => {
    const profile = profiles.find((p) => p.column === head) as Parameters<typeof suggestRules>[1] | undefined
    if (!profile) return []
    return suggestRules(name, profile, values.get(head) ?? [], pipeline.cleanse).map((c): Suggestion => ({
      id: `${source.id}.${name}.${c.rule.op}`, source: source.id, column: name, label: head.split('/').at(-1)!, rule: c.rule, what: operationLabel(c.rule.op), touched: c.touched, unreadable: c.unreadable, samples: c.samples,
      why: { zh: `${c.touched} 行会改写${c.unreadable > 0 ? `，${c.unreadable} 行读不懂` : ''}`, en: `${c.touched} rows rewritten${c.unreadable > 0 ? `, ${c.unreadable} that cannot be read` : ''}` },
    }))
  })
}

function rulesOf(pipeline: Pipeline, manifest: RunManifest | null): RuleView[] {
  const counted = new Map((manifest?.reasons ?? []).map((r) => [r.rule, r.rows]))
  return ruleIds(pipeline).map(({ kind, index, id }) => {
    const rule = pipeline[kind][index]!
    const own = kind === 'cleanse' && (rule as { as?: string }).as ? { zh: ` → ${(rule as { as: string }).as}`, en: ` → ${(rule as { as: string }).as}` } : { zh: '', en: '' }
    const label = operationLabel(rule.op)
    return { index, kind, column: rule.column, op: rule.op, label: { zh: label.zh + own.zh, en: label.en + own.en }, args: rule.args, severity: 'severity' in rule ? rule.severity : null, rows: manifest ? (counted.get(id) ?? 0) : null }
  })
}

/** Distinct values of these columns over the first rows of a landed source, with how often and where first. */
async function valuesOf(directory: string, columns: readonly string[]): Promise<Map<string, ColumnValue[]>> {
  const seen = new Map(columns.map((c) => [c, new Map<string | null, { rows: number; line: number }>()]))
  for (let offset = 0; offset < looked; offset += 500) {
    const page = await runRows(directory, 'landed', {}, { offset, limit: 500 })
    for (const row of page.rows) {
      const line = Number(row.line ?? 0)
      for (const column of columns) {
        const own = seen.get(column)!
        const value = row[column] ?? null
        const known = own.get(value)
        if (known) known.rows++
        else own.set(value, { rows: 1, line })
      }
    }
    if (offset + 500 >= page.total) break
  }
  return new Map([...seen].map(([column, values]) => [column, [...values].map(([value, { rows, line }]) => ({ value, rows, line }))]))
}
