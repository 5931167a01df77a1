import { describe, expect, it } from 'vitest'
import { layoutTrace, reachedFrom, type TraceEdge, type TraceNode } from './layout.ts'

const node = (id: string, kind: string, stage: string): TraceNode => ({ id, kind, stage, code: id, title: id, state: 'open', distance: 0 })
const edge = (from: string, to: string): TraceEdge => ({ id: `${from}-${to}`, from, to, type: 't', label: { zh: '', en: '' }, suspect: false })
const nodes = [node('PP-1', 'painPoint', 'requirements'), node('PP-2', 'painPoint', 'requirements'), node('R-1', 'requirement', 'requirements'), node('R-2', 'requirement', 'requirements'), node('C-1', 'configurationItem', 'configuration'), node('C-2', 'configurationItem', 'configuration'), node('K-1', 'kpi', 'operations')]
const edges = [edge('PP-1', 'R-2'), edge('PP-2', 'R-1'), edge('C-1', 'R-2'), edge('C-2', 'R-1'), edge('K-1', 'PP-1')]

describe('the picture of the trace', () => {
  it('begins with the pain points and ends with the figure', () => {
    const picture = layoutTrace(nodes, edges)
    expect(picture.columns.map((c) => c.key)).toEqual(['cause', 'requirements', 'configuration', 'effect'])
  })

  it('puts linked items on the same height instead of crossing their links', () => {
    const rows = new Map(layoutTrace(nodes, edges).nodes.map((p) => [p.node.id, p.row]))
    expect(rows.get('R-2')).toBe(rows.get('PP-1'))
    expect(rows.get('C-1')).toBe(rows.get('R-2'))
  })

  it('gives linked kinds of one stage columns of their own, in the order of the kinds', () => {
    const own = [node('F-1', 'feedback', 'operations'), node('I-1', 'improvement', 'operations'), node('REL-1', 'release', 'operations')]
    const picture = layoutTrace(own, [edge('I-1', 'F-1'), edge('REL-1', 'I-1')], { kindOrder: ['feedback', 'improvement', 'release'] })
    expect(picture.nodes.map((p) => [p.node.id, p.column])).toEqual([['F-1', 0], ['I-1', 1], ['REL-1', 2]])
    expect(picture.columns.map((c) => c.isFirst)).toEqual([true, false, false])
  })

  it('never lays two items on one place', () => {
    const places = layoutTrace(nodes, edges).nodes.map((p) => `${p.x},${p.y}`)
    expect(new Set(places).size).toBe(nodes.length)
  })

  it('around one item keeps its line and leaves the neighbouring one out', () => {
    const reached = reachedFrom('R-2', nodes, edges)
    expect([...reached].sort()).toEqual(['C-1', 'PP-1', 'R-2'])
  })
})
