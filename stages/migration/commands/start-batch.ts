import { and, desc, eq, inArray } from 'drizzle-orm'
import { parsePipeline } from '../../../engines/data/parse-pipeline.ts'
import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { phaseOf } from '../../../platform/gates/evaluate.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { mapping } from '../kinds/mapping.ts'
import { migrationRun } from '../kinds/migration-run.ts'
import { objectLabel } from '../kinds/objects.ts'
import { migrationBatches } from '../tables.ts'
import { targetLabel } from '../running/target.ts'

export interface StartBatch {
  phaseId: string
  mode: 'dryRun' | 'rehearsal' | 'final'
  /** All mappings of the phase with a pipeline when absent. */
  mappingIds?: readonly string[] | undefined
}

/**
 * Plans a batch and gives its id. Refused while another one runs (the target is worked by one at a time), without a pipeline, when
 * an object that a mapping looks up has never been run, and for a final load when an object has no rehearsal that balances.
 */
export async function startBatch(tx: Tx, input: StartBatch): Promise<string> {
  tx.require('run', 'migration')
  const phase = await phaseOf(tx, input.phaseId)
  const all = await listItems(tx, mapping, { phaseId: phase?.id ?? input.phaseId })
  const chosen = all.filter((m) => (input.mappingIds ? input.mappingIds.includes(m.id) : m.pipeline)).sort((a, b) => (a.loadOrder ?? 0) - (b.loadOrder ?? 0))
  if (chosen.length === 0) throw new Refused('batch.nothing', {}, { zh: '本期没有可运行的映射。请先在"映射"页为迁移对象建立迁移方案。', en: 'This phase has no mapping to run. Give a migration object its pipeline on the page "Mapping" first.' })
  const bare = chosen.filter((m) => !m.pipeline)
  if (bare.length > 0) throw new Refused('batch.no_pipeline', { codes: bare.map((m) => m.code) }, { zh: `${bare.map((m) => m.code).join('、')} 还没有迁移方案。请先建立，或本次不选它。`, en: `${bare.map((m) => m.code).join(', ')} has no pipeline yet. Make one, or leave it out.` })
  const [busy] = await tx.db.select({ number: migrationBatches.number }).from(migrationBatches).where(and(eq(migrationBatches.implementationId, tx.implementationId), eq(migrationBatches.state, 'running')))
  if (busy) throw new Refused('batch.running', {}, { zh: '另一批正在运行。请等它结束或取消后再开始。', en: 'Another batch is running. Wait until it ends, or cancel it, then start again.' })
  await requireLookups(tx, chosen)
  if (input.mode === 'final') await requireRehearsals(tx, chosen)
  const number = 1 + (await lastNumber(tx, phase?.id ?? null, input.mode))
  const schema = input.mode === 'final' ? 'erp' : `${(phase?.code ?? 'all').toLowerCase()}_${input.mode === 'dryRun' ? 'dry_run' : 'rehearsal'}_${number}`
  const id = newId(tx.actor.at)
  await tx.db.insert(migrationBatches).values({ id, implementationId: tx.implementationId, phaseId: phase?.id ?? null, mode: input.mode, number, schema, target: await targetLabel(tx), mappingIds: chosen.map((m) => m.id), personId: tx.personId, state: 'running', startedAt: tx.now })
  await tx.record({ kind: 'migration.batch_started', data: { batch: id, mode: input.mode, number, phase: phase?.id ?? null, mappings: chosen.map((m) => m.code) } })
  return id
}

async function lastNumber(tx: Tx, phaseId: string | null, mode: string): Promise<number> {
  const rows = await tx.db.select({ number: migrationBatches.number, phaseId: migrationBatches.phaseId }).from(migrationBatches).where(and(eq(migrationBatches.implementationId, tx.implementationId), eq(migrationBatches.mode, mode as 'rehearsal'))).orderBy(desc(migrationBatches.number))
  return rows.find((r) => r.phaseId === phaseId)?.number ?? 0
}

/** Objects that the pipelines look up must be in this batch, or have been run before. */
async function requireLookups(tx: Tx, chosen: readonly (typeof mapping.table.$inferSelect)[]): Promise<void> {
  const inBatch = new Set(chosen.map((m) => m.object as string))
  const wanted = new Map<string, string>()
  for (const m of chosen) for (const object of lookedUp(m.pipeline!)) if (!inBatch.has(object)) wanted.set(object, m.code)
  if (wanted.size === 0) return
  const runs = await tx.db.select({ object: migrationRun.table.object }).from(migrationRun.table).where(and(eq(migrationRun.table.implementationId, tx.implementationId), eq(migrationRun.table.state, 'done'), inArray(migrationRun.table.mode, ['rehearsal', 'final']), inArray(migrationRun.table.object, [...wanted.keys()] as never)))
  const missing = [...wanted].filter(([object]) => !runs.some((r) => r.object === object))
  if (missing.length === 0) return
  throw new Refused('batch.lookup_missing', { objects: missing.map(([o]) => o) }, {
    zh: `${missing.map(([o, code]) => `${code} 要查"${objectLabel(o).zh}"的新编码`).join('，')}，但它还没有跑过。请把它加入本次，或先单独跑一次。`,
    en: `${missing.map(([o, code]) => `${code} looks up the new codes of ${objectLabel(o).en.toLowerCase()}`).join(', ')}, which has not been run yet. Add it to this batch or run it first.`,
  })
}

/** Names of the other objects whose codes a pipeline needs. */
export function lookedUp(yaml: string): string[] {
  const objects = parsePipeline(yaml).map.flatMap((m) => (m.lookup && 'object' in m.lookup ? [m.lookup.object] : []))
  return [...new Set(objects)]
}

async function requireRehearsals(tx: Tx, chosen: readonly (typeof mapping.table.$inferSelect)[]): Promise<void> {
  const runs = await tx.db.select().from(migrationRun.table).where(and(eq(migrationRun.table.implementationId, tx.implementationId), eq(migrationRun.table.state, 'done'), eq(migrationRun.table.mode, 'rehearsal'), inArray(migrationRun.table.mappingId, chosen.map((m) => m.id)))).orderBy(desc(migrationRun.table.startedAt))
  const open = chosen.filter((m) => {
    const last = runs.find((r) => r.mappingId === m.id)
    return !last?.isConserved || !last.isReconciled
  })
  if (open.length === 0) return
  throw new Refused('batch.not_rehearsed', { codes: open.map((m) => m.code) }, {
    zh: `${open.map((m) => `${m.code} ${m.title}`).join('、')} 还没有一次核对平衡的模拟迁移，不能正式导入。请先模拟迁移并处理差异。`,
    en: `${open.map((m) => `${m.code} ${m.title}`).join(', ')} has no rehearsal that balances, so it cannot be loaded for good. Rehearse it and settle the differences first.`,
  })
}
