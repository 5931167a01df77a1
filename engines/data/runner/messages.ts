import type { ProblemKind, Text } from '../../errors.ts'
import type { CodeRegistry, RunManifest, RunProgress } from '../contract.ts'
import type { ChildInput } from './context.ts'

type ReserveRequest = Parameters<CodeRegistry['reserve']>[0]

export type ToChild =
  | { readonly type: 'start'; readonly input: ChildInput }
  | { readonly type: 'serials'; readonly id: number; readonly serials: number[] }
  | { readonly type: 'noSerials'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'cancel' }
  /** Answer to `ready`: from here the run cannot be cancelled any more. */
  | { readonly type: 'commit' }
  /** No further run: close what is open and end. */
  | { readonly type: 'finish' }

export type FromChild =
  | { readonly type: 'progress'; readonly progress: RunProgress }
  | { readonly type: 'reserve'; readonly id: number; readonly request: ReserveRequest }
  /** All is written and waits for the commit. */
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly manifest: RunManifest }
  | { readonly type: 'failed'; readonly failure: Failure }

/** A Problem as data; an unexpected error has no kind. */
export interface Failure {
  readonly kind: ProblemKind | null
  readonly code: string
  readonly detail: Record<string, unknown>
  readonly text: Text
}
