import type { Stage } from '../../platform/registry.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { benefitReview } from './documents/benefit-review.ts'
import { fromKit } from './from-kit.ts'
import { criteria, unlinked } from './gate.ts'
import { feedback, improvement, kpi, release } from './kinds.ts'
import { kpiFigures, kpiMoved } from './measures.ts'
import { operationsRoutes } from './routes.ts'
import { texts } from './texts.ts'

export const operations: Stage = {
  stage: 'operations',
  label: texts.stage,
  kinds: [kpi, feedback, improvement, release],
  criteria,
  routes: operationsRoutes,
  fromKit,
  measures: { 'kpi.moved': kpiMoved, 'operations.kpis': kpiFigures },
  documents: [{ id: 'benefit-review', label: texts.benefitReview, build: benefitReview }],
  debts: [
    { id: 'operations.kpi-nobody-needs', stage: 'operations', label: { zh: '没有痛点或目标需要的指标', en: 'KPIs that no pain point needs' }, find: (tx) => unlinked(tx, 'kpi', 'measures', 'from') },
    { id: 'operations.pain-without-kpi', stage: 'operations', label: { zh: '没有指标的痛点', en: 'Pain points without a KPI' }, find: (tx) => unlinked(tx, 'painPoint', 'measures', 'to') },
  ],
  todos: async (tx) => {
    if (!tx.ability.can('update', 'operations')) return []
    const open = (await listItems(tx, feedback, { state: ['new', 'accepted'] })).filter((f) => f.ownerId === tx.personId || (f.ownerId === null && tx.roles.some((r) => ['itOperations', 'customerProjectManager'].includes(r))))
    return open.map((f) => ({ id: f.id, kind: 'feedback', code: f.code, title: f.title, why: { zh: '反馈等待答复', en: 'Feedback waits for an answer' }, due: null, href: `/operations/feedback?item=${f.code}` }))
  },
  eventLabels: {
    'kpi.series_imported': { zh: '导入了指标数据', en: 'imported a KPI series' },
    'adoption.usage_imported': { zh: '导入了使用数据', en: 'imported usage data' },
    'adoption.satisfaction_imported': { zh: '导入了满意度', en: 'imported satisfaction' },
    'feedback.answer_kept': { zh: '记录了答复', en: 'kept the answer' },
  },
}
