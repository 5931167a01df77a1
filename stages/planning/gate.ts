import { and, eq } from 'drizzle-orm'
import { type Blocker, count, type Criterion, type Measurement, type Phase, ratio } from '../../platform/gates/criterion.ts'
import { daysBetween } from '../../platform/db/time.ts'
import type { Tx } from '../../platform/db/door.ts'
import { modules } from '../../platform/organization/tables.ts'
import { signaturesOf } from '../../platform/signatures/sign.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { HIGH_RISK_SCORE, risk } from './kinds/risk.ts'
import { goLiveForecasts, leafTasks, loadPlanSource, type PlanSource, schedulePlan } from './queries/plan.ts'
import { meetingHeads } from './queries/meeting-heads.ts'
import { mustCoverage } from './queries/requirement-coverage.ts'
import { minutesRoles, minutesSubject } from './queries/signing.ts'
import { isOpenRisk } from './rules/project-state.ts'
import { texts } from './texts.ts'

const say = (tx: Tx, zh: string, en: string): string => (tx.locale === 'zh' ? zh : en)
const blockerOf = (kind: string, row: { id: string; code: string; title: string }, text = row.title): Blocker => ({ id: row.id, code: row.code, kind, text })

/** The criteria of one transaction read the plan once; gates are measured where nothing of the plan is written in between. */
const plans = new WeakMap<object, Promise<PlanSource>>()
function planOf(tx: Tx): Promise<PlanSource> {
  const known = plans.get(tx.db)
  if (known) return known
  const loading = loadPlanSource(tx)
  plans.set(tx.db, loading)
  return loading
}

async function mustCovered(tx: Tx, phase: Phase): Promise<Measurement> {
  const { covered, missing } = await mustCoverage(tx, phase.id)
  return ratio(covered.length, covered.length + missing.length, missing.map((r) => blockerOf('requirement', r)))
}

async function baselined(tx: Tx, phase: Phase): Promise<Measurement> {
  const tasks = leafTasks(await planOf(tx)).filter((t) => t.phaseId === phase.id)
  const without = tasks.filter((t) => t.baselineFinish === null)
  return ratio(tasks.length - without.length, tasks.length, without.map((t) => blockerOf('task', t)))
}

async function owned(tx: Tx, phase: Phase): Promise<Measurement> {
  const tasks = leafTasks(await planOf(tx)).filter((t) => t.phaseId === phase.id)
  const without = tasks.filter((t) => t.row.ownerId === null)
  return ratio(tasks.length - without.length, tasks.length, without.map((t) => blockerOf('task', t)))
}

async function risksMitigated(tx: Tx, phase: Phase): Promise<Measurement> {
  const all = (await listItems(tx, risk)).filter((r) => r.phaseId === phase.id || r.phaseId === null)
  if (all.length === 0) return { value: null, blockers: [] }
  const bare = all.filter((r) => isOpenRisk(r) && (r.score ?? 0) >= HIGH_RISK_SCORE && (!r.mitigation?.trim() || r.ownerId === null))
  return count(bare.length, bare.map((r) => blockerOf('risk', r, `${r.title}${r.ownerId === null ? say(tx, '（没有责任人）', ' (no owner)') : say(tx, '（没有应对措施）', ' (no mitigation)')}`)))
}

async function reviewSigned(tx: Tx, phase: Phase): Promise<Measurement> {
  const reviews = (await meetingHeads(tx, 'executive')).filter((m) => m.phaseId === phase.id && m.state !== 'cancelled')
  const signed: string[] = []
  const blockers: Blocker[] = []
  for (const own of reviews) {
    const valid = (await signaturesOf(tx, minutesSubject(own.id))).filter((s) => s.broken.length === 0)
    const missing = minutesRoles('executive').filter((role) => !valid.some((s) => s.role === role))
    if (missing.length === 0 && (own.state === 'signed' || own.state === 'published')) signed.push(own.id)
    else blockers.push(blockerOf('meeting', own, `${own.title}${say(tx, `：还差 ${missing.length} 个签署`, `: ${missing.length} signatures missing`)}`))
  }
  if (signed.length > 0) return count(signed.length, [])
  return count(0, blockers.length > 0 ? blockers : [{ id: null, code: null, kind: 'meeting', text: say(tx, `${phase.name}还没有开领导小组汇报会`, `No executive review of ${phase.name} has been held`) }])
}

async function leadsNamed(tx: Tx, phase: Phase): Promise<Measurement> {
  const own = await tx.db.select().from(modules).where(and(eq(modules.implementationId, tx.implementationId), eq(modules.phaseId, phase.id))).orderBy(modules.position)
  const without = own.filter((m) => m.leadId === null)
  return ratio(own.length - without.length, own.length, without.map((m) => ({ id: null, code: m.code, kind: 'module', text: (tx.locale === 'en' ? m.nameEn : m.name) ?? m.name })))
}

/** Days past the planned go-live: of the forecast while it is ahead; once live, of the baseline that was signed. */
async function withinPlan(tx: Tx, phase: Phase): Promise<Measurement> {
  const source = await planOf(tx)
  const plan = schedulePlan(source, phase.id)
  const forecast = goLiveForecasts(source, plan).find((f) => f.phaseId === phase.id)
  const measuredOn = forecast?.isLive ? (forecast.baselineOn ?? forecast.forecastOn) : forecast?.forecastOn
  if (!forecast?.plannedOn || !measuredOn) return { value: null, blockers: [] }
  const slip = daysBetween(forecast.plannedOn, measuredOn)
  const chain = slip > 0 ? plan.schedule.criticalPath.flatMap((id) => source.tasks.find((t) => t.id === id) ?? []) : []
  return { value: String(slip), blockers: chain.map((t) => blockerOf('task', t)) }
}

export const criteria: readonly Criterion[] = [
  { id: 'planning.mustCovered', stage: 'planning', label: texts.gateMustCovered, formula: texts.gateMustCoveredFormula, unit: 'ratio', comparison: '>=', threshold: '1', measure: mustCovered },
  { id: 'planning.baselined', stage: 'planning', label: texts.gateBaselined, formula: texts.gateBaselinedFormula, unit: 'ratio', comparison: '>=', threshold: '1', measure: baselined },
  { id: 'planning.owned', stage: 'planning', label: texts.gateOwned, formula: texts.gateOwnedFormula, unit: 'ratio', comparison: '>=', threshold: '1', measure: owned },
  { id: 'planning.withinPlan', stage: 'planning', label: texts.gateWithinPlan, formula: texts.gateWithinPlanFormula, unit: 'days', comparison: '<=', threshold: '0', measure: withinPlan },
  { id: 'planning.risksMitigated', stage: 'planning', label: texts.gateRisks, formula: texts.gateRisksFormula, unit: 'count', comparison: '<=', threshold: '0', measure: risksMitigated },
  { id: 'planning.leadsNamed', stage: 'planning', label: texts.gateLeads, formula: texts.gateLeadsFormula, unit: 'ratio', comparison: '>=', threshold: '1', measure: leadsNamed },
  { id: 'planning.reviewSigned', stage: 'planning', label: texts.gateReview, formula: texts.gateReviewFormula, unit: 'count', comparison: '>=', threshold: '1', measure: reviewSigned },
]
