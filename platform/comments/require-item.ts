import { and, eq, isNull } from 'drizzle-orm'
import { NotFound } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import { items } from '../trace/tables.ts'

/** The item that a comment or a file hangs on, of any kind. */
export async function requireItem(tx: Tx, id: string): Promise<typeof items.$inferSelect> {
  const [item] = await tx.db.select().from(items).where(and(eq(items.implementationId, tx.implementationId), eq(items.id, id), isNull(items.removedAt)))
  if (!item) throw new NotFound('item.unknown', { id }, { zh: '这个条目不存在或已被删除。请从列表里重新打开。', en: 'This item does not exist or was removed. Open it again from the list.' })
  return item
}
