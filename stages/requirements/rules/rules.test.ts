import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAnswers } from './answer-check.ts'
import { baselineDifference, type FrozenRequirement } from './baseline-difference.ts'
import { afterEdit, inLocale } from './bilingual.ts'
import { impactOf } from './change-impact.ts'
import { differenceOf, figuresOf, type ProcessStep, priceOf } from './process-difference.ts'
import { signOffObjections } from './sign-off-objections.ts'
import { cronbachAlpha, type Question, resultsOf, type Sheet } from './survey-results.ts'

describe('the difference of a process', () => {
  const step = (id: string, role: string, minutes: number, more: Partial<ProcessStep> = {}): ProcessStep => ({ id, name: id, role, system: '纸单', minutes, ...more })
  const asIs = [step('a', '仓管员', 10, { waitMinutes: 30 }), step('b', '采购员', 15, { rekeys: true }), step('c', '会计', 20, { rekeys: true }), step('d', '会计', 5)]
  const toBe = [step('a', '仓管员', 4, { system: 'ERP' }), step('e', '仓管员', 1, { system: 'ERP' }), step('d', '会计', 5)]

  it('counts steps, hand-offs, minutes and rekeying', () => {
    expect(figuresOf(asIs)).toEqual({ steps: 4, handOffs: 2, minutes: 50, waitMinutes: 30, systems: 1, rekeyedSteps: 2 })
    expect(figuresOf([])).toEqual({ steps: 0, handOffs: 0, minutes: 0, waitMinutes: 0, systems: 0, rekeyedSteps: 0 })
  })

  it('counts no hand-off to the system and back', () => {
    expect(figuresOf([step('a', '仓管员', 4), step('x', '系统', 0), step('b', '仓管员', 2), step('y', '系统', 0)]).handOffs).toBe(0)
    expect(figuresOf([step('a', '仓管员', 4), step('x', '系统', 0), step('b', '检验员', 2)]).handOffs).toBe(1)
  })

  it('tells removed, added and changed steps apart and prices what goes away', () => {
    const d = differenceOf(asIs, toBe)
    expect(d).toMatchObject({ stepsRemoved: 1, handOffsRemoved: 1, minutesRemoved: 40, leadTimeRemoved: 70, rolesAffected: ['采购员', '会计', '仓管员'] })
    expect(d.removed.map((s) => s.id)).toEqual(['b', 'c'])
    expect(d.added.map((s) => s.id)).toEqual(['e'])
    expect(d.changed.map((c) => [c.before.id, c.what])).toEqual([['a', ['system', 'minutes']]])
    expect(priceOf(d.minutesRemoved, 300, '60')).toEqual({ hoursPerMonth: '200.0', moneyPerMonth: '12000.00' })
    expect(priceOf(40, null, '60')).toBeNull()
    expect(priceOf(40, 300, null)).toEqual({ hoursPerMonth: '200.0', moneyPerMonth: null })
  })

  it('finds nothing between a description and itself, and figures that mirror when turned round', () => {
    const steps = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1, maxLength: 3 }), name: fc.string({ maxLength: 3 }), role: fc.constantFrom('甲', '乙'), system: fc.constantFrom('纸', 'ERP'), minutes: fc.nat(60) }), { selector: (s) => s.id, maxLength: 12 })
    fc.assert(fc.property(steps, steps, (a, b) => {
      expect(differenceOf(a, a)).toMatchObject({ stepsRemoved: 0, handOffsRemoved: 0, minutesRemoved: 0, removed: [], added: [], changed: [] })
      expect(differenceOf(a, b).minutesRemoved).toBe(0 - differenceOf(b, a).minutesRemoved + 0)
      expect(differenceOf(a, b).removed).toEqual(differenceOf(b, a).added)
    }))
  })
})

