import { and, eq } from 'drizzle-orm'
import { Refused, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, linkItems, moveItem, updateItem } from '../../../platform/trace/item-store.ts'
import { translations } from '../../../platform/trace/tables.ts'
import { changeRequest } from '../kinds/change-request.ts'
import { type Requirement, requirement } from '../kinds/requirement.ts'
import { baselinedTargetOf } from '../queries/change-target.ts'
import { recordSignOff, withdrawSignOff } from '../queries/sign-offs.ts'

/**
 * Makes an approved change in its requirement. The requirement leaves the baseline as signed off by whoever applies the
 * decision; the baseline's signatures break visibly until a new one is frozen and signed.
 */
export async function applyChange(tx: Tx, input: { changeRequestId: string }): Promise<Requirement> {
  tx.require('manage', 'requirements')
  const request = await getItem(tx, changeRequest, input.changeRequestId)
  if (request.state !== 'approved') throw new Refused('changeRequest.not_approved', { code: request.code, state: request.state }, { zh: `${request.code} 还没有批准，不能执行。`, en: `${request.code} is not approved and cannot be applied.` })
  const target = await baselinedTargetOf(tx, request)
  const change = {
    ...(request.newStatement ? { statement: await inBothLanguages(tx, request.id, 'newStatement', request.newStatement) } : {}),
    ...(request.newAcceptance ? { acceptance: await inBothLanguages(tx, request.id, 'newAcceptance', request.newAcceptance) } : {}),
    ...(request.newPriority ? { priority: request.newPriority } : {}),
  }
  if (Object.keys(change).length === 0) throw new Refused('changeRequest.changes_nothing', { code: request.code }, { zh: `${request.code} 没有写改后的内容，无法执行。`, en: `${request.code} does not say what changes, so it cannot be applied.` })
  const changed = await updateItem(tx, requirement, target.id, change, { event: 'requirement.changedByRequest', state: 'signedOff', data: { changeRequest: request.code } })
  await withdrawSignOff(tx, changed)
  await recordSignOff(tx, changed)
  await moveItem(tx, changeRequest, request.id, 'applied')
  await linkItems(tx, request.id, 'changes', target.id)
  return changed
}

async function inBothLanguages(tx: Tx, itemId: string, field: string, base: string): Promise<string | Text> {
  const [english] = await tx.db.select().from(translations).where(and(eq(translations.itemId, itemId), eq(translations.field, field), eq(translations.locale, 'en')))
  return english && english.base === base ? { zh: base, en: english.text } : base
}
