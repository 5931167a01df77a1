import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { RunManifest } from '../../../engines/data/contract.ts'
import type { Block, DocumentModel, Section } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { StageDocument } from '../../../platform/registry.ts'
import { fingerprintOf, snapshotOf } from '../../../platform/signatures/sign.ts'
import { migrationRun } from '../kinds/migration-run.ts'
import { objectLabel } from '../kinds/objects.ts'
import { migrationBatches, runDetails } from '../tables.ts'
import { coverOf, type Frame, frameOf, numberOf } from './frame.ts'

type Run = typeof migrationRun.table.$inferSelect
interface Finished { run: Run; manifest: RunManifest }
type Batch = typeof migrationBatches.$inferSelect

/** 《模拟迁移报告》 of the phase's last rehearsal, with the difference to the one before. */
async function build(tx: Tx, input: { phaseId: string | null }): Promise<DocumentModel> {
  const frame = await frameOf(tx, input.phaseId)
  const { say } = frame
  const conditions = [eq(migrationBatches.implementationId, tx.implementationId), eq(migrationBatches.mode, 'rehearsal'), eq(migrationBatches.state, 'done'), ...(frame.phase ? [eq(migrationBatches.phaseId, frame.phase.id)] : [])]
  const batches = await tx.db.select().from(migrationBatches).where(and(...conditions)).orderBy(desc(migrationBatches.startedAt)).limit(2)
  const [last, before] = batches
  const runs = await finished(tx, batches)
  const now = runs.filter((r) => r.run.batchId === last?.id)
  const earlier = runs.filter((r) => r.run.batchId === before?.id)
  return {
    title: say('模拟迁移报告', 'Report of the rehearsal'), number: numberOf(frame, 'RHR'), version: `V${last?.number ?? 0}.0`, locale: tx.locale, cover: coverOf(frame, frame.day(last?.startedAt ?? tx.today)),
    revisions: batches.map((b) => ({ version: `V${b.number}.0`, date: frame.day(b.startedAt), author: frame.name(b.personId), change: say(`第 ${b.number} 次模拟迁移`, `Rehearsal ${b.number}`) })).reverse(),
    signatures: [{ role: say(`数据负责人 ${frame.withRole('dataSteward')}`, `Data steward ${frame.withRole('dataSteward')}`) }, { role: say(`乙方项目经理 ${frame.withRole('implementerProjectManager')}`, `Implementer project manager ${frame.withRole('implementerProjectManager')}`) }],
    sections: last ? [summary(frame, last, now, earlier), ...now.map((r) => objectSection(frame, r, earlier.find((e) => e.run.object === r.run.object)))] : [{ heading: say('结果', 'Result'), blocks: [{ type: 'paragraph', text: say('本期还没有完成的模拟迁移。', 'This phase has no finished rehearsal yet.') }] }],
    fingerprint: fingerprintOf('document:rehearsalReport', await snapshotOf(tx, now.map((r) => r.run.id))),
  }
}

async function finished(tx: Tx, batches: readonly Batch[]): Promise<Finished[]> {
  if (batches.length === 0) return []
  const t = migrationRun.table
  return tx.db.select({ run: t, manifest: runDetails.manifest }).from(t).innerJoin(runDetails, eq(runDetails.runId, t.id)).where(and(eq(t.implementationId, tx.implementationId), inArray(t.batchId, batches.map((b) => b.id)))).orderBy(asc(t.code))
}

function change(frame: Frame, now: number, before: number | undefined): string {
  if (before === undefined) return '—'
  const difference = now - before
  return difference === 0 ? '0' : `${difference > 0 ? '+' : '−'}${frame.number(Math.abs(difference))}`
}

