import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { NotFound, Refused } from '../../../engines/errors.ts'
import type { FlowModel } from '../../../engines/workflow/flow-model.ts'
import { readBpmn } from '../../../engines/workflow/read-bpmn.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { approvalFlow } from '../kinds/approval-flow.ts'
import { approvalFlowVersions } from '../own-tables.ts'

export type FlowVersion = typeof approvalFlowVersions.$inferSelect

const compiled = new Map<string, Promise<FlowModel>>()

/** Compiles a version; published ones never change, so each is compiled once. */
export function modelOfVersion(version: Pick<FlowVersion, 'id' | 'version' | 'xml'>): Promise<FlowModel> {
  if (version.version === null) return readBpmn(version.xml)
  const known = compiled.get(version.id)
  if (known) return known
  const model = readBpmn(version.xml)
  compiled.set(version.id, model)
  if (compiled.size > 500) compiled.delete(compiled.keys().next().value!)
  return model
}

export async function versionById(tx: Tx, id: string): Promise<FlowVersion> {
  const [version] = await tx.db.select().from(approvalFlowVersions).where(and(eq(approvalFlowVersions.implementationId, tx.implementationId), eq(approvalFlowVersions.id, id)))
  if (!version) throw new NotFound('flow.version_unknown', { id }, { zh: '找不到这个审批流版本。', en: 'There is no such version of the flow.' })
  return version
}

export async function draftOf(tx: Tx, flowId: string): Promise<FlowVersion | null> {
  const [draft] = await tx.db.select().from(approvalFlowVersions).where(and(eq(approvalFlowVersions.implementationId, tx.implementationId), eq(approvalFlowVersions.flowId, flowId), isNull(approvalFlowVersions.version)))
  return draft ?? null
}

/** Published versions, newest first. */
export function publishedVersions(tx: Tx, flowId: string): Promise<FlowVersion[]> {
  return tx.db.select().from(approvalFlowVersions).where(and(eq(approvalFlowVersions.implementationId, tx.implementationId), eq(approvalFlowVersions.flowId, flowId), isNotNull(approvalFlowVersions.version))).orderBy(desc(approvalFlowVersions.version))
}

/** The published flow on which documents of this kind start now. */
export async function flowInForce(tx: Tx, documentKind: 'purchaseRequisition'): Promise<{ flowId: string; version: FlowVersion; model: FlowModel }> {
  const t = approvalFlow.table
  const [flow] = await tx.db.select({ id: t.id }).from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.runsOn, documentKind), eq(t.state, 'published'), isNull(t.removedAt))).orderBy(desc(t.updatedAt)).limit(1)
  const version = flow ? (await publishedVersions(tx, flow.id))[0] : undefined
  if (!flow || !version) throw new Refused('flow.none_published', { documentKind }, { zh: '请购单还没有发布的审批流，不能提交。请顾问在"审批流"里设计、检查并发布。', en: 'No approval flow is published for purchase requisitions, so none can be submitted. Design, check and publish one under Approval flows.' })
  return { flowId: flow.id, version, model: await modelOfVersion(version) }
}
