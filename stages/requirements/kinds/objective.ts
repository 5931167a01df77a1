import { field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'

/** What the sponsor wants to reach, with the figure that proves it. */
export const objective = defineKind({
  kind: 'objective', stage: 'requirements', prefix: 'OBJ', table: 'objective', path: 'objectives',
  label: { zh: '目标', en: 'Objective' },
  standard: ['owner'],
  fields: {
    reason: field.longText('为什么', 'Why'),
    proof: field.text('用哪个数字证明', 'Figure that proves it', { required: true, inList: true, hint: { zh: '例如：准时交付率 ≥ 95 %，连续 4 周', en: 'For example: on-time delivery ≥ 95 % for four weeks' } }),
    dueOn: field.date('期限', 'Due', { inList: true }),
  },
  states: { proposed: ['提出', 'Proposed', 'idle'], agreed: ['已确认', 'Agreed', 'info'], reached: ['已达成', 'Reached', 'ok'], dropped: ['不再追求', 'Dropped', 'idle'] },
  initialState: 'proposed',
  transitions: {
    agree: { label: { zh: '确认', en: 'Agree' }, from: ['proposed'], to: 'agreed', primary: true, ability: 'sign' },
    reach: { label: { zh: '达成', en: 'Mark as reached' }, from: ['agreed'], to: 'reached', ability: 'sign', needsReason: true },
    drop: { label: { zh: '不再追求', en: 'Drop' }, from: ['proposed', 'agreed'], to: 'dropped', needsReason: true },
  },
  links: [
    { name: 'painPoints', type: 'hinders', direction: 'in', kinds: ['painPoint'], label: { zh: '受阻于', en: 'Hindered by' } },
    { name: 'kpis', type: 'measures', direction: 'in', kinds: ['kpi'], label: { zh: '衡量指标', en: 'Measured by' } },
  ],
})
export type Objective = ItemOf<typeof objective>
