import { Invalid, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { requirePhase } from '../../../platform/gates/gate.ts'
import { sign, snapshotOf } from '../../../platform/signatures/sign.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { scopeDecision } from '../kinds/scope-decision.ts'

/** 《实施范围确认书》 is signed by the sponsor and both project managers. */
export const scopeRoles = ['sponsor', 'customerProjectManager', 'implementerProjectManager'] as const

export const scopeSubject = (phaseId: string): string => `scope:${phaseId}`

/** Signs the scope of a phase, electronically in a role that one holds, or on paper by the scan. Refused while a cell is not agreed. */
export async function signScope(tx: Tx, input: { phaseId: string; role: string; statement?: string | undefined; attachmentId?: string | undefined }): Promise<string> {
  tx.require('sign', 'planning')
  const phase = await requirePhase(tx, input.phaseId)
  const cells = await listItems(tx, scopeDecision, { phaseId: phase.id })
  if (!(scopeRoles as readonly string[]).includes(input.role)) throw new Invalid('scope.role_not_asked', { role: input.role }, { zh: '范围确认书不需要这个角色签署。', en: 'The scope is not signed in this role.' })
  if (cells.length === 0) throw new Refused('scope.empty', { phase: phase.code }, { zh: `${phase.name}还没有范围。请先填范围矩阵。`, en: `${phase.name} has no scope yet. Fill in the scope matrix first.` })
  const open = cells.filter((c) => c.state !== 'agreed')
  if (open.length > 0) throw new Refused('scope.not_agreed', { codes: open.map((c) => c.code) }, { zh: `还有 ${open.length} 格没有确认（${open.slice(0, 3).map((c) => c.title).join('、')}${open.length > 3 ? ' 等' : ''}）。请先确认再签署。`, en: `${open.length} cells are not agreed yet (${open.slice(0, 3).map((c) => c.title).join(', ')}${open.length > 3 ? ', …' : ''}). Agree them before signing.` })
  if (!input.attachmentId && !tx.roles.includes(input.role)) {
    throw new Refused('scope.role_not_held', { role: input.role }, { zh: '你不是这个角色，不能以此身份签署。纸面签署请上传签字页。', en: 'You do not hold this role and cannot sign in it. For a signature on paper, upload the signed page.' })
  }
  return sign(tx, { subject: scopeSubject(phase.id), role: input.role, snapshot: await snapshotOf(tx, cells.map((c) => c.id)), statement: input.statement ?? null, attachmentId: input.attachmentId ?? null })
}