function summary(frame: Frame, batch: Batch, now: readonly Finished[], earlier: readonly Finished[]): Section {
  const { say } = frame
  const seconds = now.reduce((n, r) => n + (r.run.durationMs ?? 0), 0) / 1000
  return {
    heading: say('结果', 'Result'),
    blocks: [
      { type: 'fields', rows: [{ label: say('批次', 'Batch'), value: say(`第 ${batch.number} 次模拟迁移`, `Rehearsal ${batch.number}`) }, { label: say('日期', 'Day'), value: frame.day(batch.startedAt) }, { label: say('执行人', 'Run by'), value: frame.name(batch.personId) }, { label: say('总用时', 'Total time'), value: say(`${seconds.toFixed(1)} 秒`, `${seconds.toFixed(1)} s`) }] },
      {
        type: 'table', caption: say('进入 = 导入 + 合并 + 拒绝（括号内为与上一次的差）', 'In = mapped + merged + rejected (difference to the rehearsal before in brackets)'),
        columns: [{ header: say('对象', 'Object'), width: 20 }, { header: say('进入', 'In'), width: 12, align: 'right' }, { header: say('导入', 'Mapped'), width: 15, align: 'right' }, { header: say('合并', 'Merged'), width: 15, align: 'right' }, { header: say('拒绝', 'Rejected'), width: 17, align: 'right' }, { header: say('守恒', 'Conserved'), width: 9 }, { header: say('核对', 'Balance'), width: 12 }],
        rows: now.map(({ run }) => {
          const b = earlier.find((e) => e.run.object === run.object)?.run
          const cell = (n: number | null, m: number | null | undefined): string => `${frame.number(n)}${b ? `（${change(frame, n ?? 0, m ?? 0)}）` : ''}`
          return [objectLabel(run.object!)[frame.say('zh', 'en') as 'zh' | 'en'], frame.number(run.rowsIn), cell(run.mapped, b?.mapped), cell(run.merged, b?.merged), cell(run.rejected, b?.rejected), run.isConserved ? '✓' : '✗', run.isReconciled ? say('平', 'balanced') : say('不平', 'open')]
        }),
      },
    ],
  }
}

function objectSection(frame: Frame, { run, manifest }: Finished, before: Finished | undefined): Section {
  const { say } = frame
  const locale = frame.say('zh', 'en') as 'zh' | 'en'
  const rejects = manifest.reasons.filter((r) => r.severity === 'reject').sort((a, b) => b.rows - a.rows)
  const gone = (before?.manifest.reasons ?? []).filter((r) => r.severity === 'reject' && !rejects.some((x) => x.rule === r.rule && x.column === r.column))
  const blocks: Block[] = [
    { type: 'fields', rows: [{ label: say('批次号', 'Run'), value: run.code }, { label: say('目标', 'Target'), value: run.target ?? '' }, { label: say('方案指纹', 'Pipeline'), value: (run.pipelineHash ?? '').slice(0, 16) }, { label: say('输入指纹', 'Input'), value: (run.inputHash ?? '').slice(0, 16) }] },
    rejects.length + gone.length === 0
      ? { type: 'paragraph', text: say('没有拒绝行。', 'No row was rejected.') }
      : { type: 'table', caption: say('拒绝原因', 'Why rows were rejected'), columns: [{ header: say('原因', 'Reason'), width: 60 }, { header: say('行数', 'Rows'), width: 20, align: 'right' }, { header: say('上一次', 'Before'), width: 20, align: 'right' }], rows: [...rejects.map((r) => [r.message[locale], frame.number(r.rows), before ? frame.number(before.manifest.reasons.find((x) => x.rule === r.rule && x.column === r.column && x.severity === 'reject')?.rows ?? 0) : '—']), ...gone.map((r) => [r.message[locale], '0', frame.number(r.rows)])] },
    { type: 'table', caption: say('核对', 'Reconciliation'), columns: [{ header: say('核对项', 'Check'), width: 30 }, { header: say('来源', 'Source'), width: 18, align: 'right' }, { header: say('目标', 'Target'), width: 18, align: 'right' }, { header: say('未解释', 'Unexplained'), width: 18, align: 'right' }, { header: say('结论', 'Verdict'), width: 16 }], rows: manifest.reconciliation.map((c) => [c.label[locale], c.source, c.target, c.unexplained, c.isBalanced ? say('平', 'balanced') : say('不平', 'open')]) },
  ]
  return { heading: objectLabel(run.object!)[locale], blocks }
}

export const rehearsalReport: StageDocument = { id: 'rehearsalReport', label: { zh: '模拟迁移报告', en: 'Report of the rehearsal' }, build }
