import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { sign, snapshotOf } from '../../../platform/signatures/sign.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { moduleAcceptance } from '../kinds/module-acceptance.ts'
import { acceptanceSubject, coveredIds } from '../queries/acceptance-view.ts'
import { contentsByModule } from '../queries/module-contents.ts'
import { readinessOf } from '../rules/acceptance-readiness.ts'

const signers = ['keyUser', 'businessLead'] as const

/**
 * Signs a module off, on screen or with the scan of a signed page (`attachmentId`, then `personId` says whose signature it is).
 * Refused while a must test is open or failed, an item is not accepted, or a severe defect is open; and to whoever is no key user or business lead.
 */
export async function signAcceptance(tx: Tx, id: string, input: { statement?: string | undefined; attachmentId?: string | undefined; personId?: string | undefined }): Promise<void> {
  tx.require('sign', 'configuration')
  const acceptance = await getItem(tx, moduleAcceptance, id)
  if (acceptance.state === 'signed') throw new Refused('acceptance.signed', { code: acceptance.code }, { zh: `${acceptance.code} 已经签署。要重新验收，先点"重新验收"并写明原因。`, en: `${acceptance.code} is signed already. To accept again, open it again with a reason.` })
  const role = signers.find((r) => tx.roles.includes(r))
  if (!role && !input.attachmentId && !tx.actor.system) throw new Refused('acceptance.not_a_key_user', { code: acceptance.code }, { zh: '模块由关键用户或业务负责人验收。你可以上传他们签好的纸面签字页。', en: 'A module is accepted by its key users or business lead. You may upload the page that they signed on paper.' })
  const contents = (await contentsByModule(tx))(acceptance.moduleId!, acceptance.phaseId)
  const { objections, ...figures } = readinessOf(contents)
  if (objections.length > 0) {
    const named = objections.slice(0, 3).map((o) => o.code).join('、')
    throw new Refused('acceptance.not_ready', { code: acceptance.code, objections }, { zh: `${acceptance.code} 还不能签：${named}${objections.length > 3 ? ` 等 ${objections.length} 项` : ''}未通过、未验收或未关闭。`, en: `${acceptance.code} cannot be signed yet: ${objections.length} tests, items or defects stand against it (${named}).` })
  }
  const snapshot = await snapshotOf(tx, coveredIds(acceptance.id, contents), Object.fromEntries(Object.entries(figures).map(([k, v]) => [k, String(v)])))
  await sign(tx, { subject: acceptanceSubject(acceptance.id), role: role ?? 'keyUser', snapshot, statement: input.statement ?? null, attachmentId: input.attachmentId ?? null, ...(input.attachmentId && input.personId ? { personId: input.personId } : {}) })
  await moveItem(tx, moduleAcceptance, acceptance.id, 'signed', { event: 'moduleAcceptance.signed' })
}
