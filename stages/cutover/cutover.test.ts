import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../../platform/db/door.ts'
import { newId } from '../../platform/db/ids.ts'
import { viewGate } from '../../platform/gates/gate.ts'
import { transitionItem } from '../../platform/kinds/commands.ts'
import { phases } from '../../platform/organization/tables.ts'
import type { Stage } from '../../platform/registry.ts'
import { openTestHouse, type TestHouse } from '../../platform/test-house.ts'
import { createItem, getItem, linkItems } from '../../platform/trace/item-store.ts'
import { items } from '../../platform/trace/tables.ts'
import { changeFreeze, cutoverRehearsal, cutoverTask, goNoGo, wave } from './kinds.ts'
import { cutover } from './stage.ts'

let test: TestHouse
const ids: Record<string, string> = {}
/** A stage before cutover whose one criterion the test turns red or green. */
let migratedShare = 0.5
const earlier: Stage = {
  stage: 'migration', label: { zh: '数据迁移', en: 'Migration' }, kinds: [],
  criteria: [{ id: 'migration.reconciled', stage: 'migration', label: { zh: '核对一致', en: 'Reconciled' }, formula: { zh: '', en: '' }, unit: 'ratio', comparison: '>=', threshold: '1', measure: async () => ({ value: String(migratedShare), blockers: migratedShare < 1 ? [{ id: null, code: null, kind: null, text: '47 个物料无 BOM' }] : [] }) }],
}
const t0 = new Date('2026-05-08T10:00:00Z')
const after = (minutes: number): Date => new Date(t0.getTime() + minutes * 60_000)

async function taskOf(tx: Tx, key: string, values: Record<string, unknown>): Promise<void> {
  const row = await createItem(tx, cutoverTask, { title: key, phaseId: test.phases.P1, position: Object.keys(ids).length, ownerId: test.person('itOperations'), backupOwnerId: test.person('keyUser'), ...values } as never)
  ids[key] = row.id
  await linkItems(tx, ids.wave!, 'contains', row.id)
}

beforeAll(async () => {
  test = await openTestHouse([earlier, cutover], { clock: () => after(-60) })
  await test.run('implementerProjectManager', async (tx) => {
    const cfg = newId(tx.actor.at)
    await tx.db.insert(items).values({ id: cfg, implementationId: tx.implementationId, kind: 'configurationItem', stage: 'configuration', code: 'CFG-001', title: '扫码收货', state: 'accepted', version: 1, contentHash: 'h', phaseId: test.phases.P1 })
    const row = await createItem(tx, wave, { title: '第一波', phaseId: test.phases.P1, departments: 'PUR、WH', plannedOn: '2026-05-11', scope: 'pilot', startsAt: t0.toISOString(), opensAt: after(240).toISOString(), ownerId: tx.personId })
    ids.wave = row.id
    expect((await cutover.debts![0]!.find(tx)).map((d) => d.code)).toEqual(['WAV-001'])
    await linkItems(tx, row.id, 'releases', cfg)
    await taskOf(tx, 'stop', { block: 'window', startOffsetMinutes: 0, durationMinutes: 30 })
    await taskOf(tx, 'load', { block: 'window', durationMinutes: 60, predecessors: 'CUT-001' })
    await taskOf(tx, 'release', { block: 'window', durationMinutes: 30, predecessors: 'CUT-002', isPointOfNoReturn: true })
    await taskOf(tx, 'undo', { block: 'rollback', durationMinutes: 45, backupOwnerId: null })
    const reh = await createItem(tx, cutoverRehearsal, { title: '演练', phaseId: test.phases.P1, heldOn: '2026-05-05', includesRollback: true })
    ids.reh = reh.id
    await linkItems(tx, row.id, 'contains', reh.id)
    const gng = await createItem(tx, goNoGo, { title: '上线评审', phaseId: test.phases.P1, meetingOn: '2026-05-07' })
    ids.gng = gng.id
    await linkItems(tx, row.id, 'contains', gng.id)
  }, after(-14 * 1440))
})
afterAll(() => test.close())

