import type { Text } from '../../engines/errors.ts'

export const texts = {
  stage: { zh: '规划设计', en: 'Planning' },
  lead: { zh: '规划设计：范围、进度、风险与领导小组的决定。', en: 'Scope, schedule, risks and the decisions of the steering committee.' },

  gateMustCovered: { zh: '必须需求覆盖', en: 'Must-haves covered' },
  gateMustCoveredFormula: { zh: '本期“必须”需求中，有任务或范围决定落实的条数 ÷ 本期“必须”需求条数（不含不采纳）', en: 'Must-have requirements of the phase that a task or scope decision implements ÷ all of them (rejected ones apart)' },
  gateBaselined: { zh: '任务有基线', en: 'Tasks baselined' },
  gateBaselinedFormula: { zh: '有基线日期的任务 ÷ 本期任务（不含汇总与已取消）', en: 'Tasks with baseline dates ÷ tasks of the phase (summaries and cancelled ones apart)' },
  gateOwned: { zh: '任务有责任人', en: 'Tasks owned' },
  gateOwnedFormula: { zh: '有责任人的任务 ÷ 本期任务（不含汇总与已取消）', en: 'Tasks with an owner ÷ tasks of the phase (summaries and cancelled ones apart)' },
  gateWithinPlan: { zh: '晚于计划上线', en: 'Past planned go-live' },
  gateWithinPlanFormula: { zh: '预测上线日 − 计划上线日（日历天）；上线后按签署的基线计', en: 'Forecast go-live − planned go-live (calendar days); once live, by the signed baseline' },
  gateRisks: { zh: '高风险未应对', en: 'High risks unanswered' },
  gateRisksFormula: { zh: '风险值 ≥ 12、未关闭，且没有应对措施或责任人的条数', en: 'Open risks with a score of 12 and above that lack a mitigation or an owner' },
  gateLeads: { zh: '业务负责人', en: 'Business leads named' },
  gateLeadsFormula: { zh: '有业务负责人的模块 ÷ 本期模块', en: 'Modules with a business lead ÷ modules of the phase' },
  gateReview: { zh: '汇报已签署', en: 'Review signed' },
  gateReviewFormula: { zh: '本期领导小组汇报会中，纪要由组长与甲乙双方项目经理全部签署的次数', en: 'Executive reviews of the phase whose minutes the sponsor and both project managers have signed' },

  debtTasksWithoutOwner: { zh: '没有责任人的任务', en: 'Tasks without an owner' },
  debtScopeNobodyAsked: { zh: '没有需求支撑的范围', en: 'Scope that nobody asked for' },
} satisfies Record<string, Text>
