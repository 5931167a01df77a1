import type { StageManifest } from '../../../web/manifest.ts'
import { texts, words as w } from '../texts.ts'

export const manifest: StageManifest = {
  stage: 'configuration',
  label: texts.stage,
  lead: texts.lead,
  rooms: [
    { path: 'items', label: w.itemsRoom, countKey: 'configurationItem', page: () => import('./items.tsx') },
    { path: 'mappings', label: w.mappingsRoom, countKey: 'fieldMapping', register: { kind: 'fieldMapping', lead: w.mappingsLead, columns: ['code', 'documentType', 'legacyField', 'newField', 'rule', 'isRequired', 'state'], empty: { title: w.mappingsEmpty, text: w.mappingsEmptyText } } },
    { path: 'permissions', label: w.permissionsRoom, countKey: 'jobRoles', page: () => import('./permissions.tsx') },
    { path: 'flows', label: w.flowsRoom, countKey: 'approvalFlow', page: () => import('./flows.tsx') },
    { path: 'flow', label: w.designer, hidden: true, page: () => import('./flow-designer.tsx') },
    { path: 'approvals', label: w.approvalsRoom, countKey: 'approvalsForMe', page: () => import('./approvals.tsx') },
    { path: 'requisitions', label: w.requisitionsRoom, countKey: 'requisitions', page: () => import('./requisitions.tsx') },
    { path: 'test-cases', label: w.testsRoom, countKey: 'testCase', page: () => import('./test-cases.tsx') },
    { path: 'defects', label: w.defectsRoom, countKey: 'defect', register: { kind: 'defect', lead: w.defectsLead, columns: ['code', 'title', 'severity', 'moduleId', 'foundBy', 'ownerId', 'state'], empty: { title: w.defectsEmpty, text: w.defectsEmptyText } } },
    { path: 'acceptance', label: w.acceptanceRoom, countKey: 'moduleAcceptance', page: () => import('./acceptance.tsx') },
  ],
  kinds: {
    configurationItem: { icon: 'config', room: 'items', tabs: [{ key: 'values', label: w.valuesTab, content: () => import('./item-values.tsx') }] },
    fieldMapping: { icon: 'mapping', room: 'mappings' },
    approvalFlow: { icon: 'approval', room: 'flows', tabs: [{ key: 'flow', label: w.flowPicture, content: () => import('./flow-tab.tsx') }] },
    testCase: { icon: 'task', room: 'test-cases', tabs: [{ key: 'runs', label: w.runsTab, content: () => import('./test-runs.tsx') }] },
    defect: { icon: 'defect', room: 'defects' },
    moduleAcceptance: { icon: 'signature', room: 'acceptance', tabs: [{ key: 'sheet', label: w.sheetTab, content: () => import('./acceptance-tab.tsx') }] },
  },
}
