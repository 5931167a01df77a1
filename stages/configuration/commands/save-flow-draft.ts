import { eq } from 'drizzle-orm'
import { Refused } from '../../../engines/errors.ts'
import { modelOfOutline } from '../../../engines/workflow/outline.ts'
import { readBpmn } from '../../../engines/workflow/read-bpmn.ts'
import { writeBpmn } from '../../../engines/workflow/write-bpmn.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { draftOf } from '../approvals/flow-versions.ts'
import type { FlowDraft } from '../contract.ts'
import { approvalFlow } from '../kinds/approval-flow.ts'
import { approvalFlowVersions } from '../own-tables.ts'

/** Keeps the designer's outline, or a BPMN file, as the flow's draft in BPMN 2.0. Refused for what the engine does not run; running documents are untouched. */
export async function saveFlowDraft(tx: Tx, flowId: string, input: FlowDraft): Promise<void> {
  tx.require('update', 'configuration')
  const flow = await getItem(tx, approvalFlow, flowId)
  if (flow.state === 'retired') throw new Refused('flow.retired', { code: flow.code }, { zh: `${flow.code} 已停用，不能再改。请新建一条审批流。`, en: `${flow.code} is retired and cannot be changed. Make a new flow.` })
  const xml = input.xml ?? (await writeBpmn(modelOfOutline(input.outline!, `flow_${flow.code.replace(/\W/g, '_')}`)))
  const model = await readBpmn(xml)
  const draft = await draftOf(tx, flow.id)
  const values = { xml, findings: null, checkedAt: null, savedAt: tx.now, savedBy: tx.personId }
  if (draft) await tx.db.update(approvalFlowVersions).set(values).where(eq(approvalFlowVersions.id, draft.id))
  else await tx.db.insert(approvalFlowVersions).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, flowId: flow.id, version: null, ...values })
  await tx.record({ kind: 'approvalFlow.drafted', itemId: flow.id, data: { code: flow.code, nodes: model.nodes.length, from: input.xml ? 'bpmn' : 'designer' } })
}
