import { defineKind } from '../../../platform/kinds/kind.ts'
import { field } from '../../../platform/kinds/field.ts'
import type { Frozen, WeeklyReport } from '../contract.ts'

/** 周报 of one week: everything from data but the project manager's three sentences; frozen in both languages when it is sent. */
export const weeklyReport = defineKind({
  kind: 'weeklyReport',
  stage: 'planning',
  prefix: 'WKR',
  table: 'weekly_report',
  path: 'weekly-reports',
  label: { zh: '周报', en: 'Weekly report' },
  isFrozenByGate: false,
  editable: false,
  fields: {
    weekOf: field.date('周（周一）', 'Week (Monday)', { required: true, inList: true }),
    judgement: field.longText('本周判断', 'Judgement', { maxLength: 600 }),
    figures: field.json<Frozen<WeeklyReport>>('数据', 'Figures', { readOnly: true }),
  },
  states: { draft: ['编写中', 'Draft', 'review'], sent: ['已发出', 'Sent', 'ok'] },
  initialState: 'draft',
})
