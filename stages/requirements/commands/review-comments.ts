import { and, eq } from 'drizzle-orm'
import { Forbidden, NotFound } from '../../../engines/errors.ts'
import { makeComment } from '../../../platform/comments/comment.ts'
import { comments } from '../../../platform/comments/tables.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { requirement } from '../kinds/requirement.ts'
import { reviewComments } from '../own-tables.ts'

/** Asks for a change of a requirement: a comment that blocks its sign-off until it is closed. */
export async function raiseReviewComment(tx: Tx, input: { requirementId: string; text: string; mentions?: readonly string[] | undefined }): Promise<string> {
  tx.require('comment', 'requirements')
  const found = await getItem(tx, requirement, input.requirementId)
  const id = await makeComment(tx, { itemId: found.id, text: input.text, mentions: [...(input.mentions ?? [])] })
  await tx.db.insert(reviewComments).values({ commentId: id, implementationId: tx.implementationId, itemId: found.id, personId: tx.personId, raisedAt: tx.now })
  await tx.record({ kind: 'requirement.reviewCommentRaised', itemId: found.id, data: { comment: id } })
  return id
}

/** Closes a review comment with an answer. Its author may, and whoever signs requirements; nobody else. */
export async function closeReviewComment(tx: Tx, input: { commentId: string; answer: string }): Promise<void> {
  const [found] = await tx.db.select().from(reviewComments).where(and(eq(reviewComments.implementationId, tx.implementationId), eq(reviewComments.commentId, input.commentId)))
  if (!found) throw new NotFound('requirement.review_comment_unknown', { comment: input.commentId }, { zh: '没有这条评审意见，可能已被删除。', en: 'There is no such review comment; it may have been removed.' })
  if (found.personId !== tx.personId && !tx.ability.can('sign', 'requirements')) {
    throw new Forbidden('requirement.review_comment_not_yours', { comment: input.commentId }, { zh: '评审意见由提出人或业务负责人关闭。你可以先用评论答复。', en: 'A review comment is closed by whoever raised it or by a business lead. You can answer it in the comments.' })
  }
  if (found.resolvedAt) return
  await tx.db.update(reviewComments).set({ resolvedAt: tx.now, resolvedBy: tx.personId, answer: input.answer }).where(eq(reviewComments.commentId, found.commentId))
  await tx.db.update(comments).set({ resolvedAt: tx.now }).where(eq(comments.id, found.commentId))
  await tx.record({ kind: 'requirement.reviewCommentClosed', itemId: found.itemId, data: { comment: found.commentId }, texts: { answer: { new: input.answer } } })
}
