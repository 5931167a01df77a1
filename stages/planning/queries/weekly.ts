import { daysBetween } from '../../../platform/db/time.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { isMet, phasesOf } from '../../../platform/gates/evaluate.ts'
import { implementations } from '../../../platform/organization/tables.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { eq } from 'drizzle-orm'
import type { WeeklyReport, WeeklyView } from '../contract.ts'
import { weeklyReport } from '../kinds/weekly-report.ts'
import { chatTextOf } from '../rules/chat-text.ts'
import { mondayOf } from '../rules/week.ts'
import { type ReportFrame, weeklyReportOf } from '../rules/weekly-report.ts'
import { activePhases, phaseLights } from './phase-lights.ts'
import { goLiveForecasts, loadPlanSource, type PlanSource, schedulePlan } from './plan.ts'
import { projectState } from './project-state.ts'

/** Coverage figures that a weekly report shows when a stage measures them. */
const coverageCriteria = ['planning.mustCovered', 'migration.collected', 'training.coverage', 'training.frontLineCoverage']

/** The report of a week from what stands now, in the transaction's language. */
export async function reportIn(tx: Tx, monday: string): Promise<WeeklyReport> {
  const source = await loadPlanSource(tx)
  return weeklyReportOf(await projectState(tx, null, source), monday, await frameOf(tx, source))
}

async function frameOf(tx: Tx, source: PlanSource): Promise<ReportFrame> {
  const active = activePhases(await phasesOf(tx), tx.today, (goLive) => daysBetween(goLive, tx.today))
  const forecasts = new Map(goLiveForecasts(source, schedulePlan(source, null)).map((f) => [f.phaseId, f]))
  const phases: WeeklyReport['phases'] = []
  const coverage: WeeklyReport['coverage'] = []
  for (const phase of active) {
    const forecast = forecasts.get(phase.id)
    phases.push({ code: phase.code, name: phase.name, lights: await phaseLights(tx, phase), plannedGoLive: forecast?.plannedOn ?? null, forecastGoLive: forecast?.forecastOn ?? null, slipDays: forecast?.slipDays ?? null })
    for (const criterion of tx.registry.criteria.filter((c) => coverageCriteria.includes(c.id))) {
      const m = await criterion.measure(tx, phase)
      if (m.value === null) continue
      coverage.push({ label: `${phase.code} ${criterion.label[tx.locale]}`, value: m.value, numerator: m.numerator ?? null, denominator: m.denominator ?? null, threshold: criterion.threshold, isMet: isMet(criterion, m.value, criterion.threshold) })
    }
  }
  return { phases, coverage }
}

/** A week's report: as it was sent, or as it stands now. */
export async function viewWeek(tx: Tx, week: string | undefined): Promise<WeeklyView> {
  const monday = mondayOf(week ?? tx.today)
  const rows = await listItems(tx, weeklyReport)
  const own = rows.find((r) => r.weekOf === monday)
  const report = own?.figures?.[tx.locale] ?? (await reportIn(tx, monday))
  const judgement = own?.judgement ?? ''
  return {
    report, judgement, itemId: own?.id ?? null, code: own?.code ?? null,
    state: own ? (own.state as 'draft' | 'sent') : 'none',
    weeks: rows.map((r) => ({ weekOf: r.weekOf!, state: r.state })).sort((a, b) => (a.weekOf > b.weekOf ? -1 : 1)),
    chatText: chatTextOf(report, { title: await implementationName(tx), judgement }, tx.locale),
  }
}

export async function implementationName(tx: Tx): Promise<string> {
  const [row] = await tx.db.select({ name: implementations.name, nameEn: implementations.nameEn }).from(implementations).where(eq(implementations.id, tx.implementationId))
  return (tx.locale === 'en' ? row?.nameEn : row?.name) ?? row?.name ?? ''
}
