import { and, eq } from 'drizzle-orm'
import { Forbidden, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { sign, snapshotOf } from '../../../platform/signatures/sign.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { reconciliation } from '../kinds/reconciliation.ts'
import { runDetails } from '../tables.ts'

type Reconciliation = typeof reconciliation.table.$inferSelect

/**
 * The owner of the data signs what was compared. Refused for anybody else, and while something does not balance and no explanation is
 * given. The signature freezes reconciliation and run with their hashes.
 */
export async function signReconciliation(tx: Tx, input: { id: string; explanation?: string | null | undefined }): Promise<Reconciliation> {
  const item = await getItem(tx, reconciliation, input.id)
  requireOwner(tx, item)
  if (item.state !== 'open') throw new Refused('reconciliation.not_open', { code: item.code, state: item.state }, { zh: `${item.code} 不在待签状态。请刷新后再看。`, en: `${item.code} is not waiting for a signature. Reload it.` })
  const explanation = input.explanation?.trim() ?? ''
  if ((item.unbalanced ?? 0) > 0 && !explanation) {
    throw new Refused('reconciliation.unexplained', { code: item.code, field: 'explanation' }, { zh: `${item.code} 有 ${item.unbalanced} 项不平。请逐项查清并写明差异说明后再签，或退回重跑。`, en: `${item.unbalanced} checks of ${item.code} do not balance. Explain each difference before you sign, or return it for another run.` })
  }
  const [details] = await tx.db.select({ manifest: runDetails.manifest }).from(runDetails).where(and(eq(runDetails.implementationId, tx.implementationId), eq(runDetails.runId, item.runId!)))
  const { counts } = details!.manifest
  const signed = await moveItem(tx, reconciliation, item.id, 'signed', { set: { signedAt: tx.now, signedBy: tx.personId, ...(explanation ? { explanation } : {}) } })
  await sign(tx, {
    subject: `reconciliation:${item.id}`, role: 'businessLead', statement: explanation || null,
    snapshot: await snapshotOf(tx, [item.id, item.runId!], { in: String(counts.in), mapped: String(counts.mapped), merged: String(counts.merged), rejected: String(counts.rejected), unbalanced: String(item.unbalanced ?? 0) }),
  })
  return signed
}

/** Sends a reconciliation back: the run is to be repeated. */
export async function returnReconciliation(tx: Tx, input: { id: string; reason: string }): Promise<Reconciliation> {
  const item = await getItem(tx, reconciliation, input.id)
  requireOwner(tx, item)
  if (item.state !== 'open') throw new Refused('reconciliation.not_open', { code: item.code, state: item.state }, { zh: `${item.code} 不在待签状态。请刷新后再看。`, en: `${item.code} is not waiting for a signature. Reload it.` })
  return moveItem(tx, reconciliation, item.id, 'returned', { reason: input.reason, set: { explanation: input.reason } })
}

function requireOwner(tx: Tx, item: Reconciliation): void {
  if (tx.personId !== null && tx.personId === item.ownerId) return
  if (tx.actor.system && tx.actor.accountId === null) return
  throw new Forbidden('reconciliation.not_owner', { code: item.code }, { zh: `${item.code} 由这项数据的负责人签署。要换人，请在映射里改负责人。`, en: `${item.code} is signed by the owner of these data. To change who that is, change the owner of the mapping.` })
}
