/** `skipped`: counted as approved without asking (the starter, or somebody who has approved before). `waiting`: not yet their turn. */
export type TaskState = 'open' | 'waiting' | 'approved' | 'rejected' | 'returned' | 'transferred' | 'skipped' | 'cancelled'

export interface FlowTask {
  readonly id: string
  readonly personId: string
  state: TaskState
  /** The task that must be approved before this one opens. */
  after: string | null
  /** Added before another signer: their vote opens that signer's task and decides nothing by itself. */
  readonly isAdvice: boolean
}

/** A node that a token stands on: one at a time for each node. */
export interface Visit {
  readonly id: string
  readonly nodeId: string
  readonly tasks: FlowTask[]
}

export type FlowStatus = 'running' | 'returned' | 'approved' | 'rejected' | 'withdrawn'

/** A running approval, as plain JSON. Decided visits leave it: their tasks live on in the events. */
export interface FlowState {
  status: FlowStatus
  readonly starterId: string
  fields: Readonly<Record<string, string>>
  visits: Visit[]
  /** Edges on which a token waits at a parallel join. */
  arrived: string[]
  /** Approval nodes that were passed since the last submission, in order, with who approved. */
  passed: { readonly nodeId: string; readonly personIds: readonly string[]; readonly asked: boolean }[]
  nextVisit: number
  nextTask: number
}

export type FlowCommand =
  | { readonly type: 'start' | 'resubmit'; readonly by: string; readonly fields: Readonly<Record<string, string>> }
  | { readonly type: 'approve' | 'reject'; readonly by: string; readonly taskId: string }
  | { readonly type: 'return'; readonly by: string; readonly taskId: string; readonly to: 'starter' | 'previous' }
  | { readonly type: 'transfer'; readonly by: string; readonly taskId: string; readonly toPersonId: string }
  | { readonly type: 'addSigner'; readonly by: string; readonly taskId: string; readonly toPersonId: string; readonly place: 'before' | 'beside' | 'after' }
  | { readonly type: 'withdraw' | 'urge' | 'comment'; readonly by: string }

export type ActionKind = 'started' | 'resubmitted' | 'approved' | 'rejected' | 'returned' | 'transferred' | 'signerAdded' | 'withdrawn' | 'urged' | 'commented'

/** What an accepted command brought about: exactly one action, then its consequences in order. */
export type FlowEvent =
  | { readonly kind: 'action'; readonly action: ActionKind; readonly by: string; readonly taskId: string | null; readonly nodeId: string | null; readonly toPersonId: string | null; readonly toNodeId: string | null }
  | { readonly kind: 'taskOpened'; readonly taskId: string; readonly visitId: string; readonly nodeId: string; readonly personId: string; readonly state: TaskState }
  | { readonly kind: 'taskChanged'; readonly taskId: string; readonly state: TaskState }
  | { readonly kind: 'nodeEntered' | 'nodeLeft'; readonly visitId: string; readonly nodeId: string }
  | { readonly kind: 'passedAutomatically'; readonly nodeId: string; readonly reason: 'empty' | 'self' | 'duplicate' }
  | { readonly kind: 'finished'; readonly status: 'approved' | 'rejected' }

export const isUndecided = (task: FlowTask): boolean => task.state === 'open' || task.state === 'waiting'