describe('survey results', () => {
  const questions: Question[] = [
    { id: 'q1', kind: 'scale', text: '清楚目标', required: true },
    { id: 'q2', kind: 'scale', text: '支持', required: true },
    { id: 'q3', kind: 'multiple', text: '表格', required: false, options: [{ id: 'stock', text: '库存' }, { id: 'order', text: '订单' }] },
    { id: 'q4', kind: 'rank', text: '先解决', required: false, options: [{ id: 'a', text: '交期' }, { id: 'b', text: '库存' }] },
    { id: 'q5', kind: 'open', text: '一件事', required: false },
  ]
  const sheet = (departmentId: string, q1: number, more: Record<string, unknown> = {}): Sheet => ({ departmentId, answers: { q1, q2: q1, ...more } as Sheet['answers'] })
  const wh = [1, 2, 3, 4, 5, 5].map((v, i) => sheet('WH', v, { q3: i < 3 ? ['stock'] : ['stock', 'order'], q4: ['a', 'b'], q5: i === 0 ? '找不到料' : '' }))

  it('hides groups under five and their answers from the totals, so that nobody is found by subtraction', () => {
    const r = resultsOf(questions, [...wh, sheet('FIN', 1, { q5: '只有我知道' }), sheet('FIN', 1)], new Map([['WH', 8], ['FIN', 3], ['QA', 4]]))
    expect(r.groups.find((g) => g.departmentId === 'FIN')).toEqual({ departmentId: 'FIN', invited: 3, answered: null, rate: null, isHidden: true, isRepresentative: null })
    expect(r.groups.find((g) => g.departmentId === 'QA')).toMatchObject({ answered: 0, rate: '0.0000', isHidden: false, isRepresentative: false })
    expect(r).toMatchObject({ invited: 15, answered: 8, rate: '0.5333', leftOut: 2 })
    expect(r.questions[0]).toMatchObject({ n: 6, mean: '3.33' })
    expect(JSON.stringify(r.questions)).not.toContain('只有我知道')
    expect(JSON.stringify(r.questions)).not.toContain('FIN')
  })

  it('counts hidden groups in the total when together they are five or more', () => {
    const small = ['A', 'B', 'C'].flatMap((d) => [sheet(d, 2), sheet(d, 2)])
    const r = resultsOf(questions, [...wh, ...small], new Map())
    expect(r).toMatchObject({ leftOut: 0, rate: null })
    expect(r.questions[0]!.n).toBe(12)
    expect(r.questions[0]!.byDepartment.map((d) => d.departmentId)).toEqual(['WH'])
  })

  it('shows nothing of fewer than five sheets', () => {
    const r = resultsOf(questions, wh.slice(0, 4), new Map([['WH', 8]]))
    expect(r.questions.every((q) => q.n === 0 && q.texts.length === 0)).toBe(true)
    expect(r.leftOut).toBe(4)
  })

  it('gives counts, ranks, medians and intervals', () => {
    const [scale, , multiple, rank, open] = resultsOf(questions, wh, new Map([['WH', 6]])).questions
    expect(scale).toMatchObject({ mean: '3.33', median: '4', interval: '1.31' })
    expect(scale!.counts.map((c) => c.count)).toEqual([1, 1, 1, 1, 2])
    expect(multiple!.counts.map((c) => c.count)).toEqual([6, 3])
    expect(rank!.counts).toEqual([{ value: 'a', count: 6, meanRank: '1.00' }, { value: 'b', count: 0, meanRank: '2.00' }])
    expect(open!.texts).toEqual(['找不到料'])
  })

  it('computes Cronbach\'s alpha: 1 for items that agree wholly, null for too few sheets', () => {
    const rows = Array.from({ length: 12 }, (_, i) => sheet('WH', (i % 5) + 1))
    const [q1, q2] = [{ id: 'q1' }, { id: 'q2' }]
    expect(cronbachAlpha([q1, q2], rows)).toBe('1.00')
    expect(cronbachAlpha([q1, q2], rows.slice(0, 9))).toBeNull()
    expect(cronbachAlpha([q1], rows)).toBeNull()
    const opposed = rows.map((r) => ({ ...r, answers: { ...r.answers, q2: 6 - Number(r.answers.q1) } }))
    expect(cronbachAlpha([q1, { ...q2, isReversed: true }], opposed)).toBe('1.00')
  })
})

