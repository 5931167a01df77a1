import { derivedField, field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'
import { acceptanceStanding } from '../queries/acceptance-view.ts'

/** Signed by a command; the owner is the key user or business lead who is asked to sign. */
export const moduleAcceptance = defineKind({
  kind: 'moduleAcceptance', stage: 'configuration', prefix: 'ACC', table: 'module_acceptance', path: 'module-acceptances',
  label: { zh: '模块验收', en: 'Module acceptance' },
  standard: ['phase', 'owner'],
  fields: {
    moduleId: field.module('模块', 'Module', { required: true, inList: true }),
    scope: field.longText('验收范围', 'Scope'),
    remarks: field.longText('遗留事项', 'Left open'),
  },
  states: { open: ['待签署', 'To sign', 'info'], signed: ['已签署', 'Signed', 'ok'] },
  initialState: 'open',
  transitions: { reopen: { label: { zh: '重新验收', en: 'Accept again' }, from: ['signed'], to: 'open', needsReason: true, ability: 'sign' } },
  derived: {
    fields: {
      mustPassed: derivedField('text', '必测通过', 'Must tests passed', { inList: true }), itemsAccepted: derivedField('text', '配置项验收', 'Items accepted', { inList: true }),
      openDefects: derivedField('integer', '未关闭缺陷', 'Open defects', { inList: true }), signedBy: derivedField('text', '签署人', 'Signed by', { inList: true }), isBroken: derivedField('boolean', '签署后有改动', 'Changed since'),
    },
    compute: acceptanceStanding,
  },
})
export type ModuleAcceptance = ItemOf<typeof moduleAcceptance>
