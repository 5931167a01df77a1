import { createHash, randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { NotFound } from '../../engines/errors.ts'
import type { Handle, Transaction } from '../db/database.ts'
import { newId } from '../db/ids.ts'
import { accessLinks } from './tables.ts'

export type AccessLink = typeof accessLinks.$inferSelect

const daysValid = { invitation: 7, reset: 1 } as const

export interface NewAccessLink {
  readonly purpose: AccessLink['purpose']
  readonly accountId?: string | null
  readonly organizationId?: string | null
  readonly implementationId?: string | null
  readonly personId?: string | null
  readonly email?: string | null
  readonly roles?: readonly string[]
  readonly endsOn?: string | null
  readonly createdBy: string | null
  readonly now: Date
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A link that lets somebody in once: 256 random bits, of which only the hash is kept. */
export function makeAccessLink(input: NewAccessLink): { token: string; row: typeof accessLinks.$inferInsert } {
  const token = randomBytes(32).toString('base64url')
  const { now, roles, ...rest } = input
  return { token, row: { ...rest, id: newId(), tokenHash: hashOf(token), roles: roles ? [...roles] : null, createdAt: now, expiresAt: new Date(now.getTime() + daysValid[input.purpose] * 86_400_000) } }
}

/** The link behind a token that is still good. */
export async function openAccessLink(db: Handle | Transaction, token: string, now: Date): Promise<AccessLink> {
  const [link] = await db.select().from(accessLinks).where(and(eq(accessLinks.tokenHash, hashOf(token)), isNull(accessLinks.usedAt), gt(accessLinks.expiresAt, now)))
  if (!link) throw linkGone()
  return link
}

/** Takes the link so that nobody can use it again; refused when somebody was faster. */
export async function useAccessLink(db: Transaction, link: AccessLink, now: Date): Promise<void> {
  const taken = await db.update(accessLinks).set({ usedAt: now }).where(and(eq(accessLinks.id, link.id), isNull(accessLinks.usedAt))).returning({ id: accessLinks.id })
  if (taken.length === 0) throw linkGone()
}

function linkGone(): NotFound {
  return new NotFound('link.gone', {}, { zh: '这个链接已用过、已过期或不完整。请联系发给你链接的人，再要一个。', en: 'This link has been used, has expired or is incomplete. Ask whoever sent it for a new one.' })
}
