import { asc, eq } from 'drizzle-orm'
import type { DocumentModel, Section } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { StageDocument } from '../../../platform/registry.ts'
import { fingerprintOf, snapshotOf } from '../../../platform/signatures/sign.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { dataSource } from '../kinds/data-source.ts'
import { columnQuality } from '../rules/quality.ts'
import { sourceDeliveries } from '../tables.ts'
import { coverOf, type Frame, frameOf, numberOf } from './frame.ts'

type Delivery = typeof sourceDeliveries.$inferSelect
type Source = typeof dataSource.table.$inferSelect

/** 《数据质量报告》: what the old systems' data are worth, source by source, and how it grew better from delivery to delivery. */
async function build(tx: Tx, input: { phaseId: string | null }): Promise<DocumentModel> {
  const frame = await frameOf(tx, input.phaseId)
  const { say } = frame
  const sources = (await listItems(tx, dataSource)).filter((s) => !frame.phase || s.phaseId === frame.phase.id || s.phaseId === null)
  const deliveries = await tx.db.select().from(sourceDeliveries).where(eq(sourceDeliveries.implementationId, tx.implementationId)).orderBy(asc(sourceDeliveries.number))
  const of = (source: Source): Delivery[] => deliveries.filter((d) => d.sourceId === source.id)
  const current = (source: Source): Delivery | undefined => of(source).find((d) => d.number === source.delivery)
  const rows = sources.map((s) => [s.code, s.title, s.system ?? '', s.fileName ?? '', frame.number(s.rows), frame.percent(s.quality), String(s.delivery ?? '')])
  const total = sources.reduce((n, s) => n + (s.rows ?? 0), 0)
  return {
    title: say('数据质量报告', 'Data quality report'), number: numberOf(frame, 'DQR'), version: 'V1.0', locale: tx.locale, cover: coverOf(frame, tx.today),
    revisions: [{ version: 'V1.0', date: tx.today, author: frame.withRole('dataSteward'), change: say('按当前剖析结果生成', 'From the profiles as they stand') }],
    signatures: [{ role: say(`数据负责人 ${frame.withRole('dataSteward')}`, `Data steward ${frame.withRole('dataSteward')}`) }, { role: say(`甲方项目经理 ${frame.withRole('customerProjectManager')}`, `Customer project manager ${frame.withRole('customerProjectManager')}`) }],
    sections: [
      {
        heading: say('结论', 'In short'),
        blocks: [
          { type: 'paragraph', text: sources.length === 0 ? say('还没有数据源。', 'There is no data source yet.') : say(`共剖析 ${sources.length} 个数据源、${frame.number(total)} 行。质量分为各列无问题值占比的平均：一列的问题行数取其最大一类问题的行数，空值本身不算问题。`, `${sources.length} sources with ${frame.number(total)} rows were profiled. Quality is the mean over columns of the share of values without a finding: a column counts its widest finding, and an empty value is no fault by itself.`) },
          { type: 'table', caption: say('数据源一览', 'Sources'), columns: [{ header: say('编号', 'Code'), width: 10 }, { header: say('数据源', 'Source'), width: 22 }, { header: say('旧系统', 'Old system'), width: 14 }, { header: say('文件', 'File'), width: 24 }, { header: say('行数', 'Rows'), width: 10, align: 'right' }, { header: say('质量分', 'Quality'), width: 10, align: 'right' }, { header: say('第几次', 'Delivery'), width: 10, align: 'right' }], rows },
        ],
      },
      ...sources.map((s) => sourceSection(frame, s, current(s), of(s))),
    ],
    fingerprint: fingerprintOf('document:dataQualityReport', await snapshotOf(tx, sources.map((s) => s.id))),
  }
}

function sourceSection(frame: Frame, source: Source, delivery: Delivery | undefined, history: Delivery[]): Section {
  const { say } = frame
  if (!delivery?.profile) return { heading: `${source.code} ${source.title}`, blocks: [{ type: 'paragraph', text: say('尚未剖析。', 'Not profiled yet.') }] }
  const columns = delivery.profile.columns
  const findings = columns.flatMap((c) => c.findings.map((f) => [c.column.split('/').at(-1)!, f.text[frame.say('zh', 'en') as 'zh' | 'en'], frame.number(f.rows), f.example ?? ''])).slice(0, 60)
  return {
    heading: `${source.code} ${source.title}`,
    blocks: [
      { type: 'table', caption: say('各列', 'Columns'), columns: [{ header: say('列', 'Column'), width: 26 }, { header: say('空值率', 'Empty'), width: 14, align: 'right' }, { header: say('不同值', 'Distinct'), width: 14, align: 'right' }, { header: say('质量分', 'Quality'), width: 14, align: 'right' }, { header: say('最常见的值', 'Most frequent'), width: 32 }], rows: columns.map((c) => [c.column.split('/').at(-1)!, c.rows === 0 ? '—' : frame.percent(((c.nulls + c.empties) / c.rows).toFixed(4)), frame.number(c.distinct), frame.percent(columnQuality(c).toFixed(4)), c.semanticType === 'mobile' || c.semanticType === 'residentId' || c.semanticType === 'email' ? say('（个人信息，不列出）', '(personal, not listed)') : (c.top[0]?.value ?? '')]) },
      findings.length === 0 ? { type: 'paragraph', text: say('没有发现问题。', 'No finding.') } : { type: 'table', caption: say('问题', 'Findings'), columns: [{ header: say('列', 'Column'), width: 20 }, { header: say('问题', 'Finding'), width: 42 }, { header: say('行数', 'Rows'), width: 12, align: 'right' }, { header: say('例', 'Example'), width: 26 }], rows: findings },
      ...(history.length > 1 ? [{ type: 'table' as const, caption: say('历次提供', 'Deliveries'), columns: [{ header: say('第几次', 'Delivery'), width: 20 }, { header: say('日期', 'Day'), width: 30 }, { header: say('行数', 'Rows'), width: 25, align: 'right' as const }, { header: say('质量分', 'Quality'), width: 25, align: 'right' as const }], rows: history.map((d) => [String(d.number), frame.day(d.deliveredAt), frame.number(d.rows), frame.percent(d.quality)]) }] : []),
    ],
  }
}

export const dataQualityReport: StageDocument = { id: 'dataQualityReport', label: { zh: '数据质量报告', en: 'Data quality report' }, build }
