import { describe, expect, it } from 'vitest'
import { approval, chart, requisition, requisitionModel } from './flow-fixture.ts'
import type { ApprovalNode, FlowModel } from './flow-model.ts'
import type { FlowCommand, FlowState } from './flow-state.ts'
import { modelOfOutline, type OutlineStep } from './outline.ts'
import { step } from './step.ts'

/** Plays commands and remembers the state; `waiting` lists who is asked now. */
function play(model: FlowModel, starter: string, fields: Record<string, string> = {}) {
  let { state, events } = step(model, null, { type: 'start', by: starter, fields }, chart)
  const taskOf = (person: string): string => state.visits.flatMap((v) => v.tasks).find((t) => t.personId === person && t.state === 'open')?.id ?? 'none'
  const send = (command: FlowCommand) => {
    ;({ state, events } = step(model, state, command, chart))
    return self
  }
  const self = {
    get state(): FlowState { return state },
    get events() { return events },
    get status() { return state.status },
    get asked() { return state.visits.flatMap((v) => v.tasks.filter((t) => t.state === 'open').map((t) => `${v.nodeId}:${t.personId}`)) },
    approve: (by: string) => send({ type: 'approve', by, taskId: taskOf(by) }),
    reject: (by: string) => send({ type: 'reject', by, taskId: taskOf(by) }),
    sendBack: (by: string, to: 'starter' | 'previous') => send({ type: 'return', by, taskId: taskOf(by), to }),
    transfer: (by: string, toPersonId: string) => send({ type: 'transfer', by, taskId: taskOf(by), toPersonId }),
    addSigner: (by: string, toPersonId: string, place: 'before' | 'beside' | 'after') => send({ type: 'addSigner', by, taskId: taskOf(by), toPersonId, place }),
    send,
  }
  return self
}

const flow = (...steps: OutlineStep[]): FlowModel => modelOfOutline({ name: 'flow', dedupe: 'none', steps }, 'flow')
const people = (...personIds: string[]) => ({ type: 'people' as const, personIds })
const node = (id: string, mode: ApprovalNode['mode'], ...ids: string[]) => approval(id, people(...ids), { mode, whenSelf: 'self' })

describe('a requisition by amount', () => {
  it('of 5,000.00 needs the department manager only', () => {
    expect(play(requisitionModel, 'peng', { amount: '5000.00' }).approve('zhao').status).toBe('approved')
  })
  it('of 5,000.01 goes on to the purchasing manager', () => {
    const run = play(requisitionModel, 'peng', { amount: '5000.01' }).approve('zhao')
    expect(run.asked).toEqual(['purchasing:wu'])
    expect(run.approve('wu').status).toBe('approved')
  })
  it('above 50,000 ends with the general manager', () => {
    const run = play(requisitionModel, 'peng', { amount: '50000.01' }).approve('zhao').approve('wu')
    expect(run.asked).toEqual(['general:chen'])
    expect(run.approve('chen').status).toBe('approved')
  })
  it('of a buyer is seen once by Wu, who is both managers', () => {
    const run = play(requisitionModel, 'cao', { amount: '20000' }).approve('wu')
    expect(run.status).toBe('approved')
    expect(run.events).toContainEqual({ kind: 'passedAutomatically', nodeId: 'purchasing', reason: 'duplicate' })
  })
  it('of the purchasing manager goes to the superior, never to themselves', () => {
    const run = play(requisitionModel, 'wu', { amount: '20000' })
    expect(run.asked).toEqual(['manager:lin'])
    run.approve('lin')
    expect(run.status).toBe('approved')
  })
})

describe('sign modes', () => {
  it('或签: the first who approves decides, the others are let off', () => {
    const run = play(flow(node('n', 'any', 'wu', 'zhao')), 'cao').approve('zhao')
    expect(run.status).toBe('approved')
    expect(run.events).toContainEqual({ kind: 'taskChanged', taskId: 't1', state: 'cancelled' })
  })
  it('会签: all are asked at once and all must approve, also a hundred of them', () => {
    const hundred = { ...chart, people: Array.from({ length: 100 }, (_, i) => ({ id: `p${i}`, departmentId: null, superiorId: null, roles: ['board'] })) }
    const model = flow(approval('n', { type: 'role', role: 'board' }, { mode: 'all', whenSelf: 'self' }))
    let { state } = step(model, null, { type: 'start', by: 'p0', fields: {} }, hundred)
    expect(state.visits[0]!.tasks.filter((t) => t.state === 'open')).toHaveLength(100)
    for (let i = 0; i < 100; i++) {
      expect(state.status).toBe('running')
      state = step(model, state, { type: 'approve', by: `p${i}`, taskId: `t${i + 1}` }, hundred).state
    }
    expect(state.status).toBe('approved')
  })
  it('依次: the second is asked after the first', () => {
    const run = play(flow(node('n', 'sequence', 'wu', 'zhao')), 'cao')
    expect(run.asked).toEqual(['n:wu'])
    expect(() => run.approve('zhao')).toThrow(expect.objectContaining({ code: 'approval.task_not_yours' }))
    expect(run.approve('wu').asked).toEqual(['n:zhao'])
    expect(run.approve('zhao').status).toBe('approved')
  })
  it('one rejection ends it in each mode', () => {
    for (const mode of ['any', 'all', 'sequence'] as const) expect(play(flow(node('n', mode, 'wu', 'zhao')), 'cao').reject('wu').status).toBe('rejected')
  })
})

