import type { Tx } from '../../../platform/db/door.ts'
import { listItems } from '../../../platform/trace/item-store.ts'
import { actionItem } from '../kinds/action-item.ts'
import { decision } from '../kinds/decision.ts'
import { projectIssue } from '../kinds/project-issue.ts'
import { risk } from '../kinds/risk.ts'
import { task } from '../kinds/task.ts'

/** What the rooms show in the navigation: open ones, not all that ever were. */
export async function roomCounts(tx: Tx, phaseId: string | null): Promise<Record<string, number>> {
  const inPhase = <R extends { phaseId: string | null }>(rows: readonly R[]): number => rows.filter((r) => phaseId === null || r.phaseId === phaseId || r.phaseId === null).length
  return {
    openTasks: inPhase(await listItems(tx, task, { state: ['planned', 'running', 'blocked'] })),
    openRisks: inPhase(await listItems(tx, risk, { state: ['open', 'fired', 'occurred'] })),
    openIssues: inPhase(await listItems(tx, projectIssue, { state: ['open', 'working', 'resolved'] })),
    openActions: inPhase(await listItems(tx, actionItem, { state: 'open' })),
    pendingDecisions: inPhase(await listItems(tx, decision, { state: 'pending' })),
  }
}
