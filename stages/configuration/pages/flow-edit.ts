import type { FlowDraft } from '../contract.ts'

export type Outline = NonNullable<FlowDraft['outline']>
export type Step = Outline['steps'][number]
export type Approval = Extract<Step, { kind: 'approval' }>
export type Block = Exclude<Step, { kind: 'approval' }>
export type Branch = Block['branches'][number]

/** Puts a step into a list of steps: those of the flow, or those of the branch with this id. */
export function insertStep(steps: readonly Step[], branchId: string | null, at: number, step: Step): Step[] {
  if (branchId === null) return [...steps.slice(0, at), step, ...steps.slice(at)]
  return mapBranches(steps, (b) => (b.id === branchId ? { ...b, steps: insertStep(b.steps, null, at, step) } : { ...b, steps: insertStep(b.steps, branchId, at, step) }))
}

/** Makes a step anew, or takes it out with null. */
export function changeStep(steps: readonly Step[], id: string, change: (step: Step) => Step | null): Step[] {
  return steps.flatMap((step): Step[] => {
    const next = step.id === id ? change(step) : step
    if (next === null) return []
    return next.kind === 'approval' ? [next] : [{ ...next, branches: next.branches.map((b) => ({ ...b, steps: changeStep(b.steps, id, change) })) }]
  })
}

export function changeBranch(steps: readonly Step[], id: string, change: (branch: Branch) => Branch): Step[] {
  return mapBranches(steps, (b) => {
    const next = b.id === id ? change(b) : b
    return { ...next, steps: changeBranch(next.steps, id, change) }
  })
}

export function removeBranch(steps: readonly Step[], id: string): Step[] {
  return steps.map((step) => (step.kind === 'approval' ? step : { ...step, branches: (step.branches.length > 2 ? step.branches.filter((b) => b.id !== id) : step.branches).map((b) => ({ ...b, steps: removeBranch(b.steps, id) })) }))
}

function mapBranches(steps: readonly Step[], map: (branch: Branch) => Branch): Step[] {
  return steps.map((step) => (step.kind === 'approval' ? step : { ...step, branches: step.branches.map(map) }))
}

/** An id that no step or branch has yet. */
export function freshId(steps: readonly Step[], prefix: string): string {
  const taken = new Set(idsOf(steps))
  let n = 1
  while (taken.has(`${prefix}${n}`)) n++
  return `${prefix}${n}`
}

function idsOf(steps: readonly Step[]): string[] {
  return steps.flatMap((s) => (s.kind === 'approval' ? [s.id] : [s.id, ...s.branches.flatMap((b) => [b.id, ...idsOf(b.steps)])]))
}

/** `amount > 5000 and amount <= 50000` as its two limits; null for any other expression. */
export function bandOf(condition: string | null): { above: string | null; upTo: string | null } | null {
  if (!condition?.trim()) return { above: null, upTo: null }
  const found = /^amount > (\d+(?:\.\d+)?)(?: and amount <= (\d+(?:\.\d+)?))?$|^amount <= (\d+(?:\.\d+)?)$/.exec(condition.trim())
  return found ? { above: found[1] ?? null, upTo: found[2] ?? found[3] ?? null } : null
}

export function conditionOf(band: { above: string | null; upTo: string | null }): string | null {
  const parts = [...(band.above === null ? [] : [`amount > ${band.above}`]), ...(band.upTo === null ? [] : [`amount <= ${band.upTo}`])]
  return parts.length === 0 ? null : parts.join(' and ')
}
