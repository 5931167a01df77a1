import { Refused } from '../../../engines/errors.ts'
import { derivedField, field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'
import { recordSignOff, withdrawSignOff } from '../queries/sign-offs.ts'
import { requirementStanding, whyNotSignedOff } from '../queries/requirement-standing.ts'

/** The fields that a baseline freezes; a change of one of them after the baseline needs a change request. */
export const frozenFields = ['title', 'statement', 'acceptance', 'priority', 'verification', 'fit', 'category', 'moduleId', 'departmentId', 'phaseId', 'source', 'raisedById'] as const

export const requirement = defineKind({
  kind: 'requirement', stage: 'requirements', prefix: 'REQ', table: 'requirement', path: 'requirements',
  label: { zh: '需求', en: 'Requirement' },
  standard: ['phase', 'department', 'owner'],
  fields: {
    statement: field.longText('需求描述', 'Statement', { required: true, hint: { zh: '句式："当…时，系统应…"。一条只写一件事，带数值和单位', en: 'Form: "When …, the system shall …". One demand each, with figures and units' } }),
    priority: field.enum('优先级', 'Priority', { M: ['必须', 'Must'], S: ['应该', 'Should'], C: ['可以', 'Could'], W: ['本期不做', "Won't (this phase)"] }, { required: true, inList: true }),
    acceptance: field.longText('验收标准', 'Acceptance criterion', { hint: { zh: '前提、操作、预期；写到可以当场判对错', en: 'Given, when, then; so that anybody can say passed or failed' } }),
    verification: field.enum('验证方式', 'Verification', { I: ['检查', 'Inspection'], A: ['分析', 'Analysis'], D: ['演示', 'Demonstration'], T: ['测试', 'Test'] }),
    fit: field.enum('差异分类', 'Fit class', { std: ['标准满足', 'Standard'], cfg: ['配置', 'Configuration'], chg: ['改流程', 'Change the process'], wrk: ['变通', 'Workaround'], ext: ['二次开发', 'Customization'], itf: ['接口', 'Interface'], later: ['延后', 'Later'], wont: ['不做', 'Not done'] }, { inList: true }),
    category: field.enum('类别', 'Category', { functional: ['功能', 'Function'], interface: ['外部接口', 'External interface'], performance: ['性能', 'Performance'], data: ['数据库逻辑', 'Logical database'], constraint: ['设计约束', 'Design constraint'], reliability: ['可靠性', 'Reliability'], availability: ['可用性', 'Availability'], security: ['安全保密性', 'Security'], maintainability: ['可维护性', 'Maintainability'], portability: ['可移植性', 'Portability'] }, { hint: { zh: '决定它在《需求规格说明书》第 3 章的位置；不填即为功能', en: 'Decides its place in chapter 3 of the specification; a function when left empty' } }),
    moduleId: field.module('模块', 'Module', { inList: true }),
    raisedById: field.person('提出人', 'Raised by', { inList: true }),
    source: field.text('依据', 'Authority', { hint: { zh: '法规、合同条款、集团要求；来自痛点或访谈的不用填', en: 'A law, a clause, an order of the group; leave it empty when it comes from a pain point or an interview' } }),
  },
  states: { draft: ['草稿', 'Draft', 'idle'], inReview: ['评审中', 'In review', 'review'], signedOff: ['已签署', 'Signed off', 'ok'], baselined: ['已入基线', 'Baselined', 'ok'], rejected: ['不采纳', 'Rejected', 'idle'] },
  initialState: 'draft',
  transitions: {
    submit: { label: { zh: '提交评审', en: 'Submit for review' }, from: ['draft'], to: 'inReview', primary: true },
    signOff: { label: { zh: '签署', en: 'Sign off' }, from: ['inReview'], to: 'signedOff', primary: true, ability: 'sign', refuse: whyNotSignedOff, after: recordSignOff },
    withdraw: { label: { zh: '退回草稿', en: 'Back to draft' }, from: ['inReview', 'signedOff', 'rejected'], to: 'draft', needsReason: true, after: withdrawSignOff },
    reject: { label: { zh: '不采纳', en: 'Reject' }, from: ['draft', 'inReview'], to: 'rejected', needsReason: true },
  },
  links: [
    { name: 'painPoints', type: 'motivates', direction: 'in', kinds: ['painPoint'], label: { zh: '痛点', en: 'Pain points' } },
    { name: 'sources', type: 'raises', direction: 'in', kinds: ['interview', 'survey'], label: { zh: '来源', en: 'Raised in' } },
    { name: 'processes', type: 'changes', direction: 'out', kinds: ['processMap'], label: { zh: '改变的流程', en: 'Changes' } },
    { name: 'changeRequests', type: 'changes', direction: 'in', kinds: ['changeRequest'], label: { zh: '变更申请', en: 'Change requests' } },
  ],
  derived: {
    fields: {
      signedBy: derivedField('person', '签署人', 'Signed off by', { inList: true }),
      signedAt: derivedField('instant', '签署时间', 'Signed off at'),
      openReviewComments: derivedField('integer', '未关闭意见', 'Open review comments', { inList: true }),
      wordingErrors: derivedField('integer', '用语问题', 'Wording to fix'),
    },
    compute: requirementStanding,
  },
  refuse: async (_tx, values, before) => {
    if (before?.state !== 'baselined') return undefined
    const changed = frozenFields.filter((f) => (values[f] ?? null) !== (before[f] ?? null))
    return changed.length === 0 ? undefined : new Refused('requirement.baselined', { code: before.code, fields: changed }, {
      zh: `${before.code} 已入基线，不能直接改。请对它提出变更申请，批准后由申请执行修改。`,
      en: `${before.code} is in the baseline and cannot be changed directly. Raise a change request for it; once approved, applying it makes the change.`,
    })
  },
  settle: async (tx, item, before) => {
    if (before?.state === 'signedOff' && item.version !== before.version) await withdrawSignOff(tx, item, 'inReview')
  },
})
export type Requirement = ItemOf<typeof requirement>
