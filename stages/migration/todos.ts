import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/door.ts'
import type { TodoEntry } from '../../platform/wire.ts'
import { dataCollection } from './kinds/data-collection.ts'
import { objectLabel } from './kinds/objects.ts'
import { reconciliation } from './kinds/reconciliation.ts'
import { waitingPairs } from './queries/waiting-pairs.ts'

/** Reconciliations to sign and collections to fill for their owner; duplicates for the data steward. */
export async function migrationTodos(tx: Tx): Promise<Omit<TodoEntry, 'implementationId' | 'implementationName'>[]> {
  if (!tx.personId) return []
  const own = <T extends typeof reconciliation.table | typeof dataCollection.table>(t: T) => and(eq(t.implementationId, tx.implementationId), eq(t.ownerId, tx.personId!), eq(t.state, 'open'), isNull(t.removedAt))
  const toSign = await tx.db.select().from(reconciliation.table).where(own(reconciliation.table))
  const toCollect = await tx.db.select().from(dataCollection.table).where(own(dataCollection.table))
  const entries: Omit<TodoEntry, 'implementationId' | 'implementationName'>[] = [
    ...toSign.map((r) => ({ id: r.id, kind: 'reconciliation', code: r.code, title: r.title, why: { zh: '核对结果等你签署', en: 'A reconciliation waits for your signature' }, due: null, href: `migration/reconciliation?rec=${r.code}` })),
    ...toCollect.map((c) => ({ id: c.id, kind: 'dataCollection', code: c.code, title: c.title, why: { zh: '数据还没收齐', en: 'Data to be collected' }, due: c.dueOn, href: `migration/collections?item=${c.code}` })),
  ]
  if (!tx.roles.includes('dataSteward')) return entries
  for (const { object, run, waiting } of await waitingPairs(tx, null)) {
    if (waiting === 0) continue
    entries.push({ id: run.id, kind: 'duplicates', code: run.code, title: `${objectLabel(object)[tx.locale]}`, why: { zh: `${waiting} 对疑似重复等你判定`, en: `${waiting} suspected duplicates to decide` }, due: null, href: `migration/cleansing?object=${object}&view=duplicates` })
  }
  return entries
}
