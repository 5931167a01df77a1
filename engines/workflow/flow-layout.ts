import { edgesFrom, edgesTo, type FlowModel } from './flow-model.ts'
import { type OutlineStep, outlineOf, topological } from './outline.ts'

/** Where everything stands, top to bottom, in pixels from the upper left. `points` are corners of a right-angled line. */
export interface FlowLayout {
  readonly width: number
  readonly height: number
  readonly nodes: readonly { readonly id: string; readonly x: number; readonly y: number; readonly width: number; readonly height: number }[]
  readonly edges: readonly { readonly id: string; readonly points: readonly (readonly [number, number])[]; readonly label: readonly [number, number] | null }[]
}

const box = { width: 200, height: 64 }
const dot = { width: 72, height: 28 }
const diamond = { width: 28, height: 28 }
const gap = { x: 28, y: 44, label: 26 }
/** A branch without steps is a line with its label. */
const emptyBranch = 112

type Place = { x: number; y: number; width: number; height: number }

export function layoutFlow(model: FlowModel): FlowLayout {
  const places = new Map<string, Place>()
  const columns = new Map<string, number>()
  const outline = outlineOf(model)
  if (outline) layOutline(model, outline.steps, places, columns)
  else layLayers(model, places)
  const left = Math.min(...[...places.values()].map((p) => p.x), ...[...columns.values()].map((x) => x - emptyBranch / 2)) - 16
  const right = Math.max(...[...places.values()].map((p) => p.x + p.width), ...[...columns.values()].map((x) => x + emptyBranch / 2)) + 16
  const shift = (x: number): number => Math.round(x - left)
  return {
    width: Math.round(right - left),
    height: Math.round(Math.max(...[...places.values()].map((p) => p.y + p.height)) + 16),
    nodes: model.nodes.flatMap((n) => { const p = places.get(n.id); return p ? [{ id: n.id, ...p, x: shift(p.x) }] : [] }),
    edges: model.edges.flatMap((edge) => {
      const [from, to] = [places.get(edge.from), places.get(edge.to)]
      if (!from || !to) return []
      const points = lineBetween(from, to, columns.get(edge.id)).map(([x, y]): [number, number] => [shift(x), y])
      return [{ id: edge.id, points, label: edge.condition || edge.isDefault || edge.name ? labelOf(points) : null }]
    }),
  }
}

function sizeOf(kind: string): { width: number; height: number } {
  return kind === 'approval' ? box : kind === 'start' || kind === 'end' ? dot : diamond
}

function layOutline(model: FlowModel, steps: readonly OutlineStep[], places: Map<string, Place>, columns: Map<string, number>): void {
  const kinds = new Map(model.nodes.map((n) => [n.id, n.kind]))
  const put = (id: string, x: number, y: number): number => {
    const size = sizeOf(kinds.get(id)!)
    places.set(id, { ...size, x: x - size.width / 2, y })
    return y + size.height
  }
  const widthOf = (list: readonly OutlineStep[]): number => Math.max(emptyBranch, ...list.map((s) => (s.kind === 'approval' ? box.width : blockWidth(s))))
  const blockWidth = (s: Extract<OutlineStep, { branches: unknown }>): number => s.branches.reduce((sum, b) => sum + widthOf(b.steps), 0) + gap.x * (s.branches.length - 1)
  const lay = (list: readonly OutlineStep[], x: number, top: number): number => {
    let y = top
    for (const step of list) {
      if (step.kind === 'approval') {
        y = put(step.id, x, y) + gap.y
        continue
      }
      const below = put(step.id, x, y) + gap.y + gap.label
      let column = x - blockWidth(step) / 2
      let deepest = below
      for (const branch of step.branches) {
        const width = widthOf(branch.steps)
        columns.set(branch.id, column + width / 2)
        deepest = Math.max(deepest, lay(branch.steps, column + width / 2, below))
        column += width + gap.x
      }
      const merge = mergeOf(model, step.id)
      y = merge ? put(merge, x, deepest) + gap.y : deepest
    }
    return y
  }
  const start = model.nodes.find((n) => n.kind === 'start')!
  const y = lay(steps, 0, put(start.id, 0, 16) + gap.y)
  for (const [i, end] of model.nodes.filter((n) => n.kind === 'end').entries()) put(end.id, i * (box.width + gap.x), y)
}

/** The gateway that closes this one's branches, if the flow has it. */
function mergeOf(model: FlowModel, id: string): string | null {
  const named = `${id}_merge`
  if (model.nodes.some((n) => n.id === named)) return named
  const kind = model.nodes.find((n) => n.id === id)?.kind
  return model.nodes.find((n) => n.kind === kind && n.id !== id && edgesTo(model, n.id).length > 1 && edgesTo(model, n.id).length === edgesFrom(model, id).length && edgesFrom(model, n.id).length <= 1)?.id ?? null
}

/** Rows by the longest way from the start; for flows that are not in good order. */
function layLayers(model: FlowModel, places: Map<string, Place>): void {
  const order = topological(model) ?? model.nodes.map((n) => n.id)
  const rank = new Map<string, number>()
  for (const id of order) rank.set(id, Math.max(0, ...edgesTo(model, id).map((e) => (rank.get(e.from) ?? -1) + 1)))
  for (const [row, ids] of Map.groupBy(order, (id) => rank.get(id)!)) {
    for (const [i, id] of ids.entries()) {
      const size = sizeOf(model.nodes.find((n) => n.id === id)!.kind)
      const x = (i - (ids.length - 1) / 2) * (box.width + gap.x)
      places.set(id, { ...size, x: x - size.width / 2, y: 16 + row * (box.height + gap.y + gap.label) })
    }
  }
}

function lineBetween(from: Place, to: Place, column: number | undefined): [number, number][] {
  const [x1, y1] = [from.x + from.width / 2, from.y + from.height]
  const [x2, y2] = [to.x + to.width / 2, to.y]
  const via = column ?? x1
  if (y2 <= y1) {
    const side = Math.max(from.x + from.width, to.x + to.width) + 16
    return [[from.x + from.width, from.y + from.height / 2], [side, from.y + from.height / 2], [side, to.y + to.height / 2], [to.x + to.width, to.y + to.height / 2]]
  }
  const all: [number, number][] = [[x1, y1], [x1, y1 + 16], [via, y1 + 16], [via, y2 - 16], [x2, y2 - 16], [x2, y2]]
  return all.filter(([x, y], i) => i === 0 || i === all.length - 1 || !isBetween(all[i - 1]!, [x, y], all[i + 1]!)).filter(([x, y], i, list) => i === 0 || x !== list[i - 1]![0] || y !== list[i - 1]![1])
}

function isBetween(a: readonly [number, number], b: readonly [number, number], c: readonly [number, number]): boolean {
  return (a[0] === b[0] && b[0] === c[0]) || (a[1] === b[1] && b[1] === c[1])
}

function labelOf(points: readonly (readonly [number, number])[]): [number, number] {
  const down = points.findIndex((p, i) => i > 0 && i < points.length - 1 && points[i + 1]![0] === p[0] && points[i + 1]![1] > p[1])
  const [x, y] = points[Math.max(down, 0)]!
  return [x, y + 18]
}
