import type { Tx } from '../../../platform/db/door.ts'
import { getItem, localized } from '../../../platform/trace/item-store.ts'
import type { GivenStep, ProcessView } from '../contract.ts'
import { processMap } from '../kinds/process-map.ts'
import { inLocale } from '../rules/bilingual.ts'
import { differenceOf, priceOf, type ProcessStep } from '../rules/process-difference.ts'

/** A process with its steps in the reader's language and the priced difference. */
export async function viewProcess(tx: Tx, idOrCode: string): Promise<ProcessView> {
  const found = await getItem(tx, processMap, idOrCode)
  const [shown] = await localized(tx, [found], ['title'])
  const asIs = (found.asIs ?? []).map((s) => stepIn(s, tx.locale))
  const toBe = (found.toBe ?? []).map((s) => stepIn(s, tx.locale))
  const d = differenceOf(asIs, toBe)
  const both = asIs.length > 0 && toBe.length > 0
  return {
    id: found.id, code: found.code, title: shown!.title, state: found.state, version: found.version, asIs, toBe,
    difference: { ...d, removed: [...d.removed] as GivenStep[], added: [...d.added] as GivenStep[], changed: d.changed.map((c) => ({ before: c.before as GivenStep, after: c.after as GivenStep, what: [...c.what] })), rolesAffected: [...d.rolesAffected], price: both ? priceOf(d.minutesRemoved, found.volumePerMonth, found.hourlyCost) : null },
  }
}

export function stepIn(step: ProcessStep, locale: 'zh' | 'en'): GivenStep {
  return { ...step, name: inLocale(step.name, locale), role: inLocale(step.role, locale), system: inLocale(step.system, locale) } as GivenStep
}
