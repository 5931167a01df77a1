import { and, eq, isNull } from 'drizzle-orm'
import { Invalid, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { createItem, getItem, linkItems, localized } from '../../../platform/trace/item-store.ts'
import { items } from '../../../platform/trace/tables.ts'
import { type Interview, interview } from '../kinds/interview.ts'
import { painPoint } from '../kinds/pain-point.ts'
import { requirement } from '../kinds/requirement.ts'
import { interviewQuotes } from '../own-tables.ts'
import type { RaiseFromQuote } from '../contract.ts'

type Both = string | Text
type Input = { interviewId: string; quote: Both; title: Both; statement?: Both | undefined } & Omit<RaiseFromQuote, 'quote' | 'title' | 'statement'>

/** Turns a sentence of an interview's notes into a pain point or a requirement, and keeps the sentence as its source. */
export async function raiseFromQuote(tx: Tx, input: Input): Promise<AnyItem> {
  tx.require('create', 'requirements')
  const found = await getItem(tx, interview, input.interviewId)
  const quote = await quoteIn(tx, found, input.quote)
  const statement = typeof input.statement === 'string' ? input.statement.trim() || undefined : input.statement
  const common = { title: input.title, phaseId: found.phaseId, departmentId: found.departmentId }
  const item: AnyItem = input.kind === 'painPoint'
    ? await createItem(tx, painPoint, { ...common, description: input.quote, ownerId: found.intervieweeId })
    : await createItem(tx, requirement, { ...common, statement: statement ?? input.quote, priority: input.priority ?? 'S', raisedById: found.intervieweeId, ownerId: found.ownerId, moduleId: input.moduleId ?? null })
  await keepQuote(tx, found, quote, item)
  return item
}

/** Keeps a sentence as one more source of a pain point or requirement that exists. */
export async function quoteForItem(tx: Tx, input: { interviewId: string; itemId: string; quote: Both }): Promise<void> {
  tx.require('update', 'requirements')
  const found = await getItem(tx, interview, input.interviewId)
  const quote = await quoteIn(tx, found, input.quote)
  const [item] = await tx.db.select({ id: items.id, code: items.code, kind: items.kind }).from(items).where(and(eq(items.implementationId, tx.implementationId), eq(items.id, input.itemId), isNull(items.removedAt)))
  if (!item || (item.kind !== 'painPoint' && item.kind !== 'requirement')) {
    throw new Invalid('interview.quote_target', { item: input.itemId }, { zh: '句子只能作为痛点或需求的来源。', en: 'A sentence can be the source of a pain point or a requirement only.' })
  }
  await keepQuote(tx, found, quote, item)
}

interface Quote { readonly text: string; readonly textEn: string | null }

/** Refused when the notes do not hold the sentence any more. */
async function quoteIn(tx: Tx, found: Interview, given: Both): Promise<Quote> {
  const quote = typeof given === 'string' ? { text: given.trim(), textEn: null } : { text: given.zh, textEn: given.en }
  const [shown] = await localized(tx, [found], ['notes'])
  if ([found.notes, shown?.notes].some((notes) => notes?.includes(quote.text))) return quote
  throw new Invalid('interview.quote_not_in_notes', { code: found.code, field: 'quote' }, {
    zh: `选中的句子不在 ${found.code} 的记录里，记录可能刚被改过。请刷新后重新选。`,
    en: `The marked sentence is not in the notes of ${found.code}; they may have changed. Reload and mark it again.`,
  })
}

async function keepQuote(tx: Tx, found: Interview, quote: Quote, item: { id: string; code: string }): Promise<void> {
  await linkItems(tx, found.id, 'raises', item.id)
  await tx.db.insert(interviewQuotes).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, interviewId: found.id, itemId: item.id, ...quote, createdAt: tx.now, createdBy: tx.personId })
  await tx.record({ kind: 'interview.quoted', itemId: found.id, data: { raised: item.id, raisedCode: item.code }, texts: { quote: { new: quote.text } } })
}
