import { Refused } from '../../../engines/errors.ts'
import { derivedField, field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'
import { surveyCounts } from '../queries/survey-counts.ts'
import type { Question } from '../rules/survey-results.ts'

/** A questionnaire answered by link without sign-in. */
export const survey = defineKind({
  kind: 'survey', stage: 'requirements', prefix: 'SUR', table: 'survey', path: 'surveys',
  label: { zh: '问卷', en: 'Survey' },
  standard: ['phase', 'owner'],
  isFrozenByGate: false,
  fields: {
    intro: field.longText('开头语', 'Introduction'),
    thanks: field.text('结束语', 'Closing words'),
    closesOn: field.date('截止日', 'Closes on', { inList: true }),
    questions: field.json<Question[]>('题目', 'Questions', { readOnly: true }),
  },
  states: { draft: ['设计中', 'Draft', 'idle'], open: ['收集中', 'Open', 'info'], closed: ['已结束', 'Closed', 'ok'] },
  initialState: 'draft',
  transitions: {
    open: {
      label: { zh: '开始收集', en: 'Open' }, from: ['draft', 'closed'], to: 'open', primary: true,
      refuse: async (tx, item) => {
        if (!item.questions?.length) return new Refused('survey.no_questions', { code: item.code }, { zh: `${item.code} 还没有题目。先设计题目再开始收集。`, en: `${item.code} has no questions yet. Design them, then open it.` })
        const counts = (await surveyCounts(tx, [item.id])).get(item.id)
        if (!counts?.links) return new Refused('survey.no_links', { code: item.code }, { zh: `${item.code} 还没有发放对象。先选择部门生成链接，再开始收集。`, en: `${item.code} goes to nobody yet. Choose departments to make links, then open it.` })
        return undefined
      },
    },
    close: { label: { zh: '结束收集', en: 'Close' }, from: ['open'], to: 'closed', primary: true },
  },
  links: [
    { name: 'painPoints', type: 'raises', direction: 'out', kinds: ['painPoint'], label: { zh: '提出的痛点', en: 'Pain points raised' } },
    { name: 'requirements', type: 'raises', direction: 'out', kinds: ['requirement'], label: { zh: '提出的需求', en: 'Requirements raised' } },
  ],
  derived: {
    fields: {
      questionCount: derivedField('integer', '题数', 'Questions', { inList: true }),
      invited: derivedField('integer', '发放', 'Asked', { inList: true }),
      answered: derivedField('integer', '回收', 'Answered', { inList: true }),
      responseRate: derivedField('percent', '回收率', 'Response rate', { inList: true }),
    },
    compute: async (tx, rows) => {
      const counts = await surveyCounts(tx, rows.map((r) => r.id))
      return new Map(rows.map((r) => {
        const { invited, answered } = counts.get(r.id) ?? { invited: 0, answered: 0 }
        // Questions are read at /surveys/:id/design, in the reader's language.
        return [r.id, { questions: null, questionCount: r.questions?.length ?? 0, invited, answered, responseRate: invited > 0 ? (answered / invited).toFixed(4) : null }]
      }))
    },
  },
  refuse: async (_tx, _values, before) => before?.state === 'closed'
    ? new Refused('survey.closed', { code: before.code }, { zh: `${before.code} 已结束，内容不能再改。`, en: `${before.code} is closed and stays as it is.` })
    : undefined,
})
export type Survey = ItemOf<typeof survey>
