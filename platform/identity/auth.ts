import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { v7 } from 'uuid'
import type { Database } from '../db/database.ts'
import { account, session, user, verification } from './tables.ts'

/** better-auth over our handle. Never called inside a transaction of the door: on the embedded database that would hang. */
export function openAuth(database: Database, secret: string, baseURL: string) {
  return betterAuth({
    baseURL,
    secret,
    telemetry: { enabled: false },
    database: drizzleAdapter(database.handle as never, { provider: 'pg', schema: { user, session, account, verification }, transaction: true }),
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128, autoSignIn: false, disableSignUp: false },
    user: { additionalFields: { locale: { type: 'string', required: false, defaultValue: 'zh', input: false } } },
    advanced: { database: { generateId: () => v7() }, useSecureCookies: baseURL.startsWith('https://'), cookiePrefix: 'landfall' },
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    logger: { level: 'error' },
  })
}

export type Auth = ReturnType<typeof openAuth>