describe('a runbook', () => {
  it('knows who is missing, and cannot be backed up by its owner', async () => {
    const gate = await test.run('sponsor', (tx) => viewGate(tx, test.phases.P1, 'cutover'))
    expect(gate.criteria.find((c) => c.id === 'cutover.owners')).toMatchObject({ value: '0.7500', blockers: [{ code: 'CUT-004' }] })
    const self = await test.request('itOperations', 'PATCH', `/items/cutover-tasks/${ids.stop}`, { backupOwnerId: test.person('itOperations') })
    expect(self.body.code).toBe('task.own_backup')
    expect((await test.request('itOperations', 'PATCH', `/items/cutover-tasks/${ids.undo}`, { backupOwnerId: test.person('keyUser') })).status).toBe(200)
  })

  it('is timed in a rehearsal without touching the real tasks', async () => {
    await expect(test.run('itOperations', (tx) => transitionItem(tx, cutoverRehearsal, ids.reh!, 'complete'))).rejects.toMatchObject({ code: 'rehearsal.untimed' })
    const { startTask } = await import('./commands/start-task.ts')
    const { finishTask } = await import('./commands/finish-task.ts')
    const day = -3 * 1440
    for (const [key, start, end] of [['stop', 0, 36], ['load', 40, 100], ['release', 100, 124], ['undo', 130, 160]] as const) {
      await test.run('itOperations', (tx) => startTask(tx, { taskId: ids[key]!, rehearsalId: ids.reh! }), after(day + start))
      await test.run('itOperations', (tx) => finishTask(tx, { taskId: ids[key]!, rehearsalId: ids.reh! }), after(day + end))
    }
    await test.run('itOperations', (tx) => transitionItem(tx, cutoverRehearsal, ids.reh!, 'complete'), after(day + 200))
    const board = (await test.request('itOperations', 'GET', `/cutover/waves/${ids.wave}/runbook`)).body
    expect(board.tasks.map((t: { state: string; rehearsedMinutes: number }) => [t.state, t.rehearsedMinutes])).toEqual([['pending', 36], ['pending', 60], ['pending', 24], ['pending', 30]])
    expect(board.window).toMatchObject({ criticalMinutes: 120, rollbackMinutes: 30, rollbackFrom: 'rehearsal', lastRollbackAt: after(210).toISOString(), plannedFinish: after(120).toISOString() })
    const gate = await test.run('sponsor', (tx) => viewGate(tx, test.phases.P1, 'cutover'))
    expect(Object.fromEntries(gate.criteria.map((c) => [c.id, c.value]))).toMatchObject({ 'cutover.rehearsal': '1.0000', 'cutover.rollback': '1.0000', 'cutover.gates': '2', 'cutover.decision': '0.0000', 'cutover.incidents': '0' })
  })
})

describe('the decision', () => {
  it('keeps the window shut until it is taken', async () => {
    expect((await test.request('itOperations', 'POST', `/cutover/tasks/${ids.stop}/start`, {})).body.code).toBe('task.wave_not_approved')
    expect((await test.request('sponsor', 'POST', `/items/waves/${ids.wave}/transitions/approve`, {})).body.code).toBe('wave.no_decision')
  })

  it('takes votes by role, and a no only with its reason', async () => {
    expect((await test.request('itOperations', 'POST', `/cutover/decisions/${ids.gng}/vote`, { vote: 'noGo' })).body.code).toBe('goNoGo.dissent_missing')
    expect((await test.request('endUser', 'POST', `/cutover/decisions/${ids.gng}/vote`, { vote: 'go' })).status).toBe(403)
    await test.request('businessLead', 'POST', `/cutover/decisions/${ids.gng}/vote`, { vote: 'go' })
    const view = (await test.request('itOperations', 'POST', `/cutover/decisions/${ids.gng}/vote`, { vote: 'noGo', dissent: '备用机还没到' })).body
    expect(view.votes.filter((v: { vote: string }) => v.vote).map((v: { role: string; vote: string; dissent: string | null }) => [v.role, v.vote, v.dissent])).toEqual([['businessLead', 'go', null], ['itOperations', 'noGo', '备用机还没到']])
  })

  it('shows red lines with the rows that block, and is not a plain go over them', async () => {
    const view = (await test.request('sponsor', 'GET', `/cutover/decisions/${ids.gng}`)).body
    expect(view.redLines).toBe(1)
    expect(view.gates.find((g: { stage: string }) => g.stage === 'migration').criteria[0].blockers[0].text).toBe('47 个物料无 BOM')
    expect((await test.request('sponsor', 'POST', `/cutover/decisions/${ids.gng}/decide`, { decision: 'go' })).body).toMatchObject({ code: 'goNoGo.red_lines', detail: { criteria: ['migration.reconciled'] } })
    expect((await test.request('sponsor', 'POST', `/cutover/decisions/${ids.gng}/decide`, { decision: 'conditional' })).body.code).toBe('goNoGo.conditions_missing')
    expect((await test.request('customerProjectManager', 'POST', `/cutover/decisions/${ids.gng}/decide`, { decision: 'conditional', conditions: 'x' })).body.code).toBe('goNoGo.sponsor_only')
  })

  it('is signed, approves the wave, and keeps what the gates said', async () => {
    const decided = (await test.request('sponsor', 'POST', `/cutover/decisions/${ids.gng}/decide`, { decision: 'conditional', conditions: '周日 12 点前补齐 47 个 BOM，责任人马超' })).body
    expect(decided).toMatchObject({ state: 'decided', decision: 'conditional', wave: { state: 'approved' }, signatures: [{ role: 'sponsor', broken: [] }] })
    migratedShare = 1
    expect((await test.request('sponsor', 'GET', `/cutover/decisions/${ids.gng}`)).body.gates.find((g: { stage: string }) => g.stage === 'migration').criteria[0].value).toBe('0.5')
    expect((await test.request('businessLead', 'POST', `/cutover/decisions/${ids.gng}/vote`, { vote: 'noGo', dissent: 'x' })).body.code).toBe('goNoGo.decided')
  })

  it('has a signature that a later change of the runbook breaks', async () => {
    await test.request('implementerProjectManager', 'PATCH', `/items/cutover-tasks/${ids.load}`, { instruction: '改走备用脚本' })
    const view = (await test.request('sponsor', 'GET', `/cutover/decisions/${ids.gng}`)).body
    expect(view.signatures[0].broken.map((b: { code: string }) => b.code)).toEqual(['CUT-002'])
  })
})

