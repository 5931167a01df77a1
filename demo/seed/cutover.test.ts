import { afterAll, beforeAll, expect, it } from 'vitest'
import { viewGate } from '../../platform/gates/gate.ts'
import { goNoGoView } from '../../stages/cutover/queries/go-no-go-view.ts'
import { incidentFigures } from '../../stages/cutover/queries/incident-view.ts'
import { runbookView } from '../../stages/cutover/queries/runbook-view.ts'
import { waveLines, waveView } from '../../stages/cutover/queries/wave-view.ts'
import { todos } from '../../stages/cutover/todos.ts'
import { cutoverPart } from './cutover.ts'
import { earlierItems } from './earlier-items-fixture.ts'
import { openStory } from './test-story.ts'
import { trainingPart } from './training.ts'

const trainingWithoutConfiguration = () => trainingPart().filter((s) => !(s.at === -9 && s.time === '10:30'))

let story: Awaited<ReturnType<typeof openStory>>
beforeAll(async () => { story = await openStory([earlierItems, trainingWithoutConfiguration, cutoverPart]) })
afterAll(() => story.close())

it('took the pilot and then all departments of phase 1 live', async () => {
  const lines = await story.read('chen', (tx) => waveLines(tx, null))
  expect(lines.map((l) => [l.code, l.state, l.releases, l.tasks === l.done])).toEqual([['WAV-001', 'live', 7, true], ['WAV-002', 'live', 5, true], ['WAV-003', 'planned', 6, false]])
})

it('computes the pilot’s window with its last moment for a rollback from the rehearsed times', async () => {
  const board = await story.read('zhou', (tx) => runbookView(tx, 'WAV-001', null))
  console.info(board.window, board.problems)
  expect(board.tasks.filter((t) => t.block !== 'rollback').every((t) => t.actualMinutes !== null)).toBe(true)
  expect(board.window).toMatchObject({ rollbackFrom: 'rehearsal', isPastNoReturn: true, criticalMinutes: 1545 })
  expect(board.window.rollbackMinutes).toBe(12 + 80 + 50 + 130 + 55 + 20)
  expect(board.problems).toEqual([])
  const view = await story.read('zhou', (tx) => waveView(tx, 'WAV-001'))
  expect(view.rehearsals[0]).toMatchObject({ state: 'held', includesRollback: true })
  expect(view.liveAt! < board.wave.opensAt!).toBe(true)
})

it('keeps the dissent of one voter in the signed decision', async () => {
  const view = await story.read('chen', (tx) => goNoGoView(tx, 'GNG-001'))
  expect(view.votes.filter((v) => v.vote === 'noGo').map((v) => v.name)).toEqual(['孙丽'])
  expect(view.signatures).toHaveLength(1)
  expect(view.signatures[0]!.broken).toEqual([])
})

it('restored all nine incidents, with their clocks', async () => {
  const figures = await story.read('zheng', (tx) => incidentFigures(tx, story.context.id('phase1')))
  console.info(figures)
  expect(figures).toMatchObject({ total: 9, open: 0 })
  expect(figures.restore!.n).toBe(9)
})

it('measures the gate of phase 1 from all that', async () => {
  const gate = await story.read('chen', (tx) => viewGate(tx, story.context.id('phase1'), 'cutover'))
  expect(Object.fromEntries(gate.criteria.map((c) => [c.id, c.met]))).toEqual({ 'cutover.owners': true, 'cutover.rehearsal': true, 'cutover.rollback': true, 'cutover.gates': false, 'cutover.decision': true, 'cutover.incidents': true })
  expect(gate.criteria.find((c) => c.id === 'cutover.gates')!.blockers.map((b) => b.text)).toEqual([expect.stringContaining('数据迁移')])
})

it('leaves the runbook of phase 2 unfinished, with names', async () => {
  const board = await story.read('zhou', (tx) => runbookView(tx, 'WAV-003', null))
  expect(board.problems.find((p) => p.kind === 'noBackup')!.codes).toHaveLength(3)
  expect((await story.read('wang', (tx) => todos(tx))).length).toBeGreaterThan(0)
  expect((await story.read('chen', (tx) => viewGate(tx, story.context.id('phase2'), 'cutover'))).light).toBe('open')
})
