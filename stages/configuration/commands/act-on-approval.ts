import { Refused, type Text } from '../../../engines/errors.ts'
import type { FlowCommand } from '../../../engines/workflow/flow-state.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { lockInstance, runStep } from '../approvals/run-step.ts'
import type { ApprovalAction } from '../contract.ts'
import { requirePerson } from './submit-requisition.ts'

const needsReason = new Set(['reject', 'return'])

/** One action of a person on a running approval. A rejection or return says why; `words` gives the note in both languages. */
export async function actOnApproval(tx: Tx, instanceId: string, input: ApprovalAction, words?: Text): Promise<void> {
  const by = requirePerson(tx)
  const note = words ?? (input.note?.trim() || null)
  if (needsReason.has(input.action) && !note) throw new Refused('approval.reason_missing', { field: 'note' }, { zh: '请写明拒绝或退回的原因，发起人会看到。', en: 'Say why it is rejected or sent back; its starter will see it.' })
  if (input.action === 'comment' && !note) throw new Refused('approval.comment_empty', { field: 'note' }, { zh: '意见是空的。', en: 'The comment is empty.' })
  await runStep(tx, await lockInstance(tx, instanceId), commandOf(input, by), note)
}

function commandOf(input: ApprovalAction, by: string): FlowCommand {
  switch (input.action) {
    case 'approve': case 'reject': return { type: input.action, by, taskId: input.taskKey }
    case 'return': return { type: 'return', by, taskId: input.taskKey, to: input.to }
    case 'transfer': return { type: 'transfer', by, taskId: input.taskKey, toPersonId: input.toPersonId }
    case 'addSigner': return { type: 'addSigner', by, taskId: input.taskKey, toPersonId: input.toPersonId, place: input.place }
    default: return { type: input.action, by }
  }
}
