import type { Tx } from '../../../platform/db/door.ts'
import { getItem, updateItem } from '../../../platform/trace/item-store.ts'
import type { GivenStep } from '../contract.ts'
import { Refused } from '../../../engines/errors.ts'
import { type ProcessMap, processMap } from '../kinds/process-map.ts'
import { afterEdit } from '../rules/bilingual.ts'
import type { ProcessStep } from '../rules/process-difference.ts'

/** Writes the as-is and to-be steps. Words that were not touched keep their other language. */
export async function saveProcessSteps(tx: Tx, input: { processId: string; asIs: readonly GivenStep[]; toBe: readonly GivenStep[]; version?: number | undefined }): Promise<ProcessMap> {
  tx.require('update', 'requirements')
  const found = await getItem(tx, processMap, input.processId)
  if (found.state === 'agreed') {
    throw new Refused('processMap.agreed', { code: found.code }, { zh: `${found.code} 已确认，步骤不能再改。需要改时先"退回起草"并写明原因。`, en: `${found.code} is agreed and its steps stay. Move it back to draft with a reason to change them.` })
  }
  const known = new Map([...(found.asIs ?? []), ...(found.toBe ?? [])].map((s) => [s.id, s]))
  const ofToBe = new Map((found.toBe ?? []).map((s) => [s.id, s]))
  return updateItem(tx, processMap, found.id, {
    asIs: input.asIs.map((s) => stored(known.get(s.id), s, tx.locale)),
    toBe: input.toBe.map((s) => stored(ofToBe.get(s.id) ?? known.get(s.id), s, tx.locale)),
  }, { event: 'processMap.stepsSaved', ...(input.version === undefined ? {} : { version: input.version }), data: { asIsSteps: input.asIs.length, toBeSteps: input.toBe.length } })
}

function stored(before: ProcessStep | undefined, given: GivenStep, locale: 'zh' | 'en'): ProcessStep {
  return {
    id: given.id,
    name: afterEdit(before?.name, given.name, locale),
    role: afterEdit(before?.role, given.role, locale),
    system: afterEdit(before?.system, given.system, locale),
    minutes: given.minutes,
    ...(given.waitMinutes ? { waitMinutes: given.waitMinutes } : {}),
    ...(given.rekeys ? { rekeys: true } : {}),
    ...(given.requirement ? { requirement: given.requirement } : {}),
  }
}
