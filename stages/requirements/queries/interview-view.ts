import { and, eq, isNull } from 'drizzle-orm'
import { attachments } from '../../../platform/comments/tables.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, localized } from '../../../platform/trace/item-store.ts'
import { items } from '../../../platform/trace/tables.ts'
import type { InterviewView } from '../contract.ts'
import { interview } from '../kinds/interview.ts'
import { interviewQuotes } from '../own-tables.ts'

/** An interview's notes with the sentences that became pain points and requirements. */
export async function viewInterview(tx: Tx, idOrCode: string): Promise<InterviewView> {
  const found = await getItem(tx, interview, idOrCode)
  const [shown] = await localized(tx, [found], ['title', 'notes'])
  const notes = shown!.notes ?? ''
  const rows = await tx.db
    .select({ id: items.id, kind: items.kind, code: items.code, title: items.title, state: items.state, quoteId: interviewQuotes.id, text: interviewQuotes.text, textEn: interviewQuotes.textEn })
    .from(interviewQuotes).innerJoin(items, eq(items.id, interviewQuotes.itemId))
    .where(and(eq(interviewQuotes.implementationId, tx.implementationId), eq(interviewQuotes.interviewId, found.id), isNull(items.removedAt))).orderBy(interviewQuotes.createdAt, interviewQuotes.id)
  const files = await tx.db.select({ id: attachments.id, name: attachments.name }).from(attachments).where(and(eq(attachments.implementationId, tx.implementationId), eq(attachments.itemId, found.id), isNull(attachments.removedAt)))
  return {
    id: found.id, code: found.code, title: shown!.title, state: found.state, notes, heldOn: found.heldOn, intervieweeId: found.intervieweeId, ownerId: found.ownerId, departmentId: found.departmentId, confirmedAt: found.confirmedAt,
    mayConfirm: found.state === 'written' && tx.personId !== null && tx.personId === found.intervieweeId,
    quotes: (await localized(tx, rows, ['title'])).map((r) => ({ id: r.quoteId, text: (tx.locale === 'en' ? r.textEn : null) ?? r.text, inNotes: notes.includes(r.text) || (found.notes ?? '').includes(r.text), item: { id: r.id, kind: r.kind, code: r.code, title: r.title, state: r.state } })).sort((a, b) => notes.indexOf(a.text) - notes.indexOf(b.text)),
    attachments: files,
  }
}
