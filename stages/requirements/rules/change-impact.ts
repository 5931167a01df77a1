import type { TraceView } from '../../../platform/wire.ts'

/** What a change of a requirement touches, read from the walk downstream. */
export interface ChangeImpact {
  readonly configuration: readonly ImpactItem[]
  readonly data: readonly ImpactItem[]
  readonly lessons: readonly ImpactItem[]
  readonly others: readonly ImpactItem[]
}
type ImpactItem = Pick<TraceView['nodes'][number], 'id' | 'kind' | 'code' | 'title' | 'state' | 'stage' | 'distance'>

/** Upstream things (why it exists) and requirements beside it are not touched. */
export function impactOf(trace: Pick<TraceView, 'nodes'>): ChangeImpact {
  const after = trace.nodes.filter((n) => n.distance > 0 && n.kind !== 'changeRequest' && n.kind !== 'requirement' && n.kind !== 'painPoint')
  const of = (take: (n: TraceView['nodes'][number]) => boolean): ImpactItem[] => after.filter(take).map(({ id, kind, code, title, state, stage, distance }) => ({ id, kind, code, title, state, stage, distance }))
  return {
    configuration: of((n) => n.stage === 'configuration'),
    data: of((n) => n.stage === 'migration'),
    lessons: of((n) => n.stage === 'training'),
    others: of((n) => !['configuration', 'migration', 'training'].includes(n.stage)),
  }
}
