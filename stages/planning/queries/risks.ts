import type { Tx } from '../../../platform/db/door.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import type { RiskView } from '../contract.ts'
import { risk } from '../kinds/risk.ts'
import { riskReadings } from './risk-readings.ts'

/** Risks with what their triggers read now: those that fire first, then by score. */
export async function viewRisks(tx: Tx, phaseId: string | null): Promise<RiskView[]> {
  const rows = (await listItems(tx, risk)).filter((r) => phaseId === null || r.phaseId === phaseId || r.phaseId === null)
  const readings = await riskReadings(tx, rows.filter((r) => r.state === 'open' || r.state === 'fired'))
  const isFiring = (r: RiskView): boolean => r.state === 'fired' || r.state === 'occurred' || (r.trigger?.isMet ?? false)
  return rows.map((r): RiskView => {
    const reading = readings.get(r.id)
    return {
      id: r.id, code: r.code, title: r.title, state: r.state, phaseId: r.phaseId, ownerId: r.ownerId, probability: r.probability ?? 1, impact: r.impact ?? 1, score: r.score ?? 0, mitigation: r.mitigation, dueOn: r.dueOn,
      trigger: reading ? { text: reading.text, value: reading.value, threshold: reading.trigger.threshold, isMet: reading.isMet } : null,
    }
  }).sort((a, b) => Number(isFiring(b)) - Number(isFiring(a)) || b.score - a.score || (a.code < b.code ? -1 : 1))
}
