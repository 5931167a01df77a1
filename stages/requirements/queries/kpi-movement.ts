import { type Problem, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import type { KpiMovement } from '../contract.ts'

export async function kpiMovement(tx: Tx, painPointId: string): Promise<KpiMovement> {
  if (!tx.registry.has('kpi.moved')) return { moved: false, kpis: [] }
  return (await tx.registry.measure('kpi.moved')(tx, { painPointId })) as unknown as KpiMovement
}

/** A pain point closes only when its KPI has moved; the refusal gives the figures. */
export async function whyNotClosed(tx: Tx, item: AnyItem): Promise<Problem | undefined> {
  const { moved, kpis } = await kpiMovement(tx, item.id)
  if (moved) return undefined
  if (kpis.length === 0) {
    return new Refused('painPoint.no_kpi', { code: item.code }, {
      zh: `${item.code} 没有衡量它的指标，不能关闭。请在"运维 · 指标"里建立指标并关联这个痛点。`,
      en: `${item.code} has no KPI that measures it and cannot be closed. Create one under Operations · KPIs and link this pain point.`,
    })
  }
  const figure = (value: string | null, unit: string | null) => (value === null ? '—' : `${value}${unit ? ` ${unit}` : ''}`)
  const now = (k: KpiMovement['kpis'][number]) => k.after ?? k.recent
  return new Refused('painPoint.kpi_not_moved', { code: item.code, kpis: kpis.map((k) => ({ code: k.code, before: k.before, now: now(k), target: k.target, verdict: k.verdict })) }, {
    zh: `${item.code} 还不能关闭：${kpis.map((k) => `${k.code} ${k.title} 上线前 ${figure(k.before, k.unit)}，现在 ${figure(now(k), k.unit)}，目标 ${figure(k.target, k.unit)}`).join('；')}。指标确有改善后再关闭。`,
    en: `${item.code} cannot be closed yet: ${kpis.map((k) => `${k.code} ${k.title} was ${figure(k.before, k.unit)} before go-live, is ${figure(now(k), k.unit)} now, target ${figure(k.target, k.unit)}`).join('; ')}. Close it when the KPI has moved.`,
  })
}
