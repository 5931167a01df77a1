import { and, eq } from 'drizzle-orm'
import { Invalid, NotFound } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import { requirePhase } from './gate.ts'
import { gateThresholds } from './tables.ts'

/** Sets what a criterion has to reach in a phase; the criterion's own value takes the setting away. The old and the new value stay in the event log. */
export async function setThreshold(tx: Tx, input: { phaseId: string; criterion: string; threshold: string }): Promise<void> {
  const phase = await requirePhase(tx, input.phaseId)
  const criterion = tx.registry.criteria.find((c) => c.id === input.criterion)
  if (!criterion) throw new NotFound('criterion.unknown', { criterion: input.criterion }, { zh: `没有"${input.criterion}"这个通过条件。`, en: `There is no criterion "${input.criterion}".` })
  tx.require('manage', criterion.stage)
  const value = Number(input.threshold)
  const isRatio = criterion.unit === 'ratio' || criterion.unit === 'boolean'
  if (!Number.isFinite(value) || value < 0 || (isRatio && value > 1)) {
    throw new Invalid('criterion.threshold', { fields: [{ path: 'threshold', message: isRatio ? 'from 0 to 1' : 'a number from 0' }] }, isRatio ? { zh: '比例类条件的阈值是 0 到 1 之间的小数，例如 0.9。', en: 'The threshold of a ratio is a number from 0 to 1, for example 0.9.' } : { zh: '阈值是不小于 0 的数字。', en: 'A threshold is a number from 0.' })
  }
  const own = and(eq(gateThresholds.phaseId, phase.id), eq(gateThresholds.criterion, criterion.id))
  const [before] = await tx.db.select().from(gateThresholds).where(own)
  if ((before?.threshold ?? criterion.threshold) === input.threshold) return
  if (input.threshold === criterion.threshold) await tx.db.delete(gateThresholds).where(own)
  else await tx.db.insert(gateThresholds).values({ implementationId: tx.implementationId, phaseId: phase.id, criterion: criterion.id, threshold: input.threshold }).onConflictDoUpdate({ target: [gateThresholds.phaseId, gateThresholds.criterion], set: { threshold: input.threshold } })
  await tx.record({ kind: 'gate.threshold_set', data: { phase: phase.id, stage: criterion.stage, criterion: criterion.id, old: before?.threshold ?? criterion.threshold, new: input.threshold } })
}
