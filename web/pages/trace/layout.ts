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
  readonly columns: readonly { readonly key: string; readonly x: number; readonly count: number; readonly kinds: readonly string[]; /** The first column of its stage carries the name. */ readonly isFirst: boolean }[]
  readonly width: number
  readonly height: number
}

export const cell = { width: 196, height: 44, gapX: 44, gapY: 8, top: 52 } as const

/** Objectives and pain points first, what measures them last, the stages in their order between. */
export function columnOf(node: Pick<TraceNode, 'kind' | 'stage'>): string {
  if (['painPoint', 'objective', 'interview', 'survey'].includes(node.kind)) return 'cause'
  if (node.kind === 'kpi') return 'effect'
  return node.stage
}

export const columnOrder = ['cause', 'requirements', 'planning', 'configuration', 'migration', 'training', 'cutover', 'operations', 'effect'] as const satisfies readonly (StageName | 'cause' | 'effect')[]

/** One column: a stage (or causes, effects), and the kinds that stand in it. */
interface Column {
  readonly key: string
  readonly nodes: TraceNode[]
}

/** A stage's kinds share a column until one of them is linked to another: then the later one begins a new column, so that a link always runs from left to right. */
function columnsOf(nodes: readonly TraceNode[], edges: readonly TraceEdge[], kindOrder: readonly string[]): Column[] {
  const kindOf = new Map(nodes.map((n) => [n.id, n.kind]))
  const joined = new Set(edges.map((e) => [kindOf.get(e.from), kindOf.get(e.to)].sort().join(' ')))
  const rank = (kind: string) => { const i = kindOrder.indexOf(kind); return i < 0 ? kindOrder.length : i }
  return columnOrder.flatMap((key) => {
    const own = nodes.filter((n) => columnOf(n) === key)
    const kinds = [...new Set(own.map((n) => n.kind))].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    const packs: string[][] = []
    for (const kind of kinds) {
      const last = packs.at(-1)
      if (last && !last.some((k) => k !== kind && joined.has([k, kind].sort().join(' ')))) last.push(kind)
      else packs.push([kind])
    }
    return packs.map((pack) => ({ key, nodes: own.filter((n) => pack.includes(n.kind)).sort((a, b) => rank(a.kind) - rank(b.kind) || (a.code < b.code ? -1 : 1)) }))
  })
}

/**
 * Places items in columns by stage. Within a column they are ordered by the mean place of their neighbours, swept forth and back,
 * so that linked items stand near each other. O(sweeps × (nodes + edges)).
 */
export function layoutTrace(nodes: readonly TraceNode[], edges: readonly TraceEdge[], options: { sweeps?: number; kindOrder?: readonly string[] } = {}): Picture {
  const present = columnsOf(nodes, edges, options.kindOrder ?? [])
  const columns = present.map((c) => c.nodes)
  const neighbours = new Map<string, string[]>()
  const join = (a: string, b: string) => { const list = neighbours.get(a); if (list) list.push(b); else neighbours.set(a, [b]) }
  for (const e of edges) {
    join(e.from, e.to)
    join(e.to, e.from)
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
    const offset = tallest > 14 ? 0 : ((tallest - column.length) * step) / 2
    return column.map((node, row): Placed => ({ node, column: c, row, x: c * (cell.width + cell.gapX), y: cell.top + offset + row * step }))
  })
  return {
    nodes: placed,
    columns: present.map(({ key }, c) => ({ key, x: c * (cell.width + cell.gapX), count: columns[c]!.length, kinds: [...new Set(columns[c]!.map((n) => n.kind))], isFirst: present[c - 1]?.key !== key })),
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
