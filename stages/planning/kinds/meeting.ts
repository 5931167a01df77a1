import { defineKind } from '../../../platform/kinds/kind.ts'
import { field } from '../../../platform/kinds/field.ts'
import type { Frozen, MeetingAgenda, MeetingResolution } from '../contract.ts'

/** A meeting. Its agenda is generated and frozen when it opens; its minutes are frozen when they are published, and that is what is signed. */
export const meeting = defineKind({
  kind: 'meeting',
  stage: 'planning',
  prefix: 'MTG',
  table: 'meeting',
  path: 'meetings',
  label: { zh: '会议', en: 'Meeting' },
  standard: ['phase', 'owner'],
  isFrozenByGate: false,
  fields: {
    meetingType: field.enum('会议类型', 'Type', { weekly: ['周例会', 'Weekly meeting'], executive: ['领导小组汇报会', 'Executive review'], kickOff: ['启动会', 'Kick-off'], other: ['专题会', 'Topic meeting'] }, { required: true, inList: true }),
    heldOn: field.date('会议日期', 'Date', { required: true, inList: true, startsToday: true }),
    startsAt: field.text('时间', 'Time', { maxLength: 11, hint: { zh: '例如 09:00-10:00', en: 'For example 09:00-10:00' } }),
    place: field.text('地点', 'Place', { maxLength: 120, inList: true }),
    chairId: field.person('主持人', 'Chair', { inList: true }),
    minutes: field.longText('讨论记要', 'Discussion'),
    agenda: field.json<Frozen<MeetingAgenda>>('议程', 'Agenda', { readOnly: true }),
    resolution: field.json<Frozen<MeetingResolution>>('会议决议', 'Resolution', { readOnly: true }),
  },
  states: {
    planned: ['待召开', 'Planned', 'idle'],
    open: ['进行中', 'In session', 'info'],
    published: ['纪要已发', 'Minutes published', 'review'],
    signed: ['纪要已签', 'Minutes signed', 'ok'],
    cancelled: ['已取消', 'Cancelled', 'idle'],
  },
  initialState: 'planned',
  transitions: {
    cancel: { label: { zh: '取消会议', en: 'Cancel' }, from: ['planned'], to: 'cancelled', needsReason: true },
    reopen: { label: { zh: '修订纪要', en: 'Revise the minutes' }, from: ['published', 'signed'], to: 'open', needsReason: true },
  },
  links: [{ name: 'raised', type: 'raises', direction: 'out', kinds: ['decision', 'actionItem', 'projectIssue'], label: { zh: '会议产生', en: 'Raised here' } }],
})
