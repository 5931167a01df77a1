import type { DocumentModel } from '../../../engines/document/contract.ts'
import { NotFound } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { fingerprintOf, snapshotOf } from '../../../platform/signatures/sign.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { moduleAcceptance } from '../kinds/module-acceptance.ts'
import { acceptanceSubject, acceptanceView, coveredIds } from '../queries/acceptance-view.ts'
import { contentsByModule } from '../queries/module-contents.ts'
import { readinessOf } from '../rules/acceptance-readiness.ts'
import { texts } from '../texts.ts'
import { frameOf } from './frame.ts'

/** 《模块验收单》, to be signed on paper: what is accepted, item by item, under the fingerprint that an electronic signature would bind. */
export async function acceptanceSheet(tx: Tx, input: { phaseId: string | null; itemId?: string }): Promise<DocumentModel> {
  if (!input.itemId) throw new NotFound('acceptance.which', {}, { zh: '请从模块验收页面打开要打印的验收单。', en: 'Open the sheet from the acceptance that it belongs to.' })
  const item = await getItem(tx, moduleAcceptance, input.itemId)
  const view = await acceptanceView(tx, item)
  const frame = await frameOf(tx, item.phaseId)
  const contents = (await contentsByModule(tx))(item.moduleId!, item.phaseId)
  const { objections: _, ...figures } = readinessOf(contents)
  const snapshot = await snapshotOf(tx, coveredIds(item.id, contents), Object.fromEntries(Object.entries(figures).map(([k, v]) => [k, String(v)])))
  const { say } = frame
  return {
    title: `${texts.acceptanceSheet[tx.locale]} ${item.title}`, number: `${frame.code}-${item.code}`, version: `${item.version}.0`, locale: tx.locale, cover: frame.cover,
    fingerprint: fingerprintOf(acceptanceSubject(item.id), snapshot),
    revisions: [{ version: `${item.version}.0`, date: tx.today, author: frame.person(tx.personId), change: say('验收内容如下', 'As accepted below') }],
    signatures: view.signatures.length > 0 ? view.signatures.map((s) => ({ role: say('关键用户', 'Key user'), name: s.by, date: frame.day(s.at) })) : [{ role: say('关键用户', 'Key user') }, { role: say('业务负责人', 'Business lead') }, { role: say('乙方项目经理', 'Implementer project manager') }],
    sections: [
      { heading: say('验收结论', 'Conclusion'), blocks: [{ type: 'fields', rows: [
        { label: say('必测用例通过', 'Must tests passed'), value: `${view.mustPassed} / ${view.mustTests}` },
        { label: say('配置项已验收', 'Items accepted'), value: `${view.itemsAccepted} / ${view.items}` },
        { label: say('未关闭缺陷', 'Open defects'), value: String(view.openDefects) },
        { label: say('验收范围', 'Scope'), value: item.scope ?? '' },
        { label: say('遗留事项', 'Left open'), value: item.remarks ?? say('无', 'none') },
      ] }] },
      { heading: say('验收内容', 'What is accepted'), blocks: [{ type: 'table', columns: [{ header: say('编号', 'Code'), width: 14 }, { header: say('名称', 'Title'), width: 66 }, { header: say('版本', 'Version'), width: 8, align: 'right' }, { header: say('指纹', 'Fingerprint'), width: 16 }], rows: snapshot.items.map((i) => [i.code, i.title, String(i.version), i.hash.slice(0, 12)]) }] },
    ],
  }
}
