import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { NotFound } from '../../../engines/errors.ts'
import { roundDecimal } from '../../../engines/workflow/decimal.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { isUuid, localized } from '../../../platform/trace/item-store.ts'
import { namesOf } from '../approvals/org-chart.ts'
import type { Requisition } from '../contract.ts'
import { approvalInstances, approvalTasks, purchaseRequisitionLines, purchaseRequisitions } from '../own-tables.ts'

type Row = typeof purchaseRequisitions.$inferSelect

/** All requisitions, newest first. */
export async function listRequisitions(tx: Tx): Promise<Requisition[]> {
  return viewsOf(tx, await tx.db.select().from(purchaseRequisitions).where(eq(purchaseRequisitions.implementationId, tx.implementationId)).orderBy(desc(purchaseRequisitions.createdAt), desc(purchaseRequisitions.code)))
}

export async function requisitionsById(tx: Tx, ids: readonly string[]): Promise<Map<string, Requisition>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.db.select().from(purchaseRequisitions).where(and(eq(purchaseRequisitions.implementationId, tx.implementationId), inArray(purchaseRequisitions.id, [...ids])))
  return new Map((await viewsOf(tx, rows)).map((r) => [r.id, r]))
}

/** By id or code. */
export async function requisitionRow(tx: Tx, idOrCode: string): Promise<Row> {
  const match = isUuid(idOrCode) ? eq(purchaseRequisitions.id, idOrCode) : eq(purchaseRequisitions.code, idOrCode.toUpperCase())
  const [row] = await tx.db.select().from(purchaseRequisitions).where(and(eq(purchaseRequisitions.implementationId, tx.implementationId), match))
  if (!row) throw new NotFound('requisition.unknown', { id: idOrCode }, { zh: `没有请购单"${idOrCode}"。请从列表重新打开。`, en: `There is no requisition "${idOrCode}". Open it again from the list.` })
  return row
}

export async function requisitionView(tx: Tx, idOrCode: string): Promise<Requisition> {
  return (await viewsOf(tx, [await requisitionRow(tx, idOrCode)]))[0]!
}

async function viewsOf(tx: Tx, found: readonly Row[]): Promise<Requisition[]> {
  if (found.length === 0) return []
  const rows = await localized(tx, [...found], ['title', 'reason'])
  const names = await namesOf(tx)
  const lines = Map.groupBy(await localized(tx, await tx.db.select().from(purchaseRequisitionLines).where(and(eq(purchaseRequisitionLines.implementationId, tx.implementationId), inArray(purchaseRequisitionLines.requisitionId, rows.map((r) => r.id)))).orderBy(asc(purchaseRequisitionLines.position)), ['material', 'specification', 'unit']), (l) => l.requisitionId)
  const instanceIds = rows.flatMap((r) => r.instanceId ?? [])
  const instances = new Map(instanceIds.length === 0 ? [] : (await tx.db.select({ id: approvalInstances.id, status: approvalInstances.status }).from(approvalInstances).where(inArray(approvalInstances.id, instanceIds))).map((i) => [i.id, i.status]))
  const waiting = Map.groupBy(instanceIds.length === 0 ? [] : await tx.db.select({ instanceId: approvalTasks.instanceId, personId: approvalTasks.personId }).from(approvalTasks).where(and(inArray(approvalTasks.instanceId, instanceIds), eq(approvalTasks.state, 'open'))), (t) => t.instanceId)
  return rows.map((r) => ({
    id: r.id, code: r.code, title: r.title, requesterId: r.requesterId, requester: names.person(r.requesterId), department: names.department(r.departmentId), neededOn: r.neededOn, reason: r.reason,
    amount: roundDecimal(r.amount, 2), currency: r.currency, createdAt: r.createdAt, instanceId: r.instanceId, status: r.instanceId ? (instances.get(r.instanceId) ?? 'draft') : 'draft',
    waitingFor: (waiting.get(r.instanceId ?? '') ?? []).map((t) => names.person(t.personId)).join(tx.locale === 'en' ? ', ' : '、'),
    lines: (lines.get(r.id) ?? []).map((l) => ({ material: l.material, specification: l.specification, quantity: trimmed(l.quantity), unit: l.unit, unitPrice: roundDecimal(l.unitPrice, 2), amount: roundDecimal(l.amount, 2) })),
  }))
}

function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}
