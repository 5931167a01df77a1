import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { moveItem } from '../../../platform/trace/item-store.ts'
import { items } from '../../../platform/trace/tables.ts'
import { requirementSignOffs } from '../own-tables.ts'

/** Keeps who signed which version off. */
export async function recordSignOff(tx: Tx, item: AnyItem): Promise<void> {
  const [trace] = await tx.db.select({ contentHash: items.contentHash }).from(items).where(eq(items.id, item.id))
  await tx.db.insert(requirementSignOffs).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, requirementId: item.id, version: item.version, contentHash: trace!.contentHash, personId: tx.personId, at: tx.now })
}

/** A changed requirement is not signed off any more; with `backTo` its state goes back as well. */
export async function withdrawSignOff(tx: Tx, item: AnyItem, backTo?: string): Promise<void> {
  await tx.db.update(requirementSignOffs).set({ withdrawnAt: tx.now }).where(and(eq(requirementSignOffs.implementationId, tx.implementationId), eq(requirementSignOffs.requirementId, item.id), isNull(requirementSignOffs.withdrawnAt)))
  if (!backTo) return
  await moveItem(tx, tx.registry.kinds.get('requirement')!, item.id, backTo, { event: 'requirement.signOffWithdrawn' })
}
