import { and, eq, inArray, sql } from 'drizzle-orm'
import { NotFound, type Text } from '../../../engines/errors.ts'
import type { FlowModel } from '../../../engines/workflow/flow-model.ts'
import type { FlowCommand, FlowEvent, FlowState } from '../../../engines/workflow/flow-state.ts'
import { step } from '../../../engines/workflow/step.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { notify } from '../../../platform/notifications/notify.ts'
import { approvalActions, approvalInstances, approvalTasks } from '../own-tables.ts'
import { inChinese, keepWords } from '../queries/own-words.ts'
import { modelOfVersion, versionById } from './flow-versions.ts'
import { orgChartOf } from './org-chart.ts'

export type Instance = typeof approvalInstances.$inferSelect

/** Locks an instance for the rest of the transaction: two approvers at once act one after the other. */
export async function lockInstance(tx: Tx, id: string): Promise<Instance> {
  const [instance] = await tx.db.select().from(approvalInstances).where(and(eq(approvalInstances.implementationId, tx.implementationId), eq(approvalInstances.id, id))).for('update')
  if (!instance) throw new NotFound('approval.unknown', { id }, { zh: '找不到这个审批。请从"我的审批"或单据重新打开。', en: 'There is no such approval. Open it again from your approvals or from its document.' })
  return instance
}

/** Starts a document on a version of a flow. Gives the instance's id. */
export async function startInstance(tx: Tx, input: { flowId: string; versionId: string; model: FlowModel; documentKind: string; documentId: string; documentCode: string; starterId: string; fields: Record<string, string> }): Promise<string> {
  const command: FlowCommand = { type: 'start', by: input.starterId, fields: input.fields }
  const { state, events } = step(input.model, null, command, await orgChartOf(tx))
  const id = newId(tx.actor.at)
  await tx.db.insert(approvalInstances).values({
    id, implementationId: tx.implementationId, flowId: input.flowId, versionId: input.versionId, documentKind: input.documentKind, documentId: input.documentId, documentCode: input.documentCode,
    starterId: input.starterId, status: state.status, state, startedAt: tx.now, changedAt: tx.now, finishedAt: finishedAt(tx, state),
  })
  await keep(tx, { id, documentCode: input.documentCode, starterId: input.starterId }, state, events, null)
  return id
}

/** Runs one command on an instance and keeps what came of it: state, task rows, history, one event in the chain. */
export async function runStep(tx: Tx, instance: Instance, command: FlowCommand, note: string | Text | null): Promise<FlowState> {
  const model = await modelOfVersion(await versionById(tx, instance.versionId))
  const { state, events } = step(model, instance.state, command, await orgChartOf(tx))
  await tx.db.update(approvalInstances).set({ state, status: state.status, changedAt: tx.now, finishedAt: finishedAt(tx, state) }).where(eq(approvalInstances.id, instance.id))
  await keep(tx, instance, state, events, note)
  return state
}

function finishedAt(tx: Tx, state: FlowState): string | null {
  return state.status === 'running' || state.status === 'returned' ? null : tx.now
}

async function keep(tx: Tx, instance: { id: string; documentCode: string; starterId: string }, state: FlowState, events: readonly FlowEvent[], given: string | Text | null): Promise<void> {
  const action = events.find((e) => e.kind === 'action')!
  const note = inChinese(given)
  const [last] = await tx.db.select({ seq: sql<number>`coalesce(max(${approvalActions.seq}), 0)::int` }).from(approvalActions).where(eq(approvalActions.instanceId, instance.id))
  const history = events.flatMap((e) => {
    if (e.kind === 'action') return [{ action: e.action as string, personId: e.by as string | null, nodeId: e.nodeId, toPersonId: e.toPersonId, toNodeId: e.toNodeId, note }]
    if (e.kind === 'passedAutomatically') return [{ action: `passed:${e.reason}`, personId: null, nodeId: e.nodeId, toPersonId: null, toNodeId: null, note: null }]
    return []
  })
  const rows = history.map((h, i) => ({ id: newId(tx.actor.at), implementationId: tx.implementationId, instanceId: instance.id, seq: last!.seq + i + 1, at: tx.now, ...h }))
  await tx.db.insert(approvalActions).values(rows)
  await keepWords(tx, rows[0]!.id, { note: given })
  const opened = events.filter((e) => e.kind === 'taskOpened')
  if (opened.length > 0) await tx.db.insert(approvalTasks).values(opened.map((e) => ({ id: newId(tx.actor.at), implementationId: tx.implementationId, instanceId: instance.id, taskKey: e.taskId, nodeId: e.nodeId, personId: e.personId, state: e.state as string, openedAt: tx.now, closedAt: e.state === 'skipped' ? tx.now : null })))
  for (const [taskState, changed] of Map.groupBy(events.filter((e) => e.kind === 'taskChanged'), (e) => e.state)) {
    await tx.db.update(approvalTasks).set({ state: taskState, closedAt: taskState === 'open' || taskState === 'waiting' ? null : tx.now, ...(taskState === 'open' ? { openedAt: tx.now } : {}) }).where(and(eq(approvalTasks.instanceId, instance.id), inArray(approvalTasks.taskKey, changed.map((e) => e.taskId))))
  }
  await tx.record({ kind: `approval.${action.action}`, data: { instance: instance.id, document: instance.documentCode, node: action.nodeId, task: action.taskId, status: state.status, ...(action.toNodeId ? { toNode: action.toNodeId } : {}), ...(action.toPersonId ? { to: action.toPersonId } : {}) }, ...(note ? { texts: { note: { new: note } } } : {}) })
  await tell(tx, instance, state, events)
}

/** Those who are asked now are told, and the starter when it is decided or comes back. */
async function tell(tx: Tx, instance: { id: string; documentCode: string; starterId: string }, state: FlowState, events: readonly FlowEvent[]): Promise<void> {
  const href = `/configuration/approvals?approval=${instance.id}`
  const isAsked = state.visits.flatMap((v) => v.tasks.filter((t) => t.state === 'open'))
  const news = isAsked.filter((t) => events.some((e) => (e.kind === 'taskOpened' || e.kind === 'taskChanged') && e.taskId === t.id)).map((t) => t.personId)
  const urged = events.some((e) => e.kind === 'action' && e.action === 'urged') ? isAsked.map((t) => t.personId) : []
  if (news.length > 0) await notify(tx, { personIds: news, kind: 'approval.waits', text: { zh: `${instance.documentCode} 等你审批`, en: `${instance.documentCode} waits for your approval` }, href })
  if (urged.length > 0) await notify(tx, { personIds: urged, kind: 'approval.urged', text: { zh: `${instance.documentCode} 催办：请尽快审批`, en: `${instance.documentCode}: please approve soon` }, href })
  const outcome = { approved: ['已通过', 'is approved'], rejected: ['被拒绝', 'was rejected'], returned: ['被退回，请修改后再提交', 'came back: correct it and submit again'] }[state.status as string]
  if (outcome) await notify(tx, { personIds: [instance.starterId], kind: `approval.${state.status}`, text: { zh: `${instance.documentCode} ${outcome[0]}`, en: `${instance.documentCode} ${outcome[1]}` }, href })
}

