import { Refused } from '../../../engines/errors.ts'
import { field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'

/** A regulation 制度 of the enterprise; each new process has one that is in force before the switch. */
export const regulation = defineKind({
  kind: 'regulation', stage: 'requirements', prefix: 'REG', table: 'regulation', path: 'regulations',
  label: { zh: '制度', en: 'Regulation' },
  standard: ['phase', 'department', 'owner'],
  isFrozenByGate: false,
  fields: {
    number: field.text('文号', 'Number', { inList: true, maxLength: 60 }),
    summary: field.longText('要点', 'Main points'),
    issuedOn: field.date('发布日期', 'Issued', { inList: true }),
    effectiveOn: field.date('生效日期', 'In force from', { inList: true }),
  },
  states: { draft: ['起草', 'Draft', 'idle'], inReview: ['会签中', 'In review', 'review'], published: ['已发布', 'Published', 'ok'], withdrawn: ['已废止', 'Withdrawn', 'idle'] },
  initialState: 'draft',
  transitions: {
    submit: { label: { zh: '送会签', en: 'Send for review' }, from: ['draft'], to: 'inReview', primary: true },
    publish: {
      label: { zh: '发布', en: 'Publish' }, from: ['inReview'], to: 'published', primary: true, ability: 'sign',
      refuse: async (_tx, item) => item.number && item.effectiveOn ? undefined : new Refused('regulation.number_missing', { code: item.code, fields: ['number', 'effectiveOn'] }, {
        zh: `${item.code} 发布前要有文号和生效日期。`,
        en: `${item.code} needs a number and the day on which it comes into force before it is published.`,
      }),
    },
    withdraw: { label: { zh: '废止', en: 'Withdraw' }, from: ['published'], to: 'withdrawn', needsReason: true, ability: 'sign' },
    reopen: { label: { zh: '退回起草', en: 'Back to draft' }, from: ['inReview'], to: 'draft' },
  },
  links: [{ name: 'processes', type: 'regulates', direction: 'out', kinds: ['processMap'], label: { zh: '规范的流程', en: 'Processes' } }],
})
export type Regulation = ItemOf<typeof regulation>
