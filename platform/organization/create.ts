import { eq } from 'drizzle-orm'
import { Invalid, type Text } from '../../engines/errors.ts'
import { type Actor, asAccount, type Tx } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import { accountProfiles } from '../identity/tables.ts'
import { departments, implementations, memberships, modules, organizations, participations, people, personRoles, phases } from './tables.ts'

/** Makes an organization; the acting account (if any) becomes its administrator. Gives its id. */
export async function createOrganization(actor: Actor, input: { name: Text | string }): Promise<string> {
  const id = newId(actor.at)
  const { zh, en } = twoLanguages(input.name)
  await asAccount(actor, async (tx) => {
    await tx.db.insert(organizations).values({ id, name: zh, nameEn: en, createdAt: tx.now })
    if (actor.accountId) await tx.db.insert(memberships).values({ organizationId: id, id: newId(actor.at), accountId: actor.accountId, roles: ['organizationAdmin'], createdAt: tx.now })
    await tx.record('organization', { kind: 'organization.created', data: { organization: id }, texts: { name: { new: zh } } })
  }, id)
  return id
}

export interface NewImplementation {
  readonly organizationId: string
  readonly code: string
  readonly name: Text | string
  readonly kit?: string | undefined
  readonly startsOn?: string | undefined
  readonly targetSystem?: string | undefined
  readonly zone?: string | undefined
}

/** Makes an implementation in an organization whose administrator the actor is. Gives its id. */
export async function createImplementation(actor: Actor, input: NewImplementation): Promise<string> {
  const id = newId(actor.at)
  const { zh, en } = twoLanguages(input.name)
  if (!/^[A-Z0-9][A-Z0-9-]{1,19}$/.test(input.code)) {
    throw new Invalid('implementation.code', { field: 'code', code: input.code }, { zh: `项目代号"${input.code}"不行：请用 2 至 20 个大写字母、数字或连字符。`, en: `The code "${input.code}" does not do: use 2 to 20 capital letters, digits or hyphens.` })
  }
  await asAccount(actor, async (tx) => {
    await tx.db.insert(implementations).values({ id, organizationId: input.organizationId, code: input.code, name: zh, nameEn: en, kit: input.kit ?? null, startsOn: input.startsOn ?? null, targetSystem: input.targetSystem ?? null, zone: input.zone ?? 'Asia/Shanghai', createdAt: tx.now })
    await tx.record('organization', { kind: 'implementation.created', data: { implementation: id, code: input.code, kit: input.kit ?? null } })
  }, input.organizationId)
  return id
}

export async function addDepartment(tx: Tx, input: { code: string; name: Text | string; parentId?: string | null }): Promise<string> {
  const id = newId(tx.actor.at)
  const { zh, en } = twoLanguages(input.name)
  await tx.db.insert(departments).values({ organizationId: tx.organizationId, id, code: input.code, name: zh, nameEn: en, parentId: input.parentId ?? null })
  await tx.record({ kind: 'department.created', data: { department: id, code: input.code } })
  return id
}

export interface NewPerson {
  readonly code: string
  readonly name: Text | string
  readonly departmentId?: string | null
  readonly job?: Text | string | undefined
  readonly superiorId?: string | null
  readonly email?: string | null
  readonly phone?: string | null
  readonly isFrontLine?: boolean
  readonly monthlyTransactions?: number
  readonly side?: 'customer' | 'implementer' | 'thirdParty'
  readonly accountId?: string | null
  /** Roles in this implementation. */
  readonly roles?: readonly string[]
}

/** The next free number of a person in the organization: `P-001` … */
export async function nextPersonCode(tx: Tx): Promise<string> {
  const taken = new Set((await tx.db.select({ code: people.code }).from(people).where(eq(people.organizationId, tx.organizationId))).map((p) => p.code))
  let n = taken.size + 1
  while (taken.has(`P-${String(n).padStart(3, '0')}`)) n++
  return `P-${String(n).padStart(3, '0')}`
}

/** A person of the organization, with roles in this implementation and, if an account is given, a part in it. */
export async function addPerson(tx: Tx, input: NewPerson): Promise<string> {
  const id = newId(tx.actor.at)
  const { zh, en } = twoLanguages(input.name)
  const job = input.job ? twoLanguages(input.job) : null
  await tx.db.insert(people).values({
    organizationId: tx.organizationId, id, code: input.code, name: zh, nameEn: en, departmentId: input.departmentId ?? null, job: job?.zh ?? null, jobEn: job?.en ?? null, superiorId: input.superiorId ?? null,
    email: input.email ?? null, phone: input.phone ?? null, isFrontLine: input.isFrontLine ?? false, monthlyTransactions: input.monthlyTransactions ?? 0, side: input.side ?? 'customer', accountId: input.accountId ?? null,
  })
  for (const role of input.roles ?? []) await tx.db.insert(personRoles).values({ implementationId: tx.implementationId, id: newId(tx.actor.at), personId: id, role })
  if (input.accountId) {
    await tx.db.insert(participations).values({ implementationId: tx.implementationId, id: newId(tx.actor.at), accountId: input.accountId, personId: id, roles: [...(input.roles ?? [])], createdAt: tx.now })
    await tx.db.insert(accountProfiles).values({ accountId: input.accountId, name: zh }).onConflictDoNothing()
  }
  await tx.record({ kind: 'person.added', data: { person: id, code: input.code, roles: input.roles ?? [], department: input.departmentId ?? null }, texts: { name: { new: zh } } })
  return id
}

export async function addPhase(tx: Tx, input: { code: string; name: Text | string; position: number; startsOn?: string | null; plannedGoLiveOn?: string | null }): Promise<string> {
  const id = newId(tx.actor.at)
  const { zh, en } = twoLanguages(input.name)
  await tx.db.insert(phases).values({ implementationId: tx.implementationId, id, code: input.code, name: zh, nameEn: en, position: input.position, startsOn: input.startsOn ?? null, plannedGoLiveOn: input.plannedGoLiveOn ?? null })
  await tx.record({ kind: 'phase.created', data: { phase: id, code: input.code, plannedGoLiveOn: input.plannedGoLiveOn ?? null } })
  return id
}

export async function addModule(tx: Tx, input: { code: string; name: Text | string; phaseId?: string | null; leadId?: string | null; position?: number }): Promise<string> {
  const id = newId(tx.actor.at)
  const { zh, en } = twoLanguages(input.name)
  await tx.db.insert(modules).values({ implementationId: tx.implementationId, id, code: input.code, name: zh, nameEn: en, phaseId: input.phaseId ?? null, leadId: input.leadId ?? null, position: input.position ?? 0 })
  await tx.record({ kind: 'module.created', data: { module: id, code: input.code, phase: input.phaseId ?? null } })
  return id
}

function twoLanguages(name: Text | string): { zh: string; en: string | null } {
  return typeof name === 'string' ? { zh: name, en: null } : { zh: name.zh, en: name.en }
}
