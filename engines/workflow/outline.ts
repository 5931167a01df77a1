import { parseCondition, writeCondition } from './condition.ts'
import { type ApprovalNode, type DedupePolicy, edgesFrom, edgesTo, type FlowEdge, type FlowModel, type FlowNode, nodeOf } from './flow-model.ts'

/** A flow as people read it from top to bottom: steps, and branches that come together again. What the designer edits. */
export interface FlowOutline {
  readonly name: string
  readonly dedupe: DedupePolicy
  readonly steps: readonly OutlineStep[]
}

export type OutlineStep =
  | ApprovalNode
  /** The first branch whose condition holds; a branch without a condition is the default one. */
  | { readonly kind: 'choice'; readonly id: string; readonly name: string; readonly nameEn?: string; readonly branches: readonly OutlineBranch[] }
  | { readonly kind: 'together'; readonly id: string; readonly name: string; readonly nameEn?: string; readonly branches: readonly OutlineBranch[] }

export interface OutlineBranch {
  readonly id: string
  readonly name: string
  readonly nameEn?: string
  readonly condition: string | null
  readonly steps: readonly OutlineStep[]
}

/** The flow of an outline. Each block of branches closes with a gateway `<id>_merge`. Throws `Invalid` for a condition that cannot be read. */
export function modelOfOutline(outline: FlowOutline, id: string): FlowModel {
  const nodes: FlowNode[] = []
  const edges: FlowEdge[] = []
  const join = (from: string, to: string, branch?: OutlineBranch, inChoice = false): void => {
    const condition = inChoice && branch?.condition ? parseCondition(branch.condition) : null
    edges.push({ id: branch?.id ?? `${from}__${to}`, from, to, name: branch?.name ?? '', ...english(branch), condition, isDefault: inChoice && condition === null })
  }
  function lay(steps: readonly OutlineStep[], from: string, to: string, branch?: OutlineBranch, inChoice = false): void {
    let last = from
    let pending = branch
    let choosing = inChoice
    const connect = (next: string): void => {
      join(last, next, pending, choosing)
      pending = undefined
      choosing = false
    }
    for (const step of steps) {
      connect(step.id)
      if (step.kind === 'approval') nodes.push(step)
      last = step.id
      if (step.kind === 'approval') continue
      const kind = step.kind === 'choice' ? 'exclusive' : 'parallel'
      const merge = `${step.id}_merge`
      nodes.push({ kind, id: step.id, name: step.name, ...english(step) })
      for (const b of step.branches) lay(b.steps, step.id, merge, b, kind === 'exclusive')
      nodes.push({ kind, id: merge, name: '' })
      last = merge
    }
    connect(to)
  }
  nodes.push({ kind: 'start', id: 'start', name: '' })
  lay(outline.steps, 'start', 'end')
  nodes.push({ kind: 'end', id: 'end', name: '' })
  return { id, name: outline.name, dedupe: outline.dedupe, nodes, edges }
}

const english = (named: { nameEn?: string } | undefined): { nameEn?: string } => (named?.nameEn ? { nameEn: named.nameEn } : {})

const finish = '(finish)'

/** The outline of a flow whose branches come together again in good order, or null where it has loops or crossing branches. */
export function outlineOf(model: FlowModel): FlowOutline | null {
  const start = model.nodes.find((n) => n.kind === 'start')
  const after = start && mustFollow(model)
  if (!start || !after) return null
  const seen = new Set<string>()

  function walk(from: string, stop: string): OutlineStep[] | null {
    const steps: OutlineStep[] = []
    let at = from
    while (at !== stop && at !== finish) {
      const node = nodeOf(model, at)
      if (node.kind === 'end') return stop === finish ? steps : null
      if (seen.has(at)) return null
      seen.add(at)
      const out = edgesFrom(model, at)
      if (node.kind === 'approval') steps.push(node)
      if (out.length === 1) {
        at = out[0]!.to
        continue
      }
      if (node.kind !== 'exclusive' && node.kind !== 'parallel') return null
      const merge = after!.get(at)!
      const branches = out.map((edge) => branchOf(edge, merge, node.kind === 'exclusive'))
      if (branches.some((b) => b === null)) return null
      steps.push({ kind: node.kind === 'exclusive' ? 'choice' : 'together', id: node.id, name: node.name, ...english(node), branches: branches as OutlineBranch[] })
      at = merge
    }
    return at === stop || (at === finish && stop === finish) ? steps : null
  }

  function branchOf(edge: FlowEdge, merge: string, isChoice: boolean): OutlineBranch | null {
    const steps = edge.to === merge ? [] : walk(edge.to, merge)
    return steps && { id: edge.id, name: edge.name, ...english(edge), condition: isChoice && edge.condition ? writeCondition(edge.condition) : null, steps }
  }

  const steps = walk(edgesFrom(model, start.id)[0]?.to ?? finish, finish)
  return steps && { name: model.name, dedupe: model.dedupe, steps }
}

/** For each node the nearest one that every way from it must pass, or `finish`. Null when the flow has a loop or no end. */
function mustFollow(model: FlowModel): Map<string, string> | null {
  const order = topological(model)
  if (!order) return null
  const after = new Map<string, string>()
  const depth = new Map<string, number>([[finish, 0]])
  const nearest = (a: string, b: string): string => {
    let [x, y] = [a, b]
    while (x !== y) {
      if (depth.get(x)! >= depth.get(y)!) x = after.get(x)!
      else y = after.get(y)!
    }
    return x
  }
  for (const id of order.reverse()) {
    const out = edgesFrom(model, id)
    const next = out.length === 0 ? finish : out.map((e) => e.to).reduce((a, b) => nearest(a, b))
    after.set(id, next)
    depth.set(id, depth.get(next)! + 1)
  }
  return after
}

/** The nodes in an order in which every arrow points forward, or null when there is a loop. */
export function topological(model: FlowModel): string[] | null {
  const open = new Map(model.nodes.map((n) => [n.id, edgesTo(model, n.id).length]))
  const ready = model.nodes.filter((n) => open.get(n.id) === 0).map((n) => n.id)
  const order: string[] = []
  while (ready.length > 0) {
    const id = ready.shift()!
    order.push(id)
    for (const edge of edgesFrom(model, id)) {
      open.set(edge.to, open.get(edge.to)! - 1)
      if (open.get(edge.to) === 0) ready.push(edge.to)
    }
  }
  return order.length === model.nodes.length ? order : null
}