describe('the answers of one sheet', () => {
  const questions: Question[] = [
    { id: 's', kind: 'scale', text: '', required: true },
    { id: 'n', kind: 'number', text: '', required: false },
    { id: 'm', kind: 'multiple', text: '', required: false, options: [{ id: 'a', text: '' }, { id: 'b', text: '' }] },
    { id: 'r', kind: 'rank', text: '', required: false, options: [{ id: 'a', text: '' }, { id: 'b', text: '' }] },
    { id: 'o', kind: 'open', text: '', required: false },
  ]
  it('keeps what is valid and names what is not', () => {
    expect(checkAnswers(questions, { s: '4', n: '12.5', m: ['a', 'a', 'b'], r: 'b,a', o: ' 停线 ', x: 'ignored' })).toEqual({ answers: { s: 4, n: 12.5, m: ['a', 'b'], r: ['b', 'a'], o: '停线' }, faults: [] })
    expect(checkAnswers(questions, { s: '6', n: '-1', m: 'c', r: 'a,a' }).faults.map((f) => f.questionId)).toEqual(['s', 'n', 'm', 'r'])
    expect(checkAnswers(questions, { s: ' ' }).faults.map((f) => f.questionId)).toEqual(['s'])
  })
})

describe('the difference of a baseline', () => {
  const frozen = (id: string, statement: string, priority = 'M'): FrozenRequirement => ({ id, code: `REQ-${id}`, hash: `${statement}/${priority}`, values: { statement, priority } })
  it('names what was added, changed by field, and removed', () => {
    const d = baselineDifference([frozen('1', '甲'), frozen('2', '乙'), frozen('10', '丙')], [frozen('10', '丙', 'S'), frozen('2', '乙'), frozen('3', '丁')])
    expect(d.added.map((r) => r.code)).toEqual(['REQ-3'])
    expect(d.removed.map((r) => r.code)).toEqual(['REQ-1'])
    expect(d.changed.map((c) => [c.code, c.fields])).toEqual([['REQ-10', [{ field: 'priority', old: 'M', new: 'S' }]]])
    expect(d.unchanged).toBe(1)
  })
})

describe('objections to a sign-off', () => {
  const ready = { acceptance: '20 个编码不重复', verification: 'T', sources: 1, openReviewComments: 0, vagueWords: [] }
  it('has none for a requirement that is ready', () => expect(signOffObjections(ready)).toEqual([]))
  it.each([
    [{ acceptance: '  ' }, 'acceptance'],
    [{ verification: null }, 'verification'],
    [{ sources: 0 }, 'source'],
    [{ openReviewComments: 2 }, 'reviewComment'],
    [{ vagueWords: ['快速', '快速'] }, 'vague'],
  ])('refuses %o', (change, id) => expect(signOffObjections({ ...ready, ...change }).map((o) => o.id)).toEqual([id]))
})

describe('the impact of a change', () => {
  it('sorts what lies downstream by stage and leaves out what lies upstream', () => {
    const node = (code: string, stage: string, distance: number, kind = 'configurationItem') => ({ id: code, kind, code, title: code, state: 'x', stage, distance })
    const impact = impactOf({ nodes: [node('PN-1', 'requirements', -1, 'painPoint'), node('CI-1', 'configuration', 1), node('MAP-1', 'migration', 1), node('LES-1', 'training', 2), node('WV-1', 'cutover', 2), node('CR-1', 'requirements', 1, 'changeRequest')] })
    expect([impact.configuration, impact.data, impact.lessons, impact.others].map((l) => l.map((i) => i.code))).toEqual([['CI-1'], ['MAP-1'], ['LES-1'], ['WV-1']])
  })
})

describe('texts in two languages', () => {
  it('keep the other language while the shown text is not touched', () => {
    const words = { zh: '收货', en: 'Receive' }
    expect(inLocale(words, 'en')).toBe('Receive')
    expect(afterEdit(words, 'Receive', 'en')).toBe(words)
    expect(afterEdit(words, '收货', 'en')).toBe('收货')
    expect(afterEdit(undefined, '新', 'zh')).toBe('新')
  })
})
