import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { linkItems, updateItem } from '../../../platform/trace/item-store.ts'
import { walkTrace } from '../../../platform/trace/walk.ts'
import { type ChangeImpact, impactOf } from '../rules/change-impact.ts'
import { baselinedTargetOf } from './change-target.ts'

/** Everything downstream of the requirement: configuration, data, lessons, and the rest. */
export async function changeImpact(tx: Tx, requirementId: string): Promise<ChangeImpact> {
  return impactOf(await walkTrace(tx, requirementId))
}

/** The request's own figures moved on, its aim did not: the link to its requirement is confirmed with them. */
async function keep(tx: Tx, request: AnyItem, requirementId: string, figures: Partial<AnyItem>): Promise<void> {
  await updateItem(tx, tx.registry.kinds.get('changeRequest')!, request.id, figures)
  await linkItems(tx, request.id, 'changes', requirementId)
}

/** Keeps the counts of the impact on the request, as of the day of the assessment. */
export async function assessImpact(tx: Tx, request: AnyItem): Promise<void> {
  const target = await baselinedTargetOf(tx, request)
  const impact = await changeImpact(tx, target.id)
  await keep(tx, request, target.id, { configurationItems: impact.configuration.length, dataObjects: impact.data.length, lessons: impact.lessons.length } as Partial<AnyItem>)
}

/** Who decided, and when. */
export async function markDecided(tx: Tx, request: AnyItem): Promise<void> {
  await keep(tx, request, (await baselinedTargetOf(tx, request)).id, { decidedById: tx.personId, decidedOn: tx.today } as Partial<AnyItem>)
}
