import { daysBetween } from '../../../platform/db/time.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { isMet, phasesOf } from '../../../platform/gates/evaluate.ts'
import { implementations } from '../../../platform/organization/tables.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { and, eq, isNull } from 'drizzle-orm'
import type { Frozen, WeeklyReport, WeeklyView } from '../contract.ts'
import { weeklyReport } from '../kinds/weekly-report.ts'
import { chatTextOf } from '../rules/chat-text.ts'
import { mondayOf } from '../rules/week.ts'
import { type ReportFrame, weeklyReportOf } from '../rules/weekly-report.ts'
import { activePhases, type PhaseLights, phaseLights } from './phase-lights.ts'
import { goLiveForecasts, loadPlanSource, type PlanSource, schedulePlan } from './plan.ts'
import { projectState, projectStates } from './project-state.ts'

/** Coverage figures that a weekly report shows when a stage measures them. */
const coverageCriteria = ['planning.mustCovered', 'migration.collected', 'training.coverage', 'training.frontLineCoverage']

/** The report as it is sent: in both languages, from one reading of the data. */
export async function frozenReport(tx: Tx, monday: string): Promise<Frozen<WeeklyReport>> {
  const states = await projectStates(tx, null)
  const source = await loadPlanSource(tx)
  const zh = weeklyReportOf(states.zh, monday, await frameOf({ ...tx, locale: 'zh' }, source, new Map()))
  const en = weeklyReportOf(states.en, monday, await frameOf({ ...tx, locale: 'en' }, source, new Map(zh.phases.map((p) => [p.code, p.lights]))))
  return { frozenOn: tx.today, zh, en }
}

/** The report of a week from what stands now, in the transaction's language. */
async function reportIn(tx: Tx, monday: string): Promise<WeeklyReport> {
  const source = await loadPlanSource(tx)
  return weeklyReportOf(await projectState(tx, null, source), monday, await frameOf(tx, source, new Map()))
}

/** `lights` by the code of a phase, when they have been measured already. */
async function frameOf(tx: Tx, source: PlanSource, lights: ReadonlyMap<string, PhaseLights>): Promise<ReportFrame> {
  const active = activePhases(await phasesOf(tx), tx.today, (goLive) => daysBetween(goLive, tx.today))
  const forecasts = new Map(goLiveForecasts(source, schedulePlan(source, null)).map((f) => [f.phaseId, f]))
  const phases: WeeklyReport['phases'] = []
  const coverage: WeeklyReport['coverage'] = []
  for (const phase of active) {
    const forecast = forecasts.get(phase.id)
    phases.push({ code: phase.code, name: phase.name, lights: lights.get(phase.code) ?? (await phaseLights(tx, phase)), plannedGoLive: forecast?.plannedOn ?? null, forecastGoLive: forecast?.forecastOn ?? null, slipDays: forecast?.slipDays ?? null })
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
  const t = weeklyReport.table
  const rows = await tx.db.select({ id: t.id, weekOf: t.weekOf, state: t.state }).from(t).where(and(eq(t.implementationId, tx.implementationId), isNull(t.removedAt)))
  const ownId = rows.find((r) => r.weekOf === monday)?.id
  const [own] = ownId ? await listItems(tx, weeklyReport, { ids: [ownId] }) : []
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
