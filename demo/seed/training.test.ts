import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { viewGate } from '../../platform/gates/gate.ts'
import { items } from '../../platform/trace/tables.ts'
import { outdatedLessons } from '../../stages/training/stale-lessons.ts'
import { coverageView } from '../../stages/training/queries/coverage-view.ts'
import { examLines } from '../../stages/training/queries/exam-view.ts'
import { sessionLines, sessionView } from '../../stages/training/queries/session-view.ts'
import { todos } from '../../stages/training/todos.ts'
import { earlierItems } from './earlier-items-fixture.ts'
import type { SeedStep } from './step.ts'
import { openStory } from './test-story.ts'
import { trainingPart } from './training.ts'

/** What the configuration stage does to the item of one lesson nine days before the anchor. */
const changed = (): readonly SeedStep[] => [{
  at: -9, time: '10:40', by: 'he',
  run: async (tx, story) => {
    await tx.db.update(items).set({ contentHash: 'changed', version: 2 }).where(eq(items.id, story.id('cfg.cycle-count')))
    await tx.record({ kind: 'configurationItem.updated', itemId: story.id('cfg.cycle-count') })
  },
}]

const withoutConfiguration = (): readonly SeedStep[] => trainingPart().filter((s) => !(s.at === -9 && s.time === '10:30'))

let story: Awaited<ReturnType<typeof openStory>>
beforeAll(async () => { story = await openStory([earlierItems, withoutConfiguration, changed]) })
afterAll(() => story.close())

it('held twelve sessions before go-live and reached more than 85 % of the front line in every department', async () => {
  const lines = await story.read('liu', (tx) => sessionLines(tx, story.context.id('phase1')))
  expect(lines.filter((l) => l.state === 'held' && l.heldOn <= story.context.day(-94))).toHaveLength(12)
  const view = await story.read('chen', (tx) => coverageView(tx, story.context.id('phase1')))
  console.info(view.departments.map((d) => `${d.code} ${d.reached}/${d.heads} ${d.byTransactions}`).join('\n'), view.byHeads, view.byTransactions, view.exams)
  expect(view.departments.map((d) => d.code).sort()).toEqual(['ENG', 'PMC', 'PUR', 'QA', 'WH'])
  for (const d of view.departments) expect(Number(d.byHeads), d.code).toBeGreaterThanOrEqual(0.85)
  expect(view.unreached.length).toBeGreaterThan(0)
})

it('has believable exam results: most passed at once, two people never', async () => {
  const lines = await story.read('liu', (tx) => examLines(tx, null))
  console.info(lines.map((l) => `${l.code} ${l.sat} ${l.passed} ${l.average}`).join('\n'))
  expect(lines.map((l) => l.sat - l.passed).reduce((a, b) => a + b, 0)).toBe(2)
})

it('stands with every criterion met but one lesson out of date, and was signed before go-live', async () => {
  const gate = await story.read('lin', (tx) => viewGate(tx, story.context.id('phase1'), 'training'))
  expect(gate.criteria.filter((c) => c.met !== true).map((c) => c.id)).toEqual(['training.stale'])
  expect(gate.requiredRoles.every((r) => r.signed)).toBe(true)
  const outdated = await story.read('liu', (tx) => outdatedLessons(tx))
  expect(outdated.map((o) => [o.lesson.state, o.because.map((b) => b.since)])).toEqual([['stale', ['changed']]])
})

it('leaves phase 2 planned, with nothing to measure yet', async () => {
  const gate = await story.read('lin', (tx) => viewGate(tx, story.context.id('phase2'), 'training'))
  expect(gate.light).toBe('open')
})

it('lets people sign in by link today, and tells the trainer what to teach', async () => {
  const today = await story.read('liu', (tx) => sessionView(tx, story.context.id('trn.today')))
  expect(today.isLinkOpen).toBe(true)
  expect(today.invited).toBe(9)
  const mine = await story.read('zhao', (tx) => todos(tx))
  expect(mine.some((t) => t.kind === 'lesson')).toBe(true)
})
