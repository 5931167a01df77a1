import { Invalid } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { createItem, getItem, linkItems, localized } from '../../../platform/trace/item-store.ts'
import { interview } from '../kinds/interview.ts'
import { painPoint } from '../kinds/pain-point.ts'
import { requirement } from '../kinds/requirement.ts'
import { interviewQuotes } from '../own-tables.ts'
import type { RaiseFromQuote } from '../contract.ts'

/** Turns a sentence of an interview's notes into a pain point or a requirement, and keeps the sentence as its source. */
export async function raiseFromQuote(tx: Tx, input: { interviewId: string } & RaiseFromQuote): Promise<AnyItem> {
  tx.require('create', 'requirements')
  const found = await getItem(tx, interview, input.interviewId)
  const [shown] = await localized(tx, [found], ['notes'])
  const quote = input.quote.trim()
  if (![found.notes, shown?.notes].some((notes) => notes?.includes(quote))) {
    throw new Invalid('interview.quote_not_in_notes', { code: found.code, field: 'quote' }, {
      zh: `选中的句子不在 ${found.code} 的记录里，记录可能刚被改过。请刷新后重新选。`,
      en: `The marked sentence is not in the notes of ${found.code}; they may have changed. Reload and mark it again.`,
    })
  }
  const common = { title: input.title, phaseId: found.phaseId, departmentId: found.departmentId }
  const item: AnyItem = input.kind === 'painPoint'
    ? await createItem(tx, painPoint, { ...common, description: quote, ownerId: found.intervieweeId })
    : await createItem(tx, requirement, { ...common, statement: input.statement?.trim() || quote, priority: input.priority ?? 'S', raisedById: found.intervieweeId, ownerId: found.ownerId, moduleId: input.moduleId ?? null })
  await linkItems(tx, found.id, 'raises', item.id)
  await tx.db.insert(interviewQuotes).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, interviewId: found.id, itemId: item.id, text: quote, createdAt: tx.now, createdBy: tx.personId })
  await tx.record({ kind: 'interview.quoted', itemId: found.id, data: { raised: item.id, raisedCode: item.code }, texts: { quote: { new: quote } } })
  return item
}
