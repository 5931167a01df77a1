import { eq } from 'drizzle-orm'
import { Refused, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { requirePhase } from '../../../platform/gates/gate.ts'
import { phases } from '../../../platform/organization/tables.ts'
import { createItem, listItems, moveItem } from '../../../platform/trace/item-store.ts'
import { requirement } from '../kinds/requirement.ts'
import { type RequirementsBaseline, requirementsBaseline } from '../kinds/requirements-baseline.ts'
import { baselineRequirements } from '../own-tables.ts'
import { frozenRequirements } from '../queries/frozen-requirements.ts'

/**
 * Freezes the signed-off requirements of a phase as a baseline for its leads to sign; an earlier baseline of the phase is
 * superseded. Refused while a must-have requirement of the phase is not signed off, naming each.
 */
export async function freezeBaseline(tx: Tx, input: { phaseId: string; version?: string | undefined; note?: string | Text | undefined }): Promise<RequirementsBaseline> {
  tx.require('manage', 'requirements')
  const phase = await requirePhase(tx, input.phaseId)
  const own = (await listItems(tx, requirement, { phaseId: phase.id })).filter((r) => r.state !== 'rejected')
  const taken = own.filter((r) => r.state === 'signedOff' || r.state === 'baselined')
  const missing = own.filter((r) => r.priority === 'M' && !taken.includes(r))
  if (missing.length > 0) {
    const codes = missing.map((r) => r.code)
    throw new Refused('baseline.must_not_signed_off', { phase: phase.code, codes }, {
      zh: `${codes.join('、')} 是"必须"而还没有签署。先签署、改优先级或写明不采纳，再冻结基线。`,
      en: `${codes.join(', ')} ${codes.length === 1 ? 'is a must and is' : 'are musts and are'} not signed off. Sign them off, change their priority or reject them, then freeze the baseline.`,
    })
  }
  if (taken.length === 0) throw new Refused('baseline.nothing_signed_off', { phase: phase.code }, { zh: `${phase.name}还没有已签署的需求，没有可冻结的内容。`, en: `${phase.name} has no requirement that is signed off: there is nothing to freeze.` })
  const earlier = await listItems(tx, requirementsBaseline, { phaseId: phase.id })
  const [named] = await tx.db.select({ name: phases.name, nameEn: phases.nameEn }).from(phases).where(eq(phases.id, phase.id))
  const made = await createItem(tx, requirementsBaseline, {
    title: { zh: `${named!.name}需求基线`, en: `Requirements baseline, ${named!.nameEn ?? named!.name}` }, phaseId: phase.id, baselineVersion: input.version ?? `V1.${earlier.length}`, frozenAt: tx.now, note: input.note ?? null,
  })
  const frozen = await frozenRequirements(tx, taken.map((r) => r.id))
  await tx.db.insert(baselineRequirements).values(frozen.map((f) => ({ implementationId: tx.implementationId, baselineId: made.id, requirementId: f.id, code: f.code, version: f.version, hash: f.hash, values: f.values, valuesEn: f.valuesEn })))
  await tx.record({ kind: 'requirementsBaseline.frozen', itemId: made.id, data: { phase: phase.id, requirements: frozen.map((f) => ({ id: f.id, code: f.code, hash: f.hash })) } })
  for (const r of taken) if (r.state !== 'baselined') await moveItem(tx, requirement, r.id, 'baselined')
  for (const old of earlier) if (old.state !== 'superseded') await moveItem(tx, requirementsBaseline, old.id, 'superseded')
  return made
}
