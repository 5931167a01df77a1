import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../../platform/db/door.ts'
import { dayIn } from '../../platform/db/time.ts'
import type { TodoEntry } from '../../platform/wire.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { goNoGo, incident } from './kinds.ts'
import { goNoGoVotes } from './own-tables.ts'
import { texts } from './texts.ts'
import { votersOf } from './voters.ts'
import { iso, wavesOf, windowOf } from './wave-facts.ts'

type Todo = Omit<TodoEntry, 'implementationId' | 'implementationName'>

/** My cutover tasks (mine, or a backup's while running), incidents I own, and votes I owe. */
export async function todos(tx: Tx): Promise<Todo[]> {
  if (!tx.personId) return []
  const found: Todo[] = []
  for (const facts of await wavesOf(tx)) {
    if (facts.wave.state === 'live') continue
    const planned = windowOf(facts, tx.zone, { now: null })?.computed.planned
    for (const task of facts.tasks) {
      const isDue = task.block === 'rollback' ? task.state === 'called' || task.state === 'running' : ['pending', 'running', 'failed'].includes(task.state)
      if (task.ownerId !== tx.personId || !isDue) continue
      const start = iso(planned?.get(task.id)?.start)
      found.push({ id: task.id, kind: 'cutoverTask', code: task.code, title: task.title, why: task.state === 'called' ? texts.todoRollback : texts.todoTask, due: start ? dayIn(tx.zone, start) : facts.wave.plannedOn, href: `cutover/runbook?wave=${facts.wave.code}` })
    }
  }
  for (const row of await listItems(tx, incident, { state: ['open', 'acknowledged'] })) {
    if (row.ownerId === tx.personId) found.push({ id: row.id, kind: 'incident', code: row.code, title: row.title, why: texts.todoIncident, due: tx.today, href: `cutover/incidents?open=${row.code}` })
  }
  const open = await listItems(tx, goNoGo, { state: 'open' })
  if (open.length > 0 && (await votersOf(tx)).some((v) => v.personId === tx.personId)) {
    const voted = await tx.db.select({ id: goNoGoVotes.goNoGoId }).from(goNoGoVotes).where(and(eq(goNoGoVotes.personId, tx.personId), inArray(goNoGoVotes.goNoGoId, open.map((o) => o.id))))
    for (const row of open) if (!voted.some((v) => v.id === row.id)) found.push({ id: row.id, kind: 'goNoGo', code: row.code, title: row.title, why: texts.todoVote, due: row.meetingOn, href: `cutover/decisions?open=${row.code}` })
  }
  return found
}
