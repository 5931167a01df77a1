import fc from 'fast-check'
import { chart } from './flow-fixture.ts'
import type { ApprovalNode, ApproverSource } from './flow-model.ts'
import type { FlowOutline, OutlineBranch, OutlineStep } from './outline.ts'

const source: fc.Arbitrary<ApproverSource> = fc.oneof(
  fc.record({ type: fc.constant('people' as const), personIds: fc.uniqueArray(fc.constantFrom(...chart.people.map((p) => p.id)), { minLength: 1, maxLength: 4 }) }),
  fc.record({ type: fc.constant('role' as const), role: fc.constantFrom('sponsor', 'businessLead', 'endUser', 'nobody') }),
  fc.record({ type: fc.constant('departmentHead' as const), level: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ type: fc.constant('departmentHead' as const), level: fc.constant(1), department: fc.constantFrom('PUR', 'WH') }),
  fc.record({ type: fc.constant('superiorChain' as const), levels: fc.integer({ min: 1, max: 3 }) }),
)

const approvalStep = fc.record({
  kind: fc.constant('approval' as const), id: fc.constant(''), name: fc.constantFrom('部门经理', '采购', 'Finance & <Audit>', '"总"'), source,
  mode: fc.constantFrom('any' as const, 'all' as const, 'sequence' as const), whenEmpty: fc.constantFrom('approve' as const, 'admin' as const),
  whenSelf: fc.constantFrom('self' as const, 'skip' as const, 'superior' as const, 'admin' as const),
}) as fc.Arbitrary<ApprovalNode>

type Tied = { steps: OutlineStep[]; step: OutlineStep }
const { steps } = fc.letrec<Tied>((tie) => {
  const branch = fc.record({ id: fc.constant(''), name: fc.constantFrom('', '金额'), condition: fc.constant(null), steps: tie('steps') }) as fc.Arbitrary<OutlineBranch>
  const block = (kind: 'choice' | 'together') => fc.record({ kind: fc.constant(kind), id: fc.constant(''), name: fc.constantFrom('', '金额'), branches: fc.array(branch, { minLength: 2, maxLength: 3 }) })
  return {
    steps: fc.array(tie('step'), { maxLength: 3 }),
    step: fc.oneof({ maxDepth: 3, withCrossShrink: true }, approvalStep, block('choice') as fc.Arbitrary<OutlineStep>, block('together') as fc.Arbitrary<OutlineStep>),
  }
})

/** Outlines of any nesting, with ids of their own and bands `amount <= 100, <= 200, else` in each choice. */
export const outlines: fc.Arbitrary<FlowOutline> = fc
  .record({ name: fc.constant('审批'), dedupe: fc.constantFrom('none' as const, 'consecutive' as const, 'once' as const), steps })
  .map((outline) => ({ ...outline, steps: named(outline.steps, { n: 0 }) }))

function named(list: readonly OutlineStep[], counter: { n: number }): OutlineStep[] {
  return list.map((step) => {
    const id = `s${counter.n++}`
    if (step.kind === 'approval') return { ...step, id, ...(counter.n % 3 === 0 ? { nameEn: `Step ${counter.n}` } : {}) }
    const branches = step.branches.map((b, i) => ({
      ...b, id: `b${counter.n++}`, condition: step.kind === 'choice' && i < step.branches.length - 1 ? `amount <= ${(i + 1) * 100} and not amount < ${i === 0 ? 0 : i * 100 + 0.01}` : null, steps: named(b.steps, counter),
    }))
    return { ...step, id, branches }
  })
}
