import type { Measure } from '../../platform/registry.ts'
import { kpiSeries } from './queries.ts'

/** `kpi.moved`: has the KPI behind a pain point (`painPointId`) moved since go-live? Gives the figures either way. */
export const kpiMoved: Measure = async (tx, input) => {
  const behind = (await kpiSeries(tx)).filter((k) => k.measures.some((m) => m.id === input.painPointId))
  const helped = behind.filter((k) => k.effect?.verdict === 'helped')
  return {
    moved: helped.length > 0 && helped.length === behind.length,
    kpis: behind.map((k) => ({ id: k.id, code: k.code, title: k.title, unit: k.unit, target: k.target, recent: k.recent, verdict: k.effect?.verdict ?? 'tooEarly', before: k.effect?.before.mean.toFixed(1) ?? null, after: k.effect?.after.n ? k.effect.after.mean.toFixed(1) : null })),
  }
}

/** `operations.kpis`: the figures of the steering view. */
export const kpiFigures: Measure = async (tx, input) => ({
  kpis: (await kpiSeries(tx, typeof input.phaseId === 'string' ? input.phaseId : null)).map((k) => ({
    id: k.id, code: k.code, title: k.title, unit: k.unit, better: k.better, baseline: k.baseline, target: k.target, recent: k.recent ?? k.latest?.value ?? null, isReached: k.isReached,
    verdict: k.effect?.verdict ?? null, before: k.effect ? k.effect.before.mean.toFixed(1) : null, goLiveOn: k.goLiveOn, trend: k.points.slice(-40).map((p) => ({ day: p.day, value: p.value })),
  })),
})
