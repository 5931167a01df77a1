import { and, desc, eq } from 'drizzle-orm'
import { Invalid, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { requirePhase } from '../../../platform/gates/gate.ts'
import { updateItem } from '../../../platform/trace/item-store.ts'
import { task } from '../kinds/task.ts'
import { goLiveForecasts, leafTasks, loadPlanSource, schedulePlan } from '../queries/plan.ts'
import { planBaselines, planBaselineTasks } from '../tables.ts'

/**
 * Freezes the schedule of a phase as its baseline; variances count against it from now on. The first needs no reason, each
 * later one does, and the earlier ones are kept. Refused for a phase without tasks.
 */
export async function setBaseline(tx: Tx, input: { phaseId: string; reason?: string | undefined }): Promise<{ number: number; taskCount: number }> {
  tx.require('manage', 'planning')
  const phase = await requirePhase(tx, input.phaseId)
  const source = await loadPlanSource(tx)
  const plan = schedulePlan(source, null)
  const tasks = source.tasks.filter((t) => t.phaseId === phase.id && plan.byId.has(t.id))
  if (leafTasks(source).every((t) => t.phaseId !== phase.id)) {
    throw new Refused('baseline.empty', { phase: phase.code }, { zh: `${phase.name}还没有任务，不能设基线。请先排好计划。`, en: `${phase.name} has no tasks yet, so there is nothing to set as a baseline. Make the plan first.` })
  }
  const [last] = await tx.db.select({ number: planBaselines.number }).from(planBaselines).where(and(eq(planBaselines.implementationId, tx.implementationId), eq(planBaselines.phaseId, phase.id))).orderBy(desc(planBaselines.number)).limit(1)
  if (last && (input.reason?.trim().length ?? 0) < 5) {
    throw new Invalid('baseline.reason_missing', { field: 'reason' }, { zh: '这一期已有基线。重设基线要写明理由（至少 5 个字），原基线会保留。', en: 'This phase has a baseline. Give the reason for a new one (at least 5 characters); the old one is kept.' })
  }
  const id = newId(tx.actor.at)
  const number = (last?.number ?? 0) + 1
  const finishOn = tasks.map((t) => plan.byId.get(t.id)!.finish).sort().at(-1)!
  await tx.db.insert(planBaselines).values({ id, implementationId: tx.implementationId, phaseId: phase.id, number, taskCount: tasks.length, finishOn, goLiveOn: goLiveForecasts(source, plan).find((f) => f.phaseId === phase.id)?.forecastOn ?? null, reason: input.reason?.trim() ?? null, setBy: tx.personId, setAt: tx.now })
  await tx.db.insert(planBaselineTasks).values(tasks.map((t) => ({ implementationId: tx.implementationId, baselineId: id, taskId: t.id, startOn: plan.byId.get(t.id)!.start, finishOn: plan.byId.get(t.id)!.finish })))
  for (const t of tasks) {
    const { start, finish } = plan.byId.get(t.id)!
    await updateItem(tx, task, t.id, { baselineStart: start, baselineFinish: finish }, { event: 'task.baselined', data: { baseline: number } })
  }
  await tx.record({ kind: 'plan.baselined', data: { phase: phase.id, number, tasks: tasks.length, finishOn }, texts: input.reason ? { reason: { new: input.reason.trim() } } : {} })
  return { number, taskCount: tasks.length }
}
