import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { NotFound } from '../../../engines/errors.ts'
import { type ApprovalNode, type FlowModel, nameIn, nodeOf, reachableFrom } from '../../../engines/workflow/flow-model.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem, localized } from '../../../platform/trace/item-store.ts'
import type { ApprovalHistoryEntry, ApprovalView, Inbox, InboxEntry, Requisition } from '../contract.ts'
import { approvalFlow } from '../kinds/approval-flow.ts'
import { approvalActions, approvalInstances, approvalTasks } from '../own-tables.ts'
import { requisitionsById } from '../queries/requisitions.ts'
import { modelOfVersion, versionById } from './flow-versions.ts'
import { namesOf } from './org-chart.ts'
import { pictureOf, sourceInWords } from './picture.ts'
import type { Instance } from './run-step.ts'

type Names = Awaited<ReturnType<typeof namesOf>>
const say = (tx: Tx, zh: string, en: string): string => (tx.locale === 'zh' ? zh : en)

/** One approval with its picture, history and what the reader may do. */
export async function approvalView(tx: Tx, id: string): Promise<ApprovalView> {
  const [instance] = await tx.db.select().from(approvalInstances).where(and(eq(approvalInstances.implementationId, tx.implementationId), eq(approvalInstances.id, id)))
  if (!instance) throw new NotFound('approval.unknown', { id }, { zh: '找不到这个审批。请从"我的审批"或单据重新打开。', en: 'There is no such approval. Open it again from your approvals or from its document.' })
  const version = await versionById(tx, instance.versionId)
  const model = await modelOfVersion(version)
  const names = await namesOf(tx)
  const flow = await getItem(tx, approvalFlow, instance.flowId)
  const tasks = await tx.db.select().from(approvalTasks).where(and(eq(approvalTasks.implementationId, tx.implementationId), eq(approvalTasks.instanceId, id))).orderBy(asc(approvalTasks.openedAt), asc(approvalTasks.id))
  const history = await historyOf(tx, new Map([[id, model]]), names)
  const own = tasks.find((t) => t.state === 'open' && t.personId === tx.personId)
  const people = new Map([...Map.groupBy(tasks.filter((t) => t.state === 'approved' || t.state === 'skipped' || t.state === 'open' || t.state === 'waiting'), (t) => t.nodeId)].map(([nodeId, list]) => [nodeId, [...new Set(list.map((t) => names.person(t.personId)))].join(say(tx, '、', ', '))]))
  return {
    id, status: instance.status, flow: { id: flow.id, code: flow.code, title: flow.title, version: version.version ?? 0 }, document: { kind: instance.documentKind, id: instance.documentId, code: instance.documentCode },
    picture: await pictureOf(tx, model, instance.state, people), history: history.get(id) ?? [],
    waiting: tasks.filter((t) => t.state === 'open').map((t) => ({ taskKey: t.taskKey, nodeName: nameIn(nodeOf(model, t.nodeId), tx.locale), person: names.person(t.personId), since: t.openedAt })),
    mine: own ? { taskKey: own.taskKey, why: whyAsked(tx, model, instance, own, history.get(id) ?? [], names), canReturnToPrevious: instance.state.passed.some((p) => p.asked && p.nodeId !== own.nodeId && reachableFrom(model, p.nodeId).has(own.nodeId)) } : null,
    isStarter: instance.starterId === tx.personId,
  }
}

