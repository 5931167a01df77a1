import { and, eq } from 'drizzle-orm'
import type { InputFile, SourceProfile } from '../../../engines/data/contract.ts'
import type { Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { dataSource } from '../kinds/data-source.ts'
import { sourceQuality } from '../rules/quality.ts'
import { type RunBlob, sourceDeliveries } from '../tables.ts'

/** Keeps what the profile of a delivery found: rows, columns, quality, and how the file was read. */
export async function recordProfile(tx: Tx, input: { sourceId: string; delivery: number; profile: SourceProfile; files: RunBlob[]; read: InputFile | undefined }): Promise<void> {
  const { profile, read } = input
  const quality = sourceQuality(profile)
  await tx.db.update(sourceDeliveries).set({ rows: profile.rows, quality, profile, profileFiles: input.files, problem: null }).where(deliveryOf(tx, input.sourceId, input.delivery))
  const source = await getItem(tx, dataSource, input.sourceId)
  if (source.delivery !== input.delivery) {
    await tx.record({ kind: 'dataSource.profiled', itemId: source.id, data: { code: source.code, delivery: input.delivery, rows: profile.rows, quality } })
    return
  }
  await moveItem(tx, dataSource, source.id, 'profiled', {
    event: 'dataSource.profiled',
    set: { rows: profile.rows, quality, ...(read?.encoding ? { encoding: read.encoding as never } : {}), ...(read?.dialect ? { delimiter: read.dialect.delimiter } : {}) },
  })
}

/** A delivery that could not be read, with the reason that the page shows. */
export async function recordUnreadable(tx: Tx, input: { sourceId: string; delivery: number; problem: Text }): Promise<void> {
  await tx.db.update(sourceDeliveries).set({ problem: input.problem }).where(deliveryOf(tx, input.sourceId, input.delivery))
  await moveItem(tx, dataSource, input.sourceId, 'unreadable', { event: 'dataSource.unreadable', reason: input.problem.zh })
}

function deliveryOf(tx: Tx, sourceId: string, number: number) {
  return and(eq(sourceDeliveries.implementationId, tx.implementationId), eq(sourceDeliveries.sourceId, sourceId), eq(sourceDeliveries.number, number))
}
