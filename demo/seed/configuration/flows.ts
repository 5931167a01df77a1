import type { FlowOutline } from '../../../engines/workflow/outline.ts'
import type { ApprovalNode, ApproverSource } from '../../../engines/workflow/flow-model.ts'

const step = (id: string, name: string, nameEn: string, source: ApproverSource, more: Partial<ApprovalNode> = {}): ApprovalNode => ({ kind: 'approval', id, name, nameEn, source, mode: 'any', whenEmpty: 'admin', whenSelf: 'superior', ...more })
const head = (department?: string): ApproverSource => ({ type: 'departmentHead', level: 1, ...(department ? { department } : {}) })

/** By amount: the department manager; above 5,000 also purchasing; above 50,000 also the general manager. Whoever has approved is not asked twice. */
export const requisitionFlow: FlowOutline = {
  name: '请购单审批', dedupe: 'once',
  steps: [
    step('manager', '部门经理', 'Department manager', head()),
    { kind: 'choice', id: 'amount', name: '金额', nameEn: 'Amount', branches: [
      { id: 'upTo5000', name: '≤ 5,000', condition: 'amount <= 5000', steps: [] },
      { id: 'above5000', name: '> 5,000', condition: 'amount > 5000', steps: [
        step('purchasing', '采购经理', 'Purchasing manager', head('PUR')),
        { kind: 'choice', id: 'large', name: '大额', nameEn: 'Large amount', branches: [
          { id: 'upTo50000', name: '≤ 50,000', condition: 'amount <= 50000', steps: [] },
          { id: 'above50000', name: '> 50,000', condition: 'amount > 50000', steps: [step('general', '总经理', 'General manager', head('GM'))] },
        ] },
      ] },
    ] },
  ],
}

export const countDifference: FlowOutline = {
  name: '盘点差异审批', dedupe: 'consecutive',
  steps: [
    step('warehouse', '仓储主管', 'Warehouse supervisor', head('WH')),
    { kind: 'choice', id: 'value', name: '差异金额', nameEn: 'Value of the difference', branches: [
      { id: 'small', name: '≤ 2,000', condition: 'amount <= 2000', steps: [] },
      { id: 'larger', name: '> 2,000', condition: 'amount > 2000', steps: [step('finance', '财务经理', 'Finance manager', head('FIN'))] },
    ] },
  ],
}

/** A draft of phase 2 with a fault that the proof finds: nothing happens between three and five days. */
export const expedite: FlowOutline = {
  name: '插单审批', dedupe: 'once',
  steps: [
    step('planning', '计划经理', 'Planning manager', head('PMC')),
    { kind: 'choice', id: 'delay', name: '被推迟天数', nameEn: 'Days displaced', branches: [
      { id: 'short', name: '不超过 3 天', nameEn: 'up to 3 days', condition: 'displacedDays <= 3', steps: [] },
      { id: 'long', name: '5 天以上', nameEn: '5 days or more', condition: 'displacedDays >= 5', steps: [
        { kind: 'together', id: 'both', name: '会签', nameEn: 'Both', branches: [
          { id: 'sales', name: '销售', nameEn: 'Sales', condition: null, steps: [step('salesManager', '销售经理', 'Sales manager', head('SAL'))] },
          { id: 'production', name: '生产', nameEn: 'Production', condition: null, steps: [step('productionManager', '生产经理', 'Production manager', head('PRD'))] },
        ] },
      ] },
    ] },
  ],
}
