import type { Tx } from '../../../platform/db/door.ts'
import { getItem, linkedItems, localized } from '../../../platform/trace/item-store.ts'
import { Refused } from '../../../engines/errors.ts'
import type { ChangeImpactView } from '../contract.ts'
import { changeRequest } from '../kinds/change-request.ts'
import { requirement } from '../kinds/requirement.ts'
import { changeImpact } from './change-assessment.ts'

/** A change request with the requirement before and after, and what lies downstream of it now. */
export async function viewChangeImpact(tx: Tx, idOrCode: string): Promise<ChangeImpactView> {
  const found = await getItem(tx, changeRequest, idOrCode)
  const [shown] = await localized(tx, [found], ['newStatement', 'newAcceptance'])
  const target = ((await linkedItems(tx, [found.id], 'changes', 'out')).get(found.id) ?? []).find((t) => t.kind === 'requirement')
  if (!target) throw new Refused('changeRequest.one_requirement', { code: found.code }, { zh: `${found.code} 没有关联需求。请在申请里选择要变更的需求。`, en: `${found.code} points to no requirement. Choose the requirement that it changes.` })
  const before = await getItem(tx, requirement, target.id)
  const [current] = await localized(tx, [before], ['title', 'statement', 'acceptance'])
  return {
    ...(await changeImpact(tx, target.id)),
    request: { id: found.id, code: found.code, state: found.state, days: found.days, amount: found.amount },
    requirement: { id: before.id, code: before.code, title: current!.title, statement: current!.statement ?? '', acceptance: current!.acceptance, priority: before.priority },
    proposal: { statement: shown!.newStatement, acceptance: shown!.newAcceptance, priority: found.newPriority },
  }
}
