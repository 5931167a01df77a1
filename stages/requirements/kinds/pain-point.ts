import { Refused } from '../../../engines/errors.ts'
import { field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'
import { whyNotClosed } from '../queries/kpi-movement.ts'
import { isMeasured } from '../rules/pain-point-measure.ts'

/** What hurts, with its measured size before the implementation. It closes only when its KPI has moved. */
export const painPoint = defineKind({
  kind: 'painPoint', stage: 'requirements', prefix: 'PN', table: 'pain_point', path: 'pain-points',
  label: { zh: '痛点', en: 'Pain point' },
  standard: ['phase', 'department', 'owner'],
  creators: ['endUser', 'dataSteward', 'trainer', 'itOperations'],
  fields: {
    description: field.longText('表现', 'What happens'),
    size: field.decimal('大小', 'Size', { inList: true, hint: { zh: '上线前的量化值；确认后冻结，作为收益的基线', en: 'The figure before go-live; frozen once confirmed, as the base of the benefit' } }),
    unit: field.text('单位', 'Unit', { inList: true, maxLength: 20 }),
    measuredBy: field.text('怎么量的', 'How it was measured', { inList: true, hint: { zh: '公式、时间段、数据出处', en: 'Formula, period, origin of the data' } }),
    measuredOn: field.date('量的日期', 'Measured on'),
    yearlyCost: field.decimal('年损失（元）', 'Cost a year (CNY)', { unit: { zh: '元', en: 'CNY' }, min: 0 }),
    cause: field.enum('根因类别', 'Kind of cause', { man: ['人', 'Man'], machine: ['机', 'Machine'], material: ['料', 'Material'], method: ['法', 'Method'], environment: ['环', 'Environment'], measurement: ['测', 'Measurement'] }),
    rootCause: field.longText('根因', 'Root cause', { hint: { zh: '问到有人能动手的那一层为止', en: 'Stop at a cause that somebody can act on' } }),
  },
  states: { raised: ['提出', 'Raised', 'idle'], confirmed: ['已确认', 'Confirmed', 'info'], closed: ['已关闭', 'Closed', 'ok'], dropped: ['不成立', 'Dropped', 'idle'] },
  initialState: 'raised',
  transitions: {
    confirm: {
      label: { zh: '确认基线', en: 'Confirm the size' }, from: ['raised'], to: 'confirmed', primary: true, ability: 'sign',
      refuse: async (_tx, item) => isMeasured({ size: item.size, unit: item.unit, measuredBy: item.measuredBy }) ? undefined : new Refused('painPoint.not_measured', { code: item.code, fields: ['size', 'unit', 'measuredBy'] }, {
        zh: `${item.code} 还没有量化：填写大小、单位和怎么量的，再确认。没有基线，上线后的收益就没有依据。`,
        en: `${item.code} is not measured: give its size, its unit and how it was measured, then confirm. Without that the benefit has no base.`,
      }),
    },
    close: { label: { zh: '关闭', en: 'Close' }, from: ['confirmed'], to: 'closed', primary: true, ability: 'sign', refuse: whyNotClosed },
    reopen: { label: { zh: '重新打开', en: 'Reopen' }, from: ['closed', 'confirmed', 'dropped'], to: 'raised', needsReason: true },
    drop: { label: { zh: '不成立', en: 'Drop' }, from: ['raised'], to: 'dropped', needsReason: true },
  },
  links: [
    { name: 'objectives', type: 'hinders', direction: 'out', kinds: ['objective'], label: { zh: '阻碍的目标', en: 'Hinders' } },
    { name: 'requirements', type: 'motivates', direction: 'out', kinds: ['requirement'], label: { zh: '引出的需求', en: 'Motivates' } },
    { name: 'sources', type: 'raises', direction: 'in', kinds: ['interview', 'survey'], label: { zh: '来源', en: 'Raised by' } },
    { name: 'kpis', type: 'measures', direction: 'in', kinds: ['kpi'], label: { zh: '衡量指标', en: 'Measured by' } },
  ],
  refuse: async (_tx, values, before) => {
    if (!before || (before.state !== 'confirmed' && before.state !== 'closed')) return undefined
    const changed = ['size', 'unit', 'measuredBy', 'measuredOn'].filter((f) => String(values[f] ?? '') !== String(before[f] ?? '') && Number(values[f]) !== Number(before[f]))
    if (changed.length === 0) return undefined
    return new Refused('painPoint.size_frozen', { code: before.code, fields: changed }, {
      zh: `${before.code} 的基线已确认，不能直接改。确有错误时先"重新打开"并写明原因，改后再确认。`,
      en: `The size of ${before.code} is confirmed and cannot be changed. If it is wrong, reopen the pain point with a reason, change it, and confirm it again.`,
    })
  },
})
export type PainPoint = ItemOf<typeof painPoint>
