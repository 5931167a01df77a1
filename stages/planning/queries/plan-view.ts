import { and, desc, eq } from 'drizzle-orm'
import { addDays, dayIn, daysBetween } from '../../../platform/db/time.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { PlanTaskView, PlanView } from '../contract.ts'
import { planBaselines } from '../tables.ts'
import { goLiveForecasts, leafTasks, loadPlanSource, type PlanSource, type ScheduledPlan, schedulePlan, taskDaysLate } from './plan.ts'

/** The plan as the Gantt and its table show it, of one phase or of all. */
export async function viewPlan(tx: Tx, phaseId: string | null): Promise<PlanView> {
  const source = await loadPlanSource(tx)
  const began = performance.now()
  const whole = schedulePlan(source, null)
  const shown = phaseId ? schedulePlan(source, phaseId) : whole
  const computeMs = Math.round((performance.now() - began) * 10) / 10
  const tasks = taskViews(source, shown).filter((t) => phaseId === null || t.phaseId === phaseId)
  const start = tasks.map((t) => t.start).sort()[0] ?? source.today
  const finish = tasks.map((t) => t.finish).sort().at(-1) ?? source.today
  const ids = new Set(tasks.map((t) => t.id))
  const leaves = leafTasks(source).filter((t) => phaseId === null || t.phaseId === phaseId)
  return {
    today: source.today, phaseId, start, finish,
    durationDays: source.calendar.workingDaysBetween(addDays(start, -1), finish),
    tasks,
    dependencies: source.dependencies.filter((d) => ids.has(d.from) && ids.has(d.to)),
    criticalPath: shown.schedule.criticalPath.filter((id) => ids.has(id)),
    goLive: goLiveForecasts(source, whole).filter((g) => phaseId === null || g.phaseId === phaseId),
    specialDays: specialDays(tx, source, addDays(start, -21), addDays(finish, 45)),
    weekdays: [...source.calendar.weekdays],
    unknownYears: source.calendar.unknownYears(start, finish),
    warnings: shown.schedule.warnings.filter((w) => !w.taskId || ids.has(w.taskId)).map((w) => ({ code: w.code, taskId: w.taskId ?? null, text: w.text })),
    baselinedOn: await lastBaseline(tx, phaseId),
    baselinedShare: leaves.length === 0 ? '0' : (leaves.filter((t) => t.baselineFinish !== null).length / leaves.length).toFixed(4),
    computeMs,
  }
}

export function taskViews(source: PlanSource, plan: ScheduledPlan): PlanTaskView[] {
  const idByCode = new Map(source.tasks.map((t) => [t.code, t.id]))
  return source.tasks.flatMap((t): PlanTaskView[] => {
    const s = plan.byId.get(t.id)
    if (!s) return []
    const { row } = t
    return [{
      id: t.id, code: t.code, title: t.title, state: s.isSummary ? rolledState(s.state) : t.state, version: row.version, phaseId: t.phaseId, ownerId: row.ownerId, departmentId: row.departmentId,
      parentId: t.parent ? (idByCode.get(t.parent) ?? null) : null, stageArea: row.stageArea, marks: row.marks, output: row.output, predecessors: row.predecessors,
      constraint: t.constraintType && t.constraintOn ? { type: t.constraintType, date: t.constraintOn } : null,
      durationDays: s.durationDays, isSummary: s.isSummary, isMilestone: s.isMilestone, start: s.start, finish: s.finish, totalFloat: s.totalFloat, freeFloat: s.freeFloat, isCritical: s.isCritical,
      percentComplete: s.percentComplete, actualStart: t.actualStart, actualFinish: t.actualFinish, baselineStart: t.baselineStart, baselineFinish: t.baselineFinish, varianceDays: s.varianceDays,
      daysLate: s.isSummary ? 0 : taskDaysLate(t, s, source.today),
      blocked: t.state === 'blocked' && t.blockedOn ? { reason: t.blockedReason ?? '', waitingForId: t.waitingForId, since: t.blockedOn, days: daysBetween(t.blockedOn, source.today) } : null,
    }]
  }).sort((a, b) => a.start < b.start ? -1 : a.start > b.start ? 1 : a.code < b.code ? -1 : 1)
}

async function lastBaseline(tx: Tx, phaseId: string | null): Promise<string | null> {
  const [last] = await tx.db.select({ setAt: planBaselines.setAt }).from(planBaselines).where(and(eq(planBaselines.implementationId, tx.implementationId), ...(phaseId ? [eq(planBaselines.phaseId, phaseId)] : []))).orderBy(desc(planBaselines.setAt)).limit(1)
  return last ? dayIn(tx.zone, last.setAt) : null
}

function rolledState(state: 'notStarted' | 'started' | 'finished'): string {
  return state === 'finished' ? 'done' : state === 'started' ? 'running' : 'planned'
}

function specialDays(tx: Tx, source: PlanSource, from: string, to: string): PlanView['specialDays'] {
  const days: PlanView['specialDays'] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const info = source.calendar.dayInfo(day)
    if (info.kind === 'weekday' || info.kind === 'weekend') continue
    days.push({ date: day, working: info.working, kind: info.kind, name: info.name?.[tx.locale] ?? null })
  }
  return days
}
