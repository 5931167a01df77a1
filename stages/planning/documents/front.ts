import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { DocumentModel, Section } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { dayIn } from '../../../platform/db/time.ts'
import { implementations, organizations } from '../../../platform/organization/tables.ts'
import type { SignatureView } from '../../../platform/wire.ts'
import { roleLabels } from '../queries/signing.ts'

export interface Front {
  /** Customer, implementation and target system, in the reader's language. */
  readonly organization: string
  readonly name: string
  readonly code: string
  readonly targetSystem: string | null
  say(zh: string, en: string): string
}

export async function frontOf(tx: Tx): Promise<Front> {
  const [implementation] = await tx.db.select().from(implementations).where(eq(implementations.id, tx.implementationId))
  const [organization] = await tx.db.select().from(organizations).where(eq(organizations.id, tx.organizationId))
  const pick = (row: { name: string; nameEn: string | null } | undefined): string => (tx.locale === 'en' ? row?.nameEn : row?.name) ?? row?.name ?? ''
  return { organization: pick(organization), name: pick(implementation), code: implementation?.code ?? '', targetSystem: implementation?.targetSystem ?? null, say: (zh, en) => (tx.locale === 'zh' ? zh : en) }
}

/** Who must sign, with name and day of those whose signature still holds. */
export function signaturesFor(tx: Tx, roles: readonly string[], signatures: readonly SignatureView[]): DocumentModel['signatures'] {
  return roles.map((role) => {
    const own = signatures.filter((s) => s.role === role && s.broken.length === 0).at(-1)
    return { role: roleLabels[role]?.[tx.locale] ?? role, ...(own ? { name: own.by, date: dayOf(tx, own.at) } : {}) }
  })
}

export function dayOf(tx: Tx, instant: string): string {
  return dayIn(tx.zone, instant)
}

/** sha256 over what the sections state. */
export function statedFingerprint(sections: readonly Section[]): string {
  return createHash('sha256').update(JSON.stringify(sections)).digest('hex')
}
