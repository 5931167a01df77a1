import type { OrgChart } from './approvers.ts'
import type { ApprovalNode, ApproverSource } from './flow-model.ts'
import { modelOfOutline, type FlowOutline } from './outline.ts'

/** A small enterprise for tests: buyers under Wu, keepers under Zhao, both under Lin, everybody under Chen. */
export const chart: OrgChart = {
  adminId: 'lin',
  people: [
    { id: 'chen', departmentId: 'GM', superiorId: null, roles: ['sponsor'] },
    { id: 'lin', departmentId: 'GM', superiorId: 'chen', roles: ['customerProjectManager'] },
    { id: 'wu', departmentId: 'PUR', superiorId: 'lin', roles: ['businessLead'] },
    { id: 'zhao', departmentId: 'WH', superiorId: 'lin', roles: ['keyUser', 'businessLead'] },
    { id: 'cao', departmentId: 'PUR', superiorId: 'wu', roles: ['endUser'] },
    { id: 'peng', departmentId: 'WH', superiorId: 'zhao', roles: ['endUser'] },
  ],
  departments: [
    { id: 'GM', code: 'GM', parentId: null, headId: 'chen' },
    { id: 'PUR', code: 'PUR', parentId: 'GM', headId: 'wu' },
    { id: 'WH', code: 'WH', parentId: 'GM', headId: 'zhao' },
  ],
}

export function approval(id: string, source: ApproverSource, more: Partial<ApprovalNode> = {}): ApprovalNode {
  return { kind: 'approval', id, name: id, source, mode: 'any', whenEmpty: 'refuse', whenSelf: 'superior', ...more }
}

/** The requisition flow of the sample: department manager, purchasing manager above 5,000, general manager above 50,000. */
export const requisition: FlowOutline = {
  name: '请购单审批', dedupe: 'consecutive',
  steps: [
    approval('manager', { type: 'departmentHead', level: 1 }),
    { kind: 'choice', id: 'amount', name: '金额', branches: [
      { id: 'small', name: '≤ 5,000', condition: 'amount <= 5000', steps: [] },
      { id: 'larger', name: '> 5,000', condition: 'amount > 5000', steps: [
        approval('purchasing', { type: 'departmentHead', level: 1, department: 'PUR' }),
        { kind: 'choice', id: 'large', name: '金额', branches: [
          { id: 'medium', name: '≤ 50,000', condition: 'amount <= 50000', steps: [] },
          { id: 'huge', name: '> 50,000', condition: 'amount > 50000', steps: [approval('general', { type: 'role', role: 'sponsor' })] },
        ] },
      ] },
    ] },
  ],
}

export const requisitionModel = modelOfOutline(requisition, 'requisition')