describe('changing a running approval', () => {
  it('加签 before: the added signer advises, then the one who asked decides', () => {
    const run = play(flow(node('n', 'any', 'wu', 'zhao')), 'cao').addSigner('wu', 'lin', 'before')
    expect(run.asked).toEqual(['n:lin', 'n:zhao'])
    expect(run.approve('lin').asked).toEqual(['n:wu', 'n:zhao'])
    expect(run.approve('wu').status).toBe('approved')
  })
  it('加签 after: the node waits for the added signer, in each mode', () => {
    for (const mode of ['any', 'all', 'sequence'] as const) {
      const run = play(flow(node('n', mode, 'wu')), 'cao').addSigner('wu', 'lin', 'after').approve('wu')
      expect([mode, run.status, run.asked]).toEqual([mode, 'running', ['n:lin']])
      expect(run.approve('lin').status).toBe('approved')
    }
  })
  it('加签 beside takes part under the rule of the node', () => {
    expect(play(flow(node('n', 'all', 'wu')), 'cao').addSigner('wu', 'lin', 'beside').approve('wu').asked).toEqual(['n:lin'])
  })
  it('加签 to a sequence keeps its order', () => {
    const run = play(flow(node('n', 'sequence', 'wu', 'zhao')), 'cao').addSigner('wu', 'lin', 'after').approve('wu')
    expect(run.asked).toEqual(['n:lin'])
    expect(run.approve('lin').asked).toEqual(['n:zhao'])
  })
  it('转办 hands the task over with its place in the order', () => {
    const run = play(flow(node('n', 'sequence', 'wu', 'zhao')), 'cao').transfer('wu', 'lin')
    expect(run.asked).toEqual(['n:lin'])
    expect(run.approve('lin').asked).toEqual(['n:zhao'])
  })
  it('转办 to the starter is refused where nobody may approve their own', () => {
    const run = play(requisitionModel, 'peng', { amount: '10' })
    expect(() => run.transfer('zhao', 'peng')).toThrow(expect.objectContaining({ code: 'approval.own_document' }))
    expect(() => run.transfer('zhao', 'nobody')).toThrow(expect.objectContaining({ code: 'approval.person_unknown' }))
  })
  it('退回 to the starter, who corrects the amount and submits again', () => {
    const run = play(requisitionModel, 'peng', { amount: '60000' }).approve('zhao').sendBack('wu', 'starter')
    expect([run.status, run.asked]).toEqual(['returned', []])
    run.send({ type: 'resubmit', by: 'peng', fields: { amount: '4000' } })
    expect(run.approve('zhao').status).toBe('approved')
  })
  it('退回 to the step before asks that step again', () => {
    const run = play(requisitionModel, 'peng', { amount: '60000' }).approve('zhao').sendBack('wu', 'previous')
    expect(run.asked).toEqual(['manager:zhao'])
    expect(run.approve('zhao').asked).toEqual(['purchasing:wu'])
    expect(() => play(requisitionModel, 'peng', { amount: '1' }).sendBack('zhao', 'previous')).toThrow(expect.objectContaining({ code: 'approval.no_previous' }))
  })
  it('退回 within a branch leaves the other branch and the join alone', () => {
    const model = flow({ kind: 'together', id: 'p', name: 'p', branches: [
      { id: 'left', name: '', condition: null, steps: [node('a', 'any', 'wu'), node('b', 'any', 'lin')] },
      { id: 'right', name: '', condition: null, steps: [node('c', 'any', 'zhao')] },
    ] })
    const run = play(model, 'cao').approve('zhao').approve('wu').sendBack('lin', 'previous')
    expect(run.asked).toEqual(['a:wu'])
    expect(run.approve('wu').approve('lin').status).toBe('approved')
  })
  it('退回 from a branch to a step before the split takes both branches back', () => {
    const model = flow(node('first', 'any', 'peng'), { kind: 'together', id: 'p', name: 'p', branches: [
      { id: 'left', name: '', condition: null, steps: [node('a', 'any', 'wu')] },
      { id: 'right', name: '', condition: null, steps: [node('c', 'any', 'zhao')] },
    ] })
    const run = play(model, 'cao').approve('peng').approve('zhao').sendBack('wu', 'previous')
    expect(run.asked).toEqual(['first:peng'])
    expect(run.approve('peng').asked).toEqual(['a:wu', 'c:zhao'])
    expect(run.approve('wu').approve('zhao').status).toBe('approved')
  })
  it('退回 from behind a join into one branch asks that branch again, and the join still closes', () => {
    const model = flow({ kind: 'together', id: 'p', name: 'p', branches: [
      { id: 'left', name: '', condition: null, steps: [node('a', 'any', 'wu')] },
      { id: 'right', name: '', condition: null, steps: [node('c', 'any', 'zhao')] },
    ] }, node('last', 'any', 'lin'))
    const run = play(model, 'cao').approve('wu').approve('zhao').sendBack('lin', 'previous')
    expect(run.asked).toEqual(['c:zhao'])
    expect(run.approve('zhao').asked).toEqual(['last:lin'])
    expect(run.approve('lin').status).toBe('approved')
  })
  it('撤回 and 催办 belong to the starter', () => {
    const run = play(requisitionModel, 'peng', { amount: '10' })
    expect(() => run.send({ type: 'withdraw', by: 'zhao' })).toThrow(expect.objectContaining({ code: 'approval.not_starter' }))
    expect(run.send({ type: 'urge', by: 'peng' }).status).toBe('running')
    expect(run.send({ type: 'withdraw', by: 'peng' }).status).toBe('withdrawn')
    expect(() => run.approve('zhao')).toThrow(expect.objectContaining({ code: 'approval.not_running' }))
  })
})

