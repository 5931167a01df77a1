import type { Condition } from './condition.ts'

/** 或签 (the first who acts decides), 会签 (all, at once), 依次 (all, one after the other). */
export type SignMode = 'any' | 'all' | 'sequence'

/** Where the approvers of a node come from. People are ids, departments are codes. */
export type ApproverSource =
  | { readonly type: 'people'; readonly personIds: readonly string[] }
  /** A role in the implementation: everyone who holds it. */
  | { readonly type: 'role'; readonly role: string }
  /** Head of the starter's department (`level` 1), of its parent (2) …; or of a named department. */
  | { readonly type: 'departmentHead'; readonly level: number; readonly department?: string }
  /** The starter's superior and their superiors, `levels` of them, in that order. */
  | { readonly type: 'superiorChain'; readonly levels: number }

/** When nobody is found: pass, reject, hand to the administrator, or refuse the step (at the first node: the submission). */
export type EmptyPolicy = 'approve' | 'reject' | 'admin' | 'refuse'
/** When the approver is the starter: they approve themselves, it passes, their superior or the administrator does. */
export type SelfPolicy = 'self' | 'skip' | 'superior' | 'admin'
/** Who has approved before: asked again, passed when it was the node just before, passed when anywhere before. */
export type DedupePolicy = 'none' | 'consecutive' | 'once'

export interface ApprovalNode {
  readonly kind: 'approval'
  readonly id: string
  readonly name: string
  /** The name in English, where the maker gives one. */
  readonly nameEn?: string
  readonly source: ApproverSource
  readonly mode: SignMode
  readonly whenEmpty: EmptyPolicy
  readonly whenSelf: SelfPolicy
}

/** `start` one, `end` one or more; `exclusive` takes the first branch whose condition holds; `parallel` takes all and waits for all. */
export type FlowNode =
  | ApprovalNode
  | { readonly kind: 'start' | 'end' | 'exclusive' | 'parallel'; readonly id: string; readonly name: string; readonly nameEn?: string }

export interface FlowEdge {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly name: string
  readonly nameEn?: string
  /** Only on branches of an exclusive gateway; the default branch has none. */
  readonly condition: Condition | null
  readonly isDefault: boolean
}

/** A flow, compiled from BPMN 2.0: what the engine runs. Fields of the document are named by `condition`s. */
export interface FlowModel {
  readonly id: string
  readonly name: string
  readonly dedupe: DedupePolicy
  readonly nodes: readonly FlowNode[]
  readonly edges: readonly FlowEdge[]
}

/** The name in the reader's language. */
export function nameIn(named: { readonly name: string; readonly nameEn?: string | undefined }, locale: 'zh' | 'en'): string {
  return locale === 'en' ? (named.nameEn ?? named.name) : named.name
}

export function nodeOf(model: FlowModel, id: string): FlowNode {
  const node = model.nodes.find((n) => n.id === id)
  if (!node) throw new Error(`the flow has no node ${id}`)
  return node
}

export function edgesFrom(model: FlowModel, nodeId: string): FlowEdge[] {
  return model.edges.filter((e) => e.from === nodeId)
}

export function edgesTo(model: FlowModel, nodeId: string): FlowEdge[] {
  return model.edges.filter((e) => e.to === nodeId)
}

/** The nodes that can be reached from one, itself included. */
export function reachableFrom(model: FlowModel, nodeId: string): Set<string> {
  const seen = new Set([nodeId])
  const open = [nodeId]
  while (open.length > 0) {
    for (const edge of edgesFrom(model, open.pop()!)) {
      if (seen.has(edge.to)) continue
      seen.add(edge.to)
      open.push(edge.to)
    }
  }
  return seen
}
