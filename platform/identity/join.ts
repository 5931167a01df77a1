import { eq } from 'drizzle-orm'
import { Invalid, Refused } from '../../engines/errors.ts'
import { roleName } from '../access/role-names.ts'
import { type Actor, asAccount, asActor } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import type { House } from '../house.ts'
import { requirePerson, writeRoles } from '../organization/participation.ts'
import { implementations, installationRoles, organizations, people, personRoles } from '../organization/tables.ts'
import type { JoinInfo } from '../wire.ts'
import { type AccessLink, openAccessLink, useAccessLink } from './access-link.ts'
import { insertAccount, normalizedEmail, passwordMatches, replacePassword, storedPassword } from './accounts.ts'
import { requireGoodPassword } from './password-rules.ts'
import { accountOf, countAttempt, forgetAttempts, wrongPassword } from './sign-in.ts'
import { accountProfiles, user } from './tables.ts'

const system = (house: House): Actor => ({ house, accountId: null, locale: 'zh', system: 'join' })

/** What the page behind a link shows before anything is entered. */
export async function viewAccessLink(house: House, token: string): Promise<JoinInfo> {
  const link = await openAccessLink(house.database.handle, token, house.clock())
  const place = link.implementationId ? await placeOf(house, link) : null
  const email = link.email ?? place?.person?.email ?? null
  const [account] = link.accountId ? await house.database.handle.select({ name: user.name }).from(user).where(eq(user.id, link.accountId)) : []
  return {
    purpose: link.purpose,
    organization: place?.organization ?? null,
    implementation: place?.implementation ?? null,
    name: place?.person?.name ?? account?.name ?? null,
    email,
    roles: (link.roles ?? []).map((r) => (link.implementationId ? roleName(r) : (administratorNames[r] ?? { zh: r, en: r }))),
    hasAccount: link.purpose === 'invitation' && email !== null && (await accountOf(house, normalizedEmail(email))) !== null,
    expiresAt: link.expiresAt.toISOString(),
  }
}

const administratorNames: Record<string, { zh: string; en: string }> = {
  systemAdmin: { zh: '系统管理员', en: 'System administrator' },
  securityAdmin: { zh: '安全管理员', en: 'Security administrator' },
  auditAdmin: { zh: '审计管理员', en: 'Audit administrator' },
}

function placeOf(house: House, link: AccessLink): Promise<{ organization: string; implementation: string; person: { name: string; email: string | null } | null }> {
  return asActor(system(house), link.implementationId!, async (tx) => {
    const [row] = await tx.db.select({ name: implementations.name, organization: organizations.name }).from(implementations).innerJoin(organizations, eq(organizations.id, implementations.organizationId)).where(eq(implementations.id, tx.implementationId))
    const [person] = link.personId ? await tx.db.select({ name: people.name, email: people.email }).from(people).where(eq(people.id, link.personId)) : []
    return { organization: row?.organization ?? '', implementation: row?.name ?? '', person: person ?? null }
  })
}

export interface Join {
  readonly token: string
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly password: string
  readonly locale: 'zh' | 'en'
}

/** Uses a link: somebody joins with a new account or their own, or sets a new password. Gives the account, which may now be signed in. */
export async function join(house: House, input: Join): Promise<{ accountId: string; implementationId: string | null; purpose: AccessLink['purpose'] }> {
  const link = await openAccessLink(house.database.handle, input.token, house.clock())
  const accountId = link.purpose === 'reset' ? await setNewPassword(house, link, input) : await acceptInvitation(house, link, input)
  return { accountId, implementationId: link.implementationId, purpose: link.purpose }
}

async function setNewPassword(house: House, link: AccessLink, input: Join): Promise<string> {
  const accountId = link.accountId!
  requireGoodPassword(input.password, { email: link.email })
  const stored = await storedPassword(input.password)
  await asAccount(system(house), (tx) => tx.record('installation', { kind: 'account.password_reset', data: { account: accountId, link: link.id } }), undefined, async (db) => {
    await useAccessLink(db, link, house.clock())
    await replacePassword(db, accountId, stored, house.clock())
  })
  if (link.email) await forgetAttempts(house, link.email)
  return accountId
}

