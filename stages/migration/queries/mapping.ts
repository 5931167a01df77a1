import { and, desc, eq, inArray } from 'drizzle-orm'
import { parsePipeline } from '../../../engines/data/parse-pipeline.ts'
import { compiledSteps } from '../../../engines/data/compile-pipeline.ts'
import type { Mapping, Pipeline } from '../../../engines/data/pipeline-schema.ts'
import { runRows } from '../../../engines/data/read-run.ts'
import type { Text } from '../../../engines/errors.ts'
import { type Actor, asActor } from '../../../platform/db/door.ts'
import { itemRows } from '../../../platform/kinds/rows.ts'
import { people } from '../../../platform/organization/tables.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import type { MappingField, MappingView } from '../contract.ts'
import { dataSource } from '../kinds/data-source.ts'
import { mapping } from '../kinds/mapping.ts'
import { objectLabel } from '../kinds/objects.ts'
import { proposalsFor } from '../rules/field-proposals.ts'
import { targetTemplate } from '../rules/target-template.ts'
import { openRun } from '../running/run-store.ts'
import { pipelineVersions } from '../tables.ts'
import { latestRun, loadRun } from './load-run.ts'
import { operationLabel } from './rule-texts.ts'

/** A mapping field by field: what the new system wants, where it comes from, what happens on the way, and samples of the last run. */
export async function viewMapping(actor: Actor, implementationId: string, idOrCode: string): Promise<MappingView> {
  const found = await asActor(actor, implementationId, async (tx) => {
    const item = await getItem(tx, mapping, idOrCode)
    const [row] = await itemRows(tx, mapping, [item])
    const versions = await tx.db.select({ v: pipelineVersions, name: people.name, nameEn: people.nameEn }).from(pipelineVersions).leftJoin(people, eq(people.id, pipelineVersions.personId)).where(and(eq(pipelineVersions.implementationId, tx.implementationId), eq(pipelineVersions.mappingId, item.id))).orderBy(desc(pipelineVersions.version))
    const ids = Object.values(item.sources ?? {})
    const sources = ids.length === 0 ? [] : await tx.db.select({ id: dataSource.table.id, code: dataSource.table.code, title: dataSource.table.title }).from(dataSource.table).where(inArray(dataSource.table.id, ids))
    const run = await latestRun(tx, item.object!)
    const details = run?.mappingId === item.id ? (await loadRun(tx, run.id)).details : null
    return { item, row: row!, versions, sources, details }
  })
  const { item, row } = found
  const pipeline = item.pipeline ? parsePipeline(item.pipeline, item.code) : null
  const samples = pipeline && found.details ? await samplesOf(openRun(actor.house, found.details.files), pipeline) : { fields: new Map<string, MappingField['samples']>(), codes: [] }
  return {
    mapping: row, yaml: item.pipeline ?? null, pipeline, fields: pipeline ? fieldsOf(pipeline, samples.fields) : [],
    columns: pipeline ? columnsOf(pipeline) : [],
    sources: (pipeline?.sources ?? []).map((s) => { const own = found.sources.find((x) => x.id === item.sources?.[s.id]); return { id: s.id, sourceId: own?.id ?? null, code: own?.code ?? null, title: own?.title ?? null, role: s.role } }),
    versions: found.versions.map(({ v, name, nameEn }) => ({ version: v.version, at: v.at, by: (actor.locale === 'en' ? (nameEn ?? name) : name) ?? null, note: v.note, hash: v.hash })),
    codeExamples: samples.codes,
  }
}

/** The SQL that a mapping's pipeline compiles to, step by step. */
export async function viewSql(actor: Actor, implementationId: string, idOrCode: string): Promise<{ step: string; sql: string }[]> {
  const item = await asActor(actor, implementationId, (tx) => getItem(tx, mapping, idOrCode))
  return item.pipeline ? compiledSteps(parsePipeline(item.pipeline, item.code)).map(({ step, sql }: { step: string; sql: string }) => ({ step, sql })) : []
}

