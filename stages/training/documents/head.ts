import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { DocumentModel, Section } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { phaseOf } from '../../../platform/gates/evaluate.ts'
import { implementations, organizations } from '../../../platform/organization/tables.ts'
import { words } from '../words.ts'

/** Cover, control page and fingerprint of a training document around its sections. */
export async function documentOf(tx: Tx, input: { title: string; mark: string; phaseId: string | null; signers: readonly string[]; sections: readonly Section[] }): Promise<DocumentModel> {
  const l = tx.locale
  const [implementation] = await tx.db.select({ code: implementations.code, name: implementations.name, nameEn: implementations.nameEn, organizationId: implementations.organizationId }).from(implementations).where(eq(implementations.id, tx.implementationId))
  const [organization] = await tx.db.select({ name: organizations.name, nameEn: organizations.nameEn }).from(organizations).where(eq(organizations.id, implementation!.organizationId))
  const phase = input.phaseId ? await phaseOf(tx, input.phaseId) : null
  return {
    title: input.title,
    number: `${implementation!.code}-${input.mark}${phase ? `-${phase.code}` : ''}`,
    version: '1.0',
    locale: l,
    cover: [
      { label: words.customer[l], value: (l === 'en' ? organization?.nameEn : null) ?? organization?.name ?? '' },
      { label: words.project[l], value: (l === 'en' ? implementation!.nameEn : null) ?? implementation!.name },
      { label: words.phase[l], value: phase?.name ?? words.allPhases[l] },
      { label: words.date[l], value: tx.today },
    ],
    revisions: [{ version: '1.0', date: tx.today, author: '', change: words.firstIssue[l] }],
    signatures: input.signers.map((role) => ({ role })),
    sections: input.sections,
    fingerprint: createHash('sha256').update(JSON.stringify(input.sections)).digest('hex'),
  }
}