/** What waits for the reader, oldest first, and what they have decided. */
export async function inboxOf(tx: Tx): Promise<Inbox> {
  if (!tx.personId) return { waiting: [], done: [] }
  const names = await namesOf(tx)
  const open = await tx.db.select({ task: approvalTasks, instance: approvalInstances }).from(approvalTasks).innerJoin(approvalInstances, eq(approvalInstances.id, approvalTasks.instanceId))
    .where(and(eq(approvalTasks.implementationId, tx.implementationId), eq(approvalTasks.personId, tx.personId), eq(approvalTasks.state, 'open'))).orderBy(asc(approvalTasks.openedAt))
  const requisitions = await requisitionsById(tx, open.map((o) => o.instance.documentId))
  const models = new Map<string, FlowModel>()
  for (const { instance } of open) models.set(instance.id, await modelOfVersion(await versionById(tx, instance.versionId)))
  const history = await historyOf(tx, models, names)
  const waiting: InboxEntry[] = []
  for (const { task, instance } of open) {
    const requisition = requisitions.get(instance.documentId)
    if (!requisition) continue
    const model = models.get(instance.id)!
    waiting.push({ instanceId: instance.id, taskKey: task.taskKey, nodeName: nameIn(nodeOf(model, task.nodeId), tx.locale), why: whyAsked(tx, model, instance, task, history.get(instance.id) ?? [], names), since: task.openedAt, requisition, history: history.get(instance.id) ?? [] })
  }
  return { waiting, done: await decidedBy(tx, tx.personId) }
}

async function decidedBy(tx: Tx, personId: string): Promise<Inbox['done']> {
  const rows = await tx.db.select({ action: approvalActions, instance: approvalInstances }).from(approvalActions).innerJoin(approvalInstances, eq(approvalInstances.id, approvalActions.instanceId))
    .where(and(eq(approvalActions.implementationId, tx.implementationId), eq(approvalActions.personId, personId), inArray(approvalActions.action, ['approved', 'rejected', 'returned', 'transferred']))).orderBy(desc(approvalActions.at), desc(approvalActions.seq)).limit(50)
  const requisitions = await requisitionsById(tx, rows.map((r) => r.instance.documentId))
  return rows.flatMap(({ action, instance }) => {
    const requisition: Requisition | undefined = requisitions.get(instance.documentId)
    return requisition ? [{ instanceId: instance.id, document: requisition.code, title: requisition.title, amount: requisition.amount, action: action.action, at: action.at, status: instance.status }] : []
  })
}

async function historyOf(tx: Tx, models: ReadonlyMap<string, FlowModel>, names: Names): Promise<Map<string, ApprovalHistoryEntry[]>> {
  const instanceIds = [...models.keys()]
  if (instanceIds.length === 0) return new Map()
  const nodeName = (instanceId: string, nodeId: string | null): string | null => (nodeId ? nameIn(nodeOf(models.get(instanceId)!, nodeId), tx.locale) : null)
  const found = await tx.db.select().from(approvalActions).where(and(eq(approvalActions.implementationId, tx.implementationId), inArray(approvalActions.instanceId, instanceIds))).orderBy(asc(approvalActions.seq))
  const rows = await localized(tx, found, ['note'])
  const grouped = Map.groupBy(rows, (r) => r.instanceId)
  return new Map([...grouped].map(([id, list]) => [id, list.map((r) => ({ seq: r.seq, action: r.action, by: names.person(r.personId), nodeName: nodeName(id, r.nodeId), to: r.toPersonId ? names.person(r.toPersonId) : nodeName(id, r.toNodeId), note: r.note, at: r.at }))]))
}

/** Why this person: handed over, added, or by the source of the step. */
function whyAsked(tx: Tx, model: FlowModel, instance: Instance, task: { nodeId: string; personId: string }, history: readonly ApprovalHistoryEntry[], names: Names): string {
  const me = names.person(task.personId)
  const given = history.findLast((h) => (h.action === 'transferred' || h.action === 'signerAdded') && h.to === me)
  if (given) return given.action === 'transferred' ? say(tx, `${given.by}转办给你`, `Transferred to you by ${given.by}`) : say(tx, `${given.by}加签给你`, `Added by ${given.by}`)
  const node = nodeOf(model, task.nodeId) as ApprovalNode
  const back = history.findLast((h) => h.action === 'returned')
  const source = sourceInWords(node.source, names, tx.locale)
  const again = back && instance.state.status === 'running' && back.to === nameIn(node, tx.locale) ? say(tx, `，${back.by}退回`, `, sent back by ${back.by}`) : ''
  return say(tx, `你是${source}`, `You: ${source}`) + again
}