async function acceptInvitation(house: House, link: AccessLink, input: Join): Promise<string> {
  const place = link.implementationId ? await placeOf(house, link) : null
  const email = normalizedEmail(link.email ?? input.email ?? place?.person?.email ?? '')
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Invalid('join.email', { fields: [{ path: 'email', message: 'an e-mail address' }] }, { zh: '请填写邮箱，它是以后登录用的名字。', en: 'Enter an e-mail address: it is what you sign in with.' })
  const known = await accountOf(house, email)
  const name = input.name?.trim() || place?.person?.name || email
  if (known) await provePassword(house, known, email, input.password)
  else requireGoodPassword(input.password, { email, name })
  const accountId = known ?? newId()
  const stored = known ? null : await storedPassword(input.password)
  const first = async (db: Parameters<typeof useAccessLink>[0]): Promise<void> => {
    await useAccessLink(db, link, house.clock())
    if (stored) await insertAccount(db, { id: accountId, name, email, stored, locale: input.locale, at: house.clock() })
  }
  if (link.implementationId) await joinImplementation(house, link, { accountId, name, locale: input.locale }, first)
  else await becomeAdministrator(house, link, { accountId, name, locale: input.locale }, first)
  return accountId
}

async function provePassword(house: House, accountId: string, email: string, password: string): Promise<void> {
  const left = await countAttempt(house, email)
  if (!(await passwordMatches(house.database.handle, accountId, password))) throw wrongPassword(left)
  await forgetAttempts(house, email)
}

type Joining = { accountId: string; name: string; locale: 'zh' | 'en' }

async function joinImplementation(house: House, link: AccessLink, who: Joining, first: (db: Parameters<typeof useAccessLink>[0]) => Promise<void>): Promise<void> {
  await asActor(system(house), link.implementationId!, async (tx) => {
    const person = await requirePerson(tx, link.personId ?? '')
    if (person.accountId && person.accountId !== who.accountId) throw new Refused('person.has_account', { person: person.id }, { zh: `${person.name} 已经用另一个账号加入了。请联系发给你链接的人。`, en: `${person.name} has joined with another account already. Ask whoever sent you the link.` })
    await tx.db.update(people).set({ accountId: who.accountId }).where(eq(people.id, person.id))
    await tx.db.insert(accountProfiles).values({ accountId: who.accountId, name: who.name, locale: who.locale }).onConflictDoNothing()
    const held = await tx.db.select({ role: personRoles.role }).from(personRoles).where(eq(personRoles.personId, person.id))
    await writeRoles(tx, { id: person.id, accountId: who.accountId }, { roles: [...held.map((r) => r.role), ...(link.roles ?? [])], endsOn: link.endsOn })
    await tx.record({ kind: 'person.joined', data: { person: person.id, account: who.accountId, link: link.id } })
  }, first)
}

async function becomeAdministrator(house: House, link: AccessLink, who: Joining, first: (db: Parameters<typeof useAccessLink>[0]) => Promise<void>): Promise<void> {
  const role = link.roles?.[0] ?? ''
  await asAccount(system(house), async (tx) => {
    const [held] = await tx.db.select().from(installationRoles).where(eq(installationRoles.accountId, who.accountId))
    if (held) throw new Refused('installation.two_roles', { role: held.role }, { zh: `这个账号已是${administratorNames[held.role]?.zh}；三员要由三个人担任。请用另一个账号。`, en: `This account is the ${administratorNames[held.role]?.en} already; nobody holds two of these roles. Use another account.` })
    await tx.db.insert(accountProfiles).values({ accountId: who.accountId, name: who.name, locale: who.locale }).onConflictDoNothing()
    await tx.db.insert(installationRoles).values({ accountId: who.accountId, role, grantedAt: tx.now })
    await tx.record('installation', { kind: 'administrator.joined', data: { account: who.accountId, role, link: link.id } })
  }, undefined, first)
}
