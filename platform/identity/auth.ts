import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { v7 } from 'uuid'
import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { maximumLength, minimumLength } from './password-rules.ts'
import { account, session, user, verification } from './tables.ts'

/** A session ends after this long without a request (GB/T 22239-2019, 8.1.4.1 b). */
export const sessionHours = 12

/** Opens a session for a known account without a password: the demo's one click, the first administrator, somebody who has just joined. Called by the server only. */
const openSessionPlugin = {
  id: 'landfall-open-session',
  endpoints: {
    openSession: createAuthEndpoint('/landfall/open-session', { method: 'POST', body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } }, async (context) => {
      const found = await context.context.internalAdapter.findUserById(context.body.userId)
      if (!found) throw new APIError('NOT_FOUND')
      const opened = await context.context.internalAdapter.createSession(found.id)
      await setSessionCookie(context, { session: opened, user: found })
      return context.json({ userId: found.id })
    }),
  },
} as const

/** better-auth over our handle. Never called inside a transaction of the door: on the embedded database that would hang. */
export function openAuth(database: Database, secret: string, baseURL: string) {
  return betterAuth({
    baseURL,
    secret,
    telemetry: { enabled: false },
    database: drizzleAdapter(database.handle as never, { provider: 'pg', schema: { user, session, account, verification }, transaction: true }),
    // Accounts come by set-up or invitation only; those commands write the rows themselves.
    emailAndPassword: { enabled: true, minPasswordLength: minimumLength, maxPasswordLength: maximumLength, autoSignIn: false, disableSignUp: true },
    session: { expiresIn: sessionHours * 3600, updateAge: 5 * 60 },
    user: { additionalFields: { locale: { type: 'string', required: false, defaultValue: 'zh', input: false } } },
    advanced: { database: { generateId: () => v7() }, useSecureCookies: baseURL.startsWith('https://'), cookiePrefix: 'landfall' },
    plugins: [openSessionPlugin],
    // Attempts are counted by account in the database (sign-in.ts) and by address in the server.
    rateLimit: { enabled: false },
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    logger: { level: 'error' },
  })
}

export type Auth = ReturnType<typeof openAuth>
