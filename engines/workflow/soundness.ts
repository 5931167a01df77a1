import { type Finding, finding } from './finding.ts'
import { topological } from './outline.ts'
import { edgesFrom, edgesTo, type FlowEdge, type FlowModel, type FlowNode, nameIn, nodeOf } from './flow-model.ts'

const largest = 10_000

interface Indexed {
  readonly kind: FlowNode['kind']
  readonly id: string
  readonly incoming: readonly number[]
  readonly outgoing: readonly number[]
}

/**
 * Follows tokens through every possible course of a flow (each choice both ways, each order of parallel steps) and reports steps that
 * nothing reaches, joins that wait for ever, and steps that two tokens would open at once. Exact up to 10,000 situations.
 * A situation is the number of tokens on each edge. Every edge has one node that takes from it, so that in a flow without loops it is
 * enough to move the earliest node that can move: its moves are a persistent set, and two tokens bound for one node meet before it.
 */
export function soundnessOf(model: FlowModel): Finding[] {
  const at = (ends: FlowEdge[]): number[] => ends.map((e) => model.edges.indexOf(e))
  const order = topological(model)
  const nodes: Indexed[] = (order ?? model.nodes.map((n) => n.id)).map((id) => nodeOf(model, id)).map((n) => ({ kind: n.kind, id: n.id, incoming: at(edgesTo(model, n.id)), outgoing: at(edgesFrom(model, n.id)) }))
  const start = nodes.find((n) => n.kind === 'start')!
  const reached = new Set([start.id])
  const stuck = new Set<string>()
  const doubled = new Set<string>()
  const first = new Uint8Array(model.edges.length)
  for (const edge of start.outgoing) first[edge] = 1
  const seen = new Set([String.fromCharCode(...first)])
  const open = [first]
  while (open.length > 0 && seen.size < largest) {
    const tokens = open.pop()!
    let moved = false
    for (const next of movesFrom(nodes, tokens, reached, order !== null)) {
      moved = true
      const key = String.fromCharCode(...next)
      if (seen.has(key)) continue
      seen.add(key)
      const twice = nodes.find((n) => isCrowded(n, next))
      if (twice) doubled.add(twice.id)
      else open.push(next)
    }
    if (!moved) for (const node of nodes) if (node.incoming.some((edge) => tokens[edge]! > 0)) stuck.add(node.id)
  }
  const name = (id: string): string => nodeOf(model, id).name || id
  const nameEn = (id: string): string => nameIn(nodeOf(model, id), 'en') || id
  return [
    ...(seen.size >= largest ? [finding('too_large', 'warning', null, '分支太多，无法证明每一种走法都能走完。请减少并行分支。', 'There are too many courses to prove that each one ends. Use fewer parallel branches.')] : []),
    ...model.nodes.filter((n) => doubled.size === 0 && !reached.has(n.id)).map((n) => finding('unreachable', 'error', n.id, `"${name(n.id)}"永远走不到：没有连线通向它。`, `"${nameEn(n.id)}" is never reached: no arrow leads to it.`)),
    ...[...stuck].map((id) => finding('deadlock', 'error', id, `"${name(id)}"会一直等不到另一条分支，单据卡死。`, `"${nameEn(id)}" waits for a branch that never comes: documents get stuck.`)),
    ...[...doubled].map((id) => finding('doubled', 'error', id, `"${name(id)}"会被同时打开两次。请先用汇聚网关合并分支。`, `"${nameEn(id)}" would be opened twice at once. Join the branches with a gateway first.`)),
  ]
}

function* movesFrom(nodes: readonly Indexed[], tokens: Uint8Array<ArrayBuffer>, reached: Set<string>, onlyEarliest: boolean): Generator<Uint8Array<ArrayBuffer>> {
  for (const node of nodes) {
    if (node.kind === 'parallel') {
      if (!node.incoming.every((edge) => tokens[edge]! > 0)) continue
      reached.add(node.id)
      yield moved(tokens, node.incoming, node.outgoing)
      if (onlyEarliest) return
      continue
    }
    let hasMoved = false
    for (const edge of node.incoming) {
      if (tokens[edge] === 0) continue
      hasMoved = true
      reached.add(node.id)
      if (node.kind === 'exclusive') for (const out of node.outgoing) yield moved(tokens, [edge], [out])
      else yield moved(tokens, [edge], node.kind === 'end' ? [] : node.outgoing)
    }
    if (hasMoved && onlyEarliest) return
  }
}

function moved(tokens: Uint8Array<ArrayBuffer>, taken: readonly number[], given: readonly number[]): Uint8Array<ArrayBuffer> {
  const next = Uint8Array.from(tokens)
  for (const edge of taken) next[edge]!--
  for (const edge of given) next[edge]!++
  return next
}

/** Two tokens on one edge of a join, or on the edges of any other node. */
function isCrowded(node: Indexed, tokens: Uint8Array<ArrayBuffer>): boolean {
  if (node.kind === 'end') return false
  if (node.kind === 'parallel') return node.incoming.some((edge) => tokens[edge]! > 1)
  return node.incoming.reduce((sum, edge) => sum + tokens[edge]!, 0) > 1
}
