import { addDecimals, compareDecimals, multiplyDecimals, roundDecimal } from '../../../engines/workflow/decimal.ts'
import { Invalid, Refused, type Text } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { people } from '../../../platform/organization/tables.ts'
import { eq } from 'drizzle-orm'
import { nextCode } from '../../../platform/trace/item-store.ts'
import { flowInForce } from '../approvals/flow-versions.ts'
import { lockInstance, runStep, startInstance } from '../approvals/run-step.ts'
import type { NewRequisition } from '../contract.ts'
import { purchaseRequisitionLines, purchaseRequisitions } from '../own-tables.ts'
import { inChinese, keepWords } from '../queries/own-words.ts'
import { requisitionRow } from '../queries/requisitions.ts'

/** From the wire texts are plain; the demo gives them in both languages. */
type Given = Omit<NewRequisition, 'title' | 'reason' | 'lines'> & { title: string | Text; reason?: string | Text | undefined; lines: (Omit<NewRequisition['lines'][number], 'material' | 'unit'> & { material: string | Text; unit: string | Text })[] }

const kind = { kind: 'purchaseRequisition', prefix: 'PRQ' }

/** Makes a purchase requisition and starts its approval on the flow in force. Gives its id. */
export async function submitRequisition(tx: Tx, input: Given): Promise<string> {
  const requesterId = requirePerson(tx)
  const flow = await flowInForce(tx, 'purchaseRequisition')
  const { amount, lines } = priced(input.lines)
  const [requester] = await tx.db.select({ departmentId: people.departmentId }).from(people).where(eq(people.id, requesterId))
  const id = newId(tx.actor.at)
  const code = await nextCode(tx, kind)
  const title = inChinese(input.title)!
  await tx.db.insert(purchaseRequisitions).values({ id, implementationId: tx.implementationId, code, title, requesterId, departmentId: requester?.departmentId ?? null, neededOn: input.neededOn ?? null, reason: inChinese(input.reason), amount, createdAt: tx.now })
  await keepWords(tx, id, { title: input.title, reason: input.reason })
  await keepLines(tx, id, lines)
  const instanceId = await startInstance(tx, { flowId: flow.flowId, versionId: flow.version.id, model: flow.model, documentKind: 'purchaseRequisition', documentId: id, documentCode: code, starterId: requesterId, fields: { amount } })
  await tx.db.update(purchaseRequisitions).set({ instanceId }).where(eq(purchaseRequisitions.id, id))
  await tx.record({ kind: 'requisition.submitted', data: { requisition: id, code, amount, lines: lines.length }, texts: { title: { new: title } } })
  return id
}

/** Submits a requisition again that came back to its requester, with other lines. */
export async function resubmitRequisition(tx: Tx, idOrCode: string, input: Given): Promise<string> {
  const by = requirePerson(tx)
  const requisition = await requisitionRow(tx, idOrCode)
  if (!requisition.instanceId) throw new Refused('requisition.not_started', { code: requisition.code }, { zh: `${requisition.code} 没有审批可以继续。请新建一张请购单。`, en: `${requisition.code} has no approval to go on with. Make a new requisition.` })
  const { amount, lines } = priced(input.lines)
  await runStep(tx, await lockInstance(tx, requisition.instanceId), { type: 'resubmit', by, fields: { amount } }, null)
  await tx.db.update(purchaseRequisitions).set({ title: inChinese(input.title)!, neededOn: input.neededOn ?? null, reason: inChinese(input.reason), amount }).where(eq(purchaseRequisitions.id, requisition.id))
  await keepWords(tx, requisition.id, { title: input.title, reason: input.reason })
  await tx.db.delete(purchaseRequisitionLines).where(eq(purchaseRequisitionLines.requisitionId, requisition.id))
  await keepLines(tx, requisition.id, lines)
  await tx.record({ kind: 'requisition.resubmitted', data: { requisition: requisition.id, code: requisition.code, amount, lines: lines.length }, texts: { title: { old: requisition.title, new: inChinese(input.title) } } })
  return requisition.id
}

/** Whoever takes part in the implementation as a person; a reader's token does not. */
export function requirePerson(tx: Tx): string {
  tx.require('comment', 'configuration')
  if (tx.personId) return tx.personId
  throw new Refused('person.missing', {}, { zh: '你的账号在本项目里没有对应的人员，不能发起或审批。请项目经理在"设置 · 人员与角色"里关联。', en: 'Your account is no person of this implementation, so it can neither start nor approve. Ask a project manager to link it under Settings · People and roles.' })
}

type Priced = Given['lines'][number] & { amount: string }

/** Line amounts to the cent, half away from zero; the sum is the sum of what is shown. */
function priced(lines: Given['lines']): { amount: string; lines: Priced[] } {
  const withAmounts = lines.map((l) => ({ ...l, amount: roundDecimal(multiplyDecimals(l.quantity, l.unitPrice), 2) }))
  const amount = roundDecimal(withAmounts.reduce((sum, l) => addDecimals(sum, l.amount), '0'), 2)
  if (compareDecimals(amount, '0') > 0) return { amount, lines: withAmounts }
  throw new Invalid('requisition.no_amount', { field: 'lines' }, { zh: '请购金额是 0。请填写数量和单价。', en: 'The amount is zero. Fill in quantities and prices.' })
}

async function keepLines(tx: Tx, requisitionId: string, lines: readonly Priced[]): Promise<void> {
  for (const [i, l] of lines.entries()) {
    const id = newId(tx.actor.at)
    await tx.db.insert(purchaseRequisitionLines).values({ id, implementationId: tx.implementationId, requisitionId, position: i + 1, material: inChinese(l.material)!, specification: l.specification ?? null, quantity: l.quantity, unit: inChinese(l.unit)!, unitPrice: l.unitPrice, amount: l.amount })
    await keepWords(tx, id, { material: l.material, unit: l.unit })
  }
}
