import type { StageName, TraceView } from '../../../platform/wire.ts'

export type TraceNode = TraceView['nodes'][number]
export type TraceEdge = TraceView['edges'][number]

export interface Placed {
  readonly node: TraceNode
  readonly column: number
  readonly row: number
  readonly x: number
  readonly y: number
}

export interface Picture {
  readonly nodes: readonly Placed[]
  readonly columns: readonly { readonly key: string; readonly x: number; readonly count: number }[]
  readonly width: number
  readonly height: number
}

export const cell = { width: 196, height: 44, gapX: 44, gapY: 8, top: 36 } as const

/** Objectives and pain points first, what measures them last, the stages in their order between. */
export function columnOf(node: Pick<TraceNode, 'kind' | 'stage'>): string {
  if (['painPoint', 'objective', 'interview', 'survey'].includes(node.kind)) return 'cause'
  if (node.kind === 'kpi') return 'effect'
  return node.stage
}

export const columnOrder = ['cause', 'requirements', 'planning', 'configuration', 'migration', 'training', 'cutover', 'operations', 'effect'] as const satisfies readonly (StageName | 'cause' | 'effect')[]

/**
 * Places items in columns by stage. Within a column they are ordered by the mean place of their neighbours, swept forth and back,
 * so that linked items stand near each other. O(sweeps × (nodes + edges)).
 */
export function layoutTrace(nodes: readonly TraceNode[], edges: readonly TraceEdge[], options: { sweeps?: number } = {}): Picture {
  const present = columnOrder.filter((key) => nodes.some((n) => columnOf(n) === key))
  const columns = present.map((key) => nodes.filter((n) => columnOf(n) === key).sort((a, b) => (a.kind === b.kind ? (a.code < b.code ? -1 : 1) : a.kind < b.kind ? -1 : 1)))
  const neighbours = new Map<string, string[]>()
  for (const e of edges) {
    neighbours.set(e.from, [...(neighbours.get(e.from) ?? []), e.to])
    neighbours.set(e.to, [...(neighbours.get(e.to) ?? []), e.from])
  }
  const place = new Map<string, number>()
  const number = (column: readonly TraceNode[]) => { for (const [i, n] of column.entries()) place.set(n.id, column.length < 2 ? 0.5 : i / (column.length - 1)) }
  for (const column of columns) number(column)
  const sweep = (column: TraceNode[]) => {
    const wish = new Map(column.map((n) => {
      const near = (neighbours.get(n.id) ?? []).map((id) => place.get(id)).filter((p) => p !== undefined)
      return [n.id, near.length === 0 ? place.get(n.id)! : near.reduce((a, b) => a + b, 0) / near.length] as const
    }))
    column.sort((a, b) => wish.get(a.id)! - wish.get(b.id)! || (a.code < b.code ? -1 : 1))
    number(column)
  }
  for (let i = 0; i < (options.sweeps ?? 4); i++) for (const column of i % 2 === 0 ? columns : [...columns].reverse()) sweep(column)
  const tallest = Math.max(1, ...columns.map((c) => c.length))
  const step = cell.height + cell.gapY
  const placed = columns.flatMap((column, c) => {
    const offset = ((tallest - column.length) * step) / 2
    return column.map((node, row): Placed => ({ node, column: c, row, x: c * (cell.width + cell.gapX), y: cell.top + offset + row * step }))
  })
  return {
    nodes: placed,
    columns: present.map((key, c) => ({ key, x: c * (cell.width + cell.gapX), count: columns[c]!.length })),
    width: Math.max(cell.width, present.length * (cell.width + cell.gapX) - cell.gapX),
    height: cell.top + tallest * step,
  }
}

/** The items that lead to one and from one, over any number of links (in the sense of the walk: `up` and `down` by stage order), with that one. */
export function reachedFrom(id: string, nodes: readonly TraceNode[], edges: readonly TraceEdge[]): Set<string> {
  const column = new Map(nodes.map((n) => [n.id, columnOrder.indexOf(columnOf(n) as (typeof columnOrder)[number])]))
  const near = new Map<string, string[]>()
  for (const e of edges) {
    near.set(e.from, [...(near.get(e.from) ?? []), e.to])
    near.set(e.to, [...(near.get(e.to) ?? []), e.from])
  }
  const reached = new Set([id])
  for (const sense of [-1, 1]) {
    let frontier = [id]
    const seen = new Set([id])
    while (frontier.length > 0) {
      const next: string[] = []
      for (const from of frontier) {
        for (const to of near.get(from) ?? []) {
          if (seen.has(to)) continue
          const step = (column.get(to) ?? 0) - (column.get(from) ?? 0)
          if (step * sense < 0) continue
          seen.add(to)
          reached.add(to)
          next.push(to)
        }
      }
      frontier = next
    }
  }
  return reached
}
