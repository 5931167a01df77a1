import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeDepartment } from '../../platform/organization/change.ts'
import { openTestHouse, type TestHouse } from '../../platform/test-house.ts'
import { loadKit } from '../../platform/kits/kit.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { stages } from '../../stages.ts'
import { requisition } from '../../engines/workflow/flow-fixture.ts'
import { draftTestCases } from './commands/draft-test-cases.ts'
import { loadPermissions } from './commands/change-permissions.ts'
import { criteria } from './gate.ts'
import { debts } from './debts.ts'
import { testCase } from './kinds/test-case.ts'
import { currentConflicts } from './queries/permission-matrix.ts'
import { todosOf } from './todos.ts'

let test: TestHouse
const phase = () => ({ id: test.phases.P1, code: 'P1', name: '', position: 1, startsOn: null, plannedGoLiveOn: null, goLiveOn: null })
const measured = (id: string) => test.run('consultant', (tx) => criteria.find((c) => c.id === id)!.measure(tx, phase()))
const post = async (role: Parameters<TestHouse['request']>[0], path: string, body: unknown = {}) => {
  const answer = await test.request(role, 'POST', path, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}
const move = (role: Parameters<TestHouse['request']>[0], path: string, id: string, name: string, body: object = {}) => test.request(role, 'POST', `/items/${path}/${id}/transitions/${name}`, body)

beforeAll(async () => {
  test = await openTestHouse(stages)
  await test.run('customerProjectManager', async (tx) => {
    await changeDepartment(tx, test.departments.PUR, { headId: test.person('businessLead') })
    await changeDepartment(tx, test.departments.WH, { headId: test.person('keyUser') })
  })
})
afterAll(() => test.close())

describe('a configuration item', () => {
  let requirementId: string
  let itemId: string
  it('is confirmed only when it says what is standard and what it becomes', async () => {
    requirementId = (await post('consultant', '/items/requirements', { title: '按金额审批', statement: '当提交请购单时，系统应按金额分级审批。', priority: 'M', moduleId: test.modules.PU, phaseId: test.phases.P1, acceptance: '三个金额档各测 2 张，路径一致。' })).id
    itemId = (await post('consultant', '/items/configuration-items', { title: '请购单审批流', moduleId: test.modules.PU, phaseId: test.phases.P1, fitClass: 'cfg', standardValue: '单级审批' })).id
    const refused = await move('consultant', 'configuration-items', itemId, 'confirm')
    expect([refused.status, refused.body.code]).toEqual([409, 'configuration_item.values_missing'])
    await test.request('consultant', 'PATCH', `/items/configuration-items/${itemId}`, { customValue: '三级审批' })
    for (const name of ['confirm', 'configure', 'test']) expect((await move('consultant', 'configuration-items', itemId, name)).status).toBe(200)
  })
  it('is a debt, and cannot be accepted, while nobody asked for it', async () => {
    expect((await measured('configuration.unasked')).value).toBe('1')
    expect((await test.run('consultant', (tx) => debts[0]!.find(tx))).map((d) => d.title)).toEqual(['请购单审批流'])
    expect((await move('businessLead', 'configuration-items', itemId, 'accept')).body.code).toBe('configuration_item.nobody_asked')
    await test.request('consultant', 'PATCH', `/items/configuration-items/${itemId}`, { links: { requirements: [requirementId] } })
    expect((await measured('configuration.unasked')).value).toBe('0')
  })
  it('is accepted by those who may sign, and then changes only after it was opened again with a reason', async () => {
    expect((await move('consultant', 'configuration-items', itemId, 'accept')).status).toBe(403)
    expect((await move('businessLead', 'configuration-items', itemId, 'accept')).body.state).toBe('accepted')
    expect((await measured('configuration.accepted')).value).toBe('1.0000')
    const refused = await test.request('consultant', 'PATCH', `/items/configuration-items/${itemId}`, { customValue: '四级审批' })
    expect(refused.body.code).toBe('configuration_item.accepted')
    expect((await move('consultant', 'configuration-items', itemId, 'reopen')).body.code).toBe('transition.reason_missing')
    expect((await test.request('consultant', 'GET', '/configuration/figures')).body.changedAfterAcceptance).toBe(0)
    await move('consultant', 'configuration-items', itemId, 'reopen', { reason: '业务要求加一级' })
    expect((await test.request('consultant', 'GET', '/configuration/figures')).body.changedAfterAcceptance).toBe(1)
    for (const name of ['confirm', 'configure', 'test']) await move('consultant', 'configuration-items', itemId, name)
    expect((await move('businessLead', 'configuration-items', itemId, 'accept')).status).toBe(200)
  })
})

describe('an approval flow', () => {
  let flowId: string
  const outline = { ...requisition, steps: requisition.steps.map((s) => (s.kind === 'approval' ? { ...s, whenEmpty: 'admin' as const } : s)) }
  it('cannot be used before it is published', async () => {
    flowId = (await post('consultant', '/items/approval-flows', { title: '请购单审批', runsOn: 'purchaseRequisition', phaseId: test.phases.P1, moduleId: test.modules.PU })).id
    const refused = await test.request('endUser', 'POST', '/requisitions', { title: '轴承', lines: [{ material: '轴承', quantity: '10', unit: '件', unitPrice: '12.5' }] })
    expect([refused.status, refused.body.code]).toEqual([409, 'flow.none_published'])
    expect((await measured('configuration.flows')).value).toBe('0.0000')
  })
  it('with a hole between its bands is not published', async () => {
    const broken = { ...outline, steps: [{ kind: 'choice', id: 'g', name: '金额', branches: [{ id: 'a', name: '小', condition: 'amount < 5000', steps: [] }, { id: 'b', name: '大', condition: 'amount > 5000', steps: [] }] }] }
    expect((await test.request('consultant', 'PUT', `/configuration/flows/${flowId}/draft`, { outline: broken })).status).toBe(200)
    const checked = await post('consultant', `/configuration/flows/${flowId}/check`)
    expect(checked.findings.map((f: { code: string }) => f.code)).toEqual(['band_hole'])
    expect((await test.request('consultant', 'POST', `/configuration/flows/${flowId}/publish`, {})).body.code).toBe('flow.not_proven')
  })
  it('is proven over everybody, published, and comes back from BPMN as it was drawn', async () => {
    expect((await test.request('consultant', 'PUT', `/configuration/flows/${flowId}/draft`, { outline })).status).toBe(200)
    const checked = await post('consultant', `/configuration/flows/${flowId}/check`)
    expect(checked.findings).toEqual([])
    expect(checked.runs).toBeGreaterThan(50)
    expect((await post('consultant', `/configuration/flows/${flowId}/publish`)).version).toBe(1)
    const view = (await test.request('consultant', 'GET', `/configuration/flows/${flowId}`)).body
    expect(view.outline.steps).toEqual(outline.steps)
    const file = await test.request('consultant', 'GET', `/configuration/flows/${flowId}/bpmn?version=1`)
    expect(file.raw.toString()).toContain('landfall:approval')
    expect((await measured('configuration.flows')).value).toBe('1.0000')
  })
  it('is edited by those who configure only', async () => {
    expect((await test.request('endUser', 'PUT', `/configuration/flows/${flowId}/draft`, { outline })).status).toBe(403)
  })
})

describe('a purchase requisition', () => {
  const bearing = { title: '轴承与链条', lines: [{ material: '轴承 6003', quantity: '120', unit: '件', unitPrice: '3.35' }, { material: '链条', quantity: '1000', unit: '条', unitPrice: '18.123' }] }
  it('says who will be asked before it is submitted, each person once', async () => {
    const path = await post('endUser', '/requisitions/preview', { amount: '50000.01' })
    expect(path.steps.map((s: { nodeName: string }) => s.nodeName)).toEqual(['manager', 'general'])
  })
  it('adds its lines to the cent and goes to the head of the department first', async () => {
    const made = await post('endUser', '/requisitions', bearing)
    expect([made.code, made.amount, made.status]).toEqual(['PRQ-001', '18525.00', 'running'])
    const inbox = (await test.request('businessLead', 'GET', '/approvals/inbox')).body
    expect(inbox.waiting.map((w: { requisition: { code: string }; nodeName: string }) => [w.requisition.code, w.nodeName])).toEqual([['PRQ-001', 'manager']])
    expect((await test.run('businessLead', todosOf)).map((t) => t.code)).toContain('PRQ-001')
  })
  it('is approved once by whoever is both managers, and tells what happened', async () => {
    const [waiting] = (await test.request('businessLead', 'GET', '/approvals/inbox')).body.waiting
    const after = await post('businessLead', `/approvals/${waiting.instanceId}/actions`, { action: 'approve', taskKey: waiting.taskKey })
    expect(after.status).toBe('approved')
    expect(after.history.map((h: { action: string }) => h.action)).toEqual(['started', 'approved', 'passed:duplicate'])
    expect(after.picture.nodes.filter((n: { standing: string }) => n.standing === 'done').map((n: { id: string }) => n.id)).toContain('purchasing')
  })
  it('comes back with a reason, is corrected and submitted again', async () => {
    const made = await post('itOperations', '/requisitions', { title: '交换机', lines: [{ material: '交换机', quantity: '2', unit: '台', unitPrice: '4500' }] })
    const inbox = (await test.request('keyUser', 'GET', '/approvals/inbox')).body
    const own = inbox.waiting.find((w: { requisition: { code: string } }) => w.requisition.code === made.code)
    expect((await test.request('keyUser', 'POST', `/approvals/${made.instanceId}/actions`, { action: 'return', taskKey: own.taskKey, to: 'starter' })).body.code).toBe('approval.reason_missing')
    const back = await post('keyUser', `/approvals/${made.instanceId}/actions`, { action: 'return', taskKey: own.taskKey, to: 'starter', note: '请补三家比价' })
    expect([back.status, back.waiting]).toEqual(['returned', []])
    const again = await post('itOperations', `/requisitions/${made.code}/resubmit`, { title: '交换机（含比价）', lines: [{ material: '交换机', quantity: '2', unit: '台', unitPrice: '2300' }] })
    expect([again.amount, again.status]).toEqual(['4600.00', 'running'])
  })
  it('may not be decided by somebody else, nor by a token that only reads', async () => {
    const [open] = (await test.request('keyUser', 'GET', '/approvals/inbox')).body.waiting
    expect((await test.request('sponsor', 'POST', `/approvals/${open.instanceId}/actions`, { action: 'approve', taskKey: open.taskKey })).body.code).toBe('approval.task_not_yours')
  })
  it('stays on its version of the flow when a new one is published', async () => {
    const flows = (await test.request('consultant', 'GET', '/configuration/flows')).body
    const flow = flows.find((f: { runsOn: string }) => f.runsOn === 'purchaseRequisition')
    const onlyGeneral = { name: '请购单审批', dedupe: 'none', steps: [{ kind: 'approval', id: 'only', name: '总经理', source: { type: 'role', role: 'sponsor' }, mode: 'any', whenEmpty: 'refuse', whenSelf: 'superior' }] }
    await test.request('consultant', 'PUT', `/configuration/flows/${flow.id}/draft`, { outline: onlyGeneral })
    const errors = await test.request('consultant', 'POST', `/configuration/flows/${flow.id}/publish`, {})
    expect(errors.status, JSON.stringify(errors.body)).toBe(200)
    const fresh = await post('endUser', '/requisitions', bearing)
    expect((await test.request('endUser', 'GET', `/approvals/${fresh.instanceId}`)).body.flow.version).toBe(2)
    const [open] = (await test.request('keyUser', 'GET', '/approvals/inbox')).body.waiting
    const older = await post('keyUser', `/approvals/${open.instanceId}/actions`, { action: 'approve', taskKey: open.taskKey })
    expect([older.flow.version, older.status]).toEqual([1, 'approved'])
  })
  it('leaves one event in the chain for each action', async () => {
    const log = (await test.request('customerProjectManager', 'GET', '/events?limit=200')).body
    const kinds = (log.rows ?? log).map((e: { kind: string }) => e.kind).filter((k: string) => k.startsWith('approval.'))
    expect(kinds.filter((k: string) => k === 'approval.approved')).toHaveLength(2)
    expect(kinds.filter((k: string) => k === 'approval.returned')).toHaveLength(1)
  })
})

describe('the permission matrix', () => {
  let matrix: any
  const grant = async (role: string, group: string, scope: string | null) => {
    const change = { roleId: matrix.roles.find((r: any) => r.code === role).id, groupId: matrix.groups.find((g: any) => g.code === group).id, scope }
    return { changes: [change] }
  }
  it('comes from the kit without a high conflict', async () => {
    await test.run('consultant', (tx) => loadPermissions(tx, loadKit('erp-discrete')))
    matrix = (await test.request('consultant', 'GET', '/configuration/permissions')).body
    expect([matrix.roles.length, matrix.groups.length, matrix.rules]).toEqual([40, 56, 28])
    expect(matrix.conflicts).toEqual([])
    expect(matrix.leftToFlow.length).toBe(4)
  })
  it('says which conflict a grant would make before it is given', async () => {
    const simulated = await post('consultant', '/configuration/permissions/simulate', await grant('RO-11', 'F-PU5', 'wh'))
    expect(simulated.map((c: any) => c.rule.code)).toEqual(['SOD-03'])
    expect(await test.run('consultant', currentConflicts)).toEqual([])
  })
  it('counts a conflict with the people concerned against the gate until somebody answers for it', async () => {
    const buyer = matrix.roles.find((r: any) => r.code === 'RO-11').id
    await test.request('consultant', 'PUT', `/configuration/permissions/roles/${buyer}/holders`, { personIds: [test.person('endUser')] })
    const { body } = await test.request('consultant', 'PUT', '/configuration/permissions/grants', await grant('RO-11', 'F-PU5', 'wh'))
    expect(body.conflicts.map((c: any) => [c.rule.code, c.people.length])).toEqual([['SOD-03', 1]])
    expect((await measured('configuration.sod')).value).toBe('1')
    const exception = { conflictKey: body.conflicts[0].key, ownerId: test.person('businessLead'), reason: '小厂只有一名采购', compensating: '每周抽 20 行到现场点货', endsOn: '2099-12-31' }
    expect((await test.request('consultant', 'POST', '/configuration/permissions/exceptions', exception)).status).toBe(403)
    await post('customerProjectManager', '/configuration/permissions/exceptions', exception)
    expect((await measured('configuration.sod')).value).toBe('0')
  })
  it('allows no exception where the law demands the separation', async () => {
    const { body } = await test.request('consultant', 'PUT', '/configuration/permissions/grants', await grant('RO-35', 'F-SY2', 'all'))
    const admin = body.conflicts.find((c: any) => c.rule.code === 'SOD-26')
    const refused = await test.request('customerProjectManager', 'POST', '/configuration/permissions/exceptions', { conflictKey: admin.key, ownerId: test.person('businessLead'), reason: '只有一名管理员', compensating: '每月检查', endsOn: '2099-12-31' })
    expect(refused.body.code).toBe('permission.no_exception')
  })
  it('goes to .xlsx and comes back the same; a wrong word is named with its line', async () => {
    const file = await test.request('consultant', 'GET', '/configuration/permissions.xlsx')
    const same = await post('consultant', '/configuration/permissions/import', { fileName: 'permissions.xlsx', fileBase64: file.raw.toString('base64'), dryRun: false })
    expect([same.changes, same.errors]).toEqual([0, []])
    const wrong = await post('consultant', '/configuration/permissions/import', { text: '编号\tRO-11 采购员\nF-PU3\t随便\nF-XX9\t公司', dryRun: true })
    expect(wrong.errors.map((e: any) => e.line)).toEqual([2, 3])
    const changed = await post('consultant', '/configuration/permissions/import', { text: '编号\tRO-11 采购员\nF-PU3\t公司\nF-PU5\t', dryRun: false })
    expect([changed.rescoped, changed.removed]).toEqual([1, 1])
    expect((await test.request('consultant', 'GET', '/configuration/permissions')).body.conflicts.map((c: any) => c.rule.code)).toEqual(['SOD-26'])
  })
})

describe('tests and acceptance', () => {
  let testId: string
  let acceptanceId: string
  it('drafts a test case from the acceptance criterion of each requirement, once', async () => {
    expect(await test.run('consultant', (tx) => draftTestCases(tx, {}))).toBe(1)
    expect(await test.run('consultant', (tx) => draftTestCases(tx, {}))).toBe(0)
    const [made] = await test.run('consultant', (tx) => listItems(tx, testCase))
    expect([made!.expected, made!.priority]).toEqual(['三个金额档各测 2 张，路径一致。', 'M'])
    testId = made!.id
    expect((await measured('configuration.tested')).blockers.map((b) => b.text)).toEqual(['按金额审批：用例未全部通过'])
  })
  it('keeps the signature back while a must test is open', async () => {
    acceptanceId = (await post('consultant', '/items/module-acceptances', { title: '采购管理模块验收', moduleId: test.modules.PU, phaseId: test.phases.P1, ownerId: test.person('keyUser') })).id
    const refused = await test.request('keyUser', 'POST', `/configuration/acceptances/${acceptanceId}/sign`, {})
    expect([refused.status, refused.body.code]).toEqual([409, 'acceptance.not_ready'])
  })
  it('records a failed run with its defect, and a failed test cannot go without a word', async () => {
    await move('consultant', 'test-cases', testId, 'release')
    expect((await test.request('keyUser', 'POST', `/configuration/test-cases/${testId}/runs`, { result: 'failed', onMigratedData: true })).body.code).toBe('test_run.reason_missing')
    await post('keyUser', `/configuration/test-cases/${testId}/runs`, { result: 'failed', onMigratedData: true, defect: { title: '5,000.01 元没有到采购经理', severity: 's2', observed: '直接通过' } })
    const [run] = (await test.request('keyUser', 'GET', `/configuration/test-cases/${testId}/runs`)).body
    expect([run.result, run.defect.code]).toEqual(['failed', 'DEF-001'])
    const view = (await test.request('keyUser', 'GET', `/configuration/acceptances/${acceptanceId}`)).body
    expect(view.objections.map((o: any) => o.why)).toEqual(['testNotPassed', 'severeDefect'])
  })
  it('is signed by a key user once all is passed and closed, and broken by a later change', async () => {
    for (const name of ['take', 'fix', 'close']) expect((await move('developer', 'defects', 'DEF-001', name)).status).toBe(200)
    await post('keyUser', `/configuration/test-cases/${testId}/runs`, { result: 'passed', onMigratedData: true })
    expect((await measured('configuration.tested')).value).toBe('1.0000')
    expect((await test.run('keyUser', todosOf)).map((t) => t.kind)).toContain('moduleAcceptance')
    expect((await test.request('implementerProjectManager', 'POST', `/configuration/acceptances/${acceptanceId}/sign`, {})).body.code).toBe('acceptance.not_a_key_user')
    const signed = await post('keyUser', `/configuration/acceptances/${acceptanceId}/sign`, { statement: '同意上线' })
    expect([signed.state, signed.signatures.length]).toEqual(['signed', 1])
    expect((await measured('configuration.modules')).value).toBe('0.5000')
    await move('consultant', 'configuration-items', 'CFG-001', 'reopen', { reason: '改一级' })
    await test.request('consultant', 'PATCH', '/items/configuration-items/CFG-001', { customValue: '二级审批' })
    expect((await measured('configuration.modules')).value).toBe('0.0000')
    const [view] = (await test.request('keyUser', 'GET', `/configuration/acceptances/${acceptanceId}`)).body.signatures
    expect(view.broken.map((b: any) => b.code)).toEqual(['CFG-001'])
  })
  it('draws the burn-up from the log', async () => {
    const burn = (await test.request('consultant', 'GET', `/configuration/burn-up?phase=${test.phases.P1}`)).body
    expect(burn.modules.map((m: any) => [m.code, m.planned, m.accepted, m.mustPassed, m.signed])).toEqual([['PU', 1, 0, 1, true], ['IN', 0, 0, 0, false]])
    expect(burn.series[0].accepted.at(-1)).toBe(0)
  })
  it('builds its four documents in both languages', async () => {
    for (const locale of ['zh', 'en']) {
      for (const document of [`configuration-manual.docx?phase=${test.phases.P1}`, 'permission-report.docx', `uat-report.docx?phase=${test.phases.P1}`, `module-acceptance.docx?item=${acceptanceId}`]) {
        const answer = await test.request('consultant', 'GET', `/documents/${document}`, undefined, { 'accept-language': locale })
        expect([document, answer.status, answer.raw.subarray(0, 2).toString()]).toEqual([document, 200, 'PK'])
      }
    }
  })
})