describe('policies of a node', () => {
  const empty = { type: 'role' as const, role: 'nobody' }
  it.each([['approve', 'approved', []], ['reject', 'rejected', []], ['admin', 'running', ['n:lin']]] as const)('nobody to ask: %s', (whenEmpty, status, asked) => {
    const run = play(flow(approval('n', empty, { whenEmpty })), 'cao')
    expect([run.status, run.asked]).toEqual([status, [...asked]])
  })
  it('nobody to ask: refuses the submission by name', () => {
    expect(() => play(flow(approval('n', empty)), 'cao')).toThrow(expect.objectContaining({ code: 'approval.nobody_to_ask', detail: { node: 'n' } }))
  })
  it.each([['self', ['n:wu']], ['superior', ['n:lin']], ['admin', ['n:lin']]] as const)('the starter is the approver: %s', (whenSelf, asked) => {
    expect(play(flow(approval('n', people('wu'), { whenSelf })), 'wu').asked).toEqual([...asked])
  })
  it('the starter is skipped, and is no reason to pass an or-sign unseen', () => {
    expect(play(flow(approval('n', people('wu'), { whenSelf: 'skip' })), 'wu').status).toBe('approved')
    expect(play(flow(approval('n', people('wu', 'zhao'), { whenSelf: 'skip' })), 'wu').asked).toEqual(['n:zhao'])
  })
  it.each([['none', ['b:wu']], ['consecutive', ['b:wu']], ['once', []]] as const)('asked before, but not just before: %s', (dedupe, asked) => {
    const model = modelOfOutline({ name: '', dedupe, steps: [node('a', 'any', 'wu'), node('x', 'any', 'zhao'), node('b', 'any', 'wu')] }, 'f')
    expect(play(model, 'cao').approve('wu').approve('zhao').asked).toEqual([...asked])
  })
  it('a chain of superiors is asked in order', () => {
    const run = play(flow(approval('n', { type: 'superiorChain', levels: 3 }, { mode: 'sequence' })), 'cao')
    expect(run.approve('wu').approve('lin').asked).toEqual(['n:chen'])
  })
})

it('refuses a document that no branch fits', () => {
  const model = modelOfOutline({ ...requisition, steps: [{ kind: 'choice', id: 'g', name: '金额', branches: [{ id: 'x', name: '', condition: 'amount < 10', steps: [] }, { id: 'y', name: '', condition: 'amount > 10', steps: [] }] }] }, 'f')
  expect(() => play(model, 'cao', { amount: '10' })).toThrow(expect.objectContaining({ code: 'approval.no_branch' }))
})
