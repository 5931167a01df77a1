import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { people } from '../../../platform/organization/tables.ts'
import type { DecisionView } from '../contract.ts'
import { stewardDecisions } from '../tables.ts'

/** Decisions that hold, newest first; `keys` narrows to rows with one of these business keys. */
export async function listDecisions(tx: Tx, object: string, keys?: readonly string[]): Promise<DecisionView[]> {
  if (keys?.length === 0) return []
  const d = stewardDecisions
  const rows = await tx.db.select({ d, name: people.name, nameEn: people.nameEn }).from(d).leftJoin(people, eq(people.id, d.personId))
    .where(and(eq(d.implementationId, tx.implementationId), eq(d.object, object), isNull(d.undoneAt), ...(keys ? [or(inArray(d.left, [...keys]), inArray(d.right, [...keys]))!] : []))).orderBy(desc(d.at), desc(d.id))
  return rows.map(({ d, name, nameEn }) => ({ id: d.id, object: d.object, kind: d.kind, left: d.left, right: d.right, column: d.column, value: d.value, reason: d.reason, by: (tx.locale === 'en' ? (nameEn ?? name) : name) ?? null, at: d.at }))
}
