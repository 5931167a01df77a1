import { and, eq } from 'drizzle-orm'
import type { DocumentModel } from '../../../engines/document/contract.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { dayIn } from '../../../platform/db/time.ts'
import type { Phase } from '../../../platform/gates/criterion.ts'
import { phasesOf } from '../../../platform/gates/evaluate.ts'
import { implementations, organizations, people, personRoles } from '../../../platform/organization/tables.ts'

/** What every document of this stage says about where it comes from. */
export interface Frame {
  readonly say: (zh: string, en: string) => string
  readonly day: (instant: string | null) => string
  readonly number: (n: number | string | null) => string
  readonly percent: (ratio: string | null) => string
  readonly implementation: { code: string; name: string; targetSystem: string | null }
  readonly organization: string
  readonly phase: Phase | null
  readonly name: (personId: string | null) => string
  readonly withRole: (role: string) => string
}

export async function frameOf(tx: Tx, phaseId: string | null): Promise<Frame> {
  const en = tx.locale === 'en'
  const [implementation] = await tx.db.select().from(implementations).where(eq(implementations.id, tx.implementationId))
  const [organization] = await tx.db.select().from(organizations).where(eq(organizations.id, tx.organizationId))
  const roles = await tx.db.select({ id: people.id, role: personRoles.role, name: people.name, nameEn: people.nameEn }).from(personRoles).innerJoin(people, eq(people.id, personRoles.personId)).where(and(eq(personRoles.implementationId, tx.implementationId)))
  const named = (n: { name: string; nameEn: string | null } | undefined): string => (n ? (en ? (n.nameEn ?? n.name) : n.name) : '')
  const format = new Intl.NumberFormat(en ? 'en-US' : 'zh-CN', { maximumFractionDigits: 6 })
  return {
    say: (zh, english) => (en ? english : zh),
    day: (instant) => (instant ? (instant.length === 10 ? instant : dayIn(tx.zone, new Date(instant).toISOString())) : ''),
    number: (n) => (n === null ? '—' : format.format(n as never)),
    percent: (ratio) => (ratio === null ? '—' : `${(Number(ratio) * 100).toFixed(2)} %`),
    implementation: { code: implementation?.code ?? '', name: named(implementation), targetSystem: implementation?.targetSystem ?? null },
    organization: named(organization), phase: (await phasesOf(tx)).find((p) => p.id === phaseId || p.code === phaseId) ?? null,
    name: (personId) => named(roles.find((r) => r.id === personId)),
    withRole: (role) => [...new Set(roles.filter((r) => r.role === role).map(named))].join(en ? ', ' : '、'),
  }
}

export function coverOf(frame: Frame, date: string): DocumentModel['cover'] {
  return [
    { label: frame.say('客户', 'Customer'), value: frame.organization },
    { label: frame.say('项目', 'Project'), value: frame.implementation.name },
    ...(frame.phase ? [{ label: frame.say('期', 'Phase'), value: frame.phase.name }] : []),
    { label: frame.say('新系统', 'New system'), value: frame.implementation.targetSystem ?? '' },
    { label: frame.say('日期', 'Date'), value: date },
  ]
}

export function numberOf(frame: Frame, abbreviation: string): string {
  return `${frame.implementation.code}-${abbreviation}${frame.phase ? `-${frame.phase.code}` : ''}`
}
