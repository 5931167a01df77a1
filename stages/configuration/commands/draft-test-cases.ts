import type { Tx } from '../../../platform/db/door.ts'
import { createItem, linkedItems, linkItems, listItems } from '../../../platform/trace/item-store.ts'
import { testCase } from '../kinds/test-case.ts'

/**
 * Makes a draft test case for each requirement that has an acceptance criterion and none yet; the criterion is what is expected.
 * Gives how many were made.
 */
export async function draftTestCases(tx: Tx, filter: { phaseId?: string | undefined; moduleId?: string | undefined }): Promise<number> {
  tx.require('create', 'configuration')
  const kind = tx.registry.kinds.get('requirement')
  if (!kind) return 0
  const wanted = (await listItems(tx, kind)).filter((r) => r.acceptance && r.moduleId && r.priority !== 'W' && r.state !== 'rejected' && (!filter.phaseId || r.phaseId === filter.phaseId) && (!filter.moduleId || r.moduleId === filter.moduleId))
  const tested = await linkedItems(tx, wanted.map((r) => r.id), 'verifies', 'in')
  let made = 0
  for (const requirement of wanted) {
    if ((tested.get(requirement.id) ?? []).some((t) => t.kind === 'testCase')) continue
    const steps = tx.locale === 'zh' ? `1. 按"${requirement.title}"的场景准备数据\n2. 执行该业务\n3. 对照预期结果逐条核对` : `1. Prepare data for "${requirement.title}"\n2. Carry it out\n3. Compare with what is expected, point by point`
    const test = await createItem(tx, testCase, { title: requirement.title, moduleId: requirement.moduleId, phaseId: requirement.phaseId, priority: requirement.priority === 'M' ? 'M' : requirement.priority === 'S' ? 'S' : 'C', precondition: requirement.statement ?? null, steps, expected: requirement.acceptance } as never)
    await linkItems(tx, test.id, 'verifies', requirement.id)
    made++
  }
  return made
}
