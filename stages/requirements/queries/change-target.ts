import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { linkedItems } from '../../../platform/trace/item-store.ts'

/** The requirement that the request changes. Refused unless it is exactly one, in the baseline. */
export async function baselinedTargetOf(tx: Tx, request: AnyItem): Promise<{ id: string; code: string }> {
  const targets = ((await linkedItems(tx, [request.id], 'changes', 'out')).get(request.id) ?? []).filter((t) => t.kind === 'requirement')
  const target = targets[0]
  if (!target || targets.length > 1) throw new Refused('changeRequest.one_requirement', { code: request.code }, { zh: '一份变更申请对应一条需求。涉及几条就提几份。', en: 'A change request is about one requirement. Raise one for each.' })
  if (target.state !== 'baselined') {
    throw new Refused('changeRequest.not_baselined', { code: request.code, requirement: target.code }, {
      zh: `${target.code} 还没有入基线，直接修改即可，不用变更申请。`,
      en: `${target.code} is not in a baseline yet: change it directly, without a change request.`,
    })
  }
  return target
}
