import { defineKind } from '../../../platform/kinds/kind.ts'
import { field } from '../../../platform/kinds/field.ts'

/** What somebody promised in a meeting, by a day. */
export const actionItem = defineKind({
  kind: 'actionItem',
  stage: 'planning',
  prefix: 'ACT',
  table: 'action_item',
  path: 'action-items',
  label: { zh: '行动项', en: 'Action item' },
  standard: ['phase', 'owner', 'department'],
  isFrozenByGate: false,
  fields: {
    dueOn: field.date('期限', 'Due', { required: true, inList: true }),
    result: field.longText('完成情况', 'Result', { inList: true }),
    doneOn: field.date('完成日', 'Done on', { readOnly: true, inList: true }),
  },
  states: { open: ['未完成', 'Open', 'info'], done: ['已完成', 'Done', 'ok'], cancelled: ['已取消', 'Cancelled', 'idle'] },
  initialState: 'open',
  transitions: {
    finish: { label: { zh: '完成', en: 'Done' }, from: ['open'], to: 'done', primary: true },
    cancel: { label: { zh: '取消', en: 'Cancel' }, from: ['open'], to: 'cancelled', needsReason: true },
    reopen: { label: { zh: '重新打开', en: 'Reopen' }, from: ['done', 'cancelled'], to: 'open', needsReason: true },
  },
  links: [{ name: 'meetings', type: 'raises', direction: 'in', kinds: ['meeting'], label: { zh: '来自会议', en: 'From meeting' } }],
})
