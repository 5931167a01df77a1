import { conditionLanguage, type Element, openModdle } from './bpmn-elements.ts'
import { writeCondition } from './condition.ts'
import { layoutFlow } from './flow-layout.ts'
import type { ApprovalNode, ApproverSource, FlowModel, FlowNode } from './flow-model.ts'

const types: Record<FlowNode['kind'], string> = { start: 'bpmn:StartEvent', end: 'bpmn:EndEvent', approval: 'bpmn:UserTask', exclusive: 'bpmn:ExclusiveGateway', parallel: 'bpmn:ParallelGateway' }

/** The flow as BPMN 2.0 XML with a drawing, readable by any BPMN tool; Landfall's own attributes ride along as extension elements. */
export async function writeBpmn(model: FlowModel): Promise<string> {
  const moddle = openModdle()
  const extension = (element: Element): Element => moddle.create('bpmn:ExtensionElements', { values: [element] })
  const made = new Map(model.nodes.map((node) => [node.id, moddle.create(types[node.kind], {
    id: node.id, ...(node.name ? { name: node.name } : {}), ...(node.nameEn ? { 'landfall:nameEn': node.nameEn } : {}),
    ...(node.kind === 'approval' ? { extensionElements: extension(moddle.create('landfall:Approval', approvalAttributes(node))) } : {}),
  })]))
  const flows = new Map(model.edges.map((edge) => [edge.id, moddle.create('bpmn:SequenceFlow', {
    id: edge.id, ...(edge.name ? { name: edge.name } : {}), ...(edge.nameEn ? { 'landfall:nameEn': edge.nameEn } : {}), sourceRef: made.get(edge.from), targetRef: made.get(edge.to),
    ...(edge.condition ? { conditionExpression: moddle.create('bpmn:FormalExpression', { language: conditionLanguage, body: writeCondition(edge.condition) }) } : {}),
  })]))
  for (const node of model.nodes) {
    const element = made.get(node.id)! as Record<string, unknown>
    element.incoming = model.edges.filter((e) => e.to === node.id).map((e) => flows.get(e.id))
    element.outgoing = model.edges.filter((e) => e.from === node.id).map((e) => flows.get(e.id))
    const byDefault = model.edges.find((e) => e.from === node.id && e.isDefault)
    if (byDefault) element.default = flows.get(byDefault.id)
  }
  const process = moddle.create('bpmn:Process', {
    id: model.id, name: model.name, isExecutable: true, extensionElements: extension(moddle.create('landfall:Flow', { dedupe: model.dedupe })),
    flowElements: [...made.values(), ...flows.values()],
  })
  const definitions = moddle.create('bpmn:Definitions', { id: `${model.id}_definitions`, targetNamespace: 'urn:landfall:flows', exporter: 'Landfall', rootElements: [process], diagrams: [drawing(moddle, model, process, made, flows)] })
  return (await moddle.toXML(definitions, { format: true })).xml
}

function approvalAttributes(node: ApprovalNode): Record<string, string> {
  return { ...sourceAttributes(node.source), mode: node.mode, whenEmpty: node.whenEmpty, whenSelf: node.whenSelf }
}

function sourceAttributes(source: ApproverSource): Record<string, string> {
  switch (source.type) {
    case 'people': return { source: 'people', people: source.personIds.join(' ') }
    case 'role': return { source: 'role', role: source.role }
    case 'departmentHead': return { source: 'departmentHead', level: String(source.level), ...(source.department ? { department: source.department } : {}) }
    case 'superiorChain': return { source: 'superiorChain', levels: String(source.levels) }
  }
}

function drawing(moddle: ReturnType<typeof openModdle>, model: FlowModel, process: Element, nodes: Map<string, Element>, flows: Map<string, Element>): Element {
  const layout = layoutFlow(model)
  const shapes = layout.nodes.map((n) => moddle.create('bpmndi:BPMNShape', { id: `${n.id}_shape`, bpmnElement: nodes.get(n.id), bounds: moddle.create('dc:Bounds', boundsOf(n, model)) }))
  const edges = layout.edges.map((e) => moddle.create('bpmndi:BPMNEdge', { id: `${e.id}_edge`, bpmnElement: flows.get(e.id), waypoint: e.points.map(([x, y]) => moddle.create('dc:Point', { x, y })) }))
  return moddle.create('bpmndi:BPMNDiagram', { id: `${model.id}_diagram`, plane: moddle.create('bpmndi:BPMNPlane', { id: `${model.id}_plane`, bpmnElement: process, planeElement: [...shapes, ...edges] }) })
}

/** Events are round in BPMN: a square in the middle of their place. */
function boundsOf(n: { id: string; x: number; y: number; width: number; height: number }, model: FlowModel): Record<string, number> {
  const kind = model.nodes.find((m) => m.id === n.id)?.kind
  return kind === 'start' || kind === 'end' ? { x: n.x + (n.width - n.height) / 2, y: n.y, width: n.height, height: n.height } : { x: n.x, y: n.y, width: n.width, height: n.height }
}
