import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { Forbidden, Invalid, NotFound } from '../../engines/errors.ts'
import { actorNames, namesIn } from '../events/changes.ts'
import type { Tx } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import { notify } from '../notifications/notify.ts'
import { people } from '../organization/tables.ts'
import type { AttachmentView, CommentView, StageName } from '../wire.ts'
import { attachmentsOf } from './attachment.ts'
import { requireItem } from './require-item.ts'
import { comments } from './tables.ts'

/** Comments on an item; who is mentioned is told, and so is the item's owner. Gives the comment's id. */
export async function makeComment(tx: Tx, input: { itemId: string; text: string; mentions?: readonly string[] | undefined }): Promise<string> {
  const item = await requireItem(tx, input.itemId)
  tx.require('comment', item.stage as StageName)
  const text = input.text.trim()
  if (!text) throw new Invalid('comment.empty', { fields: [{ path: 'text', message: 'required' }] }, { zh: '评论还没有内容。', en: 'The comment is empty.' })
  const mentions = await knownPeople(tx, input.mentions ?? [])
  const id = newId(tx.actor.at)
  await tx.db.insert(comments).values({ id, implementationId: tx.implementationId, itemId: item.id, personId: tx.personId, text, mentions, createdAt: tx.now })
  await tx.record({ kind: 'comment.made', itemId: item.id, data: { comment: id, mentions }, texts: { text: { new: text } } })
  const by = (await namesIn(tx)).person(tx.personId) ?? ''
  const short = [...text].length > 60 ? `${[...text].slice(0, 60).join('')}…` : text
  await notify(tx, { personIds: mentions, kind: 'mention', itemId: item.id, href: `items/${item.code}`, text: { zh: `${by} 在 ${item.code} 提到了你：${short}`, en: `${by} mentioned you on ${item.code}: ${short}` } })
  const owner = await ownerOf(tx, item)
  if (owner && !mentions.includes(owner)) await notify(tx, { personIds: [owner], kind: 'comment', itemId: item.id, href: `items/${item.code}`, text: { zh: `${by} 评论了你负责的 ${item.code}：${short}`, en: `${by} commented on your ${item.code}: ${short}` } })
  return id
}

async function knownPeople(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  return (await tx.db.select({ id: people.id }).from(people).where(and(eq(people.organizationId, tx.organizationId), inArray(people.id, [...ids])))).map((p) => p.id)
}

async function ownerOf(tx: Tx, item: { kind: string; id: string }): Promise<string | null> {
  const kind = tx.registry.kinds.get(item.kind)
  if (!kind) return null
  const [row] = (await tx.db.select({ ownerId: kind.table.ownerId }).from(kind.table).where(eq(kind.table.id, item.id))) as { ownerId: string | null }[]
  return row?.ownerId ?? null
}

/** Takes one's own comment back; the event and the salted hash of its text stay. */
export async function removeComment(tx: Tx, id: string): Promise<void> {
  const [comment] = await tx.db.select().from(comments).where(and(eq(comments.implementationId, tx.implementationId), eq(comments.id, id), isNull(comments.removedAt)))
  if (!comment) throw new NotFound('comment.unknown', { comment: id }, { zh: '这条评论已经不在了。', en: 'This comment is gone already.' })
  if (comment.personId !== tx.personId) throw new Forbidden('comment.not_yours', { comment: id }, { zh: '只能删除自己的评论。', en: 'You can remove only your own comments.' })
  await tx.db.update(comments).set({ removedAt: tx.now }).where(eq(comments.id, id))
  await tx.record({ kind: 'comment.removed', itemId: comment.itemId, data: { comment: id } })
}

/** The comments on an item, oldest first, with their files. */
export async function commentsOf(tx: Tx, itemId: string): Promise<CommentView[]> {
  const rows = await tx.db.select().from(comments).where(and(eq(comments.implementationId, tx.implementationId), eq(comments.itemId, itemId), isNull(comments.removedAt))).orderBy(asc(comments.createdAt), asc(comments.id))
  const by = await actorNames(tx, await namesIn(tx), rows.map((r) => r.personId), tx.locale)
  const files = Map.groupBy(await attachmentsOf(tx, { itemId, onComments: true }), (f) => f.commentId)
  return rows.map((r) => ({ id: r.id, by: by(r.personId), personId: r.personId, at: r.createdAt, text: r.text, mentions: r.mentions, attachments: (files.get(r.id) ?? []).map(({ commentId: _, ...view }): AttachmentView => view) }))
}
