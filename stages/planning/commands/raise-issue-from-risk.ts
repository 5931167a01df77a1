import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { createItem, linkedItems, linkItems } from '../../../platform/trace/item-store.ts'
import { addDays } from '../../../platform/db/time.ts'
import { projectIssue } from '../kinds/project-issue.ts'

/** A risk that occurred becomes a project issue with its owner, its fallback as the solution, a week's time, and what it threatened. */
export async function raiseIssueFromRisk(tx: Tx, own: AnyItem): Promise<string> {
  const issue = await createItem(tx, projectIssue, {
    title: own.title, phaseId: own.phaseId, ownerId: own.ownerId, departmentId: own.departmentId, nature: 'business', severity: (own.score ?? 0) >= 15 ? 'high' : 'medium',
    raisedOn: tx.today, dueOn: addDays(tx.today, 7), description: own.cause ?? null, solution: own.fallback ?? own.mitigation ?? null,
  }, { data: { fromRisk: own.code } })
  for (const threatened of (await linkedItems(tx, [own.id], 'threatens', 'out')).get(own.id) ?? []) await linkItems(tx, issue.id, 'threatens', threatened.id)
  return issue.id
}
