import { derivedField, field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'
import { defectOrigins } from '../queries/test-runs.ts'

export const defect = defineKind({
  kind: 'defect', stage: 'configuration', prefix: 'DEF', table: 'defect', path: 'defects',
  label: { zh: '缺陷', en: 'Defect' },
  standard: ['phase', 'owner'],
  fields: {
    severity: field.enum('严重程度', 'Severity', { s1: ['一级 业务中断', 'S1 Business stops'], s2: ['二级 主要功能错', 'S2 Main function wrong'], s3: ['三级 有变通', 'S3 Workaround exists'], s4: ['四级 轻微', 'S4 Minor'] }, { required: true, inList: true }),
    moduleId: field.module('模块', 'Module', { inList: true }),
    observed: field.longText('实际结果', 'Observed', { required: true }),
    expected: field.longText('应有结果', 'Expected'),
    resolution: field.longText('处理说明', 'Resolution'),
  },
  states: { open: ['待处理', 'Open', 'bad'], fixing: ['处理中', 'Fixing', 'warn'], fixed: ['待复测', 'To retest', 'review'], closed: ['已关闭', 'Closed', 'ok'], rejected: ['不是缺陷', 'Not a defect', 'idle'] },
  initialState: 'open',
  transitions: {
    take: { label: { zh: '开始处理', en: 'Take' }, from: ['open'], to: 'fixing', primary: true },
    fix: { label: { zh: '处理完', en: 'Fixed' }, from: ['open', 'fixing'], to: 'fixed', primary: true },
    close: { label: { zh: '复测通过', en: 'Retest passed' }, from: ['fixed'], to: 'closed', primary: true },
    reopen: { label: { zh: '复测未过', en: 'Open again' }, from: ['fixed', 'closed', 'rejected'], to: 'open', needsReason: true },
    reject: { label: { zh: '不是缺陷', en: 'Not a defect' }, from: ['open', 'fixing'], to: 'rejected', needsReason: true },
  },
  creators: ['keyUser', 'endUser', 'businessLead'],
  isFrozenByGate: false,
  derived: { fields: { foundBy: derivedField('text', '发现于', 'Found by', { inList: true }) }, compute: defectOrigins },
})
export type Defect = ItemOf<typeof defect>
