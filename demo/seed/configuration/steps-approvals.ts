import { and, eq } from 'drizzle-orm'
import type { Text } from '../../../engines/errors.ts'
import { changeDepartment } from '../../../platform/organization/change.ts'
import { createItem, linkItems } from '../../../platform/trace/item-store.ts'
import { loadKit } from '../../../platform/kits/kit.ts'
import { departments, people } from '../../../platform/organization/tables.ts'
import { actOnApproval } from '../../../stages/configuration/commands/act-on-approval.ts'
import { changeGrants, grantException, loadPermissions, setHolders } from '../../../stages/configuration/commands/change-permissions.ts'
import { checkFlow, publishFlow } from '../../../stages/configuration/commands/publish-flow.ts'
import { saveFlowDraft } from '../../../stages/configuration/commands/save-flow-draft.ts'
import { submitRequisition } from '../../../stages/configuration/commands/submit-requisition.ts'
import type { ApprovalAction } from '../../../stages/configuration/contract.ts'
import { approvalFlow } from '../../../stages/configuration/kinds/approval-flow.ts'
import { approvalTasks, functionGroups, jobRoles } from '../../../stages/configuration/own-tables.ts'
import { requisitionRow } from '../../../stages/configuration/queries/requisitions.ts'
import { currentConflicts } from '../../../stages/configuration/queries/permission-matrix.ts'
import type { Tx } from '../../../platform/db/door.ts'
import type { SeedContext, SeedStep } from '../step.ts'
import { countDifference, expedite, requisitionFlow } from './flows.ts'
import { requisitions, type StoryAction } from './requisitions.ts'

const heads: Readonly<Record<string, string>> = { GM: 'chen', SAL: 'feng', PMC: 'wang', PUR: 'wu', WH: 'zhao', PRD: 'gao', ENG: 'ma', QA: 'deng', FIN: 'sun', IT: 'zheng', HR: 'liu' }

/** Who leads each department, where nobody has said so yet: approvals go by it. */
const organization: SeedStep = {
  at: -190, time: '09:10', by: 'lin',
  run: async (tx, s) => {
    const rows = await tx.db.select({ id: departments.id, code: departments.code, headId: departments.headId }).from(departments).where(eq(departments.organizationId, s.organizationId))
    for (const { id, code, headId } of rows) if (!headId && heads[code]) await changeDepartment(tx, id, { headId: s.id(heads[code]) })
  },
}

function flowSteps(): SeedStep[] {
  return [
    {
      at: -176, time: '14:10', by: 'he',
      run: async (tx, s) => {
        const flow = await createItem(tx, approvalFlow, { title: { zh: '请购单审批', en: 'Approval of requisitions' }, runsOn: 'purchaseRequisition', moduleId: s.id('mod.PU'), phaseId: s.id('phase1'), ownerId: s.id('wu'), purpose: { zh: '按《采购审批权限规定》：5,000 元以内部门经理，50,000 元以内加采购经理，超过的加总经理', en: 'By the regulation on approval limits: up to 5,000 the department manager, up to 50,000 also purchasing, above also the general manager' } } as never)
        s.keep('flw.requisition', flow.id)
        await saveFlowDraft(tx, flow.id, { outline: requisitionFlow })
        if (s.has('req.requisition-approval')) await linkItems(tx, flow.id, 'implements', s.id('req.requisition-approval'))
        const counting = await createItem(tx, approvalFlow, { title: { zh: '盘点差异审批', en: 'Approval of count differences' }, runsOn: 'none', moduleId: s.id('mod.IN'), phaseId: s.id('phase1'), ownerId: s.id('zhao') } as never)
        s.keep('flw.count', counting.id)
        await saveFlowDraft(tx, counting.id, { outline: countDifference })
        if (s.has('req.cycle-count')) await linkItems(tx, counting.id, 'implements', s.id('req.cycle-count'))
      },
    },
    { at: -174, time: '10:15', by: 'he', run: async (tx, s) => { await checkFlow(tx, s.id('flw.requisition')); await checkFlow(tx, s.id('flw.count')) } },
    { at: -160, time: '16:20', by: 'he', run: async (tx, s) => { await publishFlow(tx, s.id('flw.requisition')); await publishFlow(tx, s.id('flw.count')) } },
    {
      at: -18, time: '15:30', by: 'he',
      run: async (tx, s) => {
        const flow = await createItem(tx, approvalFlow, { title: { zh: '插单审批', en: 'Approval of urgent orders' }, runsOn: 'none', moduleId: s.id('mod.PP'), phaseId: s.id('phase2'), ownerId: s.id('wang') } as never)
        s.keep('flw.expedite', flow.id)
        await saveFlowDraft(tx, flow.id, { outline: expedite })
        if (s.has('req.expedite')) await linkItems(tx, flow.id, 'implements', s.id('req.expedite'))
        await checkFlow(tx, flow.id)
      },
    },
  ]
}

const shownRoles = ['RO-02', 'RO-04', 'RO-08', 'RO-09', 'RO-10', 'RO-11', 'RO-12', 'RO-14', 'RO-15', 'RO-16', 'RO-19', 'RO-23', 'RO-25', 'RO-26', 'RO-27', 'RO-35']
const shownModules = ['MD', 'SD', 'PP', 'SF', 'PU', 'IN', 'QM']

