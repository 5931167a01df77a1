import { and, eq, isNull } from 'drizzle-orm'
import { Invalid, NotFound } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { stewardDecisions } from '../tables.ts'

export type Decision =
  | { kind: 'same' | 'different' | 'unsure'; left: string; right: string }
  | { kind: 'value'; row: string; column: string; value: string; reason?: string | undefined }
  | { kind: 'exclude'; row: string; reason: string }

/**
 * Keeps decisions about rows of an object by their business keys; each replaces an earlier one on the same pair or cell.
 * They hold from the next run on. Keys are not personal; values and reasons go into the event as salted texts.
 */
export async function decideRows(tx: Tx, input: { object: string; decisions: readonly Decision[] }): Promise<string[]> {
  tx.require('update', 'migration')
  const ids: string[] = []
  for (const decision of input.decisions) {
    if (decision.kind === 'exclude' && !decision.reason.trim()) throw new Invalid('decision.reason_missing', { row: decision.row, field: 'reason' }, { zh: '不迁移这一行要写明原因。', en: 'Give a reason for leaving this row behind.' })
    const row = rowOf(input.object, decision)
    const same = and(
      eq(stewardDecisions.implementationId, tx.implementationId), eq(stewardDecisions.object, input.object), isNull(stewardDecisions.undoneAt), eq(stewardDecisions.left, row.left),
      row.right ? eq(stewardDecisions.right, row.right) : isNull(stewardDecisions.right), row.column ? eq(stewardDecisions.column, row.column) : isNull(stewardDecisions.column),
    )
    await tx.db.update(stewardDecisions).set({ undoneAt: tx.now, undoneBy: tx.personId }).where(same)
    const id = newId(tx.actor.at)
    await tx.db.insert(stewardDecisions).values({ ...row, id, implementationId: tx.implementationId, personId: tx.personId, at: tx.now })
    ids.push(id)
  }
  const kinds = Object.groupBy(input.decisions, (d) => d.kind)
  await tx.record({ kind: 'migration.decided', data: { object: input.object, decisions: ids, ...Object.fromEntries(Object.entries(kinds).map(([kind, list]) => [kind, list.length])) } })
  return ids
}

/** Takes a decision back; it stays in the list with the time. */
export async function undoDecision(tx: Tx, id: string): Promise<void> {
  tx.require('update', 'migration')
  const [decision] = await tx.db.update(stewardDecisions).set({ undoneAt: tx.now, undoneBy: tx.personId }).where(and(eq(stewardDecisions.implementationId, tx.implementationId), eq(stewardDecisions.id, id), isNull(stewardDecisions.undoneAt))).returning()
  if (!decision) throw new NotFound('decision.unknown', { id }, { zh: '这个判定已撤销或不存在。请刷新。', en: 'This decision has been taken back or does not exist. Reload the page.' })
  await tx.record({ kind: 'migration.decision_undone', data: { object: decision.object, decision: id, kind: decision.kind } })
}

/** Pairs are kept with the smaller key first, so that a pair has one row whichever way it was shown. */
function rowOf(object: string, decision: Decision) {
  const empty = { object, kind: decision.kind, right: null, column: null, value: null, reason: null }
  if (decision.kind === 'value') return { ...empty, left: decision.row, column: decision.column, value: decision.value, reason: decision.reason ?? null }
  if (decision.kind === 'exclude') return { ...empty, left: decision.row, reason: decision.reason }
  const [left, right] = decision.left < decision.right ? [decision.left, decision.right] : [decision.right, decision.left]
  return { ...empty, left, right }
}
