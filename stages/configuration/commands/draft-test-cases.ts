import { and, eq, inArray } from 'drizzle-orm'
import type { Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { createItem, linkedItems, linkItems, listItems } from '../../../platform/trace/item-store.ts'
import { translations } from '../../../platform/trace/tables.ts'
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
  const english = await englishOf(tx, wanted.map((r) => r.id))
  let made = 0
  for (const requirement of wanted) {
    if ((tested.get(requirement.id) ?? []).some((t) => t.kind === 'testCase')) continue
    const words = (field: 'title' | 'statement' | 'acceptance'): Text | string | null => { const en = english.get(`${requirement.id} ${field}`); return en ? { zh: requirement[field], en } : requirement[field] }
    const test = await createItem(tx, testCase, { title: words('title'), moduleId: requirement.moduleId, phaseId: requirement.phaseId, priority: requirement.priority === 'M' ? 'M' : requirement.priority === 'S' ? 'S' : 'C', precondition: words('statement'), steps: stepsToRefine, expected: words('acceptance') } as never)
    await linkItems(tx, test.id, 'verifies', requirement.id)
    made++
  }
  return made
}

const stepsToRefine: Text = {
  zh: '1. 按前提准备数据，用真实岗位账号登录\n2. 按验收标准里的数量和边界逐个执行\n3. 每个结果截图，与预期逐条核对',
  en: '1. Prepare data as given and sign in with the real job role\n2. Carry out each quantity and limit of the acceptance criterion\n3. Keep a screenshot of each result and compare it with what is expected',
}

/** English wording of the demo's and a kit's requirements, by `id field`. */
async function englishOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0 || tx.locale === 'en') return new Map()
  const rows = await tx.db.select({ id: translations.itemId, field: translations.field, text: translations.text }).from(translations).where(and(eq(translations.implementationId, tx.implementationId), inArray(translations.itemId, [...ids])))
  return new Map(rows.map((r) => [`${r.id} ${r.field}`, r.text]))
}
