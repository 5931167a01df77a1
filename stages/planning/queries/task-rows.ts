import { and, eq, isNull, ne } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { task } from '../kinds/task.ts'

/** Codes of the tasks directly within a task, cancelled ones apart. */
export async function tasksWithin(tx: Tx, code: string): Promise<string[]> {
  const t = task.table
  const rows = await tx.db.select({ code: t.code }).from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.parent, code), isNull(t.removedAt), ne(t.state, 'cancelled'))).orderBy(t.code)
  return rows.map((r) => r.code)
}

/** Codes and ids of every task. */
export async function taskCodes(tx: Tx): Promise<{ id: string; code: string; predecessors: string | null }[]> {
  const t = task.table
  return tx.db.select({ id: t.id, code: t.code, predecessors: t.predecessors }).from(t).where(and(eq(t.implementationId, tx.implementationId), isNull(t.removedAt)))
}
