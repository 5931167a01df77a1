import { defineKind } from '../../../platform/kinds/kind.ts'
import { field } from '../../../platform/kinds/field.ts'

/** One cell of the scope matrix: a module in a department in a phase, as a pilot, in full, or left out with the reason. */
export const scopeDecision = defineKind({
  kind: 'scopeDecision',
  stage: 'planning',
  prefix: 'SCP',
  table: 'scope_decision',
  path: 'scope-decisions',
  label: { zh: '范围决定', en: 'Scope decision' },
  standard: ['phase', 'department'],
  fields: {
    moduleId: field.module('模块', 'Module', { required: true, inList: true }),
    coverage: field.enum('上线方式', 'Coverage', { pilot: ['试点', 'Pilot'], full: ['全面', 'Full'], out: ['本期不做', 'Not in this phase'] }, { required: true, inList: true }),
    reason: field.longText('理由', 'Reason', { hint: { zh: '本期不做时必填：谁提的、为什么、以后怎么办', en: 'Required when it is left out: who asked, why, and what happens later' }, inList: true }),
  },
  states: { proposed: ['拟定', 'Proposed', 'review'], agreed: ['已确认', 'Agreed', 'ok'] },
  initialState: 'proposed',
  transitions: {
    agree: { label: { zh: '确认', en: 'Agree' }, from: ['proposed'], to: 'agreed', primary: true },
    reopen: { label: { zh: '重新讨论', en: 'Reopen' }, from: ['agreed'], to: 'proposed', needsReason: true },
  },
  links: [{ name: 'requirements', type: 'implements', direction: 'out', kinds: ['requirement'], label: { zh: '落实的需求', en: 'Requirements it implements' } }],
})
