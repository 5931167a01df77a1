import { Refused } from '../../../engines/errors.ts'
import { field } from '../../../platform/kinds/field.ts'
import { defineKind } from '../../../platform/kinds/kind.ts'
import { objectLabels } from './objects.ts'

/** An object to migrate with its pipeline: from which sources, by which rules, into which table of the new system. */
export const mapping = defineKind({
  kind: 'mapping',
  stage: 'migration',
  prefix: 'MAP',
  table: 'migration_mapping',
  path: 'mappings',
  label: { zh: '数据映射', en: 'Mapping' },
  standard: ['phase', 'owner'],
  fields: {
    object: field.enum('迁移对象', 'Object', objectLabels, { inList: true, required: true }),
    dataKind: field.enum('静态 / 动态', 'Static or dynamic', { static: ['静态数据', 'Static'], dynamic: ['动态数据', 'Dynamic'] }, { inList: true, required: true, hint: { zh: '静态数据上线前冻结后导入；动态数据只在切换窗口里导入', en: 'Static data are frozen and loaded before go-live; dynamic data only in the cutover window' } }),
    loadOrder: field.integer('导入次序', 'Load order', { inList: true, required: true, min: 1, max: 99 }),
    cutoff: field.text('截止规则', 'Cut-off rule', { hint: { zh: '例如：D-15 冻结，紧急走特批', en: 'For example: frozen 15 days before go-live' } }),
    targetTable: field.text('目标表', 'Target table', { readOnly: true }),
    pipelineVersion: field.integer('方案版本', 'Pipeline version', { inList: true, readOnly: true }),
    pipeline: field.longText('迁移方案', 'Pipeline', { readOnly: true, maxLength: 200_000 }),
    /** Source id inside the pipeline -> id of the data source. */
    sources: field.json<Record<string, string>>('数据源', 'Sources', { readOnly: true }),
  },
  states: { draft: ['编制中', 'Draft', 'idle'], confirmed: ['已确认', 'Confirmed', 'ok'] },
  initialState: 'draft',
  transitions: {
    confirm: {
      label: { zh: '确认映射', en: 'Confirm' }, from: ['draft'], to: 'confirmed', primary: true,
      refuse: async (_tx, item) => (item.pipeline ? undefined : new Refused('mapping.no_pipeline', { code: item.code }, { zh: `${item.code} 还没有迁移方案。请先在"映射"页选择数据源并对上字段。`, en: `${item.code} has no pipeline yet. Choose its sources and match the fields on the page "Mapping" first.` })),
    },
    reopen: { label: { zh: '退回编制', en: 'Reopen' }, from: ['confirmed'], to: 'draft', needsReason: true },
  },
  links: [{ name: 'requirements', type: 'satisfies', direction: 'out', kinds: ['requirement'], label: { zh: '满足需求', en: 'Satisfies requirements' }, many: true }],
})
