import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { modules, people, personRoles } from '../../../platform/organization/tables.ts'
import { signatures } from '../../../platform/signatures/tables.ts'
import { items } from '../../../platform/trace/tables.ts'
import { baselineSubject } from './baseline-standing.ts'

export interface BaselineSigner {
  /** Module that the signer leads; null when the phase's modules have no lead and any business lead may sign. */
  readonly moduleId: string | null
  readonly module: string | null
  readonly personId: string
  readonly name: string
  readonly signedAt: string | null
  readonly isBroken: boolean
}

/** Who has to sign a baseline: the lead of each module of its phase; without any, the business leads of the implementation. */
export async function baselineSigners(tx: Tx, baseline: { id: string; phaseId: string | null }): Promise<BaselineSigner[]> {
  const led = await tx.db.select().from(modules).where(and(eq(modules.implementationId, tx.implementationId), eq(modules.phaseId, baseline.phaseId ?? ''))).orderBy(asc(modules.position))
  const withLead = led.filter((m) => m.leadId !== null).map((m) => ({ moduleId: m.id as string | null, module: (tx.locale === 'en' ? (m.nameEn ?? m.name) : m.name) as string | null, personId: m.leadId! }))
  const asked = withLead.length > 0 ? withLead : (await tx.db.select().from(personRoles).where(and(eq(personRoles.implementationId, tx.implementationId), eq(personRoles.role, 'businessLead')))).map((r) => ({ moduleId: null, module: null, personId: r.personId }))
  if (asked.length === 0) return []
  const named = new Map((await tx.db.select().from(people).where(inArray(people.id, asked.map((a) => a.personId)))).map((p) => [p.id, tx.locale === 'en' ? (p.nameEn ?? p.name) : p.name]))
  const signed = await tx.db.select().from(signatures).where(and(eq(signatures.implementationId, tx.implementationId), eq(signatures.subject, baselineSubject(baseline.id)), isNull(signatures.revokedAt))).orderBy(asc(signatures.signedAt))
  const ids = [...new Set(signed.flatMap((s) => s.snapshot.items.map((i) => i.id)))]
  const now = ids.length === 0 ? new Map<string, string | null>() : new Map((await tx.db.select({ id: items.id, hash: items.contentHash, removedAt: items.removedAt }).from(items).where(inArray(items.id, ids))).map((i) => [i.id, i.removedAt ? null : i.hash]))
  return asked.map((a) => {
    const own = signed.findLast((s) => s.personId === a.personId)
    return { ...a, name: named.get(a.personId) ?? '', signedAt: own?.signedAt ?? null, isBroken: own?.snapshot.items.some((i) => now.get(i.id) !== i.hash) ?? false }
  })
}
