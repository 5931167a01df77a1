import { and, eq } from 'drizzle-orm'
import type { DocumentModel, Section } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { dayIn } from '../../../platform/db/time.ts'
import { phasesOf } from '../../../platform/gates/evaluate.ts'
import type { Phase } from '../../../platform/gates/criterion.ts'
import { implementations, organizations, people, personRoles } from '../../../platform/organization/tables.ts'

/** What every document of this stage says about where it comes from. */
export interface Frame {
  readonly say: (zh: string, en: string) => string
  readonly day: (instant: string | null) => string
  readonly implementation: { code: string; name: string; targetSystem: string | null }
  readonly organization: string
  readonly phases: readonly Phase[]
  /** null: the whole implementation. */
  readonly phase: Phase | null
  /** Names of the people with a role, in the reader's language. */
  readonly withRole: (role: string) => string
}

export async function frameOf(tx: Tx, phaseId: string | null): Promise<Frame> {
  const en = tx.locale === 'en'
  const [implementation] = await tx.db.select().from(implementations).where(eq(implementations.id, tx.implementationId))
  const [organization] = await tx.db.select().from(organizations).where(eq(organizations.id, tx.organizationId))
  const roles = await tx.db.select({ role: personRoles.role, name: people.name, nameEn: people.nameEn }).from(personRoles).innerJoin(people, eq(people.id, personRoles.personId)).where(and(eq(personRoles.implementationId, tx.implementationId)))
  const phases = await phasesOf(tx)
  const named = (n: { name: string; nameEn: string | null } | undefined) => (n ? (en ? (n.nameEn ?? n.name) : n.name) : '')
  return {
    say: (zh, english) => (en ? english : zh),
    day: (instant) => (instant ? (instant.length === 10 ? instant : dayIn(tx.zone, new Date(instant).toISOString())) : ''),
    implementation: { code: implementation?.code ?? '', name: named(implementation), targetSystem: implementation?.targetSystem ?? null },
    organization: named(organization),
    phases,
    phase: phases.find((p) => p.id === phaseId) ?? null,
    withRole: (role) => roles.filter((r) => r.role === role).map((r) => named(r)).join(en ? ', ' : '、'),
  }
}

/** The cover lines that all documents share. */
export function coverOf(frame: Frame, date: string): DocumentModel['cover'] {
  return [
    { label: frame.say('客户', 'Customer'), value: frame.organization },
    { label: frame.say('项目', 'Project'), value: frame.implementation.name },
    ...(frame.phase ? [{ label: frame.say('期', 'Phase'), value: frame.phase.name }] : []),
    { label: frame.say('日期', 'Date'), value: date },
  ]
}

/** A section that says that nothing was recorded, rather than leaving a heading bare. */
export function orNothing(section: Section, frame: Frame): Section {
  const isEmpty = section.blocks.length === 0 && (section.sections ?? []).length === 0
  return isEmpty ? { ...section, blocks: [{ type: 'paragraph', text: frame.say('本期没有登记这一类需求。', 'No requirement of this kind is recorded in this phase.') }] } : section
}
