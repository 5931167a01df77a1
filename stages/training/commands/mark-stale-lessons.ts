import type { Tx } from '../../../platform/db/door.ts'
import { moveItem } from '../../../platform/trace/item-store.ts'
import { forgetFacts } from '../facts.ts'
import { lesson } from '../kinds.ts'
import { outdatedLessons } from '../stale-lessons.ts'

/** Turns published lessons out of date whose subject changed or was removed. Gives the codes of those that turned. */
export async function markStaleLessons(tx: Tx): Promise<string[]> {
  const turned: string[] = []
  for (const { lesson: row, because } of await outdatedLessons(tx)) {
    if (row.state !== 'published') continue
    await moveItem(tx, lesson, row.id, 'stale', { event: 'lesson.became_stale', reason: because.map((b) => b.code).join(', ') })
    turned.push(row.code)
  }
  if (turned.length > 0) forgetFacts(tx)
  return turned
}
