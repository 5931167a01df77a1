import { sql } from 'drizzle-orm'
import { integer } from 'drizzle-orm/pg-core'
import { defineKind } from '../../../platform/kinds/kind.ts'
import { field } from '../../../platform/kinds/field.ts'

/** A score of this and above is a high risk (5 x 5 matrix, PMBOK). */
export const HIGH_RISK_SCORE = 12

const score = {
  definition: { ...field.integer('风险值', 'Score', { readOnly: true, inList: true, hint: { zh: '概率 × 影响，12 及以上为高风险', en: 'Probability × impact; 12 and above is high' } }).definition },
  column: () => integer().generatedAlwaysAs(sql`probability * impact`),
}

/** Something that may go wrong. Its trigger is a condition on the project's own data and fires by itself. */
export const risk = defineKind({
  kind: 'risk',
  stage: 'planning',
  prefix: 'RSK',
  table: 'risk',
  path: 'risks',
  label: { zh: '风险', en: 'Risk' },
  standard: ['phase', 'owner', 'department'],
  isFrozenByGate: false,
  fields: {
    probability: field.integer('概率', 'Probability', { required: true, min: 1, max: 5, inList: true, hint: { zh: '1 很低 … 5 很高', en: '1 very low … 5 very high' } }),
    impact: field.integer('影响', 'Impact', { required: true, min: 1, max: 5, inList: true, hint: { zh: '1 很小 … 5 项目失败', en: '1 slight … 5 the project fails' } }),
    score,
    cause: field.longText('原因', 'Cause'),
    mitigation: field.longText('应对措施', 'Mitigation', { inList: true }),
    fallback: field.longText('后备方案', 'Fallback'),
    dueOn: field.date('应对期限', 'Due', { inList: true }),
    earlySign: field.text('早期征兆', 'Early sign', { maxLength: 300 }),
    triggerMeasure: field.enum('自动触发指标', 'Trigger on', {
      lateTasks: ['逾期任务数', 'Late tasks'],
      maxDaysLate: ['最长逾期天数', 'Most days late'],
      blockedTasks: ['受阻任务数', 'Blocked tasks'],
      overdueIssues: ['逾期项目问题数', 'Overdue project issues'],
      overdueActions: ['逾期行动项数', 'Overdue action items'],
      decisionDays: ['最久未决天数', 'Days of the oldest pending decision'],
      goLiveSlipDays: ['预测晚于计划上线天数', 'Days the forecast is past the planned go-live'],
      modulesTogether: ['同期上线模块数', 'Modules going live together'],
      gateCriterion: ['关口条件的值', 'Value of a gate criterion'],
    }),
    triggerCriterion: field.text('关口条件', 'Gate criterion', { maxLength: 80, hint: { zh: '指标选“关口条件的值”时填，例如 training.coverage', en: 'When the trigger is a gate criterion, for example training.coverage' } }),
    triggerComparison: field.enum('触发比较', 'Fires when', { above: ['高于', 'above'], below: ['低于', 'below'] }),
    triggerThreshold: field.decimal('触发值', 'Trigger value'),
    triggerWithinDays: field.integer('仅上线前天数内', 'Only within days of go-live', { min: 1, max: 1000 }),
  },
  states: {
    open: ['监控中', 'Watched', 'review'],
    fired: ['已触发', 'Fired', 'bad'],
    occurred: ['已发生', 'Occurred', 'bad'],
    closed: ['已关闭', 'Closed', 'ok'],
  },
  initialState: 'open',
  transitions: {
    occur: { label: { zh: '已发生，转为项目问题', en: 'It occurred: raise an issue' }, from: ['open', 'fired'], to: 'occurred' },
    close: { label: { zh: '关闭', en: 'Close' }, from: ['open', 'fired', 'occurred'], to: 'closed', needsReason: true },
    reopen: { label: { zh: '重新监控', en: 'Watch again' }, from: ['closed', 'occurred', 'fired'], to: 'open', needsReason: true },
  },
  links: [{ name: 'threatens', type: 'threatens', direction: 'out', kinds: ['task', 'requirement'], label: { zh: '威胁到', en: 'Threatens' } }],
})
