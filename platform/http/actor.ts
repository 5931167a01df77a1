import { fromNodeHeaders } from 'better-auth/node'
import { createHash } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import { Problem } from '../../engines/errors.ts'
import type { Actor } from '../db/door.ts'
import type { House } from '../house.ts'
import { apiTokens } from '../identity/tables.ts'
import { localeOf } from './problem.ts'

/** Who sends this request: by session cookie or by API token (`Authorization: Bearer lf_…`). Resolved before any transaction opens. */
export async function actorOf(house: House, request: FastifyRequest): Promise<Actor> {
  const known = (request as { landfallActor?: Actor }).landfallActor
  if (known) return known
  const actor = await knownActor(house, request)
  if (!actor) throw new Problem('unauthenticated', 'session.missing', {}, { zh: '还没有登录，或登录已过期。请重新登录。', en: 'You are not signed in, or the session has ended. Sign in again.' })
  ;(request as { landfallActor?: Actor }).landfallActor = actor
  return actor
}

/** As `actorOf`, but null for somebody who is not signed in. */
export async function knownActor(house: House, request: FastifyRequest): Promise<Actor | null> {
  return (await byToken(house, request)) ?? (await bySession(house, request))
}

async function bySession(house: House, request: FastifyRequest): Promise<Actor | null> {
  if (!request.headers.cookie) return null
  const session = await house.auth.api.getSession({ headers: fromNodeHeaders(request.headers) }).catch(async (error) => {
    // It says only that it failed; the database says why.
    await house.database.query('select 1')
    throw error
  })
  return session ? { house, accountId: session.user.id, locale: localeOf(request) } : null
}

async function byToken(house: House, request: FastifyRequest): Promise<Actor | null> {
  const header = request.headers.authorization
  if (!header?.startsWith('Bearer lf_')) return null
  const tokenHash = createHash('sha256').update(header.slice(7)).digest('hex')
  const [token] = await house.database.handle.select().from(apiTokens).where(and(eq(apiTokens.tokenHash, tokenHash), isNull(apiTokens.revokedAt)))
  const now = house.clock()
  if (!token || (token.expiresAt && token.expiresAt < now)) throw new Problem('unauthenticated', 'token.invalid', {}, { zh: '这个 API 令牌无效、已过期或已撤销。请在"设置 · API 令牌"里新建。', en: 'This API token is unknown, expired or revoked. Make a new one under Settings · API tokens.' })
  if (!token.lastUsedAt || now.getTime() - token.lastUsedAt.getTime() > 60_000) await house.database.handle.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, token.id))
  return { house, accountId: token.accountId, locale: localeOf(request), readOnly: !token.scopes.includes('write'), byToken: true }
}
