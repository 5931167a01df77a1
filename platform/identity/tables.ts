import { boolean, integer, jsonb, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { installationTable } from '../db/tables.ts'

const auth = pgSchema('auth')
const instant = () => timestamp({ withTimezone: true, mode: 'date' })

/** better-auth's tables; the lesser role has no right here. */
export const user = auth.table('user', {
  id: text().primaryKey(), name: text().notNull(), email: text().notNull().unique(), emailVerified: boolean().default(false).notNull(), image: text(),
  locale: text().default('zh').notNull(), createdAt: instant().notNull(), updatedAt: instant().notNull(),
})
export const session = auth.table('session', {
  id: text().primaryKey(), userId: text().notNull(), token: text().notNull().unique(), expiresAt: instant().notNull(), ipAddress: text(), userAgent: text(), createdAt: instant().notNull(), updatedAt: instant().notNull(),
})
export const account = auth.table('account', {
  id: text().primaryKey(), userId: text().notNull(), accountId: text().notNull(), providerId: text().notNull(), accessToken: text(), refreshToken: text(), idToken: text(),
  accessTokenExpiresAt: instant(), refreshTokenExpiresAt: instant(), scope: text(), password: text(), createdAt: instant().notNull(), updatedAt: instant().notNull(),
})
export const verification = auth.table('verification', {
  id: text().primaryKey(), identifier: text().notNull(), value: text().notNull(), expiresAt: instant().notNull(), createdAt: instant(), updatedAt: instant(),
})
/** A link that lets somebody in without mail: an invitation, or a password reset. The token itself is never stored. */
export const accessLinks = auth.table('access_link', {
  id: uuid().primaryKey(), purpose: text().$type<'invitation' | 'reset'>().notNull(), tokenHash: text().notNull().unique(), accountId: uuid(), organizationId: uuid(), implementationId: uuid(), personId: uuid(),
  email: text(), roles: text().array(), endsOn: text(), createdBy: uuid(), createdAt: instant().notNull(), expiresAt: instant().notNull(), usedAt: instant(),
})
/** A token for programs; `scopes`: read, write. Only its hash is stored. */
export const apiTokens = auth.table('api_token', {
  id: uuid().primaryKey(), name: text().notNull(), tokenHash: text().notNull().unique(), tail: text().notNull(), accountId: uuid().notNull(), scopes: text().array().notNull(), createdAt: instant().notNull(), expiresAt: instant(), lastUsedAt: instant(), revokedAt: instant(),
})
/** Failed sign-ins by e-mail: after five within 15 minutes the account rests for 15 minutes. */
export const signInFailures = auth.table('sign_in_failure', { email: text().primaryKey(), failures: integer().notNull(), firstAt: instant().notNull(), lockedUntil: instant() })

/** Facts about this directory: whether it is a demo, its secret, the day the demo was seeded for. */
export const installationFacts = auth.table('installation_fact', { name: text().primaryKey(), value: jsonb().$type<unknown>().notNull() })

/** What an account is called, visible to those who share an organization with it. */
export const accountProfiles = installationTable('account_profile', { accountId: uuid().primaryKey(), name: text().notNull(), locale: text().default('zh').notNull() }, { using: 'true', withCheck: 'account_id = app_account() or app_is_system()' })
