import { daysBetween } from '../../../platform/db/time.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { measureGate, phasesOf } from '../../../platform/gates/evaluate.ts'
import type { AgendaLine } from '../contract.ts'
import type { ExecutiveFacts } from '../rules/agenda.ts'
import { goLiveForecasts, loadPlanSource, schedulePlan } from './plan.ts'
import { activePhases } from './phase-lights.ts'

/** Forecasts against plan and the criteria that are red, as lines of the leaders' agenda. */
export async function executiveFacts(tx: Tx, phaseId: string | null): Promise<ExecutiveFacts> {
  const source = await loadPlanSource(tx)
  const active = activePhases(await phasesOf(tx), tx.today, (goLive) => daysBetween(goLive, tx.today)).filter((p) => phaseId === null || p.id === phaseId)
  const forecasts = goLiveForecasts(source, schedulePlan(source, null)).filter((f) => active.some((p) => p.id === f.phaseId))
  const zh = tx.locale === 'zh'
  const gates: AgendaLine[] = []
  for (const phase of active) {
    for (const stage of tx.registry.stages) {
      for (const m of await measureGate(tx, phase, stage.stage)) {
        if (m.met !== false) continue
        gates.push({ code: phase.code, kind: 'gate', title: `${stage.label[tx.locale]}${zh ? '：' : ': '}${m.criterion.label[tx.locale]}`, person: null, department: null, due: null, days: null, note: shown(m.measurement.value, m.criterion.unit, m.criterion.comparison, m.threshold) })
      }
    }
  }
  return {
    schedule: forecasts.filter((f) => f.forecastOn).map((f) => ({ code: f.phaseCode, kind: 'phase', title: f.phaseName, person: null, department: null, due: f.plannedOn, days: f.slipDays, note: zh ? `预测上线 ${f.forecastOn}` : `Forecast go-live ${f.forecastOn}` })),
    gates,
  }
}

function shown(value: string | null, unit: string, comparison: string, threshold: string): string {
  const written = (v: string): string => (unit === 'ratio' ? `${Math.round(Number(v) * 1000) / 10} %` : String(Number(v)))
  return `${value === null ? '–' : written(value)} (${comparison === '>=' ? '≥' : '≤'} ${written(threshold)})`
}
