import { type Problem, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { linkedItems } from '../../../platform/trace/item-store.ts'

export async function whyNotConfirmed(_tx: Tx, item: AnyItem): Promise<Problem | undefined> {
  if (item.standardValue && item.customValue) return undefined
  return new Refused('configuration_item.values_missing', { code: item.code, field: item.standardValue ? 'customValue' : 'standardValue' }, {
    zh: `${item.code} 还没有写全"原厂标准值"和"本企业取值"，验收时没有依据。`,
    en: `${item.code} does not yet say both the vendor's value and the value here, so nobody could accept it.`,
  })
}

/** A customised item is accepted only against a requirement, and not while a test of that requirement has failed. */
export async function whyNotAccepted(tx: Tx, item: AnyItem): Promise<Problem | undefined> {
  const requirements = (await linkedItems(tx, [item.id], 'satisfies', 'out')).get(item.id) ?? []
  if (requirements.length === 0 && item.fitClass !== 'std') {
    return new Refused('configuration_item.nobody_asked', { code: item.code }, { zh: `${item.code} 没有关联需求：没有人要过的改动不能验收。请先关联需求，或改回原厂标准。`, en: `${item.code} has no requirement: a change that nobody asked for cannot be accepted. Link a requirement, or go back to the vendor standard.` })
  }
  const tests = await linkedItems(tx, requirements.map((r) => r.id), 'verifies', 'in')
  const failed = [...tests.values()].flat().filter((t) => t.kind === 'testCase' && t.state === 'failed')
  if (failed.length === 0) return undefined
  return new Refused('configuration_item.test_failed', { code: item.code, tests: failed.map((t) => t.code) }, { zh: `${item.code} 的测试未通过：${failed.map((t) => t.code).join('、')}。修好并复测后再验收。`, en: `Tests of ${item.code} have failed: ${failed.map((t) => t.code).join(', ')}. Fix and retest before accepting.` })
}
