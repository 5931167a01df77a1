import { eq } from 'drizzle-orm'
import { Forbidden, Invalid, NotFound, Refused } from '../../engines/errors.ts'
import { type Actor, asAccount, asActor } from '../db/door.ts'
import { addPerson, nextPersonCode } from '../organization/create.ts'
import { requirePerson } from '../organization/participation.ts'
import { implementations, installationRoles, memberships, participations } from '../organization/tables.ts'
import { makeAccessLink, type NewAccessLink } from './access-link.ts'
import { normalizedEmail } from './accounts.ts'
import { accessLinks, user } from './tables.ts'

export interface Invitation {
  readonly personId?: string | undefined
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly departmentId?: string | null | undefined
  readonly side?: 'customer' | 'implementer' | 'thirdParty' | undefined
  readonly roles: readonly string[]
  readonly endsOn?: string | null | undefined
}

/** The token of a new link and its last moment; the address is made by whoever knows the server's name. */
export interface MadeLink {
  readonly token: string
  readonly personId: string | null
  readonly expiresAt: string
}

/** Invites a person of the directory, or somebody new, into an implementation by a link that works without mail. */
export async function invitePerson(actor: Actor, implementationId: string, input: Invitation): Promise<MadeLink> {
  const now = actor.house.clock()
  const email = input.email ? normalizedEmail(input.email) : null
  const wanted: NewAccessLink = { purpose: 'invitation', implementationId, email, roles: input.roles, endsOn: input.endsOn ?? null, createdBy: actor.accountId, now }
  const { token, row } = makeAccessLink(wanted)
  const personId = await asActor(actor, implementationId, async (tx) => {
    tx.require('manage', 'people')
    const known = input.personId ? await requirePerson(tx, input.personId) : null
    if (known?.accountId) throw new Refused('person.has_account', { person: known.id }, { zh: `${known.name} 已有账号，不用邀请：直接在人员列表里设定角色即可。`, en: `${known.name} has an account already and needs no invitation: set their roles in the list of people.` })
    if (!known && !input.name?.trim()) throw new Invalid('invitation.nobody', { fields: [{ path: 'name', message: 'required' }] }, { zh: '请选择一位人员，或填写新人的姓名。', en: 'Choose a person, or enter the name of somebody new.' })
    const id = known?.id ?? (await addPerson(tx, { code: await nextPersonCode(tx), name: input.name!.trim(), email, departmentId: input.departmentId ?? null, side: input.side ?? 'customer', roles: input.roles }))
    await tx.record({ kind: 'person.invited', data: { person: id, link: row.id, roles: input.roles, endsOn: input.endsOn ?? null } })
    return id
  })
  await actor.house.database.handle.insert(accessLinks).values({ ...row, personId, email: email ?? null })
  return { token, personId, expiresAt: (row.expiresAt as Date).toISOString() }
}

const installationRoleNames = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const
export type InstallationRole = (typeof installationRoleNames)[number]

/** Invites one of the three administrators of the installation; only the system administrator may, and nobody holds two of the roles. */
export async function inviteAdministrator(actor: Actor, input: { name: string; email: string; role: InstallationRole }): Promise<MadeLink> {
  const { token, row } = makeAccessLink({ purpose: 'invitation', email: normalizedEmail(input.email), roles: [input.role], createdBy: actor.accountId, now: actor.house.clock() })
  await asAccount(actor, async (tx) => {
    const [own] = await tx.db.select().from(installationRoles).where(eq(installationRoles.accountId, actor.accountId ?? ''))
    if (own?.role !== 'systemAdmin') throw new Forbidden('installation.not_admin', {}, { zh: '只有系统管理员能邀请管理员。', en: 'Only the system administrator invites administrators.' })
    await tx.record('installation', { kind: 'administrator.invited', data: { link: row.id, role: input.role } })
  })
  await actor.house.database.handle.insert(accessLinks).values(row)
  return { token, personId: null, expiresAt: (row.expiresAt as Date).toISOString() }
}

/**
 * A link with which the owner of an account sets a new password. An account is global, so its keys are given out only by who
 * administers all of its places: the system administrator, or the managers of people when it takes part nowhere else.
 */
export async function makeResetLink(actor: Actor, accountId: string): Promise<MadeLink> {
  const { house } = actor
  const [account] = await house.database.handle.select({ id: user.id, email: user.email }).from(user).where(eq(user.id, accountId))
  if (!account) throw new NotFound('account.unknown', { account: accountId }, { zh: '没有这个账号。', en: 'There is no such account.' })
  await requireKeeper(actor, accountId)
  const { token, row } = makeAccessLink({ purpose: 'reset', accountId, email: account.email, createdBy: actor.accountId, now: house.clock() })
  await house.database.handle.insert(accessLinks).values(row)
  await asAccount(actor, (tx) => tx.record('installation', { kind: 'account.reset_offered', data: { account: accountId, link: row.id } }))
  return { token, personId: null, expiresAt: (row.expiresAt as Date).toISOString() }
}

async function requireKeeper(actor: Actor, accountId: string): Promise<void> {
  const refused = new Forbidden('account.not_yours', { account: accountId }, { zh: '这个账号还参与别的企业或项目，只有系统管理员能重置它的密码。', en: 'This account takes part in other places too: only the system administrator can reset its password.' })
  const everywhere = await asAccount({ house: actor.house, accountId: null, locale: 'zh', system: 'reset' }, async (tx) => ({
    own: await tx.db.select().from(installationRoles).where(eq(installationRoles.accountId, actor.accountId ?? '')),
    theirs: await tx.db.select().from(installationRoles).where(eq(installationRoles.accountId, accountId)),
    members: await tx.db.select({ organizationId: memberships.organizationId, roles: memberships.roles, accountId: memberships.accountId }).from(memberships),
    parts: await tx.db.select({ implementationId: participations.implementationId, organizationId: implementations.organizationId, accountId: participations.accountId, roles: participations.roles }).from(participations).innerJoin(implementations, eq(implementations.id, participations.implementationId)),
  }))
  if (everywhere.own[0]?.role === 'systemAdmin') return
  if (everywhere.theirs.length > 0) throw refused
  const administered = new Set(everywhere.members.filter((m) => m.accountId === actor.accountId && m.roles.includes('organizationAdmin')).map((m) => m.organizationId))
  const managed = new Set(everywhere.parts.filter((p) => p.accountId === actor.accountId && p.roles.some((r) => r.endsWith('ProjectManager'))).map((p) => p.implementationId))
  const places = everywhere.parts.filter((p) => p.accountId === accountId)
  const isKept = places.length > 0 && places.every((p) => administered.has(p.organizationId) || managed.has(p.implementationId)) && everywhere.members.filter((m) => m.accountId === accountId).every((m) => administered.has(m.organizationId))
  if (!isKept) throw refused
}
