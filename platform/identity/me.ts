import { and, eq, isNull } from 'drizzle-orm'
import { Forbidden, Invalid } from '../../engines/errors.ts'
import { type Actor, asAccount } from '../db/door.ts'
import { notifications } from '../notifications/tables.ts'
import { installationRoles, memberships, people } from '../organization/tables.ts'
import { summariesOf } from '../organization/summary.ts'
import { todosOf } from '../todo/todo.ts'
import type { Me } from '../wire.ts'
import { passwordMatches, replacePassword, storedPassword } from './accounts.ts'
import { requireGoodPassword } from './password-rules.ts'
import { countAttempt, forgetAttempts, wrongPassword } from './sign-in.ts'
import { accountProfiles, user } from './tables.ts'

/** Who is signed in, where they take part, and what waits for them. */
export async function viewMe(actor: Actor): Promise<Me> {
  const accountId = actor.accountId!
  const [account] = await actor.house.database.handle.select().from(user).where(eq(user.id, accountId))
  const seen = await asAccount(actor, async (tx) => {
    const own = await tx.db.select({ id: people.id, name: people.name, nameEn: people.nameEn }).from(people).where(and(eq(people.accountId, accountId), isNull(people.removedAt)))
    const [profile] = await tx.db.select({ name: accountProfiles.name }).from(accountProfiles).where(eq(accountProfiles.accountId, accountId))
    return {
      person: own[0],
      profile: profile?.name,
      installation: (await tx.db.select().from(installationRoles).where(eq(installationRoles.accountId, accountId))).map((r) => r.role),
      organizations: (await tx.db.select().from(memberships).where(eq(memberships.accountId, accountId))).map((m) => ({ id: m.organizationId, roles: m.roles })),
      implementations: await summariesOf(tx),
      unread: (await tx.db.select({ id: notifications.id }).from(notifications).where(and(eq(notifications.accountId, accountId), isNull(notifications.readAt)))).length,
    }
  })
  const shown = actor.locale === 'en' ? (seen.person?.nameEn ?? seen.person?.name) : seen.person?.name
  return {
    account: { id: accountId, name: shown ?? seen.profile ?? account?.name ?? '', email: account?.email ?? '', locale: account?.locale === 'en' ? 'en' : 'zh', personId: seen.person?.id ?? null },
    roles: { installation: seen.installation, organizations: seen.organizations },
    implementations: seen.implementations,
    demo: actor.house.isDemo,
    unread: seen.unread,
    todoCount: (await todosOf(actor, seen.implementations)).length,
  }
}

export interface ChangeMe {
  readonly name?: string | undefined
  readonly locale?: 'zh' | 'en' | undefined
  readonly currentPassword?: string | undefined
  readonly newPassword?: string | undefined
}

/** Changes one's own name, language or password. A new password ends the account's other sessions; `sessionToken` is the one that stays. */
export async function changeMe(actor: Actor, input: ChangeMe, sessionToken: string | undefined): Promise<void> {
  const accountId = actor.accountId!
  const { house } = actor
  const now = house.clock()
  const stored = input.newPassword === undefined ? null : await checkedPassword(actor, input)
  const changed = [...(input.name === undefined ? [] : ['name']), ...(input.locale === undefined ? [] : ['locale']), ...(stored ? ['password'] : [])]
  if (changed.length === 0) return
  await asAccount(actor, async (tx) => {
    const name = input.name?.trim()
    if (name !== undefined || input.locale) {
      await tx.db.update(accountProfiles).set({ ...(name === undefined ? {} : { name }), ...(input.locale ? { locale: input.locale } : {}) }).where(eq(accountProfiles.accountId, accountId))
    }
    if (name !== undefined) await tx.db.update(people).set({ name, nameEn: null }).where(eq(people.accountId, accountId))
    await tx.record('installation', { kind: 'account.changed', data: { account: accountId, fields: changed }, ...(name === undefined ? {} : { texts: { name: { new: name } } }) })
  }, undefined, async (db) => {
    await db.update(user).set({ ...(input.name === undefined ? {} : { name: input.name.trim() }), ...(input.locale ? { locale: input.locale } : {}), updatedAt: now }).where(eq(user.id, accountId))
    if (stored) await replacePassword(db, accountId, stored, now, sessionToken)
  })
}

async function checkedPassword(actor: Actor, input: ChangeMe): Promise<string> {
  const { house } = actor
  if (actor.byToken) throw new Forbidden('token.by_token', {}, { zh: '令牌不能管理令牌和密码，请登录后在页面上操作。', en: 'A token cannot manage tokens or passwords: sign in and do it on the page.' })
  const [account] = await house.database.handle.select().from(user).where(eq(user.id, actor.accountId!))
  const left = await countAttempt(house, account!.email)
  if (!(await passwordMatches(house.database.handle, account!.id, input.currentPassword ?? ''))) throw wrongPassword(left)
  await forgetAttempts(house, account!.email)
  if (input.newPassword === input.currentPassword) throw new Invalid('password.same', { fields: [{ path: 'newPassword', message: 'the same' }] }, { zh: '新密码和现在的一样。请换一个。', en: 'The new password is the same as the present one. Choose another.' })
  requireGoodPassword(input.newPassword!, { email: account!.email, name: account!.name })
  return storedPassword(input.newPassword!)
}
