import { holds, writeCondition } from '../../../engines/workflow/condition.ts'
import { layoutFlow } from '../../../engines/workflow/flow-layout.ts'
import { type ApproverSource, edgesFrom, type FlowModel, nameIn, nodeOf } from '../../../engines/workflow/flow-model.ts'
import type { FlowState } from '../../../engines/workflow/flow-state.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { roleName } from '../../../platform/access/role-names.ts'
import type { FlowPicture } from '../contract.ts'
import { namesOf } from './org-chart.ts'

type Names = Awaited<ReturnType<typeof namesOf>>

/** A source of approvers in words. */
export function sourceInWords(source: ApproverSource, names: Names, locale: 'zh' | 'en'): string {
  const zh = locale === 'zh'
  switch (source.type) {
    case 'people': return source.personIds.map((id) => names.person(id)).join(zh ? '、' : ', ')
    case 'role': return roleName(source.role)[locale]
    case 'departmentHead': {
      if (source.department) return zh ? `${names.departmentByCode(source.department)}主管` : `Head of ${names.departmentByCode(source.department)}`
      if (source.level === 1) return zh ? '发起人的部门主管' : "Head of the starter's department"
      return zh ? `发起人的第 ${source.level} 级部门主管` : `Head ${source.level} levels above the starter`
    }
    case 'superiorChain': return source.levels === 1 ? (zh ? '直属上级' : 'Direct superior') : zh ? `连续 ${source.levels} 级上级` : `${source.levels} levels of superiors`
  }
}

/** The flow as drawn on the page; with a state, where it stands and which way it has come. */
export async function pictureOf(tx: Tx, model: FlowModel, state: FlowState | null, people: ReadonlyMap<string, string> = new Map()): Promise<FlowPicture> {
  const layout = layoutFlow(model)
  const names = await namesOf(tx)
  const standing = standingOf(model, state)
  return {
    width: layout.width,
    height: layout.height,
    nodes: layout.nodes.map(({ id, ...place }) => {
      const node = nodeOf(model, id)
      return {
        id, kind: node.kind, name: nameIn(node, tx.locale), ...place, standing: standing.nodes.get(id) ?? null, people: people.get(id) ?? '',
        who: node.kind === 'approval' ? sourceInWords(node.source, names, tx.locale) : '', mode: node.kind === 'approval' ? node.mode : null,
      }
    }),
    edges: layout.edges.map(({ id, points, label }) => {
      const edge = model.edges.find((e) => e.id === id)!
      const text = nameIn(edge, tx.locale) || (edge.condition ? writeCondition(edge.condition) : edge.isDefault ? (tx.locale === 'zh' ? '其他情况' : 'otherwise') : '')
      return { id, points: points.map(([x, y]): [number, number] => [x, y]), label: label && text ? { x: label[0], y: label[1], text } : null, isTaken: standing.edges.has(id) }
    }),
  }
}

/** Follows the way a document has come: through what was passed, up to where somebody is asked. */
export function standingOf(model: FlowModel, state: FlowState | null): { nodes: Map<string, 'done' | 'now' | 'stopped'>; edges: Set<string> } {
  const nodes = new Map<string, 'done' | 'now' | 'stopped'>()
  const edges = new Set<string>()
  if (!state || state.status === 'returned') return { nodes, edges }
  const now = new Set(state.visits.map((v) => v.nodeId))
  const passed = new Set(state.passed.map((p) => p.nodeId))
  const open = [model.nodes.find((n) => n.kind === 'start')!.id]
  while (open.length > 0) {
    const id = open.pop()!
    if (nodes.has(id)) continue
    const node = nodeOf(model, id)
    const isReached = node.kind !== 'approval' || passed.has(id)
    if (now.has(id)) nodes.set(id, 'now')
    else if (!isReached && (state.status === 'rejected' || state.status === 'withdrawn')) nodes.set(id, 'stopped')
    else if (isReached && (node.kind !== 'end' || state.status === 'approved')) nodes.set(id, 'done')
    if (!isReached || now.has(id)) continue
    const out = edgesFrom(model, id)
    const taken = node.kind === 'exclusive' && out.length > 1 ? [out.find((e) => e.condition && holds(e.condition, state.fields)) ?? out.find((e) => e.isDefault)] : out
    const waits = node.kind === 'parallel' && model.edges.some((e) => e.to === id && state.arrived.includes(e.id))
    if (waits) continue
    for (const edge of taken) {
      if (!edge) continue
      edges.add(edge.id)
      open.push(edge.to)
    }
  }
  return { nodes, edges }
}
