import { afterAll, beforeAll, expect, it } from 'vitest'
import { lintRequirement } from '../../engines/requirement-lint/lint-requirement.ts'
import { measureGate, phaseOf } from '../../platform/gates/evaluate.ts'
import { viewGate } from '../../platform/gates/gate.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { debts } from '../../stages/requirements/debts.ts'
import { srs } from '../../stages/requirements/documents/srs.ts'
import { requirement } from '../../stages/requirements/kinds/requirement.ts'
import { requirementsBaseline } from '../../stages/requirements/kinds/requirements-baseline.ts'
import { viewSurveyResults } from '../../stages/requirements/queries/survey-view.ts'
import { requirementsTodos } from '../../stages/requirements/todos.ts'
import { requirementTexts } from './requirements/requirement-texts.ts'
import { requirementsPart } from './requirements.ts'
import { openStory } from './test-story.ts'

let story: Awaited<ReturnType<typeof openStory>>
beforeAll(async () => { story = await openStory([requirementsPart]) }, 240_000)
afterAll(() => story.close())

it('signs the requirements of phases 1 and 2 off with every criterion green, and leaves phase 3 open with names', async () => {
  const gates = await story.read('lin', async (tx) => Promise.all(['P1', 'P2', 'P3'].map(async (code) => viewGate(tx, (await phaseOf(tx, code))!.id, 'requirements'))))
  for (const gate of gates.slice(0, 2)) {
    expect(gate.criteria.filter((c) => c.met !== true).map((c) => [c.id, c.value, c.blockers])).toEqual([])
    expect(gate.light).toBe('pass')
    expect(gate.signatures.flatMap((s) => s.broken)).toEqual([])
  }
  expect(gates[2]!.light).toBe('fail')
  expect(gates[2]!.criteria.filter((c) => c.met === false).map((c) => c.id)).toEqual(['requirements.painPointsMeasured', 'requirements.mustWithAcceptance', 'requirements.openObjections', 'requirements.baselineSigned'])
  expect(gates[0]!.criteria.find((c) => c.id === 'requirements.mustWithAcceptance')!.trend.length).toBeGreaterThan(1)
})

it('has baselines with the difference of an applied change, and a change that waits for its decision', async () => {
  const baselines = await story.read('lin', (tx) => listItems(tx, requirementsBaseline))
  expect(baselines.map((b) => [b.baselineVersion, b.state])).toEqual([['V1.0', 'signed'], ['V1.0', 'superseded'], ['V1.1', 'signed']])
  expect((await story.read('lin', requirementsTodos)).map((t) => t.kind)).toContain('changeRequest')
  expect((await story.read('chen', requirementsTodos)).map((t) => t.kind)).toContain('interview')
  expect((await story.read('sun', requirementsTodos)).length).toBeGreaterThan(0)
})

it('holds a hundred sheets without a name, and hides finance', async () => {
  const results = await story.read('he', (tx) => viewSurveyResults(tx, story.context.id('survey.phase1')))
  expect(results.answered).toBe(103)
  expect(Number(results.rate)).toBeGreaterThan(0.6)
  expect(results.groups.filter((g) => g.isHidden)).toHaveLength(1)
  expect(results.leftOut).toBe(4)
})

it('leaves no trace debt but what the story means to leave', async () => {
  const found = await story.read('lin', async (tx) => Object.fromEntries(await Promise.all(debts.map(async (d) => [d.id, (await d.find(tx)).map((f) => f.title)] as const))))
  expect(found).toEqual({
    'requirements.painPointWithoutRequirement': ['报表口径打架'], 'requirements.requirementWithoutPainPoint': [], 'requirements.processWithoutRegulation': ['月末结账'], 'requirements.suspectLinks': [],
  })
})

it('writes every statement in both languages so that the lint has nothing to say', () => {
  const errors = Object.entries(requirementTexts).flatMap(([key, r]) => [r.statement.zh, r.statement.en].flatMap((s) => lintRequirement(s).filter((f) => f.severity === 'error').map((f) => `${key} ${f.rule} ${f.word}`)))
  expect(errors).toEqual([])
})

it('gives documents and items in both languages', async () => {
  const [zh, en] = await story.read('lin', async (tx) => [await srs(tx, { phaseId: story.context.id('phase1') }), await srs({ ...tx, locale: 'en' }, { phaseId: story.context.id('phase1') })] as const)
  expect(JSON.stringify(zh.sections[2])).toContain('分级审批')
  expect(JSON.stringify(en.sections).replaceAll('启程 ERP 8', '').match(/[\p{Script=Han}]+/gu) ?? []).toEqual([])
  expect(zh.signatures.filter((s) => s.name)).toHaveLength(4)
  expect((await story.read('lin', (tx) => measureGate(tx, { id: story.context.id('phase1'), code: 'P1', name: '', position: 1, startsOn: null, plannedGoLiveOn: null, goLiveOn: null }, 'requirements'))).length).toBe(7)
  expect(await story.read('lin', async (tx) => (await listItems({ ...tx, locale: 'en' }, requirement)).filter((r) => /\p{Script=Han}/u.test(`${r.title}${r.statement}${r.acceptance ?? ''}`)))).toEqual([])
})
