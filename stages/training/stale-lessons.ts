import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/door.ts'
import type { ItemOf } from '../../platform/kinds/kind.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { items, links } from '../../platform/trace/tables.ts'
import { lesson } from './kinds.ts'

export interface TaughtItem {
  readonly lessonId: string
  readonly id: string
  readonly kind: string
  readonly code: string
  readonly title: string
  /** Versions: when it was last checked, and now. */
  readonly checkedVersion: number
  readonly version: number
  /** `changed`: its content moved on after the lesson was published; `removed`: it is gone. */
  readonly since: 'same' | 'changed' | 'removed'
}

/** What these lessons teach, with what has happened to it since. */
export async function taughtBy(tx: Tx, lessonIds: readonly string[]): Promise<TaughtItem[]> {
  if (lessonIds.length === 0) return []
  const rows = await tx.db
    .select({ lessonId: links.fromId, id: items.id, kind: items.kind, code: items.code, title: items.title, checkedVersion: links.toVersion, version: items.version, toHash: links.toHash, hash: items.contentHash, removedAt: items.removedAt })
    .from(links)
    .innerJoin(items, eq(items.id, links.toId))
    .where(and(eq(links.implementationId, tx.implementationId), eq(links.type, 'teaches'), inArray(links.fromId, [...lessonIds])))
    .orderBy(items.code)
  return rows.map(({ toHash, hash, removedAt, ...row }) => ({ ...row, since: removedAt ? 'removed' : hash === toHash ? 'same' : 'changed' }))
}

/** Published lessons whose subject has changed or gone since. */
export async function outdatedLessons(tx: Tx, phaseId: string | null = null): Promise<{ lesson: ItemOf<typeof lesson>; because: TaughtItem[] }[]> {
  const published = (await listItems(tx, lesson, { phaseId, state: ['published', 'stale'] }))
  const taught = Map.groupBy(await taughtBy(tx, published.map((l) => l.id)), (t) => t.lessonId)
  return published.flatMap((row) => {
    const because = (taught.get(row.id) ?? []).filter((t) => t.since !== 'same')
    return because.length === 0 && row.state !== 'stale' ? [] : [{ lesson: row, because }]
  })
}
