import { type Problem, Refused, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'

/** What `kpi.moved` of the operations stage answers for a pain point. Figures are decimal strings. */
export interface KpiMovement {
  readonly moved: boolean
  readonly code?: string
  readonly title?: string
  readonly unit?: string | null
  readonly baseline?: string | null
  readonly target?: string | null
  readonly current?: string | null
  readonly note?: Text
}

export async function kpiMovement(tx: Tx, painPointId: string): Promise<KpiMovement | null> {
  if (!tx.registry.has('kpi.moved')) return null
  const answer = await tx.registry.measure('kpi.moved')(tx, { painPointId })
  return answer as unknown as KpiMovement
}

/** A pain point closes only when its KPI has moved. */
export async function whyNotClosed(tx: Tx, item: AnyItem): Promise<Problem | undefined> {
  const kpi = await kpiMovement(tx, item.id)
  if (!kpi?.code && !kpi?.moved) {
    return new Refused('painPoint.no_kpi', { code: item.code }, {
      zh: `${item.code} 没有衡量它的指标，不能关闭。请在"运维 · 指标"里建立指标并关联这个痛点。`,
      en: `${item.code} has no KPI that measures it and cannot be closed. Create one under Operations · KPIs and link this pain point.`,
    })
  }
  if (kpi.moved) return undefined
  const unit = kpi.unit ? ` ${kpi.unit}` : ''
  const [baseline, current, target] = [kpi.baseline, kpi.current, kpi.target].map((v) => (v === null || v === undefined ? '—' : `${v}${unit}`))
  return new Refused('painPoint.kpi_not_moved', { code: item.code, kpi: kpi.code, baseline: kpi.baseline ?? null, current: kpi.current ?? null, target: kpi.target ?? null }, {
    zh: `${item.code} 还不能关闭：指标 ${kpi.code ?? ''} 基线 ${baseline}，现在 ${current}，目标 ${target}。指标到达目标后再关闭${kpi.note ? `（${kpi.note.zh}）` : ''}。`,
    en: `${item.code} cannot be closed yet: KPI ${kpi.code ?? ''} was ${baseline}, is ${current}, and should be ${target}. Close it when the KPI has reached its target${kpi.note ? ` (${kpi.note.en})` : ''}.`,
  })
}