describe('the cutover itself', () => {
  it('goes by predecessors, unless somebody answers for it', async () => {
    expect((await test.request('itOperations', 'POST', `/cutover/tasks/${ids.load}/start`, {})).body).toMatchObject({ code: 'task.predecessors_open', detail: { open: ['CUT-001'] } })
    expect((await test.request('endUser', 'POST', `/cutover/tasks/${ids.stop}/start`, {})).status).toBe(403)
    expect((await test.request('itOperations', 'POST', `/cutover/tasks/${ids.stop}/start`, {})).status).toBe(204)
    expect((await test.request('itOperations', 'POST', `/cutover/tasks/${ids.stop}/finish`, { outcome: 'failed' })).body.code).toBe('task.note_missing')
    expect((await test.request('itOperations', 'POST', `/cutover/tasks/${ids.stop}/finish`, {})).status).toBe(204)
    expect((await test.request('keyUser', 'POST', `/cutover/tasks/${ids.load}/start`, {})).status).toBe(204)
  })

  it('is not declared live while a task is open', async () => {
    expect((await test.request('implementerProjectManager', 'POST', `/items/waves/${ids.wave}/transitions/goLive`, {})).body).toMatchObject({ code: 'wave.tasks_open', detail: { tasks: ['CUT-002', 'CUT-003'] } })
  })

  it('goes live with its last task and gives the phase its day', async () => {
    await test.request('itOperations', 'POST', `/cutover/tasks/${ids.load}/finish`, {})
    await test.request('itOperations', 'POST', `/cutover/tasks/${ids.release}/start`, {})
    await test.request('itOperations', 'POST', `/cutover/tasks/${ids.release}/finish`, {})
    expect((await test.request('implementerProjectManager', 'POST', `/items/waves/${ids.wave}/transitions/goLive`, {})).status).toBe(200)
    const [phase] = await test.run('sponsor', (tx) => tx.db.select().from(phases).where(eq(phases.id, test.phases.P1)))
    expect(phase!.goLiveOn).toBe('2026-05-08')
  })

  it('prints a card for each person', async () => {
    const cards = await test.request('itOperations', 'GET', `/cutover/waves/${ids.wave}/task-cards.html`)
    expect(cards.body).toContain('CUT-004')
    expect(cards.body).toContain('不可回退点')
  })
})

describe('a rollback', () => {
  it('past the point of no return needs the sponsor by name and reason', async () => {
    const reason = '主数据大面积错误，仓库无法发料'
    expect((await test.request('itOperations', 'POST', `/cutover/waves/${ids.wave}/roll-back`, { reason: '不行' })).body.code).toBe('wave.rollback_reason')
    expect((await test.request('itOperations', 'POST', `/cutover/waves/${ids.wave}/roll-back`, { reason })).body).toMatchObject({ code: 'wave.past_no_return', detail: { task: 'CUT-003' } })
    for (const role of ['itOperations', 'customerProjectManager'] as const) expect((await test.request(role, 'POST', `/cutover/waves/${ids.wave}/roll-back`, { reason, isPastNoReturnAccepted: true })).status).toBe(403)
  })

  it('is recorded with what it took back, and calls its tasks', async () => {
    expect((await test.request('sponsor', 'POST', `/cutover/waves/${ids.wave}/roll-back`, { reason: '主数据大面积错误，仓库无法发料', isPastNoReturnAccepted: true })).status).toBe(200)
    const view = (await test.request('sponsor', 'GET', `/cutover/waves/${ids.wave}`)).body
    expect(view).toMatchObject({ state: 'rolledBack', rollbacks: [{ isPastNoReturn: true, releasedItems: [{ code: 'CFG-001' }], tasks: 1 }], canRollBack: false })
    const task = await test.run('sponsor', (tx) => getItem(tx, cutoverTask, ids.undo!))
    expect(task.state).toBe('called')
    const [phase] = await test.run('sponsor', (tx) => tx.db.select().from(phases).where(eq(phases.id, test.phases.P1)))
    expect(phase!.goLiveOn).toBeNull()
    const todo = await test.run('itOperations', (tx) => cutover.todos!(tx))
    expect(todo.map((t) => t.code)).toContain('CUT-004')
  })
})

