import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { items } from '../../../platform/trace/tables.ts'

/** What the rooms show in the navigation: open ones, not all that ever were. */
const counted: Readonly<Record<string, { readonly kind: string; readonly states: readonly string[] }>> = {
  openTasks: { kind: 'task', states: ['planned', 'running', 'blocked'] },
  openRisks: { kind: 'risk', states: ['open', 'fired', 'occurred'] },
  openIssues: { kind: 'projectIssue', states: ['open', 'working', 'resolved'] },
  openActions: { kind: 'actionItem', states: ['open'] },
  pendingDecisions: { kind: 'decision', states: ['pending'] },
}

export async function roomCounts(tx: Tx, phaseId: string | null): Promise<Record<string, number>> {
  const rows = await tx.db.select({ kind: items.kind, state: items.state, phaseId: items.phaseId }).from(items).where(and(eq(items.implementationId, tx.implementationId), eq(items.stage, 'planning'), isNull(items.removedAt)))
  const shown = rows.filter((r) => phaseId === null || r.phaseId === phaseId || r.phaseId === null)
  return Object.fromEntries(Object.entries(counted).map(([room, { kind, states }]) => [room, shown.filter((r) => r.kind === kind && states.includes(r.state)).length]))
}
