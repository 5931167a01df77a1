import { boolean, date, index, integer, jsonb, numeric, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import type { Finding } from '../../engines/workflow/finding.ts'
import type { FlowState } from '../../engines/workflow/flow-state.ts'
import { implementationTable } from '../../platform/db/tables.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })
const amount = () => numeric({ precision: 20, scale: 6 })

/** A version of a flow as BPMN 2.0. `version` null: the draft, one per flow. */
export const approvalFlowVersions = implementationTable(
  'approval_flow_version',
  {
    id: uuid().primaryKey(), flowId: uuid().notNull(), version: integer(), xml: text().notNull(), findings: jsonb().$type<Finding[]>(), checkedAt: instant(),
    savedAt: instant().notNull(), savedBy: uuid(), publishedAt: instant(), publishedBy: uuid(),
  },
  (t: any) => [unique('approval_flow_version_once').on(t.flowId, t.version), index('approval_flow_version_by_flow').on(t.flowId)],
)

/** One document on its way through one version of a flow. */
export const approvalInstances = implementationTable(
  'approval_instance',
  {
    id: uuid().primaryKey(), flowId: uuid().notNull(), versionId: uuid().notNull(), documentKind: text().notNull(), documentId: uuid().notNull(), documentCode: text().notNull(),
    starterId: uuid().notNull(), status: text().$type<FlowState['status']>().notNull(), state: jsonb().$type<FlowState>().notNull(), startedAt: instant().notNull(), changedAt: instant().notNull(), finishedAt: instant(),
  },
  (t: any) => [index('approval_instance_by_document').on(t.documentId), index('approval_instance_by_flow').on(t.flowId)],
)

/** A task of a person, kept in step with the instance's state by its events. */
export const approvalTasks = implementationTable(
  'approval_task',
  { id: uuid().primaryKey(), instanceId: uuid().notNull(), taskKey: text().notNull(), nodeId: text().notNull(), personId: uuid().notNull(), state: text().notNull(), openedAt: instant().notNull(), closedAt: instant() },
  (t: any) => [unique('approval_task_once').on(t.instanceId, t.taskKey), index('approval_task_by_person').on(t.implementationId, t.personId, t.state)],
)

/** What people did, in order: the approval's history. */
export const approvalActions = implementationTable(
  'approval_action',
  { id: uuid().primaryKey(), instanceId: uuid().notNull(), seq: integer().notNull(), action: text().notNull(), personId: uuid(), nodeId: text(), toPersonId: uuid(), toNodeId: text(), note: text(), at: instant().notNull() },
  (t: any) => [unique('approval_action_once').on(t.instanceId, t.seq)],
)

export const purchaseRequisitions = implementationTable(
  'purchase_requisition',
  {
    id: uuid().primaryKey(), code: text().notNull(), title: text().notNull(), requesterId: uuid().notNull(), departmentId: uuid(), neededOn: date({ mode: 'string' }), reason: text(),
    amount: amount().notNull(), currency: text().default('CNY').notNull(), instanceId: uuid(), createdAt: instant().notNull(),
  },
  (t: any) => [unique('purchase_requisition_code').on(t.implementationId, t.code)],
)

export const purchaseRequisitionLines = implementationTable(
  'purchase_requisition_line',
  { id: uuid().primaryKey(), requisitionId: uuid().notNull(), position: integer().notNull(), material: text().notNull(), specification: text(), quantity: amount().notNull(), unit: text().notNull(), unitPrice: amount().notNull(), amount: amount().notNull() },
  (t: any) => [index('purchase_requisition_line_by_requisition').on(t.requisitionId)],
)

/** A job of the enterprise in the target system 岗位. */
export const jobRoles = implementationTable('job_role', { id: uuid().primaryKey(), code: text().notNull(), name: text().notNull(), nameEn: text(), position: integer().notNull() }, (t: any) => [unique('job_role_code').on(t.implementationId, t.code)])

export const jobRoleHolders = implementationTable('job_role_holder', { jobRoleId: uuid().notNull(), personId: uuid().notNull() }, (t: any) => [primaryKey({ columns: [t.jobRoleId, t.personId] })])

export const functionGroups = implementationTable(
  'function_group',
  { id: uuid().primaryKey(), code: text().notNull(), moduleCode: text().notNull(), name: text().notNull(), nameEn: text(), position: integer().notNull() },
  (t: any) => [unique('function_group_code').on(t.implementationId, t.code)],
)

export const roleGrants = implementationTable('role_grant', { jobRoleId: uuid().notNull(), functionGroupId: uuid().notNull(), scope: text().notNull() }, (t: any) => [primaryKey({ columns: [t.jobRoleId, t.functionGroupId] })])

/** Segregation of duties: copied from the kit, so that an enterprise may add its own. Groups are codes. */
export const sodRuleRows = implementationTable(
  'sod_rule',
  {
    id: uuid().primaryKey(), code: text().notNull(), a: text().array().notNull(), b: text().array().notNull(), level: text().$type<'high' | 'medium'>().notNull(), where: text().$type<'person' | 'document'>().notNull(),
    allowsException: boolean().notNull(), name: text().notNull(), nameEn: text(), compensating: text().notNull(), compensatingEn: text(),
  },
  (t: any) => [unique('sod_rule_code').on(t.implementationId, t.code)],
)

/** Somebody answers for a conflict until a day, with what is done instead. `conflictKey` is the engine's. */
export const sodExceptions = implementationTable('sod_exception', {
  id: uuid().primaryKey(), conflictKey: text().notNull(), ruleCode: text().notNull(), ownerId: uuid().notNull(), reason: text().notNull(), compensating: text().notNull(), endsOn: date({ mode: 'string' }).notNull(), approvedBy: uuid(), createdAt: instant().notNull(), revokedAt: instant(),
})

export const testRuns = implementationTable(
  'test_run',
  { id: uuid().primaryKey(), testCaseId: uuid().notNull(), result: text().$type<'passed' | 'failed' | 'blocked'>().notNull(), note: text(), onMigratedData: boolean().notNull(), personId: uuid(), defectId: uuid(), attachmentId: uuid(), at: instant().notNull() },
  (t: any) => [index('test_run_by_case').on(t.testCaseId)],
)

/** Days of customization that planning grants a phase. */
export const customizationBudgets = implementationTable('customization_budget', { phaseId: uuid().notNull(), days: amount().notNull() }, (t: any) => [primaryKey({ columns: [t.implementationId, t.phaseId] })])