describe('an incident', () => {
  it('has its severity from impact and urgency, and its clock from its own steps', async () => {
    const made = (await test.request('endUser', 'POST', '/cutover/incidents', { title: '扫码枪连不上', impact: 'high', urgency: 'high', phaseId: test.phases.P1, occurredAt: after(-90).toISOString() })).body
    const gate = await test.run('sponsor', (tx) => viewGate(tx, test.phases.P1, 'cutover'))
    expect(gate.criteria.find((c) => c.id === 'cutover.incidents')).toMatchObject({ value: '1', met: false, blockers: [{ code: made.code }] })
    expect((await test.request('endUser', 'POST', `/cutover/incidents/${made.id}/acknowledge`, {})).status).toBe(403)
    await test.request('itOperations', 'POST', `/cutover/incidents/${made.id}/acknowledge`, {})
    expect((await test.request('itOperations', 'POST', `/cutover/incidents/${made.id}/restore`, {})).body.code).toBe('incident.text_missing')
    const restored = (await test.request('itOperations', 'POST', `/cutover/incidents/${made.id}/restore`, { text: '重启接入点' })).body
    expect(restored).toMatchObject({ severity: 'P1', state: 'restored', minutes: { detect: 30, acknowledge: 0, restore: 30 }, isLate: { acknowledge: false, restore: false }, resolution: '重启接入点' })
    expect(restored.entries.map((e: { kind: string }) => e.kind)).toEqual(['occurred', 'detected', 'acknowledged', 'restored'])
  })

  it('keeps its first clock when it is opened again', async () => {
    const again = (await test.request('itOperations', 'POST', '/cutover/incidents/INC-001/reopen', { text: '又断了' })).body
    expect(again).toMatchObject({ state: 'acknowledged', restoredAt: null, occurredAt: after(-90).toISOString() })
    await test.request('itOperations', 'POST', '/cutover/incidents/INC-001/restore', { text: '换了接入点' })
  })

  it('names what caused it and counts in the figures with its n', async () => {
    const [cfg] = await test.run('sponsor', (tx) => tx.db.select().from(items).where(eq(items.code, 'CFG-001')))
    expect((await test.request('itOperations', 'PATCH', '/cutover/incidents/INC-001', { causes: [cfg!.id], impact: 'medium' })).body).toMatchObject({ severity: 'P2', causes: [{ code: 'CFG-001' }] })
    expect((await test.request('sponsor', 'GET', '/cutover/incident-figures')).body).toMatchObject({ total: 1, open: 0, restore: { n: 1 }, byCause: [{ kind: 'configurationItem', count: 1 }] })
  })

  it('is opened by another stage by name', async () => {
    const made = await test.run('itOperations', (tx) => tx.registry.action('incident.open')(tx, { title: '接口积压', impact: 'low', urgency: 'medium' }))
    expect(made.code).toBe('INC-002')
  })
})

describe('a freeze, the measures and the documents', () => {
  it('freezes the days it names', async () => {
    await test.run('implementerProjectManager', (tx) => createItem(tx, changeFreeze, { title: '切换冻结', startsOn: '2026-05-01', endsOn: '2026-05-12', scope: 'configuration' }))
    expect(await test.run('sponsor', (tx) => tx.registry.measure('cutover.freeze')(tx, { scope: 'configuration' }))).toEqual({ isFrozen: true, code: 'FRZ-001' })
    expect(await test.run('sponsor', (tx) => tx.registry.measure('cutover.freeze')(tx, { scope: 'masterData' }))).toEqual({ isFrozen: false, code: null })
    expect((await test.request('implementerProjectManager', 'POST', '/items/change-freezes', { title: 'x', startsOn: '2026-05-02', endsOn: '2026-05-01', scope: 'all' })).body.code).toBe('freeze.backwards')
  })

  it('builds its three documents, the dissent among them', async () => {
    const models = await test.run('sponsor', (tx) => Promise.all(cutover.documents!.map((d) => d.build(tx, { phaseId: test.phases.P1 }))))
    expect(models.map((m) => m.number)).toEqual(['TEST-CUP-P1', 'TEST-GNG-P1', 'TEST-EMP-P1'])
    expect(JSON.stringify(models[1])).toContain('备用机还没到')
  })

  it('measures nothing for a phase without waves', async () => {
    expect((await test.run('sponsor', (tx) => viewGate(tx, test.phases.P2, 'cutover'))).light).toBe('open')
  })
})
