import { field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'

export const fieldMapping = defineKind({
  kind: 'fieldMapping', stage: 'configuration', prefix: 'FMP', table: 'field_mapping', path: 'field-mappings',
  label: { zh: '字段映射', en: 'Field mapping' },
  standard: ['phase', 'owner'],
  fields: {
    documentType: field.text('单据', 'Document', { required: true, inList: true, maxLength: 60 }),
    moduleId: field.module('模块', 'Module'),
    legacyField: field.text('旧系统字段', 'Legacy field', { inList: true, hint: { zh: '没有就留空：新系统新增的字段', en: 'Empty where the new system adds a field' } }),
    newField: field.text('新系统字段', 'New field', { required: true, inList: true }),
    rule: field.longText('取值规则', 'Rule', { inList: true }),
    isRequired: field.boolean('必填', 'Required', { inList: true }),
    defaultValue: field.text('默认值', 'Default'),
  },
  states: { draft: ['草稿', 'Draft', 'idle'], confirmed: ['已确认', 'Confirmed', 'ok'] },
  initialState: 'draft',
  transitions: {
    confirm: { label: { zh: '确认', en: 'Confirm' }, from: ['draft'], to: 'confirmed', primary: true },
    reopen: { label: { zh: '重新打开', en: 'Open again' }, from: ['confirmed'], to: 'draft', needsReason: true },
  },
  links: [{ name: 'requirements', type: 'satisfies', direction: 'out', kinds: ['requirement'], label: { zh: '满足的需求', en: 'Requirements' } }],
})
export type FieldMapping = ItemOf<typeof fieldMapping>
