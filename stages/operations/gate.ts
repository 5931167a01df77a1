import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/db/door.ts'
import { type Blocker, type Criterion, type Phase, ratio } from '../../platform/gates/criterion.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { items, links } from '../../platform/trace/tables.ts'
import type { KpiSeries } from './contract.ts'
import { feedback } from './kinds.ts'
import { adoption, kpiSeries } from './queries.ts'

const blocker = (series: KpiSeries, text: string): Blocker => ({ id: series.id, code: series.code, kind: 'kpi', text: `${series.title}：${text}` })

async function live(tx: Tx, phase: Phase): Promise<KpiSeries[]> {
  return phase.goLiveOn ? kpiSeries(tx, phase.id) : []
}

/** Points before and after go-live from the same formula. */
const enoughPoints: Criterion = {
  id: 'operations.baseline',
  stage: 'operations',
  label: { zh: '指标有上线前基线', en: 'KPIs with a baseline' },
  formula: { zh: '上线前后各有 8 个以上数据点的指标数 ÷ 本期指标数', en: 'KPIs with eight or more points on each side of go-live / KPIs of the phase' },
  unit: 'ratio', comparison: '>=', threshold: '1',
  measure: async (tx, phase) => {
    const all = await live(tx, phase)
    const short = all.filter((k) => !k.effect || k.effect.before.n < 8 || k.effect.after.n < 8)
    return ratio(all.length - short.length, all.length, short.map((k) => blocker(k, `上线前 ${k.effect?.before.n ?? 0} 点，上线后 ${k.effect?.after.n ?? 0} 点`)))
  },
}

const atTarget: Criterion = {
  id: 'operations.target',
  stage: 'operations',
  label: { zh: '指标达到目标', en: 'KPIs at target' },
  formula: { zh: '最近 4 点均值达到目标的指标数 ÷ 本期指标数', en: 'KPIs whose last four points average at target / KPIs of the phase' },
  unit: 'ratio', comparison: '>=', threshold: '1',
  measure: async (tx, phase) => {
    const all = (await live(tx, phase)).filter((k) => k.isReached !== null)
    const short = all.filter((k) => !k.isReached)
    return ratio(all.length - short.length, all.length, short.map((k) => blocker(k, `${k.recent ?? k.latest?.value} ${k.unit}，目标 ${k.target}`)))
  },
}

const shown: Criterion = {
  id: 'operations.effect',
  stage: 'operations',
  label: { zh: '成效已证实', en: 'Benefit shown' },
  formula: { zh: '上线前后差值的 95 % 区间不含 0 且方向正确的指标数 ÷ 本期指标数', en: 'KPIs whose difference has a 95 % interval on the right side of zero / KPIs of the phase' },
  unit: 'ratio', comparison: '>=', threshold: '1',
  measure: async (tx, phase) => {
    const all = (await live(tx, phase)).filter((k) => k.effect && k.effect.verdict !== 'tooEarly')
    const short = all.filter((k) => k.effect!.verdict !== 'helped')
    return ratio(all.length - short.length, all.length, short.map((k) => blocker(k, k.effect!.verdict === 'worse' ? '变差' : '未证实')))
  },
}

const used: Criterion = {
  id: 'operations.use',
  stage: 'operations',
  label: { zh: '使用率', en: 'Use of the system' },
  formula: { zh: '最近一周实际使用人数 ÷ 应使用人数（各部门合计）', en: 'People active in the last week / people entitled, over departments' },
  unit: 'ratio', comparison: '>=', threshold: '0.85',
  measure: async (tx, phase) => {
    const { departments } = phase.goLiveOn ? await adoption(tx) : { departments: [] }
    const low = departments.filter((d) => d.use !== null && Number(d.use) < 0.85)
    return ratio(departments.reduce((n, d) => n + d.active, 0), departments.reduce((n, d) => n + d.entitled, 0), low.map((d) => ({ id: null, code: d.code, kind: null, text: `${d.name} ${(Number(d.use) * 100).toFixed(0)} %` })))
  },
}

const answered: Criterion = {
  id: 'operations.feedback',
  stage: 'operations',
  label: { zh: '反馈按时响应', en: 'Feedback taken up in time' },
  formula: { zh: '14 天内受理或答复的反馈 ÷ 已响应或已满 14 天的反馈', en: 'Feedback taken up or answered within 14 days / feedback with a response or older than 14 days' },
  unit: 'ratio', comparison: '>=', threshold: '0.9',
  measure: async (tx, phase) => {
    const all = phase.goLiveOn ? (await listItems(tx, feedback)).filter((f) => f.phaseId === phase.id || f.phaseId === null) : []
    const age = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
    const due = all.filter((f) => f.respondedAt || age(f.createdAt, tx.now) > 14)
    const late = due.filter((f) => age(f.createdAt, f.respondedAt ?? tx.now) > 14)
    return ratio(due.length - late.length, due.length, late.filter((f) => !f.respondedAt).map((f) => ({ id: f.id, code: f.code, kind: 'feedback', text: f.title })))
  },
}

export const criteria: readonly Criterion[] = [enoughPoints, atTarget, shown, used, answered]

/** Items of a kind without a link of a type at their end. */
export async function unlinked(tx: Tx, kind: string, type: string, end: 'from' | 'to') {
  const linked = tx.db.select({ id: end === 'from' ? links.fromId : links.toId }).from(links).where(and(eq(links.implementationId, tx.implementationId), eq(links.type, type)))
  return tx.db.select({ id: items.id, code: items.code, title: items.title, kind: items.kind }).from(items)
    .where(and(eq(items.implementationId, tx.implementationId), eq(items.kind, kind), isNull(items.removedAt), sql`${items.id} not in ${linked}`))
}
