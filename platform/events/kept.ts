import { eq } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import { eventHeads } from './tables.ts'

interface Kept {
  /** Number of the last event, and the day: a new one of either makes every value old. */
  mark: string
  readonly values: Map<string, unknown>
}

const byDatabase = new WeakMap<object, Map<string, Kept>>()

/**
 * A value computed from an implementation's data, kept until the implementation's next event or its next day. Whatever
 * else the value depends on (reader, language, phase) belongs into `key`. Nothing is kept of a transaction that has itself
 * recorded something (it may never be committed) or that is dated back.
 */
export async function kept<T>(tx: Tx, key: string, compute: () => Promise<T>): Promise<T> {
  if (tx.hasRecorded || tx.actor.at) return compute()
  const [head] = await tx.db.select({ seq: eventHeads.seq }).from(eventHeads).where(eq(eventHeads.chain, `implementation:${tx.implementationId}`))
  const mark = `${head?.seq ?? 0} ${tx.today}`
  const own = valuesOf(tx, mark)
  if (own.values.has(key)) return own.values.get(key) as T
  const value = await compute()
  if (!tx.hasRecorded && own.mark === mark) own.values.set(key, value)
  return value
}

function valuesOf(tx: Tx, mark: string): Kept {
  const { database } = tx.actor.house
  const all = byDatabase.get(database) ?? new Map<string, Kept>()
  byDatabase.set(database, all)
  const known = all.get(tx.implementationId)
  if (known?.mark === mark) return known
  const fresh: Kept = { mark, values: new Map() }
  all.set(tx.implementationId, fresh)
  return fresh
}
