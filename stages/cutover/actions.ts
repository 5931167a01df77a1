import { z } from 'zod'
import type { Action, Measure } from '../../platform/registry.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { reportIncident } from './commands/report-incident.ts'
import { reportBody } from './contract.ts'
import { changeFreeze } from './kinds.ts'
import { incidentFigures } from './queries/incident-view.ts'
import { waveLines } from './queries/wave-view.ts'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** `incident.open { title, impact, urgency, description?, departmentId?, phaseId?, ownerId?, occurredAt?, causes? }` → `{ id, code }`. */
export const actions: Readonly<Record<string, Action>> = {
  'incident.open': async (tx, input) => reportIncident(tx, reportBody.parse(input)),
}

/**
 * `cutover.waves { phaseId? }` → `{ waves: [{ id, code, title, state, phaseId, scope, plannedOn, liveAt, rolledBackAt, departments, releases, tasks, done, decision }] }`.
 * `incident.figures { phaseId? }` → counts by severity and times. `cutover.freeze { day, scope }` → `{ isFrozen, code }`: may configuration or master data be changed on that day?
 */
export const measures: Readonly<Record<string, Measure>> = {
  'cutover.waves': async (tx, input) => ({ waves: await waveLines(tx, typeof input.phaseId === 'string' ? input.phaseId : null) }),
  'incident.figures': async (tx, input) => ({ ...(await incidentFigures(tx, typeof input.phaseId === 'string' ? input.phaseId : null)) }),
  'cutover.freeze': async (tx, input) => {
    const asked = z.object({ day: day.optional(), scope: z.enum(['configuration', 'masterData']).optional() }).parse(input)
    const on = asked.day ?? tx.today
    const hit = (await listItems(tx, changeFreeze, { state: 'active' })).find((f) => (f.startsOn ?? '') <= on && on <= (f.endsOn ?? '') && (f.scope === 'all' || asked.scope === undefined || f.scope === asked.scope))
    return { isFrozen: hit !== undefined, code: hit?.code ?? null }
  },
}
