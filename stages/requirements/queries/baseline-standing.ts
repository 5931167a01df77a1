import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { signatures } from '../../../platform/signatures/tables.ts'
import { items } from '../../../platform/trace/tables.ts'
import { baselineRequirements } from '../own-tables.ts'

export const baselineSubject = (baselineId: string): string => `baseline:${baselineId}`

/** How many requirements and signatures each baseline has, and how many of its requirements have changed or gone since. */
export async function baselineStanding(tx: Tx, rows: readonly AnyItem[]): Promise<Map<string, Record<string, unknown>>> {
  const ids = rows.map((r) => r.id)
  const frozen = await tx.db
    .select({ baselineId: baselineRequirements.baselineId, hash: baselineRequirements.hash, now: items.contentHash, removedAt: items.removedAt })
    .from(baselineRequirements).leftJoin(items, eq(items.id, baselineRequirements.requirementId))
    .where(and(eq(baselineRequirements.implementationId, tx.implementationId), inArray(baselineRequirements.baselineId, ids)))
  const signed = await tx.db.select({ subject: signatures.subject }).from(signatures).where(and(eq(signatures.implementationId, tx.implementationId), inArray(signatures.subject, ids.map(baselineSubject)), isNull(signatures.revokedAt)))
  return new Map(ids.map((id) => {
    const own = frozen.filter((f) => f.baselineId === id)
    return [id, { requirementCount: own.length, signatureCount: signed.filter((s) => s.subject === baselineSubject(id)).length, changedSince: own.filter((f) => f.removedAt !== null || f.now !== f.hash).length }]
  }))
}
