import { and, eq, sql } from 'drizzle-orm'
import type { Stage } from '../../platform/registry.ts'
import { debts } from './debts.ts'
import { acceptanceSheet } from './documents/acceptance-sheet.ts'
import { configurationManual } from './documents/configuration-manual.ts'
import { permissionReport } from './documents/permission-report.ts'
import { uatReport } from './documents/uat-report.ts'
import { fromKit } from './from-kit.ts'
import { criteria } from './gate.ts'
import { approvalFlow } from './kinds/approval-flow.ts'
import { configurationItem } from './kinds/configuration-item.ts'
import { defect } from './kinds/defect.ts'
import { fieldMapping } from './kinds/field-mapping.ts'
import { moduleAcceptance } from './kinds/module-acceptance.ts'
import { testCase } from './kinds/test-case.ts'
import { approvalTasks, jobRoles, purchaseRequisitions } from './own-tables.ts'
import { changesAfterAcceptance, customizationOf } from './queries/figures.ts'
import { configurationRoutes } from './routes.ts'
import { texts } from './texts.ts'
import { todosOf } from './todos.ts'

const phaseOf = (input: Record<string, unknown>): string | null => (typeof input.phaseId === 'string' ? input.phaseId : null)

export const configuration: Stage = {
  stage: 'configuration',
  label: texts.stage,
  kinds: [configurationItem, fieldMapping, approvalFlow, testCase, defect, moduleAcceptance],
  criteria,
  routes: configurationRoutes,
  fromKit,
  debts,
  documents: [
    { id: 'configuration-manual', label: texts.manual, build: configurationManual },
    { id: 'permission-report', label: texts.permissionReport, build: permissionReport },
    { id: 'uat-report', label: texts.uatReport, build: uatReport },
    { id: 'module-acceptance', label: texts.acceptanceSheet, build: acceptanceSheet },
  ],
  measures: {
    'configuration.changedAfterAcceptance': async (tx) => ({ count: (await changesAfterAcceptance(tx, null)).length }),
    'configuration.customization': async (tx, input) => ({ ...(await customizationOf(tx, phaseOf(input))) }),
  },
  todos: todosOf,
  counts: async (tx) => {
    const [open] = await tx.db.select({ n: sql<number>`count(*)::int` }).from(approvalTasks).where(and(eq(approvalTasks.implementationId, tx.implementationId), eq(approvalTasks.personId, tx.personId ?? tx.implementationId), eq(approvalTasks.state, 'open')))
    const [requisitions] = await tx.db.select({ n: sql<number>`count(*)::int` }).from(purchaseRequisitions).where(eq(purchaseRequisitions.implementationId, tx.implementationId))
    const [roles] = await tx.db.select({ n: sql<number>`count(*)::int` }).from(jobRoles).where(eq(jobRoles.implementationId, tx.implementationId))
    return { approvalsForMe: open!.n, requisitions: requisitions!.n, jobRoles: roles!.n }
  },
  eventLabels: {
    'approvalFlow.drafted': { zh: '修改了审批流草稿', en: 'changed the draft of the flow' }, 'approvalFlow.checked': { zh: '检查了审批流', en: 'checked the flow' }, 'approvalFlow.published': { zh: '发布了审批流', en: 'published the flow' },
    'approval.started': { zh: '提交审批', en: 'submitted for approval' }, 'approval.resubmitted': { zh: '再次提交审批', en: 'submitted again' }, 'approval.approved': { zh: '审批同意', en: 'approved' }, 'approval.rejected': { zh: '审批拒绝', en: 'rejected' },
    'approval.returned': { zh: '审批退回', en: 'sent back' }, 'approval.transferred': { zh: '转办审批', en: 'transferred an approval' }, 'approval.signerAdded': { zh: '加签', en: 'added a signer' }, 'approval.withdrawn': { zh: '撤回审批', en: 'withdrew an approval' },
    'approval.urged': { zh: '催办审批', en: 'urged an approval' }, 'approval.commented': { zh: '对审批发表意见', en: 'commented on an approval' },
    'requisition.submitted': { zh: '提交请购单', en: 'submitted a requisition' }, 'requisition.resubmitted': { zh: '修改并再次提交请购单', en: 'corrected and submitted a requisition again' },
    'permission.changed': { zh: '修改了权限矩阵', en: 'changed the permission matrix' }, 'permission.role_added': { zh: '新增岗位', en: 'added a job role' }, 'permission.holders_set': { zh: '调整岗位人员', en: 'set the holders of a job role' },
    'permission.exception_granted': { zh: '批准职责分离例外', en: 'granted a segregation exception' }, 'permission.exception_revoked': { zh: '结束职责分离例外', en: 'ended a segregation exception' }, 'permission.kit_loaded': { zh: '载入权限套件', en: 'loaded permissions from the kit' },
    'testCase.passed': { zh: '测试通过', en: 'test passed' }, 'testCase.failed': { zh: '测试未通过', en: 'test failed' }, 'testCase.blocked': { zh: '测试受阻', en: 'test blocked' },
    'moduleAcceptance.signed': { zh: '签署模块验收', en: 'signed the module off' }, 'customization.budget_set': { zh: '设定二开预算', en: 'set the customization budget' },
  },
}
