import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { DocumentModel } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { StageDocument } from '../../../platform/registry.ts'
import { fingerprintOf, snapshotOf } from '../../../platform/signatures/sign.ts'
import { migrationRun } from '../kinds/migration-run.ts'
import { objectLabel } from '../kinds/objects.ts'
import { reconciliation } from '../kinds/reconciliation.ts'
import { runDetails } from '../tables.ts'
import { coverOf, frameOf, numberOf } from './frame.ts'

/** 《期初数据确认书》: what was loaded for good, compared figure by figure, and who answers for it. */
async function build(tx: Tx, input: { phaseId: string | null }): Promise<DocumentModel> {
  const frame = await frameOf(tx, input.phaseId)
  const { say } = frame
  const locale = say('zh', 'en') as 'zh' | 'en'
  const t = migrationRun.table
  const all = await tx.db.select({ run: t, manifest: runDetails.manifest }).from(t).innerJoin(runDetails, eq(runDetails.runId, t.id)).where(and(eq(t.implementationId, tx.implementationId), eq(t.mode, 'final'), eq(t.state, 'done'), ...(frame.phase ? [eq(t.phaseId, frame.phase.id)] : []))).orderBy(desc(t.startedAt), asc(t.code))
  const runs = [...new Map([...all].reverse().map((r) => [r.run.mappingId!, r])).values()]
  const rec = reconciliation.table
  const recs = runs.length === 0 ? [] : await tx.db.select().from(rec).where(and(eq(rec.implementationId, tx.implementationId), inArray(rec.runId, runs.map((r) => r.run.id))))
  return {
    title: say('期初数据确认书', 'Confirmation of opening data'), number: numberOf(frame, 'OBC'), version: 'V1.0', locale: tx.locale, cover: coverOf(frame, frame.day(runs.at(-1)?.run.startedAt ?? tx.today)),
    revisions: [{ version: 'V1.0', date: frame.day(runs.at(-1)?.run.startedAt ?? tx.today), author: frame.withRole('dataSteward'), change: say('正式导入后生成', 'After the cutover load') }],
    signatures: recs.map((r) => ({ role: say(`${objectLabel(r.object!).zh}负责人`, `Owner of ${objectLabel(r.object!).en.toLowerCase()}`), ...(r.state === 'signed' ? { name: frame.name(r.signedBy), date: frame.day(r.signedAt) } : {}) })),
    sections: runs.length === 0
      ? [{ heading: say('导入结果', 'What was loaded'), blocks: [{ type: 'paragraph', text: say('本期还没有正式导入。', 'Nothing has been loaded for good in this phase yet.') }] }]
      : [
          {
            heading: say('导入结果', 'What was loaded'),
            blocks: [{ type: 'table', columns: [{ header: say('对象', 'Object'), width: 22 }, { header: say('旧系统行数', 'Rows in the old system'), width: 16, align: 'right' }, { header: say('导入', 'Loaded'), width: 14, align: 'right' }, { header: say('合并', 'Merged'), width: 12, align: 'right' }, { header: say('未导入', 'Not loaded'), width: 14, align: 'right' }, { header: say('批次', 'Run'), width: 12 }, { header: say('日期', 'Day'), width: 14 }], rows: runs.map(({ run }) => [objectLabel(run.object!)[locale], frame.number(run.rowsIn), frame.number(run.mapped), frame.number(run.merged), frame.number(run.rejected), run.code, frame.day(run.startedAt)]) }],
          },
          {
            heading: say('逐项核对', 'Figure by figure'),
            blocks: [],
            sections: runs.map(({ run, manifest }) => {
              const own = recs.find((r) => r.runId === run.id)
              return {
                heading: objectLabel(run.object!)[locale],
                blocks: [
                  { type: 'table' as const, columns: [{ header: say('核对项', 'Check'), width: 28 }, { header: say('旧系统', 'Old system'), width: 18, align: 'right' as const }, { header: say('新系统', 'New system'), width: 18, align: 'right' as const }, { header: say('已解释', 'Explained'), width: 18, align: 'right' as const }, { header: say('未解释', 'Unexplained'), width: 18, align: 'right' as const }], rows: manifest.reconciliation.map((c) => [c.label[locale], c.source, c.target, explained(c), c.unexplained]) },
                  ...(own?.explanation ? [{ type: 'paragraph' as const, text: say(`差异说明：${own.explanation}`, `Explanation: ${own.explanation}`) }] : []),
                ],
              }
            }),
          },
          { heading: say('确认', 'Confirmation'), blocks: [{ type: 'paragraph', text: say('签署人确认上述数据已与旧系统核对，自上线之日起作为新系统的期初数据。', 'The undersigned confirm that these data were compared with the old system and are the opening data of the new one from go-live on.') }] },
        ],
    fingerprint: fingerprintOf('document:openingDataConfirmation', await snapshotOf(tx, [...runs.map((r) => r.run.id), ...recs.map((r) => r.id)])),
  }
}

/** What rejected, merged and changed rows account for, as an exact sum of decimals. */
function explained(c: { rejected: string; merged: string; changed: string }): string {
  const parts = [c.rejected, c.merged, c.changed].map((v) => v.split('.') as [string, string?])
  const decimals = Math.max(...parts.map(([, d]) => d?.length ?? 0))
  const sum = parts.reduce((n, [whole, d]) => n + BigInt(`${whole}${(d ?? '').padEnd(decimals, '0')}`), 0n)
  const digits = String(sum < 0n ? -sum : sum).padStart(decimals + 1, '0')
  return `${sum < 0n ? '-' : ''}${digits.slice(0, digits.length - decimals)}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`
}

export const openingDataConfirmation: StageDocument = { id: 'openingDataConfirmation', label: { zh: '期初数据确认书', en: 'Confirmation of opening data' }, build }
