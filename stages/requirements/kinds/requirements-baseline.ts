import { derivedField, field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'
import { baselineStanding } from '../queries/baseline-standing.ts'

/** The frozen requirements of a phase, signed by the leads of its modules. */
export const requirementsBaseline = defineKind({
  kind: 'requirementsBaseline', stage: 'requirements', prefix: 'BL', table: 'requirements_baseline', path: 'requirements-baselines',
  label: { zh: '需求基线', en: 'Requirements baseline' },
  standard: ['phase'],
  editable: false,
  fields: {
    baselineVersion: field.text('版本', 'Version', { inList: true, maxLength: 20 }),
    frozenAt: field.instant('冻结时间', 'Frozen at', { inList: true, readOnly: true }),
    note: field.longText('说明', 'Note'),
  },
  states: { open: ['待签署', 'To be signed', 'review'], signed: ['已签署', 'Signed', 'ok'], superseded: ['已被替代', 'Superseded', 'idle'] },
  initialState: 'open',
  derived: {
    fields: {
      requirementCount: derivedField('integer', '需求数', 'Requirements', { inList: true }),
      signatureCount: derivedField('integer', '签署数', 'Signatures', { inList: true }),
      changedSince: derivedField('integer', '之后有变动', 'Changed since', { inList: true }),
    },
    compute: baselineStanding,
  },
})
export type RequirementsBaseline = ItemOf<typeof requirementsBaseline>
