import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { actionItem } from '../kinds/action-item.ts'
import { decision } from '../kinds/decision.ts'
import { projectIssue } from '../kinds/project-issue.ts'

function requireOwnerOrPlanner(tx: Tx, ownerId: string | null): void {
  if (ownerId === null || ownerId !== tx.personId) tx.require('update', 'planning')
}

/** Reports an issue as resolved, for the department that raised it to confirm. Refused without a solution. Open to its owner. */
export async function resolveIssue(tx: Tx, input: { issueId: string; solution?: string | { zh: string; en: string } | undefined }): Promise<void> {
  const issue = await getItem(tx, projectIssue, input.issueId)
  requireOwnerOrPlanner(tx, issue.ownerId)
  if (issue.state !== 'open' && issue.state !== 'working') throw new Refused('issue.not_open', { code: issue.code }, { zh: `${issue.code} 已经解决或关闭。请刷新后再看。`, en: `${issue.code} is resolved or closed already. Reload it.` })
  if (!input.solution && !issue.solution) throw new Refused('issue.solution_missing', { field: 'solution' }, { zh: '请写明解决方案，提出部门要据此确认。', en: 'Write down the solution: the department that raised the issue confirms it.' })
  await moveItem(tx, projectIssue, issue.id, 'resolved', { set: { resolvedOn: tx.today, ...(input.solution ? { solution: input.solution } : {}) } })
}

/** Takes an action off the list, with what came of it. Open to its owner. */
export async function finishAction(tx: Tx, input: { actionId: string; result?: string | { zh: string; en: string } | undefined }): Promise<void> {
  const action = await getItem(tx, actionItem, input.actionId)
  requireOwnerOrPlanner(tx, action.ownerId)
  if (action.state !== 'open') throw new Refused('action.not_open', { code: action.code }, { zh: `${action.code} 已经完成或取消。请刷新后再看。`, en: `${action.code} is done or cancelled already. Reload it.` })
  await moveItem(tx, actionItem, action.id, 'done', { set: { doneOn: tx.today, ...(input.result ? { result: input.result } : {}) } })
}

/** Records what was decided. Open to the one who decides and to the planners. Refused when it has been decided. */
export async function recordDecision(tx: Tx, input: { decisionId: string; outcome: string | { zh: string; en: string } }): Promise<void> {
  const matter = await getItem(tx, decision, input.decisionId)
  requireOwnerOrPlanner(tx, matter.ownerId)
  if (matter.state !== 'pending') throw new Refused('decision.not_pending', { code: matter.code }, { zh: `${matter.code} 已有结论。要改请先“重新讨论”并写明原因。`, en: `${matter.code} has an outcome. To change it, reopen it with a reason first.` })
  await moveItem(tx, decision, matter.id, 'decided', { set: { outcome: input.outcome, decidedOn: tx.today } })
}
