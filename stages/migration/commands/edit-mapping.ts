import { eq } from 'drizzle-orm'
import { pipelineYaml } from '../../../engines/data/parse-pipeline.ts'
import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import type { RuleBody } from '../contract.ts'
import { dataSource } from '../kinds/data-source.ts'
import { mapping } from '../kinds/mapping.ts'
import { objectLabel } from '../kinds/objects.ts'
import { deliveriesOf } from '../queries/sources.ts'
import { draftPipeline } from '../rules/draft-pipeline.ts'
import { addRule, removeRule, setField } from '../rules/edit-pipeline.ts'
import { targetTemplate } from '../rules/target-template.ts'
import { savePipeline } from './save-pipeline.ts'

type Mapping = typeof mapping.table.$inferSelect

/** Takes a suggested (or written) rule into the pipeline, as a version of its own. */
export async function acceptRule(tx: Tx, input: { mappingId: string; rule: RuleBody }): Promise<Mapping> {
  const { id, yaml } = await withPipeline(tx, input.mappingId)
  return savePipeline(tx, { mappingId: id, yaml: addRule(yaml, input.rule.kind, input.rule), note: `+ ${input.rule.column}.${input.rule.op}` })
}

export async function dropRule(tx: Tx, input: { mappingId: string; kind: 'cleanse' | 'validate' | 'scope'; index: number }): Promise<Mapping> {
  const { id, yaml } = await withPipeline(tx, input.mappingId)
  return savePipeline(tx, { mappingId: id, yaml: removeRule(yaml, input.kind, input.index), note: `- ${input.kind} ${input.index + 1}` })
}

/** Says where a target column comes from. */
export async function mapField(tx: Tx, input: { mappingId: string; target: string; from: string | null; value: string | null }): Promise<Mapping> {
  const { id, yaml } = await withPipeline(tx, input.mappingId)
  return savePipeline(tx, { mappingId: id, yaml: setField(yaml, input.target, input), note: `${input.target} ← ${input.from ?? input.value ?? ''}` })
}

/** A first pipeline from a profiled source: columns matched by their names. Refused where the new system's table is not known. */
export async function draftMapping(tx: Tx, input: { mappingId: string; sourceIds: readonly string[] }): Promise<Mapping> {
  tx.require('update', 'migration')
  const item = await getItem(tx, mapping, input.mappingId)
  const template = targetTemplate(item.object!)
  if (!template) throw new Refused('mapping.no_template', { code: item.code, object: item.object }, { zh: `新系统的"${objectLabel(item.object!).zh}"表还没有模板。请在"方案文本"里写出 target 后保存。`, en: `There is no template for the new system's table of ${objectLabel(item.object!).en.toLowerCase()}. Write its "target" in the pipeline's text and save it.` })
  const [source] = await tx.db.select().from(dataSource.table).where(eq(dataSource.table.id, input.sourceIds[0]!))
  const delivery = source ? (await deliveriesOf(tx, source.id)).find((d) => d.number === source.delivery) : undefined
  if (!source || !delivery?.profile) throw new Refused('mapping.source_not_profiled', { code: source?.code ?? null }, { zh: '先剖析数据源：列名从剖析结果来。', en: 'Profile the source first: its columns come from the profile.' })
  const pipeline = draftPipeline(template, { id: 'source', path: source.fileName!, columns: delivery.profile.columns.map((c) => c.column), sheet: source.sheet, headerRows: source.headerRows }, `${item.code.toLowerCase()}-${item.object!.toLowerCase()}`)
  return savePipeline(tx, { mappingId: item.id, yaml: pipelineYaml(pipeline), note: source.code, sources: { source: source.id } })
}

async function withPipeline(tx: Tx, id: string): Promise<{ id: string; yaml: string }> {
  tx.require('update', 'migration')
  const item = await getItem(tx, mapping, id)
  if (!item.pipeline) throw new Refused('mapping.no_pipeline', { code: item.code }, { zh: `${item.code} 还没有迁移方案。请先在"映射"页选择数据源。`, en: `${item.code} has no pipeline yet. Choose its source on the page "Mapping" first.` })
  return { id: item.id, yaml: item.pipeline }
}
