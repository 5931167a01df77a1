import { inArray } from 'drizzle-orm'
import { parsePipeline, pipelineHash } from '../../../engines/data/parse-pipeline.ts'
import type { Pipeline } from '../../../engines/data/pipeline-schema.ts'
import { Invalid, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem, updateItem } from '../../../platform/trace/item-store.ts'
import { dataSource } from '../kinds/data-source.ts'
import { mapping } from '../kinds/mapping.ts'
import { objectLabel } from '../kinds/objects.ts'
import { pipelineVersions } from '../tables.ts'

type Mapping = typeof mapping.table.$inferSelect

/**
 * Keeps a new version of a mapping's pipeline. Refused when the text is not a pipeline (with the line), is for another object,
 * or names a source that no data source stands for. A confirmed mapping goes back to draft: what was confirmed has changed.
 */
export async function savePipeline(tx: Tx, input: { mappingId: string; yaml: string; note?: string | null; sources?: Record<string, string> }): Promise<Mapping> {
  tx.require('update', 'migration')
  const before = await getItem(tx, mapping, input.mappingId)
  const pipeline = parsePipeline(input.yaml, before.code)
  if (pipeline.object !== before.object) {
    throw new Invalid('pipeline.other_object', { code: before.code, object: pipeline.object }, {
      zh: `${before.code} 是"${objectLabel(before.object!).zh}"的映射，迁移方案里却写着 object: ${pipeline.object}。请改成 ${before.object}。`,
      en: `${before.code} maps ${objectLabel(before.object!).en.toLowerCase()} but the pipeline says object: ${pipeline.object}. Change it to ${before.object}.`,
    })
  }
  const sources = { ...before.sources, ...input.sources }
  await requireSources(tx, pipeline, sources)
  const version = (before.pipelineVersion ?? 0) + 1
  const hash = pipelineHash(pipeline)
  await tx.db.insert(pipelineVersions).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, mappingId: before.id, version, yaml: input.yaml, hash, note: input.note ?? null, personId: tx.personId, at: tx.now })
  const known = Object.fromEntries(pipeline.sources.map((s) => [s.id, sources[s.id]!]))
  return updateItem(tx, mapping, before.id, { pipeline: input.yaml, pipelineVersion: version, targetTable: pipeline.target.table, sources: known }, { event: 'mapping.pipeline_saved', state: 'draft', data: { pipelineVersion: version, hash } })
}

async function requireSources(tx: Tx, pipeline: Pipeline, sources: Readonly<Record<string, string>>): Promise<void> {
  const missing = pipeline.sources.filter((s) => !sources[s.id]).map((s) => s.id)
  if (missing.length > 0) {
    throw new Refused('pipeline.source_unbound', { sources: missing }, { zh: `迁移方案里的数据源 ${missing.join('、')} 还没有对应到已上传的文件。请在"映射"页为它选择数据源。`, en: `No uploaded file stands for the source ${missing.join(', ')} of the pipeline. Choose one on the page "Mapping".` })
  }
  const ids = [...new Set(pipeline.sources.map((s) => sources[s.id]!))]
  const found = await tx.db.select({ id: dataSource.table.id }).from(dataSource.table).where(inArray(dataSource.table.id, ids))
  if (found.length < ids.length) throw new Refused('pipeline.source_unknown', { sources: ids.filter((id) => !found.some((f) => f.id === id)) }, { zh: '迁移方案引用的数据源已不存在。请重新选择数据源。', en: 'A data source of the pipeline is gone. Choose its sources again.' })
}
