import { eq } from 'drizzle-orm'
import type { Text } from '../../../engines/errors.ts'
import { daysBetween } from '../../../platform/db/time.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { modules } from '../../../platform/organization/tables.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { actionItem } from '../kinds/action-item.ts'
import { decision } from '../kinds/decision.ts'
import { projectIssue } from '../kinds/project-issue.ts'
import { risk } from '../kinds/risk.ts'
import { daysLateOf } from '../rules/lateness.ts'
import { describeTrigger, isTriggered, type Trigger, triggerOf } from '../rules/risk-trigger.ts'
import { goLiveForecasts, leafTasks, loadPlanSource, type PlanSource, schedulePlan, taskDaysLate } from './plan.ts'

export interface RiskReading {
  readonly trigger: Trigger
  readonly text: Text
  /** Decimal string; null when there is nothing to read. */
  readonly value: string | null
  readonly isMet: boolean
}

type RiskRow = { id: string; phaseId: string | null; triggerMeasure?: string | null; triggerCriterion?: string | null; triggerComparison?: string | null; triggerThreshold?: string | null; triggerWithinDays?: number | null }

/** Reads the trigger of each risk on the project's data now. Risks without a complete trigger are left out. */
export async function riskReadings(tx: Tx, risks: readonly RiskRow[], source?: PlanSource): Promise<Map<string, RiskReading>> {
  const readings = new Map<string, RiskReading>()
  const triggered = risks.map((r) => ({ risk: r, trigger: triggerOf(r) })).filter((r): r is { risk: RiskRow; trigger: Trigger } => r.trigger !== null)
  if (triggered.length === 0) return readings
  const plan = source ?? (await loadPlanSource(tx))
  const whole = schedulePlan(plan, null)
  const forecasts = goLiveForecasts(plan, whole)
  const known = new Map<string, string | null>()
  for (const { risk: own, trigger } of triggered) {
    const key = `${trigger.measure}|${trigger.criterion ?? ''}|${own.phaseId ?? ''}`
    if (!known.has(key)) known.set(key, await read(tx, plan, whole, trigger, own.phaseId))
    const value = known.get(key) ?? null
    const forecast = forecasts.filter((f) => !f.isLive && (own.phaseId === null || f.phaseId === own.phaseId))[0]
    const goLive = forecast?.forecastOn ?? forecast?.plannedOn ?? null
    readings.set(own.id, { trigger, text: describeTrigger(trigger, labelOf(tx, trigger)), value, isMet: isTriggered(trigger, value, goLive ? daysBetween(plan.today, goLive) : null) })
  }
  return readings
}

function labelOf(tx: Tx, trigger: Trigger): Text {
  if (trigger.measure === 'gateCriterion') return tx.registry.criteria.find((c) => c.id === trigger.criterion)?.label ?? { zh: trigger.criterion ?? '', en: trigger.criterion ?? '' }
  return risk.fields.triggerMeasure.definition.options?.find((o) => o.value === trigger.measure)?.label ?? { zh: trigger.measure, en: trigger.measure }
}

async function read(tx: Tx, plan: PlanSource, whole: ReturnType<typeof schedulePlan>, trigger: Trigger, phaseId: string | null): Promise<string | null> {
  const inPhase = <R extends { phaseId: string | null }>(rows: readonly R[]): R[] => rows.filter((r) => phaseId === null || r.phaseId === phaseId || r.phaseId === null)
  const late = (): number[] => inPhase(leafTasks(plan)).filter((t) => t.durationDays > 0).map((t) => taskDaysLate(t, whole.byId.get(t.id)!, plan.today)).filter((d) => d > 0)
  const count = (n: number): string => String(n)
  switch (trigger.measure) {
    case 'lateTasks': return count(late().length)
    case 'maxDaysLate': return count(Math.max(0, ...late()))
    case 'blockedTasks': return count(inPhase(leafTasks(plan)).filter((t) => t.state === 'blocked').length)
    case 'overdueIssues': return count(inPhase(await listItems(tx, projectIssue, { state: ['open', 'working'] })).filter((i) => daysLateOf(i.dueOn, tx.today, true) > 0).length)
    case 'overdueActions': return count(inPhase(await listItems(tx, actionItem, { state: 'open' })).filter((a) => daysLateOf(a.dueOn, tx.today, true) > 0).length)
    case 'decisionDays': return count(Math.max(0, ...inPhase(await listItems(tx, decision, { state: 'pending' })).map((d) => (d.raisedOn ? daysBetween(d.raisedOn, tx.today) : 0))))
    case 'goLiveSlipDays': {
      const slips = goLiveForecasts(plan, whole).filter((f) => !f.isLive && (phaseId === null || f.phaseId === phaseId) && f.slipDays !== null).map((f) => f.slipDays!)
      return slips.length === 0 ? null : count(Math.max(...slips))
    }
    case 'modulesTogether': {
      const rows = await tx.db.select({ phaseId: modules.phaseId }).from(modules).where(eq(modules.implementationId, tx.implementationId))
      const perPhase = Map.groupBy(rows.filter((m) => m.phaseId !== null && (phaseId === null || m.phaseId === phaseId)), (m) => m.phaseId)
      return count(Math.max(0, ...[...perPhase.values()].map((m) => m.length)))
    }
    case 'gateCriterion': {
      const criterion = tx.registry.criteria.find((c) => c.id === trigger.criterion)
      const phase = plan.phases.find((p) => p.id === phaseId) ?? plan.phases.filter((p) => p.goLiveOn === null)[0]
      return criterion && phase ? (await criterion.measure(tx, phase)).value : null
    }
    default: return null
  }
}
