import type { Measure } from '../../platform/registry.ts'
import { coverageView } from './queries/coverage-view.ts'

/** `training.coverage { phaseId }` → heads, reached, byHeads, byTransactions, departments: [{ id, code, heads, reached, byHeads, byTransactions }]. */
export const measures: Readonly<Record<string, Measure>> = {
  'training.coverage': async (tx, input) => {
    const view = await coverageView(tx, typeof input.phaseId === 'string' ? input.phaseId : null)
    return {
      heads: String(view.heads), reached: String(view.reached), byHeads: view.byHeads, byTransactions: view.byTransactions, threshold: view.threshold, examShare: view.exams.share, sessionsHeld: String(view.sessions.held), sessionsPlanned: String(view.sessions.planned),
      departments: view.departments.map((d) => ({ id: d.id, code: d.code, name: d.name, heads: String(d.heads), reached: String(d.reached), byHeads: d.byHeads, byTransactions: d.byTransactions })),
    }
  },
}
