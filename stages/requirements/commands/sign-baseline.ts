import { eq, and } from 'drizzle-orm'
import { Forbidden, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { sign, snapshotOf } from '../../../platform/signatures/sign.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { type RequirementsBaseline, requirementsBaseline } from '../kinds/requirements-baseline.ts'
import { baselineRequirements } from '../own-tables.ts'
import { baselineSigners } from '../queries/baseline-signers.ts'
import { baselineSubject } from '../queries/baseline-standing.ts'

/**
 * Signs a baseline: the leads of the phase's modules each once, electronically or with the scan of a signed page (then for the
 * named lead). Refused when its requirements have changed since it was frozen. With the last signature it is signed.
 */
export async function signBaseline(tx: Tx, input: { baselineId: string; statement?: string | undefined; attachmentId?: string | undefined; personId?: string | undefined }): Promise<RequirementsBaseline> {
  tx.require('sign', 'requirements')
  const found = await getItem(tx, requirementsBaseline, input.baselineId)
  if (found.state === 'superseded') throw new Refused('baseline.superseded', { code: found.code }, { zh: `${found.code} 已被新的基线替代，请签署最新的一份。`, en: `${found.code} is superseded: sign the latest baseline of the phase.` })
  const personId = input.attachmentId ? (input.personId ?? tx.personId) : tx.personId
  const signers = await baselineSigners(tx, found)
  const asked = signers.filter((s) => s.personId === personId)
  if (asked.length === 0) {
    const names = signers.map((s) => s.name)
    throw new Forbidden('baseline.not_a_signer', { code: found.code }, { zh: `${found.code} 由各模块的业务负责人签署（${[...new Set(names)].join('、')}）。`, en: `${found.code} is signed by the leads of its modules (${[...new Set(names)].join(', ')}).` })
  }
  if (asked.every((s) => s.signedAt !== null && !s.isBroken)) throw new Refused('baseline.signed_already', { code: found.code }, { zh: `你已签署 ${found.code}。`, en: `You have signed ${found.code} already.` })
  const frozen = await tx.db.select().from(baselineRequirements).where(and(eq(baselineRequirements.implementationId, tx.implementationId), eq(baselineRequirements.baselineId, found.id)))
  const snapshot = await snapshotOf(tx, frozen.map((f) => f.requirementId), { requirements: String(frozen.length) })
  const moved = frozen.filter((f) => snapshot.items.find((i) => i.id === f.requirementId)?.hash !== f.hash).map((f) => f.code)
  if (moved.length > 0) throw new Refused('baseline.moved_on', { code: found.code, codes: moved }, { zh: `${moved.join('、')} 在冻结之后有变动。请重新冻结基线再签署。`, en: `${moved.join(', ')} changed after the baseline was frozen. Freeze it again, then sign.` })
  await sign(tx, { subject: baselineSubject(found.id), role: 'businessLead', snapshot, statement: input.statement ?? null, attachmentId: input.attachmentId ?? null, personId })
  const open = (await baselineSigners(tx, found)).filter((s) => s.signedAt === null)
  return open.length === 0 && found.state === 'open' ? moveItem(tx, requirementsBaseline, found.id, 'signed') : found
}
