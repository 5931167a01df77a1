import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { updateItem } from '../../../platform/trace/item-store.ts'
import { walkTrace } from '../../../platform/trace/walk.ts'
import { type ChangeImpact, impactOf } from '../rules/change-impact.ts'
import { baselinedTargetOf } from './change-target.ts'

/** Everything downstream of the requirement: configuration, data, lessons, and the rest. */
export async function changeImpact(tx: Tx, requirementId: string): Promise<ChangeImpact> {
  return impactOf(await walkTrace(tx, requirementId))
}

/** Keeps the counts of the impact on the request, as of the day of the assessment. */
export async function assessImpact(tx: Tx, request: AnyItem): Promise<void> {
  const impact = await changeImpact(tx, (await baselinedTargetOf(tx, request)).id)
  await updateItem(tx, tx.registry.kinds.get('changeRequest')!, request.id, { configurationItems: impact.configuration.length, dataObjects: impact.data.length, lessons: impact.lessons.length } as Partial<AnyItem>)
}

/** Who decided, and when. */
export async function markDecided(tx: Tx, request: AnyItem): Promise<void> {
  await updateItem(tx, tx.registry.kinds.get('changeRequest')!, request.id, { decidedById: tx.personId, decidedOn: tx.today } as Partial<AnyItem>)
}
