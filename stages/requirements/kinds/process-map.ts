import { Refused } from '../../../engines/errors.ts'
import { derivedField, field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'
import { differenceOf, type ProcessStep } from '../rules/process-difference.ts'

/** A process as it is and as it shall be, step by step. */
export const processMap = defineKind({
  kind: 'processMap', stage: 'requirements', prefix: 'PRC', table: 'process_map', path: 'process-maps',
  label: { zh: '流程', en: 'Process' },
  standard: ['phase', 'department', 'owner'],
  fields: {
    trigger: field.text('触发', 'Trigger'),
    output: field.text('结果', 'Result'),
    volumePerMonth: field.integer('每月次数', 'Passages a month', { min: 0 }),
    hourlyCost: field.decimal('每小时人工', 'Labour cost an hour', { unit: { zh: '元', en: 'CNY' }, min: 0 }),
    asIs: field.json<ProcessStep[]>('现状步骤', 'As-is steps', { readOnly: true }),
    toBe: field.json<ProcessStep[]>('未来步骤', 'To-be steps', { readOnly: true }),
  },
  states: { draft: ['起草', 'Draft', 'idle'], inReview: ['评审中', 'In review', 'review'], agreed: ['已确认', 'Agreed', 'ok'] },
  initialState: 'draft',
  transitions: {
    submit: {
      label: { zh: '提交评审', en: 'Submit for review' }, from: ['draft'], to: 'inReview', primary: true,
      refuse: async (_tx, item) => (item.asIs?.length ?? 0) > 0 && (item.toBe?.length ?? 0) > 0 ? undefined : new Refused('processMap.steps_missing', { code: item.code }, {
        zh: `${item.code} 还缺现状或未来的步骤。在流程页里画完两边，再提交评审。`,
        en: `${item.code} lacks its as-is or to-be steps. Draw both on the process page, then submit it.`,
      }),
    },
    agree: { label: { zh: '确认', en: 'Agree' }, from: ['inReview'], to: 'agreed', primary: true, ability: 'sign' },
    reopen: { label: { zh: '退回起草', en: 'Back to draft' }, from: ['inReview', 'agreed'], to: 'draft', needsReason: true },
  },
  links: [
    { name: 'regulations', type: 'regulates', direction: 'in', kinds: ['regulation'], label: { zh: '制度', en: 'Regulations' } },
    { name: 'requirements', type: 'changes', direction: 'in', kinds: ['requirement'], label: { zh: '改变它的需求', en: 'Changed by' } },
    { name: 'lessons', type: 'teaches', direction: 'in', kinds: ['lesson'], label: { zh: '课时', en: 'Lessons' } },
  ],
  derived: {
    fields: {
      asIsSteps: derivedField('integer', '现状步骤数', 'As-is steps'),
      toBeSteps: derivedField('integer', '未来步骤数', 'To-be steps'),
      stepsRemoved: derivedField('integer', '少步骤', 'Steps cut', { inList: true }),
      handOffsRemoved: derivedField('integer', '少交接', 'Hand-offs cut', { inList: true }),
      minutesRemoved: derivedField('integer', '每次省时', 'Saved', { inList: true, unit: { zh: '分', en: 'min' } }),
    },
    compute: async (_tx, rows) => new Map(rows.map((row): [string, Record<string, number | null>] => {
      const asIs = (row.asIs ?? []) as ProcessStep[]
      const toBe = (row.toBe ?? []) as ProcessStep[]
      // The steps themselves are read at /process-maps/:id/steps, in the reader's language.
      const counts = { asIs: null, toBe: null, asIsSteps: asIs.length, toBeSteps: toBe.length }
      if (asIs.length === 0 || toBe.length === 0) return [row.id, { ...counts, stepsRemoved: null, handOffsRemoved: null, minutesRemoved: null }]
      const { stepsRemoved, handOffsRemoved, minutesRemoved } = differenceOf(asIs, toBe)
      return [row.id, { ...counts, stepsRemoved, handOffsRemoved, minutesRemoved }]
    })),
  },
})
export type ProcessMap = ItemOf<typeof processMap>
