import { hashPassword, verifyPassword } from 'better-auth/crypto'
import { and, eq } from 'drizzle-orm'
import { Refused } from '../../engines/errors.ts'
import type { Handle, Transaction } from '../db/database.ts'
import { newId } from '../db/ids.ts'
import { account, session, user } from './tables.ts'

export const normalizedEmail = (email: string): string => email.trim().toLowerCase()

/** The stored form of a password (scrypt with a salt of its own). Slow on purpose: make it before a transaction opens. */
export const storedPassword = (password: string): Promise<string> => hashPassword(password)

export interface NewAccount {
  readonly id?: string
  readonly name: string
  readonly email: string
  /** From `storedPassword`; without one nobody can sign in but through the demo's click. */
  readonly stored?: string
  readonly locale?: 'zh' | 'en'
  readonly at: Date
}

/** Writes an account into the sign-in tables (bare handle, or the `first` of a door's transaction). Gives its id. */
export async function insertAccount(db: Handle | Transaction, input: NewAccount): Promise<string> {
  const id = input.id ?? newId()
  const email = normalizedEmail(input.email)
  const [known] = await db.select({ id: user.id }).from(user).where(eq(user.email, email))
  if (known) throw new Refused('account.exists', { email }, { zh: `${email} 已有账号。请直接登录；忘记密码请找管理员要重置链接。`, en: `${email} has an account already. Sign in with it; if the password is lost, ask an administrator for a reset link.` })
  await db.insert(user).values({ id, name: input.name.trim(), email, emailVerified: false, locale: input.locale ?? 'zh', createdAt: input.at, updatedAt: input.at })
  if (input.stored) await db.insert(account).values({ id: newId(), userId: id, accountId: id, providerId: 'credential', password: input.stored, createdAt: input.at, updatedAt: input.at })
  return id
}

/** Puts a new password in place and ends every session of the account except `keep` (its token). */
export async function replacePassword(db: Handle | Transaction, userId: string, stored: string, at: Date, keep?: string): Promise<void> {
  const changed = await db.update(account).set({ password: stored, updatedAt: at }).where(and(eq(account.userId, userId), eq(account.providerId, 'credential'))).returning({ id: account.id })
  if (changed.length === 0) await db.insert(account).values({ id: newId(), userId, accountId: userId, providerId: 'credential', password: stored, createdAt: at, updatedAt: at })
  const open = await db.select({ id: session.id, token: session.token }).from(session).where(eq(session.userId, userId))
  for (const one of open) if (one.token !== keep) await db.delete(session).where(eq(session.id, one.id))
}

export async function passwordMatches(db: Handle, userId: string, password: string): Promise<boolean> {
  const [row] = await db.select({ stored: account.password }).from(account).where(and(eq(account.userId, userId), eq(account.providerId, 'credential')))
  return row?.stored ? verifyPassword({ hash: row.stored, password }) : false
}
