import { eq, lt, sql } from 'drizzle-orm'
import { Problem } from '../../engines/errors.ts'
import { type Actor, asAccount } from '../db/door.ts'
import type { House } from '../house.ts'
import { signInFailures, user } from './tables.ts'

export const attemptsAllowed = 5
export const restMinutes = 15

/**
 * Counts an attempt before the password is looked at, so that many at once cannot slip through; gives how many are left.
 * Refused while the address rests: after five failures within 15 minutes, for 15 minutes (GB/T 22239-2019, 8.1.4.1 b).
 * Addresses without an account are counted alike, so that no answer tells whether one exists.
 */
export async function countAttempt(house: House, email: string): Promise<number> {
  const now = house.clock()
  const [at, from, until] = [now, new Date(now.getTime() - restMinutes * 60_000), new Date(now.getTime() + restMinutes * 60_000)].map((d) => sql`${d.toISOString()}::timestamptz`)
  const t = signInFailures
  const isOver = sql`coalesce(${t.lockedUntil} <= ${at}, ${t.firstAt} < ${from})`
  const [row] = await house.database.handle
    .insert(t)
    .values({ email, failures: 1, firstAt: now })
    .onConflictDoUpdate({
      target: t.email,
      set: {
        failures: sql`case when ${isOver} then 1 else ${t.failures} + 1 end`,
        firstAt: sql`case when ${isOver} then ${at} else ${t.firstAt} end`,
        lockedUntil: sql`case when ${isOver} then null when ${t.failures} >= ${attemptsAllowed} then coalesce(${t.lockedUntil}, ${until}) end`,
      },
    })
    .returning()
  if (!row?.lockedUntil) return attemptsAllowed - (row?.failures ?? 0)
  if (row.failures === attemptsAllowed + 1) {
    await house.database.handle.delete(t).where(lt(t.firstAt, new Date(now.getTime() - 86_400_000)))
    await audit(house, 'account.locked', await accountOf(house, email), { until: row.lockedUntil.toISOString() })
  }
  const minutes = Math.max(1, Math.ceil((row.lockedUntil.getTime() - now.getTime()) / 60_000))
  throw new Problem('unauthenticated', 'session.locked', { minutes }, {
    zh: `连续 ${attemptsAllowed} 次密码不对，这个账号已暂停登录。请 ${minutes} 分钟后再试，或请管理员重置密码。`,
    en: `The password was wrong ${attemptsAllowed} times, so this account rests. Try again in ${minutes} minutes, or ask an administrator to reset the password.`,
  })
}

export async function forgetAttempts(house: House, email: string): Promise<void> {
  await house.database.handle.delete(signInFailures).where(eq(signInFailures.email, email))
}

export async function accountOf(house: House, email: string): Promise<string | null> {
  const [known] = await house.database.handle.select({ id: user.id }).from(user).where(eq(user.email, email))
  return known?.id ?? null
}

/** Writes what happened at the door into the installation's chain: ids only, never an address. */
export async function audit(house: House, kind: 'session.opened' | 'session.refused' | 'session.closed' | 'account.locked', accountId: string | null, data: Record<string, unknown> = {}): Promise<void> {
  const isOwnAct = accountId !== null && (kind === 'session.opened' || kind === 'session.closed')
  const actor: Actor = isOwnAct ? { house, accountId, locale: 'zh' } : { house, accountId: null, locale: 'zh', system: 'sign-in' }
  await asAccount(actor, (tx) => tx.record('installation', { kind, data: { account: accountId, ...data } }))
}

export function wrongPassword(left: number): Problem {
  const [zh, en] = left > 0 ? [`再错 ${left} 次将暂停登录 ${restMinutes} 分钟。`, `After ${left} more the account rests for ${restMinutes} minutes.`] : [`下一次尝试将暂停登录 ${restMinutes} 分钟。`, `The next attempt puts the account to rest for ${restMinutes} minutes.`]
  return new Problem('unauthenticated', 'session.wrong_password', { left }, { zh: `邮箱或密码不对。${zh}忘记密码请找管理员要重置链接。`, en: `The e-mail address or the password is wrong. ${en} If the password is lost, ask an administrator for a reset link.` })
}
