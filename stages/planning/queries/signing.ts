import type { Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { fingerprintOf, signaturesOf, snapshotOf } from '../../../platform/signatures/sign.ts'
import type { SigningView } from '../contract.ts'

export const roleLabels: Record<string, Text> = {
  sponsor: { zh: '项目领导小组组长', en: 'Sponsor' },
  customerProjectManager: { zh: '甲方项目经理', en: 'Customer project manager' },
  implementerProjectManager: { zh: '乙方项目经理', en: 'Implementer project manager' },
}

export const minutesSubject = (meetingId: string): string => `minutes:${meetingId}`

/** Weekly minutes are signed by the two project managers, those of the leaders also by the sponsor. */
export function minutesRoles(meetingType: string | null): string[] {
  const managers = ['customerProjectManager', 'implementerProjectManager']
  return meetingType === 'executive' || meetingType === 'kickOff' ? ['sponsor', ...managers] : managers
}

/** What a signature would bind now, who must sign, and who has. */
export async function signingOf(tx: Tx, subject: string, roles: readonly string[], itemIds: readonly string[]): Promise<SigningView> {
  const signatures = await signaturesOf(tx, subject, itemIds)
  const valid = signatures.filter((s) => s.broken.length === 0)
  return {
    subject,
    fingerprint: fingerprintOf(subject, await snapshotOf(tx, itemIds)),
    requiredRoles: roles.map((role) => ({ role, label: roleLabels[role] ?? { zh: role, en: role }, signed: valid.some((s) => s.role === role) })),
    signatures,
  }
}
