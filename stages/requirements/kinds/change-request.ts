import { Refused } from '../../../engines/errors.ts'
import { field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'
import { assessImpact, markDecided } from '../queries/change-assessment.ts'
import { baselinedTargetOf } from '../queries/change-target.ts'

/** A change of a requirement in the baseline: what it touches, what it costs, who decided. */
export const changeRequest = defineKind({
  kind: 'changeRequest', stage: 'requirements', prefix: 'CR', table: 'change_request', path: 'change-requests',
  label: { zh: '变更申请', en: 'Change request' },
  standard: ['phase', 'department', 'owner'],
  isFrozenByGate: false,
  fields: {
    reason: field.longText('变更原因', 'Reason', { required: true }),
    newStatement: field.longText('改后的描述', 'New statement'),
    newAcceptance: field.longText('改后的验收标准', 'New acceptance criterion'),
    newPriority: field.enum('改后的优先级', 'New priority', { M: ['必须', 'Must'], S: ['应该', 'Should'], C: ['可以', 'Could'], W: ['本期不做', "Won't (this phase)"] }),
    days: field.decimal('人天', 'Person-days', { inList: true, min: 0 }),
    amount: field.decimal('金额（元）', 'Amount (CNY)', { min: 0 }),
    configurationItems: field.integer('影响配置项', 'Configuration items', { readOnly: true, inList: true }),
    dataObjects: field.integer('影响数据', 'Data objects', { readOnly: true, inList: true }),
    lessons: field.integer('影响课时', 'Lessons', { readOnly: true, inList: true }),
    decidedById: field.person('决定人', 'Decided by', { readOnly: true, inList: true }),
    decidedOn: field.date('决定日期', 'Decided on', { readOnly: true }),
  },
  states: { raised: ['待评估', 'To be assessed', 'idle'], assessed: ['待决定', 'To be decided', 'review'], approved: ['已批准', 'Approved', 'info'], rejected: ['未批准', 'Rejected', 'idle'], applied: ['已执行', 'Applied', 'ok'] },
  initialState: 'raised',
  transitions: {
    assess: {
      label: { zh: '评估影响', en: 'Assess the impact' }, from: ['raised'], to: 'assessed', primary: true, after: assessImpact,
      refuse: async (_tx, item) => item.days === null || item.days === undefined ? new Refused('changeRequest.days_missing', { code: item.code, field: 'days' }, {
        zh: `${item.code} 还没有估人天。填写人天后再评估影响。`, en: `${item.code} has no estimate. Give the person-days, then assess it.` }) : undefined,
    },
    reassess: { label: { zh: '重新评估', en: 'Assess again' }, from: ['assessed'], to: 'assessed', after: assessImpact },
    approve: { label: { zh: '批准', en: 'Approve' }, from: ['assessed'], to: 'approved', primary: true, ability: 'sign', after: markDecided },
    reject: { label: { zh: '不批准', en: 'Reject' }, from: ['raised', 'assessed'], to: 'rejected', needsReason: true, ability: 'sign', after: markDecided },
  },
  links: [{ name: 'requirements', type: 'changes', direction: 'out', kinds: ['requirement'], label: { zh: '变更的需求', en: 'Requirement' }, required: true, many: false }],
  refuse: async (_tx, _values, before) => before && ['approved', 'rejected', 'applied'].includes(before.state)
    ? new Refused('changeRequest.decided', { code: before.code }, { zh: `${before.code} 已有决定，不能再改。情况有变请另提申请。`, en: `${before.code} is decided and stays as it is. Raise another request if things have changed.` })
    : undefined,
  settle: async (tx, item) => { await baselinedTargetOf(tx, item) },
})
export type ChangeRequest = ItemOf<typeof changeRequest>
