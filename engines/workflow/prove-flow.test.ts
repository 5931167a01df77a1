import { describe, expect, it } from 'vitest'
import { approval, chart, requisition, requisitionModel } from './flow-fixture.ts'
import type { FlowModel } from './flow-model.ts'
import { modelOfOutline, type OutlineStep } from './outline.ts'
import { proveFlow } from './prove-flow.ts'

const flow = (...steps: OutlineStep[]): FlowModel => modelOfOutline({ name: '', dedupe: 'none', steps }, 'f')
const codes = (model: FlowModel, own = chart): string[] => proveFlow(model, own).findings.map((f) => `${f.severity}:${f.code}:${f.nodeId}`)
const choice = (...conditions: (string | null)[]): OutlineStep => ({ kind: 'choice', id: 'g', name: '金额', branches: conditions.map((condition, i) => ({ id: `b${i}`, name: `b${i}`, condition, steps: [] })) })

describe('the proof of a flow', () => {
  it('finds nothing in the requisition flow, over everybody and every band', () => {
    expect(proveFlow(requisitionModel, chart)).toEqual({ findings: [], runs: 6 * 7, longest: 3 })
  })
  it('finds bands that overlap', () => expect(codes(flow(choice('amount <= 5000', 'amount >= 5000')))).toEqual(['error:band_overlap:g']))
  it('finds a hole between bands', () => expect(codes(flow(choice('amount < 5000', 'amount > 5000')))).toEqual(['error:band_hole:g']))
  it('is content with a default branch', () => expect(codes(flow(choice('amount < 5000', null)))).toEqual([]))
  it('finds a branch that never comes true', () => expect(codes(flow(choice('amount < 5000', 'amount < 100 and amount > 200', null)))).toEqual(['error:never_true:g']))
  it('finds two branches without a condition', () => {
    const model = flow(choice('amount < 5000', null))
    expect(codes({ ...model, edges: model.edges.map((e) => ({ ...e, isDefault: false })) })).toEqual(['error:condition_missing:g'])
  })
  it('finds whose document nobody can approve', () => {
    const noHead = { ...chart, departments: chart.departments.map((d) => (d.code === 'WH' ? { ...d, headId: null } : d)) }
    const found = proveFlow(requisitionModel, noHead).findings
    expect(found.map((f) => [f.code, f.nodeId, [...f.personIds].sort()])).toEqual([['nobody', 'manager', ['peng', 'zhao']]])
  })
  it('finds who would approve their own', () => {
    expect(proveFlow(flow(approval('n', { type: 'departmentHead', level: 1 }, { whenSelf: 'self' })), chart).findings[0]).toMatchObject({ code: 'own_document', personIds: ['chen', 'wu', 'zhao'] })
  })
  it('warns of a step that passes unseen', () => expect(codes(flow(approval('n', { type: 'role', role: 'nobody' }, { whenEmpty: 'approve' })))).toEqual(['warning:passes_unseen:n']))
  it('finds a step that nothing leads to', () => {
    const model = flow(approval('n', { type: 'role', role: 'sponsor' }))
    expect(codes({ ...model, nodes: [...model.nodes, approval('lost', { type: 'role', role: 'sponsor' })] })).toEqual(['error:unreachable:lost'])
  })
  it('finds a step that no amount reaches, through two gateways', () => {
    const inner: OutlineStep = { kind: 'choice', id: 'g2', name: '', branches: [{ id: 'x', name: '', condition: 'amount > 9000', steps: [approval('never', { type: 'role', role: 'sponsor' })] }, { id: 'y', name: '', condition: null, steps: [] }] }
    const model = modelOfOutline({ ...requisition, steps: [{ kind: 'choice', id: 'g', name: '', branches: [{ id: 'a', name: '', condition: 'amount < 100', steps: [inner] }, { id: 'b', name: '', condition: null, steps: [] }] }] }, 'f')
    expect(codes(model)).toEqual(['error:unreachable:never'])
  })
  it('finds a join that waits for a branch not taken', () => {
    const model = flow({ kind: 'together', id: 'p', name: '汇聚', branches: [{ id: 'l', name: '', condition: null, steps: [] }, { id: 'r', name: '', condition: null, steps: [] }] })
    const broken: FlowModel = { ...model, nodes: model.nodes.map((n) => (n.id === 'p' ? { ...n, kind: 'exclusive' } as typeof n : n)), edges: model.edges.map((e) => (e.id === 'r' ? { ...e, isDefault: true } : e)) }
    expect(codes(broken)).toContain('error:deadlock:p_merge')
  })
  it('finds a step that two branches would open at once', () => {
    const model = flow({ kind: 'together', id: 'p', name: '', branches: [{ id: 'l', name: '', condition: null, steps: [] }, { id: 'r', name: '', condition: null, steps: [] }] }, approval('n', { type: 'role', role: 'sponsor' }))
    const broken: FlowModel = { ...model, nodes: model.nodes.map((n) => (n.id === 'p_merge' ? { ...n, kind: 'exclusive' } as typeof n : n)) }
    expect(codes(broken)).toEqual(['error:doubled:p_merge'])
  })
})

it('groups people without changing what is found', () => {
  const many = { ...chart, people: [...chart.people, ...Array.from({ length: 200 }, (_, i) => ({ id: `w${i}`, departmentId: i % 2 ? 'WH' : 'none', superiorId: 'zhao', roles: ['learner'] }))] }
  const [found, ...rest] = proveFlow(requisitionModel, many).findings
  expect(rest).toEqual([])
  expect([found!.code, found!.personIds.length]).toEqual(['nobody', 100])
  expect(proveFlow(requisitionModel, many).runs).toBe(206 * 7)
})
