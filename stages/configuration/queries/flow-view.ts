import { eq, sql } from 'drizzle-orm'
import { outlineOf } from '../../../engines/workflow/outline.ts'
import { readBpmn } from '../../../engines/workflow/read-bpmn.ts'
import { playThrough } from '../../../engines/workflow/prove-flow.ts'
import { type ApprovalNode, nameIn, nodeOf } from '../../../engines/workflow/flow-model.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, listItems } from '../../../platform/trace/item-store.ts'
import { draftOf, flowInForce, publishedVersions } from '../approvals/flow-versions.ts'
import { namesOf, orgChartOf } from '../approvals/org-chart.ts'
import { pictureOf } from '../approvals/picture.ts'
import type { ApprovalPath, FlowRow, FlowView } from '../contract.ts'
import { approvalFlow } from '../kinds/approval-flow.ts'
import { approvalFlowVersions, approvalInstances } from '../own-tables.ts'

/** A flow with its draft as the designer shows it, and its published versions. */
export async function flowView(tx: Tx, idOrCode: string): Promise<FlowView> {
  const flow = await getItem(tx, approvalFlow, idOrCode)
  const draft = await draftOf(tx, flow.id)
  const published = await publishedVersions(tx, flow.id)
  const shown = draft ?? published[0]
  const model = shown ? await readBpmn(shown.xml) : null
  const names = await namesOf(tx)
  const running = await countByVersion(tx, flow.id)
  return {
    id: flow.id, code: flow.code, title: flow.title, state: flow.state, runsOn: flow.runsOn ?? 'none',
    outline: model ? outlineOf(model) : { name: flow.title, dedupe: 'consecutive', steps: [] },
    picture: model ? await pictureOf(tx, model, null) : null,
    findings: shown?.findings ?? null, checkedAt: shown?.checkedAt ?? null, isChanged: draft !== null && draft.xml !== published[0]?.xml,
    versions: published.map((v) => ({ version: v.version!, publishedAt: v.publishedAt!, publishedBy: names.person(v.publishedBy), running: running.get(v.id) ?? 0 })),
    canEdit: tx.ability.can('update', 'configuration') && flow.state !== 'retired',
  }
}

async function countByVersion(tx: Tx, flowId: string): Promise<Map<string, number>> {
  const rows = await tx.db.select({ versionId: approvalInstances.versionId, n: sql<number>`count(*) filter (where ${approvalInstances.finishedAt} is null)::int` }).from(approvalInstances).where(eq(approvalInstances.flowId, flowId)).groupBy(approvalInstances.versionId)
  return new Map(rows.map((r) => [r.versionId, r.n]))
}

/** Every flow with how it runs. */
export async function flowRows(tx: Tx, phaseId: string | null): Promise<FlowRow[]> {
  const flows = (await listItems(tx, approvalFlow)).filter((f) => !phaseId || f.phaseId === phaseId || f.phaseId === null)
  const versions = Map.groupBy(await tx.db.select().from(approvalFlowVersions).where(eq(approvalFlowVersions.implementationId, tx.implementationId)), (v) => v.flowId)
  const use = new Map((await tx.db.select({
    flowId: approvalInstances.flowId, running: sql<number>`count(*) filter (where ${approvalInstances.finishedAt} is null)::int`, finished: sql<number>`count(*) filter (where ${approvalInstances.finishedAt} is not null)::int`,
    hours: sql<number | null>`percentile_cont(0.5) within group (order by extract(epoch from ${approvalInstances.finishedAt} - ${approvalInstances.startedAt})) filter (where ${approvalInstances.finishedAt} is not null) / 3600.0`,
  }).from(approvalInstances).where(eq(approvalInstances.implementationId, tx.implementationId)).groupBy(approvalInstances.flowId)).map((r) => [r.flowId, r]))
  return Promise.all(flows.map(async (f) => {
    const own = versions.get(f.id) ?? []
    const shown = own.find((v) => v.version === null) ?? own[0]
    const model = shown ? await readBpmn(shown.xml) : null
    const used = use.get(f.id)
    return {
      id: f.id, code: f.code, title: f.title, state: f.state, runsOn: f.runsOn ?? 'none', moduleId: f.moduleId, phaseId: f.phaseId, publishedVersion: f.publishedVersion,
      steps: model?.nodes.filter((n) => n.kind === 'approval').length ?? 0, errors: shown?.findings ? shown.findings.filter((x) => x.severity === 'error').length : null,
      running: used?.running ?? 0, finished: used?.finished ?? 0, medianHours: used?.hours === null || used?.hours === undefined ? null : Number(used.hours),
    }
  }))
}

/** Who would be asked for a requisition of this amount, if the reader submitted it now and everybody approved. */
export async function pathFor(tx: Tx, amount: string): Promise<ApprovalPath> {
  const { model } = await flowInForce(tx, 'purchaseRequisition')
  const names = await namesOf(tx)
  const { asked } = playThrough(model, await orgChartOf(tx), tx.personId ?? '', { amount })
  const steps = new Map<string, string[]>()
  for (const { nodeId, personIds } of asked) steps.set(nodeId, [...new Set([...(steps.get(nodeId) ?? []), ...personIds])])
  return { steps: [...steps].map(([nodeId, ids]) => ({ nodeName: nameIn(nodeOf(model, nodeId), tx.locale), mode: (nodeOf(model, nodeId) as ApprovalNode).mode, people: ids.map((id) => names.person(id)).join(tx.locale === 'en' ? ', ' : '、') })) }
}