/** Job titles of the story by the kit's job role. */
const titles: Readonly<Record<string, string>> = { 'RO-02': '销售经理', 'RO-04': '销售跟单', 'RO-08': '生产计划员', 'RO-09': '物料计划员', 'RO-10': '采购经理', 'RO-11': '采购员', 'RO-14': '仓储主管', 'RO-15': '仓管员', 'RO-16': '发货员', 'RO-19': '班组长', 'RO-23': 'BOM 工程师', 'RO-25': '主数据管理员', 'RO-26': '品质经理', 'RO-27': '检验员', 'RO-35': '信息部主管' }

async function roleId(tx: Tx, code: string): Promise<string> {
  const [row] = await tx.db.select({ id: jobRoles.id }).from(jobRoles).where(and(eq(jobRoles.implementationId, tx.implementationId), eq(jobRoles.code, code)))
  return row!.id
}

function permissionSteps(): SeedStep[] {
  return [
    {
      at: -167, time: '10:00', by: 'he',
      run: async (tx) => {
        const kit = loadKit('erp-discrete')
        const groups = kit.table('permission-groups').filter((g) => shownModules.includes(g.module!) && g.id !== 'F-MD9' && g.id !== 'F-SD5').map((g) => g.id!)
        await loadPermissions(tx, kit, { roles: shownRoles, groups: [...groups, 'F-RP2', 'F-SY1', 'F-SY3'] })
        const all = await tx.db.select({ id: people.id, job: people.job }).from(people).where(eq(people.organizationId, tx.organizationId))
        for (const [code, job] of Object.entries(titles)) await setHolders(tx, await roleId(tx, code), all.filter((p) => p.job === job).map((p) => p.id))
      },
    },
    // Cao buys and also keeps prices until a sourcing engineer is hired: a conflict with an exception.
    { at: -150, time: '14:40', by: 'he', run: async (tx, s) => setHolders(tx, await roleId(tx, 'RO-12'), [s.id('cao')]) },
    {
      at: -142, time: '11:10', by: 'lin',
      run: async (tx, s) => {
        const conflict = (await currentConflicts(tx)).find((c) => c.rule.code === 'SOD-20')!
        await grantException(tx, { conflictKey: conflict.key, ownerId: s.id('wu'), reason: { zh: '寻源工程师在招聘，暂由采购员曹颖兼任', en: 'A sourcing engineer is being hired; the buyer Cao Ying stands in' }, compensating: { zh: '价格变动与成交对比周报，采购经理每周一签', en: 'Weekly comparison of price changes and orders, signed each Monday by the purchasing manager' }, endsOn: s.day(60) })
      },
    },
    // Phase 2: order clerks were given sales prices with the new module; nobody has decided on it yet.
    {
      at: -16, time: '17:20', by: 'he',
      run: async (tx) => {
        const [group] = await tx.db.select({ id: functionGroups.id }).from(functionGroups).where(and(eq(functionGroups.implementationId, tx.implementationId), eq(functionGroups.code, 'F-MD7')))
        await changeGrants(tx, [{ roleId: await roleId(tx, 'RO-04'), groupId: group!.id, scope: 'dept' }])
      },
    },
  ]
}

function requisitionSteps(): SeedStep[] {
  return requisitions.flatMap((r, i) => [
    {
      at: r.at, time: r.time ?? '09:20', by: r.by,
      run: async (tx: Tx, s: SeedContext) => {
        s.keep(`prq.${i}`, await submitRequisition(tx, { title: r.title, reason: r.reason, neededOn: s.day(r.at + 10), lines: r.lines.map(([material, specification, quantity, unit, unitPrice]) => ({ material, ...(specification ? { specification } : {}), quantity, unit, unitPrice })) }))
      },
    },
    ...r.follows.map((action): SeedStep => ({ at: action.at, time: action.time, by: action.by, run: (tx, s) => act(tx, s, i, action) })),
  ])
}

async function act(tx: Tx, s: SeedContext, index: number, action: StoryAction): Promise<void> {
  const { instanceId } = await requisitionRow(tx, s.id(`prq.${index}`))
  const [task] = await tx.db.select({ key: approvalTasks.taskKey }).from(approvalTasks).where(and(eq(approvalTasks.implementationId, tx.implementationId), eq(approvalTasks.instanceId, instanceId!), eq(approvalTasks.personId, s.id(action.by)), eq(approvalTasks.state, 'open')))
  if (!task) throw new Error(`${action.by} is not asked for requisition ${index}`)
  await actOnApproval(tx, instanceId!, inputOf(action, task.key, s), action.note satisfies Text | undefined)
}

function inputOf(action: StoryAction, taskKey: string, s: SeedContext): ApprovalAction {
  const note = action.note ? { note: action.note.zh } : {}
  switch (action.action) {
    case 'reject': return { action: 'reject', taskKey, ...note }
    case 'return': return { action: 'return', taskKey, to: action.to === 'starter' ? 'starter' : 'previous', ...note }
    case 'transfer': return { action: 'transfer', taskKey, toPersonId: s.id(action.to!), ...note }
    case 'addSigner': return { action: 'addSigner', taskKey, toPersonId: s.id(action.to!), place: 'before', ...note }
    default: return { action: 'approve', taskKey, ...note }
  }
}

export function approvalSteps(): SeedStep[] {
  return [organization, ...flowSteps(), ...permissionSteps(), ...requisitionSteps()]
}
