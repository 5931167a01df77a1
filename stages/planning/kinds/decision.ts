import { defineKind } from '../../../platform/kinds/kind.ts'
import { field } from '../../../platform/kinds/field.ts'

/** A matter that somebody must decide by a day: the question, the choices, the recommendation, and what was decided. The owner decides. */
export const decision = defineKind({
  kind: 'decision',
  stage: 'planning',
  prefix: 'DEC',
  table: 'meeting_decision',
  path: 'decisions',
  label: { zh: '决策事项', en: 'Decision' },
  standard: ['phase', 'owner', 'department'],
  isFrozenByGate: false,
  creators: ['businessLead', 'keyUser', 'dataSteward'],
  fields: {
    options: field.longText('可选方案', 'Options'),
    recommendation: field.longText('建议', 'Recommendation', { inList: true }),
    raisedOn: field.date('提出日', 'Raised on', { required: true, startsToday: true }),
    decideBy: field.date('最晚日期', 'Decide by', { inList: true }),
    outcome: field.longText('决定', 'Outcome', { inList: true }),
    decidedOn: field.date('决定日', 'Decided on', { readOnly: true }),
  },
  states: { pending: ['待决策', 'Pending', 'warn'], decided: ['已决定', 'Decided', 'ok'], dropped: ['不再需要', 'Dropped', 'idle'] },
  initialState: 'pending',
  transitions: {
    decide: { label: { zh: '记录决定', en: 'Record the decision' }, from: ['pending'], to: 'decided', primary: true },
    drop: { label: { zh: '不再需要', en: 'Drop' }, from: ['pending'], to: 'dropped', needsReason: true },
    reopen: { label: { zh: '重新讨论', en: 'Reopen' }, from: ['decided', 'dropped'], to: 'pending', needsReason: true },
  },
  links: [{ name: 'meetings', type: 'raises', direction: 'in', kinds: ['meeting'], label: { zh: '会议', en: 'Meeting' } }],
})
