import { and, eq } from 'drizzle-orm'
import type { FastifyRequest } from 'fastify'
import type { Tx } from '../db/door.ts'
import { idempotency } from './tables.ts'

/** Does the work once for an `Idempotency-Key` (per account, path and key); a repetition gets the first answer. */
export async function once<T>(tx: Tx, request: FastifyRequest, work: () => Promise<T>): Promise<T> {
  const given = request.headers['idempotency-key']
  if (!given) return work()
  const key = `${tx.actor.accountId}:${request.url}:${String(given).slice(0, 200)}`
  const [seen] = await tx.db.select().from(idempotency).where(and(eq(idempotency.implementationId, tx.implementationId), eq(idempotency.key, key)))
  if (seen) return seen.answer as T
  const answer = await work()
  await tx.db.insert(idempotency).values({ implementationId: tx.implementationId, key, answer: (answer ?? null) as never, at: tx.now })
  return answer
}
