import type { Tx } from '../../platform/db/door.ts'
import type { Stage } from '../../platform/registry.ts'
import { addDays, dayIn } from '../../platform/db/time.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { inboxOf } from './approvals/approval-view.ts'
import { defect } from './kinds/defect.ts'
import { moduleAcceptance } from './kinds/module-acceptance.ts'
import { testCase } from './kinds/test-case.ts'
import { acceptanceStanding } from './queries/acceptance-view.ts'

type Own = Awaited<ReturnType<NonNullable<Stage['todos']>>>

/** Approvals that wait for me, tests that I am to run, defects on my desk, acceptances that I am to sign. */
export async function todosOf(tx: Tx): Promise<Own> {
  const mine = <R extends { ownerId: string | null }>(rows: readonly R[]): R[] => rows.filter((r) => r.ownerId === tx.personId)
  const approvals = (await inboxOf(tx)).waiting.map((w) => ({ id: w.instanceId, kind: 'approval', code: w.requisition.code, title: w.requisition.title, why: { zh: `等你审批：${w.nodeName}，¥${w.requisition.amount}`, en: `Waits for your approval: ${w.nodeName}, ¥${w.requisition.amount}` }, due: addDays(dayIn(tx.zone, w.since), 2), href: `/configuration/approvals?approval=${w.instanceId}` }))
  const tests = mine(await listItems(tx, testCase, { state: ['ready', 'blocked'] })).map((t) => ({ id: t.id, kind: 'testCase', code: t.code, title: t.title, why: { zh: '测试用例等你执行', en: 'A test case for you to run' }, due: null, href: `/configuration/test-cases?item=${t.code}` }))
  const defects = mine(await listItems(tx, defect, { state: ['open', 'fixing', 'fixed'] })).map((d) => ({ id: d.id, kind: 'defect', code: d.code, title: d.title, why: d.state === 'fixed' ? { zh: '缺陷已处理，等复测', en: 'A defect to retest' } : { zh: '缺陷等你处理', en: 'A defect for you to fix' }, due: null, href: `/configuration/defects?item=${d.code}` }))
  const open = mine(await listItems(tx, moduleAcceptance, { state: 'open' }))
  const standing = await acceptanceStanding(tx, open)
  const acceptances = open.filter((a) => { const [passed, all] = String(standing.get(a.id)?.mustPassed ?? '').split(' / '); return passed === all && all !== '0' })
    .map((a) => ({ id: a.id, kind: 'moduleAcceptance', code: a.code, title: a.title, why: { zh: '必测已全部通过，等你签署', en: 'All must tests passed: for you to sign' }, due: null, href: `/configuration/acceptance?item=${a.code}` }))
  return [...approvals, ...tests, ...defects, ...acceptances]
}