function fieldsOf(pipeline: Pipeline, samples: ReadonlyMap<string, MappingField['samples']>): MappingField[] {
  const heads = headsOf(pipeline)
  const proposals = proposalsFor(pipeline, targetTemplate(pipeline.object))
  return pipeline.target.columns.map((column) => {
    const own = pipeline.map.find((m) => m.target === column.name)
    const from = own?.from === undefined ? null : [own.from].flat().join(' + ')
    return {
      target: column.name, title: column.title ?? { zh: column.name, en: column.name }, type: column.type, required: column.required, isKey: pipeline.target.key.includes(column.name), from,
      sourceColumn: from ? (heads.get(from) ?? originOf(pipeline, from, heads)) : null, constant: own?.value || null, rule: own ? ruleOf(pipeline, own) : null, proposal: proposals.get(column.name) ?? null, samples: samples.get(column.name) ?? [],
    }
  })
}

/** For a column made by rules: the head of the column it was made from. */
function originOf(pipeline: Pipeline, name: string, heads: ReadonlyMap<string, string>): string | null {
  const maker = pipeline.cleanse.find((r) => r.as === name || r.into?.includes(name))
  return maker ? (heads.get(maker.column) ?? null) : null
}

/** What happens to a value on its way, in words. */
function ruleOf(pipeline: Pipeline, own: Mapping): Text | null {
  const from = typeof own.from === 'string' ? own.from : null
  const parts: Text[] = pipeline.cleanse.filter((r) => from && r.column === from && !r.as).map((r) => operationLabel(r.op))
  if (own.op) parts.push(operationLabel(own.op))
  if (own.lookup && 'object' in own.lookup) parts.push({ zh: `换成${objectLabel(own.lookup.object).zh}的新编码${own.onMiss === 'reject' ? '，查不到就拒绝' : ''}`, en: `becomes the new code of ${objectLabel(own.lookup.object).en.toLowerCase()}${own.onMiss === 'reject' ? '; rejected when there is none' : ''}` })
  if (from === '$code') parts.push({ zh: '按编码规则生成', en: 'made by the code rule' })
  if (from === '$sourceKey') parts.push({ zh: '旧系统的编码', en: 'the code of the old system' })
  return parts.length === 0 ? null : { zh: parts.map((p) => p.zh).join(' → '), en: parts.map((p) => p.en).join(' → ') }
}

function headsOf(pipeline: Pipeline): Map<string, string> {
  return new Map(pipeline.sources.filter((s) => s.role === 'rows').flatMap((s) => Object.entries(s.fields ?? {}).map(([name, head]) => [name, head.split('/').at(-1)!] as const)))
}

function columnsOf(pipeline: Pipeline): MappingView['columns'] {
  const landed = pipeline.sources.filter((s) => s.role === 'rows').flatMap((s) => Object.entries(s.fields ?? {}).map(([name, head]) => ({ name, label: head.split('/').at(-1)!, source: s.id })))
  const made = pipeline.cleanse.flatMap((r) => [...(r.as ? [r.as] : []), ...(r.into ?? [])]).filter((name) => !landed.some((c) => c.name === name))
  return [...new Map([...landed, ...made.map((name) => ({ name, label: name, source: '' }))].map((c) => [c.name, c])).values()]
}

/** Up to three rows of the last run: what was landed under each target column, and what it became. */
async function samplesOf(directory: string, pipeline: Pipeline): Promise<{ fields: Map<string, MappingField['samples']>; codes: string[] }> {
  const mapped = await runRows(directory, 'mapped', {}, { offset: 0, limit: 3 })
  const ids = mapped.rows.map((r) => r.$goldenId ?? null)
  const landed = await Promise.all(ids.map(async (id) => (id === null ? null : ((await runRows(directory, 'landed', { equals: { row_id: id } }, { offset: 0, limit: 1 })).rows[0] ?? null))))
  const fields = new Map<string, MappingField['samples']>()
  for (const own of pipeline.map) {
    const from = typeof own.from === 'string' ? own.from : null
    const origin = from && !from.startsWith('$') ? (pipeline.cleanse.find((r) => r.as === from)?.column ?? from) : null
    fields.set(own.target, mapped.rows.map((row, i) => ({ before: origin ? (landed[i]?.[origin] ?? null) : null, after: row[own.target] ?? null })))
  }
  const codeColumn = pipeline.map.find((m) => m.from === '$code')?.target
  return { fields, codes: codeColumn ? mapped.rows.flatMap((r) => r[codeColumn] ?? []) : [] }
}
