import type { ApproverSource } from '../../engines/workflow/flow-model.ts'
import { type FlowOutline, modelOfOutline, type OutlineStep } from '../../engines/workflow/outline.ts'
import { writeBpmn } from '../../engines/workflow/write-bpmn.ts'
import type { Text } from '../../engines/errors.ts'
import type { Tx } from '../../platform/db/door.ts'
import { newId } from '../../platform/db/ids.ts'
import type { KitIds } from '../../platform/kits/apply-kit.ts'
import { idsIn, type Kit, type KitRow, textOf } from '../../platform/kits/kit.ts'
import { createItem } from '../../platform/trace/item-store.ts'
import { loadPermissions } from './commands/change-permissions.ts'
import { approvalFlow } from './kinds/approval-flow.ts'
import { testCase } from './kinds/test-case.ts'
import { approvalFlowVersions } from './own-tables.ts'

/** Permission matrix and rules, a test case for each end-to-end scenario, and a draft flow for each document of the approval matrix. */
export async function fromKit(tx: Tx, kit: Kit, ids: KitIds): Promise<number> {
  const roles = await loadPermissions(tx, kit)
  const firstModule = kit.phases[0]?.modules[0]
  for (const row of kit.table('uat-scenarios')) {
    const moduleId = ids.get(moduleOfScenario(kit, row)) ?? ids.get(firstModule ?? '')
    if (!moduleId) continue
    await createItem(tx, testCase, { title: textOf(row), moduleId, priority: 'M', scenario: textOf(row), steps: row.bp ? `${row.bp.split(',').map((bp, i) => `${i + 1}. ${kit.table('processes').find((p) => p.id === bp)?.zh ?? bp}`).join('\n')}` : '1. 按岗位逐步执行', expected: `各环节单据、数量、金额一致；边界与异常：${row.edges}` } as never)
  }
  let flows = 0
  for (const [document, bands] of Map.groupBy(kit.table('approval-matrix'), (row) => row.doc_zh!)) {
    const flow = await createItem(tx, approvalFlow, { title: { zh: `${document}审批`, en: `${bands[0]!.doc_en} approval` }, runsOn: document === '请购单' ? 'purchaseRequisition' : 'none' } as never)
    const xml = await writeBpmn(modelOfOutline(outlineOfBands({ zh: `${document}审批`, en: '' }, bands, kit), `flow_${flow.code.replace(/\W/g, '_')}`))
    await tx.db.insert(approvalFlowVersions).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, flowId: flow.id, version: null, xml, savedAt: tx.now, savedBy: tx.personId })
    flows++
  }
  return roles + flows + kit.table('uat-scenarios').length
}

/** The module of the scenario's first process. */
function moduleOfScenario(kit: Kit, row: KitRow): string {
  return kit.table('processes').find((p) => p.id === idsIn(row.bp)[0])?.module ?? ''
}

/** Bands `5000–50000` (open below, closed above) with approvers in order; each band asks those of the one before and more. */
export function outlineOfBands(title: Text, bands: readonly KitRow[], kit: Kit): FlowOutline {
  const approver = (role: string, band: number, i: number): OutlineStep => ({ kind: 'approval', id: `n${band}_${i}`, ...named(kit, role), source: sourceOf(role, kit), mode: 'any', whenEmpty: 'admin', whenSelf: 'superior' })
  const lists = bands.map((b) => idsIn(b.approvers))
  if (bands.length === 1) return { name: title.zh, dedupe: 'consecutive', steps: lists[0]!.map((role, i) => approver(role, 0, i)) }
  const common = lists.reduce((all, list) => all.filter((role, i) => list[i] === role))
  return {
    name: title.zh, dedupe: 'consecutive',
    steps: [
      ...common.map((role, i) => approver(role, 0, i)),
      { kind: 'choice', id: 'band', name: '金额', nameEn: 'Amount', branches: bands.map((b, n) => ({ id: `band${n}`, name: b.band!, condition: conditionOf(b.band!), steps: lists[n]!.slice(common.length).map((role, i) => approver(role, n + 1, i)) })) },
    ],
  }
}

function conditionOf(band: string): string | null {
  const found = /^(\d+)[–-](\d+|∞)$/.exec(band.replaceAll(/[\s,]/g, ''))
  if (!found) return null
  const [, from, to] = found as unknown as [string, string, string]
  if (to === '∞') return `amount > ${from}`
  return from === '0' ? `amount <= ${to}` : `amount > ${from} and amount <= ${to}`
}

function named(kit: Kit, role: string): { name: string; nameEn: string } {
  const row = kit.table('roles').find((r) => r.id === role)
  return { name: row?.zh ?? role, nameEn: row?.en || (row?.zh ?? role) }
}

/** 部门经理 is the head of the starter's department; every other job is the head of its own department. */
function sourceOf(role: string, kit: Kit): ApproverSource {
  const row = kit.table('roles').find((r) => r.id === role)
  const department = row?.dept?.replace(/^D-/, '')
  if (row?.zh === '部门经理' || !department) return { type: 'departmentHead', level: 1 }
  return { type: 'departmentHead', level: 1, department }
}
