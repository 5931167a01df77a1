import { approvalFlow } from './kinds/approval-flow.ts'
import { configurationItem } from './kinds/configuration-item.ts'
import { defect } from './kinds/defect.ts'
import { fieldMapping } from './kinds/field-mapping.ts'
import { moduleAcceptance } from './kinds/module-acceptance.ts'
import { testCase } from './kinds/test-case.ts'

export * from './own-tables.ts'
export const configurationItems = configurationItem.table
export const fieldMappings = fieldMapping.table
export const approvalFlows = approvalFlow.table
export const testCases = testCase.table
export const defects = defect.table
export const moduleAcceptances = moduleAcceptance.table
