import { field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'

/** The flow itself stands in `approval_flow_version` as BPMN 2.0; publishing is a command of its own. */
export const approvalFlow = defineKind({
  kind: 'approvalFlow', stage: 'configuration', prefix: 'FLW', table: 'approval_flow', path: 'approval-flows',
  label: { zh: '审批流', en: 'Approval flow' },
  standard: ['phase', 'owner'],
  fields: {
    runsOn: field.enum('用于', 'Runs on', { purchaseRequisition: ['请购单（在此运行）', 'Purchase requisitions (run here)'], none: ['目标系统的单据', 'Documents of the target system'] }, { required: true, inList: true }),
    moduleId: field.module('模块', 'Module', { inList: true }),
    purpose: field.longText('说明', 'Purpose'),
    publishedVersion: field.integer('已发布版本', 'Published version', { readOnly: true, inList: true }),
  },
  states: { draft: ['未发布', 'Not published', 'idle'], published: ['已发布', 'Published', 'ok'], retired: ['已停用', 'Retired', 'idle'] },
  initialState: 'draft',
  transitions: { retire: { label: { zh: '停用', en: 'Retire' }, from: ['draft', 'published'], to: 'retired', needsReason: true } },
  links: [{ name: 'requirements', type: 'implements', direction: 'out', kinds: ['requirement'], label: { zh: '落实的需求', en: 'Requirements' } }],
})
export type ApprovalFlow = ItemOf<typeof approvalFlow>
