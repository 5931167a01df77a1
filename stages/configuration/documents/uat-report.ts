import { and, eq, inArray } from 'drizzle-orm'
import type { DocumentModel, Section } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { linkedItems, listItems } from '../../../platform/trace/item-store.ts'
import { defect } from '../kinds/defect.ts'
import { moduleAcceptance } from '../kinds/module-acceptance.ts'
import { testCase } from '../kinds/test-case.ts'
import { testRuns } from '../own-tables.ts'
import { acceptanceStanding } from '../queries/acceptance-view.ts'
import { texts } from '../texts.ts'
import { frameOf, nothing, wordOf } from './frame.ts'

/** 《UAT 报告》 DOC-27: cases by module with their runs, on whose data, defects by severity, acceptances. */
export async function uatReport(tx: Tx, input: { phaseId: string | null }): Promise<DocumentModel> {
  const frame = await frameOf(tx, input.phaseId)
  const { say } = frame
  const cases = await listItems(tx, testCase, { phaseId: input.phaseId })
  const requirements = await linkedItems(tx, cases.map((c) => c.id), 'verifies', 'out')
  const runs = cases.length === 0 ? [] : await tx.db.select().from(testRuns).where(and(eq(testRuns.implementationId, tx.implementationId), inArray(testRuns.testCaseId, cases.map((c) => c.id)))).orderBy(testRuns.at)
  const defects = await listItems(tx, defect, { phaseId: input.phaseId })
  const acceptances = await listItems(tx, moduleAcceptance, { phaseId: input.phaseId })
  const standing = await acceptanceStanding(tx, acceptances)
  const last = new Map(runs.map((r) => [r.testCaseId, r]))
  const executed = cases.filter((c) => last.has(c.id))
  const passed = cases.filter((c) => c.state === 'passed')
  const stateWord = (state: string): string => testCase.states[state as keyof typeof testCase.states]?.[tx.locale === 'zh' ? 0 : 1] ?? state
  const share = (n: number, of: number): string => (of === 0 ? '—' : say(`${n} / ${of}（${((n / of) * 100).toFixed(1)} %）`, `${n} / ${of} (${((n / of) * 100).toFixed(1)} %)`))
  const sections = frame.modules.flatMap((m): Section[] => {
    const own = cases.filter((c) => c.moduleId === m.id)
    if (own.length === 0) return []
    return [{ heading: m.name, blocks: [{ type: 'table', columns: [{ header: say('编号', 'Code'), width: 11 }, { header: say('用例', 'Case'), width: 26 }, { header: say('需求', 'Req.'), width: 12 }, { header: say('预期结果', 'Expected'), width: 27 }, { header: say('结果', 'Result'), width: 9 }, { header: say('执行', 'Run'), width: 15 }], rows: own.map((c) => [c.code, c.title, (requirements.get(c.id) ?? []).map((r) => r.code).join(' '), c.expected ?? '', stateWord(c.state), last.has(c.id) ? `${frame.person(last.get(c.id)!.personId)} ${frame.day(last.get(c.id)!.at)}` : '']) }] }]
  })
  return {
    title: texts.uatReport[tx.locale], number: `${frame.code}-DOC27`, version: '1.0', locale: tx.locale, cover: frame.cover,
    revisions: [{ version: '1.0', date: tx.today, author: frame.person(tx.personId), change: say('由测试记录生成', 'Generated from the test records') }],
    signatures: acceptances.length === 0 ? [{ role: say('业务负责人', 'Business lead') }] : acceptances.map((a) => ({ role: a.title, ...(standing.get(a.id)?.signedBy ? { name: String(standing.get(a.id)!.signedBy) } : {}) })),
    sections: [
      { heading: say('结论', 'Conclusion'), blocks: [{ type: 'fields', rows: [
        { label: say('用例执行率', 'Cases executed'), value: share(executed.length, cases.length) },
        { label: say('用例通过率', 'Cases passed'), value: share(passed.length, cases.length) },
        { label: say('用迁移后数据执行', 'Last run on migrated data'), value: share(executed.filter((c) => last.get(c.id)!.onMigratedData).length, executed.length) },
        { label: say('未关闭一、二级缺陷', 'Open S1 and S2 defects'), value: String(defects.filter((d) => (d.severity === 's1' || d.severity === 's2') && d.state !== 'closed' && d.state !== 'rejected').length) },
      ] }] },
      { heading: say('用例与结果', 'Cases and results'), blocks: sections.length === 0 ? [nothing(frame)] : [], sections },
      { heading: say('缺陷', 'Defects'), blocks: defects.length === 0 ? [nothing(frame)] : [{ type: 'table', columns: [{ header: say('编号', 'Code'), width: 10 }, { header: say('缺陷', 'Defect'), width: 40 }, { header: say('严重程度', 'Severity'), width: 20 }, { header: say('责任人', 'Owner'), width: 14 }, { header: say('状态', 'State'), width: 16 }], rows: defects.map((d) => [d.code, d.title, wordOf(defect.fields.severity.definition.options, d.severity, tx.locale), frame.person(d.ownerId), defect.states[d.state as keyof typeof defect.states]?.[tx.locale === 'zh' ? 0 : 1] ?? d.state]) }] },
      { heading: say('模块验收', 'Module acceptance'), blocks: acceptances.length === 0 ? [nothing(frame)] : [{ type: 'table', columns: [{ header: say('编号', 'Code'), width: 10 }, { header: say('模块', 'Module'), width: 30 }, { header: say('必测通过', 'Must tests'), width: 14 }, { header: say('配置项验收', 'Items accepted'), width: 14 }, { header: say('签署', 'Signed by'), width: 22 }], rows: acceptances.map((a) => [a.code, a.title, String(standing.get(a.id)?.mustPassed ?? ''), String(standing.get(a.id)?.itemsAccepted ?? ''), String(standing.get(a.id)?.signedBy ?? say('未签', 'not signed'))]) }] },
    ],
  }
}
