import { derivedField, field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'
import { lastRuns } from '../queries/test-runs.ts'

/** Passed, failed and blocked come from recorded runs only. */
export const testCase = defineKind({
  kind: 'testCase', stage: 'configuration', prefix: 'TST', table: 'test_case', path: 'test-cases',
  label: { zh: '测试用例', en: 'Test case' },
  standard: ['phase', 'owner'],
  fields: {
    moduleId: field.module('模块', 'Module', { required: true, inList: true }),
    priority: field.enum('级别', 'Priority', { M: ['必测', 'Must'], S: ['应测', 'Should'], C: ['可测', 'Could'] }, { required: true, inList: true }),
    scenario: field.text('业务主线', 'Scenario', { hint: { zh: '如：采购到付款', en: 'For example: procure to pay' } }),
    precondition: field.longText('前提', 'Given'),
    steps: field.longText('步骤', 'Steps', { required: true }),
    expected: field.longText('预期结果', 'Expected', { required: true }),
  },
  states: { draft: ['草稿', 'Draft', 'idle'], ready: ['待执行', 'To run', 'info'], passed: ['通过', 'Passed', 'ok'], failed: ['未通过', 'Failed', 'bad'], blocked: ['受阻', 'Blocked', 'warn'] },
  initialState: 'draft',
  transitions: {
    release: { label: { zh: '可以执行', en: 'Ready to run' }, from: ['draft'], to: 'ready', primary: true },
    rework: { label: { zh: '退回修改', en: 'Rework' }, from: ['ready', 'passed', 'failed', 'blocked'], to: 'draft', needsReason: true },
  },
  links: [{ name: 'requirements', type: 'verifies', direction: 'out', kinds: ['requirement'], label: { zh: '验证的需求', en: 'Requirements' } }],
  derived: {
    fields: { lastRunAt: derivedField('instant', '最近执行', 'Last run', { inList: true }), lastRunBy: derivedField('person', '执行人', 'Run by'), runs: derivedField('integer', '执行次数', 'Runs') },
    compute: lastRuns,
  },
})
export type TestCase = ItemOf<typeof testCase>
