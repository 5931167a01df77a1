import { field } from '../../../platform/kinds/field.ts'
import { defineKind } from '../../../platform/kinds/kind.ts'
import { objectLabels } from './objects.ts'

/** Data that stand in no old system: a template to fill, somebody who fills it, a day by which. */
export const dataCollection = defineKind({
  kind: 'dataCollection',
  stage: 'migration',
  prefix: 'COL',
  table: 'data_collection',
  path: 'data-collections',
  label: { zh: '数据收集', en: 'Data collection' },
  standard: ['phase', 'owner', 'department'],
  fields: {
    object: field.enum('迁移对象', 'Object', objectLabels, { inList: true, required: true }),
    dueOn: field.date('截止日期', 'Due', { inList: true, required: true }),
    wanted: field.integer('应收行数', 'Rows wanted', { inList: true, min: 0 }),
    received: field.integer('已收行数', 'Rows received', { inList: true, min: 0 }),
    faulty: field.integer('有错行数', 'Rows with errors', { inList: true, min: 0 }),
  },
  states: { open: ['收集中', 'Open', 'info'], complete: ['收齐', 'Complete', 'ok'] },
  initialState: 'open',
  transitions: { complete: { label: { zh: '收齐', en: 'Complete' }, from: ['open'], to: 'complete', primary: true }, reopen: { label: { zh: '重新收集', en: 'Reopen' }, from: ['complete'], to: 'open' } },
})
