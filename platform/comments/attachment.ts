import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { Forbidden, NotFound } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import { actorNames, namesIn } from '../events/changes.ts'
import type { AttachmentView, StageName } from '../wire.ts'
import { requireItem } from './require-item.ts'
import { attachments } from './tables.ts'

/** Files of an item: those on its comments, or those on the item itself. */
export async function attachmentsOf(tx: Tx, filter: { itemId: string; onComments: boolean }): Promise<(AttachmentView & { commentId: string | null })[]> {
  const rows = await tx.db
    .select()
    .from(attachments)
    .where(and(eq(attachments.implementationId, tx.implementationId), eq(attachments.itemId, filter.itemId), isNull(attachments.removedAt), filter.onComments ? isNotNull(attachments.commentId) : isNull(attachments.commentId)))
    .orderBy(asc(attachments.createdAt))
  const by = await actorNames(tx, await namesIn(tx), rows.map((r) => r.personId), tx.locale)
  return rows.map((r) => ({ id: r.id, name: r.name, mediaType: r.mediaType, bytes: r.bytes, at: r.createdAt, by: by(r.personId), commentId: r.commentId }))
}

/** Puts a stored blob on an item, on one of its comments, or (without an item) aside for a signature. Gives the attachment's id. */
export async function addAttachment(tx: Tx, input: { itemId: string | null; commentId: string | null; name: string; mediaType: string; bytes: number; blob: string }): Promise<string> {
  const item = input.itemId ? await requireItem(tx, input.itemId) : null
  tx.require('comment', (item?.stage as StageName | undefined) ?? 'requirements')
  const id = newId(tx.actor.at)
  await tx.db.insert(attachments).values({ id, implementationId: tx.implementationId, ...input, personId: tx.personId, createdAt: tx.now })
  await tx.record({ kind: 'attachment.added', itemId: item?.id ?? null, data: { attachment: id, bytes: input.bytes, mediaType: input.mediaType, sha256: input.blob }, texts: { name: { new: input.name } } })
  return id
}

export async function requireAttachment(tx: Tx, id: string): Promise<typeof attachments.$inferSelect> {
  const [row] = await tx.db.select().from(attachments).where(and(eq(attachments.implementationId, tx.implementationId), eq(attachments.id, id), isNull(attachments.removedAt)))
  if (!row) throw new NotFound('attachment.unknown', { attachment: id }, { zh: '这个附件不存在或已被删除。', en: 'This file does not exist or was removed.' })
  return row
}

/** Takes a file off its item: by who put it there, or by who manages the stage. A signature keeps its scan. */
export async function removeAttachment(tx: Tx, id: string): Promise<void> {
  const row = await requireAttachment(tx, id)
  const item = row.itemId ? await requireItem(tx, row.itemId) : null
  if (!item) throw new Forbidden('attachment.kept', { attachment: id }, { zh: '这是签署的扫描件，不能删除。', en: 'This is the scan behind a signature and cannot be removed.' })
  if (row.personId !== tx.personId) tx.require('manage', item.stage as StageName)
  await tx.db.update(attachments).set({ removedAt: tx.now }).where(eq(attachments.id, id))
  await tx.record({ kind: 'attachment.removed', itemId: item.id, data: { attachment: id } })
}
