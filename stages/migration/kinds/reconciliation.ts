import { field } from '../../../platform/kinds/field.ts'
import { defineKind } from '../../../platform/kinds/kind.ts'
import { objectLabels } from './objects.ts'

/** Counts, sums and rows of one run compared between source and target; signed by the owner of the data. */
export const reconciliation = defineKind({
  kind: 'reconciliation',
  stage: 'migration',
  prefix: 'REC',
  table: 'reconciliation',
  path: 'reconciliations',
  label: { zh: '数据核对', en: 'Reconciliation' },
  standard: ['phase', 'owner'],
  editable: false,
  fields: {
    object: field.enum('迁移对象', 'Object', objectLabels, { inList: true }),
    runId: field.text('批次', 'Run'),
    runCode: field.text('批次号', 'Run code', { inList: true }),
    mode: field.enum('方式', 'Mode', { rehearsal: ['模拟迁移', 'Rehearsal'], final: ['正式导入', 'Cutover load'] }, { inList: true }),
    checks: field.integer('核对项', 'Checks', { inList: true }),
    unbalanced: field.integer('不平项', 'Not balanced', { inList: true }),
    /** sha256 of the compared figures: what the signature is bound to. */
    resultsHash: field.text('核对结果指纹', 'Results hash'),
    explanation: field.longText('差异说明', 'Explanation of differences'),
    signedAt: field.instant('签署时间', 'Signed'),
    signedBy: field.person('签署人', 'Signed by', { inList: true }),
  },
  states: { open: ['待签', 'To be signed', 'review'], signed: ['已签', 'Signed', 'ok'], returned: ['退回', 'Returned', 'bad'], superseded: ['已被新批次替代', 'Superseded', 'idle'] },
  initialState: 'open',
  links: [{ name: 'requirements', type: 'verifies', direction: 'out', kinds: ['requirement'], label: { zh: '验证需求', en: 'Verifies requirements' }, many: true }],
})
