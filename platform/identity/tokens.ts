import { createHash, randomBytes } from 'node:crypto'
import { and, desc, eq, isNull } from 'drizzle-orm'
import { Forbidden, NotFound } from '../../engines/errors.ts'
import { type Actor, asAccount } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import type { ApiTokenView } from '../wire.ts'
import { apiTokens } from './tables.ts'

/** The tokens of an account, newest first; never the secret itself. */
export async function tokensOf(actor: Actor): Promise<ApiTokenView[]> {
  const rows = await actor.house.database.handle.select().from(apiTokens).where(and(eq(apiTokens.accountId, actor.accountId ?? ''), isNull(apiTokens.revokedAt))).orderBy(desc(apiTokens.createdAt))
  return rows.map((t) => ({ id: t.id, name: t.name, tail: t.tail, scopes: t.scopes as ApiTokenView['scopes'], createdAt: t.createdAt.toISOString(), expiresAt: t.expiresAt?.toISOString() ?? null, lastUsedAt: t.lastUsedAt?.toISOString() ?? null }))
}

/** Makes a token with the rights of its owner, narrowed by its scopes; the secret is in this answer and nowhere else. */
export async function createToken(actor: Actor, input: { name: string; scopes: readonly ('read' | 'write')[]; expiresOn?: string | null | undefined }): Promise<ApiTokenView & { token: string }> {
  refuseTokens(actor)
  const token = `lf_${randomBytes(24).toString('hex')}`
  const scopes = input.scopes.includes('write') ? ['read', 'write'] : ['read']
  const row = { id: newId(), name: input.name.trim(), tokenHash: createHash('sha256').update(token).digest('hex'), tail: token.slice(-4), accountId: actor.accountId!, scopes, createdAt: actor.house.clock(), expiresAt: input.expiresOn ? new Date(`${input.expiresOn}T23:59:59Z`) : null }
  await asAccount(actor, (tx) => tx.record('installation', { kind: 'token.created', data: { token: row.id, scopes, expiresOn: input.expiresOn ?? null } }), undefined, async (db) => {
    await db.insert(apiTokens).values(row)
  })
  return { ...(await tokensOf(actor)).find((t) => t.id === row.id)!, token }
}

export async function revokeToken(actor: Actor, id: string): Promise<void> {
  refuseTokens(actor)
  await asAccount(actor, (tx) => tx.record('installation', { kind: 'token.revoked', data: { token: id } }), undefined, async (db) => {
    const gone = await db.update(apiTokens).set({ revokedAt: actor.house.clock() }).where(and(eq(apiTokens.id, id), eq(apiTokens.accountId, actor.accountId ?? ''), isNull(apiTokens.revokedAt))).returning({ id: apiTokens.id })
    if (gone.length === 0) throw new NotFound('token.unknown', { token: id }, { zh: '没有这个令牌，或它已撤销。', en: 'There is no such token, or it has been revoked.' })
  })
}

/** A token must not make tokens: keys are given out by a person who is signed in. */
function refuseTokens(actor: Actor): void {
  if (actor.byToken) throw new Forbidden('token.by_token', {}, { zh: '令牌不能管理令牌和密码，请登录后在页面上操作。', en: 'A token cannot manage tokens or passwords: sign in and do it on the page.' })
}
