import { eq } from 'drizzle-orm'
import { Refused } from '../../../engines/errors.ts'
import { proveFlow } from '../../../engines/workflow/prove-flow.ts'
import { readBpmn } from '../../../engines/workflow/read-bpmn.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { draftOf, publishedVersions } from '../approvals/flow-versions.ts'
import { orgChartOf } from '../approvals/org-chart.ts'
import { pictureOf } from '../approvals/picture.ts'
import type { FlowCheck } from '../contract.ts'
import { approvalFlow } from '../kinds/approval-flow.ts'
import { approvalFlowVersions } from '../own-tables.ts'

/** Proves the draft over everybody of the chart and keeps what was found. */
export async function checkFlow(tx: Tx, flowId: string): Promise<FlowCheck> {
  tx.require('update', 'configuration')
  const flow = await getItem(tx, approvalFlow, flowId)
  const draft = (await draftOf(tx, flow.id)) ?? (await publishedVersions(tx, flow.id))[0]
  if (!draft) throw noDraft(flow.code)
  const model = await readBpmn(draft.xml)
  const proof = proveFlow(model, await orgChartOf(tx))
  await tx.db.update(approvalFlowVersions).set({ findings: [...proof.findings], checkedAt: tx.now }).where(eq(approvalFlowVersions.id, draft.id))
  await tx.record({ kind: 'approvalFlow.checked', itemId: flow.id, data: { code: flow.code, runs: proof.runs, errors: proof.findings.filter((f) => f.severity === 'error').length, warnings: proof.findings.filter((f) => f.severity === 'warning').length } })
  return { findings: [...proof.findings], runs: proof.runs, longest: proof.longest, picture: await pictureOf(tx, model, null) }
}

/** Publishes the draft as the next version. Refused while the proof finds an error. Documents on their way stay on their version. */
export async function publishFlow(tx: Tx, flowId: string): Promise<number> {
  tx.require('update', 'configuration')
  const flow = await getItem(tx, approvalFlow, flowId)
  const draft = await draftOf(tx, flow.id)
  if (!draft) throw noDraft(flow.code)
  const proof = proveFlow(await readBpmn(draft.xml), await orgChartOf(tx))
  const errors = proof.findings.filter((f) => f.severity === 'error')
  if (errors.length > 0) {
    throw new Refused('flow.not_proven', { code: flow.code, findings: errors }, { zh: `${flow.code} 检查出 ${errors.length} 个错误，不能发布：${errors[0]!.text.zh}`, en: `The check finds ${errors.length} errors in ${flow.code}, so it cannot be published: ${errors[0]!.text.en}` })
  }
  const version = ((await publishedVersions(tx, flow.id))[0]?.version ?? 0) + 1
  await tx.db.insert(approvalFlowVersions).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, flowId: flow.id, version, xml: draft.xml, findings: [...proof.findings], checkedAt: tx.now, savedAt: draft.savedAt, savedBy: draft.savedBy, publishedAt: tx.now, publishedBy: tx.personId })
  await tx.db.update(approvalFlowVersions).set({ findings: [...proof.findings], checkedAt: tx.now }).where(eq(approvalFlowVersions.id, draft.id))
  await moveItem(tx, approvalFlow, flow.id, 'published', { event: 'approvalFlow.published', set: { publishedVersion: version } as never })
  return version
}

function noDraft(code: string): Refused {
  return new Refused('flow.no_draft', { code }, { zh: `${code} 还没有画流程。请在设计器里添加审批节点。`, en: `${code} has no flow yet. Add approval steps in the designer.` })
}
