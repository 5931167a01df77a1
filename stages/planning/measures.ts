import type { Measure } from '../../platform/registry.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { projectIssue } from './kinds/project-issue.ts'
import { goLiveForecasts, loadPlanSource, schedulePlan } from './queries/plan.ts'
import { viewRisks } from './queries/risks.ts'
import { projectState } from './queries/project-state.ts'
import { daysLateOf } from './rules/lateness.ts'
import { isOpenRisk } from './rules/project-state.ts'
import { stuckByPerson } from './rules/stuck-by-person.ts'

const phaseOf = (input: Record<string, unknown>): string | null => (typeof input.phaseId === 'string' ? input.phaseId : null)

export const measures: Readonly<Record<string, Measure>> = {
  /** `{ phaseId?, limit? }` → `risks`: open risks, highest first (see RiskView). */
  'planning.topRisks': async (tx, input) => ({ risks: (await viewRisks(tx, phaseOf(input))).filter(isOpenRisk).slice(0, typeof input.limit === 'number' ? input.limit : 5) }),
  /** `{ phaseId? }` → `phases`: planned, baselined and forecast go-live of each (see GoLiveForecast), slip in calendar days. */
  'planning.schedule': async (tx, input) => {
    const source = await loadPlanSource(tx)
    const phaseId = phaseOf(input)
    return { phases: goLiveForecasts(source, schedulePlan(source, null)).filter((f) => phaseId === null || f.phaseId === phaseId) }
  },
  /** `{ phaseId? }` → `open`, `overdue`, `high` as counts and `rows` of the open issues, longest overdue first. */
  'planning.openIssues': async (tx, input) => {
    const phaseId = phaseOf(input)
    const rows = (await listItems(tx, projectIssue, { state: ['open', 'working', 'resolved'] })).filter((i) => phaseId === null || i.phaseId === phaseId || i.phaseId === null)
      .map((i) => ({ id: i.id, code: i.code, title: i.title, severity: i.severity, ownerId: i.ownerId, departmentId: i.departmentId, dueOn: i.dueOn, daysLate: daysLateOf(i.dueOn, tx.today, i.state !== 'resolved') }))
      .sort((a, b) => b.daysLate - a.daysLate)
    return { open: rows.length, overdue: rows.filter((r) => r.daysLate > 0).length, high: rows.filter((r) => r.severity === 'high').length, rows }
  },
  /** `{ phaseId? }` → `people`: who it is stuck with, by how many days (see StuckPerson). */
  'planning.stuck': async (tx, input) => ({ people: stuckByPerson(await projectState(tx, phaseOf(input))) }),
}
