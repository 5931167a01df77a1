import { desc, eq, and } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { fieldChanges } from '../../../platform/events/tables.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { notifications } from '../../../platform/notifications/tables.ts'
import { people } from '../../../platform/organization/tables.ts'
import { updateItem } from '../../../platform/trace/item-store.ts'

/** Keeps the answer that was given as the reason of the transition, and tells the person who gave the feedback. */
export async function answerFeedback(tx: Tx, item: AnyItem): Promise<void> {
  const [reason] = await tx.db.select({ text: fieldChanges.newText }).from(fieldChanges).where(and(eq(fieldChanges.itemId, item.id), eq(fieldChanges.field, 'reason'))).orderBy(desc(fieldChanges.seq)).limit(1)
  await updateItem(tx, tx.registry.kind('feedback'), item.id, { answer: reason?.text ?? '', answeredAt: tx.now, respondedAt: item.respondedAt ?? tx.now } as never, { event: 'feedback.answer_kept' })
  await tellRequester(tx, item, { zh: `你的反馈 ${item.code} 有了答复`, en: `Your feedback ${item.code} has been answered` })
}

/** The first response counts from here: somebody has taken the feedback up. */
export async function noteResponse(tx: Tx, item: AnyItem): Promise<void> {
  if (!item.respondedAt) await updateItem(tx, tx.registry.kind('feedback'), item.id, { respondedAt: tx.now } as never)
}

/** A notification to whoever gave the feedback, unless they acted themselves or have no account. */
export async function tellRequester(tx: Tx, item: AnyItem, text: { zh: string; en: string }): Promise<void> {
  if (!item.createdBy || item.createdBy === tx.personId) return
  const [person] = await tx.db.select({ accountId: people.accountId }).from(people).where(eq(people.id, item.createdBy))
  if (!person?.accountId) return
  await tx.db.insert(notifications).values({ implementationId: tx.implementationId, id: newId(tx.actor.at), accountId: person.accountId, itemId: item.id, kind: 'feedback.answered', text, href: `/items/${item.code}`, at: tx.now })
}
