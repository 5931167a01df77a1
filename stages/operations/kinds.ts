import { field } from '../../platform/kinds/field.ts'
import { defineKind } from '../../platform/kinds/kind.ts'
import { answerFeedback, noteResponse } from './commands/answer-feedback.ts'
import { publishRelease, releaseObjection } from './commands/publish-release.ts'

export const kpi = defineKind({
  kind: 'kpi',
  stage: 'operations',
  prefix: 'KPI',
  table: 'kpi',
  path: 'kpis',
  label: { zh: '指标', en: 'KPI' },
  standard: ['phase', 'owner', 'department'],
  fields: {
    formula: field.longText('公式', 'Formula', { required: true, hint: { zh: '上线前后用同一公式、同一取数口径', en: 'The same formula and source before and after go-live' } }),
    source: field.enum('数据来源', 'Source', {
      value: ['数值序列', 'Values'],
      onTimeDelivery: ['订单行（计算准时交付率）', 'Order lines (on-time delivery)'],
      inventoryTurnoverDays: ['库存金额与出库成本（计算周转天数）', 'Stock value and cost of issues (turnover days)'],
    }, { required: true }),
    unit: field.text('单位', 'Unit', { required: true, inList: true, maxLength: 20 }),
    better: field.enum('方向', 'Better', { up: ['越高越好', 'Higher'], down: ['越低越好', 'Lower'] }, { required: true }),
    baselineValue: field.decimal('基线值', 'Baseline', { inList: true }),
    targetValue: field.decimal('目标值', 'Target', { required: true, inList: true }),
  },
  states: { defined: ['已定义', 'Defined', 'idle'], measuring: ['测量中', 'Measuring', 'review'], achieved: ['已达标', 'Achieved', 'ok'], retired: ['停用', 'Retired', 'idle'] },
  initialState: 'defined',
  transitions: {
    retire: { label: { zh: '停用', en: 'Retire' }, from: ['defined', 'measuring', 'achieved'], to: 'retired', needsReason: true },
    resume: { label: { zh: '恢复', en: 'Resume' }, from: ['retired'], to: 'measuring' },
  },
  links: [{ name: 'measures', type: 'measures', direction: 'out', kinds: ['painPoint', 'objective'], label: { zh: '衡量', en: 'Measures' }, many: true }],
})

export const feedback = defineKind({
  kind: 'feedback',
  stage: 'operations',
  prefix: 'FBK',
  table: 'feedback',
  path: 'feedback',
  label: { zh: '用户反馈', en: 'Feedback' },
  standard: ['phase', 'owner', 'department'],
  fields: {
    module: field.module('模块', 'Module', { inList: true }),
    type: field.enum('类型', 'Type', { defect: ['缺陷', 'Defect'], wish: ['改进建议', 'Wish'], question: ['操作疑问', 'How-to question'] }, { required: true, inList: true }),
    description: field.longText('说明', 'Description'),
    answer: field.longText('答复', 'Answer', { readOnly: true }),
    respondedAt: field.instant('首次响应', 'First response', { readOnly: true }),
    answeredAt: field.instant('答复时间', 'Answered', { readOnly: true }),
  },
  states: { new: ['新', 'New', 'info'], accepted: ['已受理', 'Accepted', 'review'], answered: ['已答复', 'Answered', 'ok'], declined: ['不采纳', 'Declined', 'idle'] },
  initialState: 'new',
  transitions: {
    accept: { label: { zh: '受理', en: 'Accept' }, from: ['new'], to: 'accepted', primary: true, after: noteResponse },
    answer: { label: { zh: '答复', en: 'Answer' }, from: ['new', 'accepted'], to: 'answered', needsReason: true, after: answerFeedback },
    decline: { label: { zh: '不采纳', en: 'Decline' }, from: ['new', 'accepted'], to: 'declined', needsReason: true, after: answerFeedback },
  },
  creators: ['endUser', 'keyUser', 'learner', 'businessLead', 'sponsor', 'auditor', 'supervisor', 'developer', 'trainer', 'dataSteward'],
})

export const improvement = defineKind({
  kind: 'improvement',
  stage: 'operations',
  prefix: 'IMP',
  table: 'improvement',
  path: 'improvements',
  label: { zh: '改进项', en: 'Improvement' },
  standard: ['phase', 'owner', 'department'],
  fields: {
    module: field.module('模块', 'Module', { inList: true }),
    priority: field.enum('优先级', 'Priority', { high: ['高', 'High'], medium: ['中', 'Medium'], low: ['低', 'Low'] }, { required: true, inList: true }),
    effortDays: field.decimal('工作量', 'Effort', { unit: { zh: '人天', en: 'days' }, min: 0, inList: true }),
    solution: field.longText('方案', 'Solution'),
    release: field.text('计划版本', 'Release', { inList: true, maxLength: 40, hint: { zh: '版本编号，例如 REL-002', en: 'The release\'s code, such as REL-002' } }),
  },
  states: { proposed: ['待评审', 'Proposed', 'info'], planned: ['已排期', 'Planned', 'review'], released: ['已发布', 'Released', 'ok'], dropped: ['取消', 'Dropped', 'idle'] },
  initialState: 'proposed',
  transitions: {
    plan: { label: { zh: '排期', en: 'Plan' }, from: ['proposed'], to: 'planned', primary: true },
    drop: { label: { zh: '取消', en: 'Drop' }, from: ['proposed', 'planned'], to: 'dropped', needsReason: true },
  },
  links: [
    { name: 'answers', type: 'answers', direction: 'out', kinds: ['feedback'], label: { zh: '回应反馈', en: 'Answers feedback' }, many: true },
  ],
})

export const release = defineKind({
  kind: 'release',
  stage: 'operations',
  prefix: 'REL',
  table: 'release',
  path: 'releases',
  label: { zh: '版本', en: 'Release' },
  standard: ['phase', 'owner'],
  fields: {
    plannedOn: field.date('计划日期', 'Planned', { required: true, inList: true }),
    releasedOn: field.date('发布日期', 'Released', { readOnly: true, inList: true }),
    notes: field.longText('变更记录', 'Change log'),
  },
  states: { planned: ['计划中', 'Planned', 'review'], published: ['已发布', 'Published', 'ok'], withdrawn: ['已撤回', 'Withdrawn', 'bad'] },
  initialState: 'planned',
  transitions: {
    publish: { label: { zh: '发布', en: 'Publish' }, from: ['planned'], to: 'published', primary: true, refuse: releaseObjection, after: publishRelease },
    withdraw: { label: { zh: '撤回', en: 'Withdraw' }, from: ['published'], to: 'withdrawn', needsReason: true },
  },
  links: [
    { name: 'releases', type: 'releases', direction: 'out', kinds: ['configurationItem'], label: { zh: '包含配置项', en: 'Releases configuration' }, many: true },
    { name: 'answers', type: 'answers', direction: 'out', kinds: ['feedback'], label: { zh: '回应反馈', en: 'Answers feedback' }, many: true },
  ],
})
