import { Refused } from '../../../engines/errors.ts'
import { field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'

/** A conversation of 45 to 60 minutes; written back within 48 hours and confirmed by the interviewee. */
export const interview = defineKind({
  kind: 'interview', stage: 'requirements', prefix: 'INT', table: 'interview', path: 'interviews',
  label: { zh: '访谈', en: 'Interview' },
  standard: ['phase', 'department', 'owner'],
  isFrozenByGate: false,
  fields: {
    intervieweeId: field.person('被访谈人', 'Interviewee', { required: true, inList: true }),
    heldOn: field.date('日期', 'Date', { inList: true }),
    minutes: field.integer('时长', 'Length', { unit: { zh: '分钟', en: 'min' }, min: 5, max: 480 }),
    place: field.text('地点', 'Place'),
    questions: field.longText('提纲', 'Outline'),
    notes: field.longText('访谈记录', 'Notes'),
    taken: field.text('带走的单据', 'Papers taken away'),
    confirmedById: field.person('确认人', 'Confirmed by', { readOnly: true }),
    confirmedAt: field.instant('确认时间', 'Confirmed at', { readOnly: true, inList: true }),
  },
  states: { planned: ['已约', 'Planned', 'idle'], written: ['待确认', 'To be confirmed', 'review'], confirmed: ['已确认', 'Confirmed', 'ok'], disputed: ['有出入', 'Disputed', 'warn'], cancelled: ['已取消', 'Cancelled', 'idle'] },
  initialState: 'planned',
  transitions: {
    writeBack: {
      label: { zh: '送被访谈人确认', en: 'Send for confirmation' }, from: ['planned', 'disputed'], to: 'written', primary: true,
      refuse: async (_tx, item) => item.notes?.trim() && item.heldOn ? undefined : new Refused('interview.nothing_written', { code: item.code, fields: ['notes', 'heldOn'] }, {
        zh: `${item.code} 还没有记录或日期。写完访谈记录再送被访谈人确认。`,
        en: `${item.code} has no notes or no date yet. Write the notes, then send them to the interviewee.`,
      }),
    },
    cancel: { label: { zh: '取消', en: 'Cancel' }, from: ['planned'], to: 'cancelled', needsReason: true },
  },
  links: [
    { name: 'painPoints', type: 'raises', direction: 'out', kinds: ['painPoint'], label: { zh: '提出的痛点', en: 'Pain points raised' } },
    { name: 'requirements', type: 'raises', direction: 'out', kinds: ['requirement'], label: { zh: '提出的需求', en: 'Requirements raised' } },
  ],
  refuse: async (_tx, values, before) => before?.state === 'confirmed' && ['notes', 'heldOn', 'intervieweeId'].some((f) => (values[f] ?? null) !== (before[f] ?? null))
    ? new Refused('interview.confirmed', { code: before.code }, {
        zh: `${before.code} 已由被访谈人确认，记录不能再改。有新的内容请另记一次访谈。`,
        en: `${before.code} is confirmed by the interviewee and its notes stay as they are. Record another interview for what is new.`,
      })
    : undefined,
})
export type Interview = ItemOf<typeof interview>
