import { createHmac } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { Forbidden, Refused } from '../../engines/errors.ts'
import { asAccount } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import type { House } from '../house.ts'
import { installationRoles, memberships, organizations } from '../organization/tables.ts'
import { insertAccount, storedPassword } from './accounts.ts'
import { requireGoodPassword } from './password-rules.ts'
import { accountProfiles, user } from './tables.ts'

/** True until the first account exists. */
export async function needsSetup(house: House): Promise<boolean> {
  const [anyone] = await house.database.handle.select({ id: user.id }).from(user).limit(1)
  return !anyone
}

/** Asked of a first administrator who does not sit at the server itself; the server prints it while nobody exists. */
export function setupCode(house: Pick<House, 'secret'>): string {
  return createHmac('sha256', house.secret).update('first administrator').digest('hex').slice(0, 8)
}

export interface Setup {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly organization: string
  readonly locale: 'zh' | 'en'
  readonly code?: string | undefined
}

/** The first administrator of an installation (systemAdmin) and their organization. Refused once anybody exists. Gives the account's id. */
export async function setUpInstallation(house: House, input: Setup, fromHere: boolean): Promise<string> {
  if (!fromHere && input.code !== setupCode(house)) {
    throw new Forbidden('setup.code', {}, { zh: '从别的机器首次设置，要填服务器启动时显示的 8 位设置码。', en: 'To set up from another machine, enter the setup code of 8 characters that the server printed when it started.' })
  }
  requireGoodPassword(input.password, input)
  const stored = await storedPassword(input.password)
  const at = house.clock()
  const accountId = newId()
  const organizationId = newId()
  await asAccount({ house, accountId: null, locale: input.locale, system: 'setup' }, async (tx) => {
    await tx.db.insert(accountProfiles).values({ accountId, name: input.name.trim(), locale: input.locale })
    await tx.db.insert(installationRoles).values({ accountId, role: 'systemAdmin', grantedAt: tx.now })
    await tx.db.insert(organizations).values({ id: organizationId, name: input.organization.trim(), createdAt: tx.now })
    await tx.db.insert(memberships).values({ organizationId, id: newId(), accountId, roles: ['organizationAdmin'], createdAt: tx.now })
    await tx.record('installation', { kind: 'installation.set_up', data: { account: accountId, role: 'systemAdmin', organization: organizationId } })
    await tx.record('organization', { kind: 'organization.created', data: { organization: organizationId }, texts: { name: { new: input.organization.trim() } } })
  }, organizationId, async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(hashtext('landfall setup'))`)
    const [anyone] = await db.select({ id: user.id }).from(user).limit(1)
    if (anyone) throw new Refused('setup.done', {}, { zh: '首次设置已经完成。请直接登录，或请管理员发邀请链接。', en: 'The installation is set up already. Sign in, or ask an administrator for an invitation.' })
    await insertAccount(db, { id: accountId, name: input.name, email: input.email, stored, locale: input.locale, at })
  })
  return accountId
}
