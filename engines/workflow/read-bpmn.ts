import { Invalid, Refused } from '../errors.ts'
import { type Element, openModdle } from './bpmn-elements.ts'
import { parseCondition } from './condition.ts'
import type { ApprovalNode, ApproverSource, FlowEdge, FlowModel, FlowNode } from './flow-model.ts'

const kinds: Record<string, FlowNode['kind']> = { 'bpmn:StartEvent': 'start', 'bpmn:EndEvent': 'end', 'bpmn:UserTask': 'approval', 'bpmn:ExclusiveGateway': 'exclusive', 'bpmn:ParallelGateway': 'parallel' }
const drawnOnly = new Set(['bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference'])

/**
 * Compiles BPMN 2.0 XML to what the engine runs. Throws `Invalid` (`flow.bpmn.malformed`, `flow.condition.malformed`, `flow.approval.invalid`)
 * for what is broken, and `Refused` (`flow.bpmn.unsupported`) that lists by name every element which the engine does not run.
 */
export async function readBpmn(xml: string): Promise<FlowModel> {
  const root = await parse(xml)
  const all = (root.rootElements ?? []) as Element[]
  const processes = all.filter((e) => e.$type === 'bpmn:Process')
  const process = processes[0]
  if (!process) throw malformed('no process')
  const elements = (process.flowElements ?? []) as Element[]
  const refused = [
    ...processes.slice(1).map((p) => label(p)),
    ...all.filter((e) => e.$type === 'bpmn:Collaboration' && (e.messageFlows ?? []).length > 0).map((e) => `${label(e)}: message flow`),
    ...elements.flatMap(unsupported),
  ]
  if (refused.length > 0) throw notRun(refused)
  const nodes = elements.filter((e) => kinds[e.$type]).map(nodeOf)
  const edges = elements.filter((e) => e.$type === 'bpmn:SequenceFlow').map((e) => edgeOf(e))
  mustHangTogether(nodes, edges)
  const flow = extensionOf(process, 'landfall:Flow')
  return { id: process.id ?? 'flow', name: process.name ?? '', dedupe: oneOf(flow?.dedupe, ['none', 'consecutive', 'once'] as const, 'none', process), nodes, edges }
}

async function parse(xml: string): Promise<Element> {
  try {
    const { rootElement, warnings } = await openModdle().fromXML(xml)
    const broken = warnings.find((w) => !w.message.includes('unresolved reference') || w.message.includes('sourceRef') || w.message.includes('targetRef'))
    if (rootElement.$type !== 'bpmn:Definitions' || broken) throw malformed(broken?.message ?? rootElement.$type)
    return rootElement
  } catch (error) {
    if (error instanceof Invalid) throw error
    throw malformed((error as Error).message.split('\n')[0] ?? '')
  }
}

function unsupported(e: Element): string[] {
  if (e.$type === 'bpmn:SequenceFlow' || drawnOnly.has(e.$type)) return []
  if (!kinds[e.$type]) return [label(e)]
  const extra = [
    ...(e.eventDefinitions ?? []).map((d: Element) => d.$type), ...(e.loopCharacteristics ? [e.loopCharacteristics.$type] : []),
    ...(e.$type === 'bpmn:UserTask' && e.outgoing?.length > 1 ? ['several outgoing flows'] : []),
    ...(e.$type === 'bpmn:UserTask' && !extensionOf(e, 'landfall:Approval') ? ['no approver source (landfall:approval)'] : []),
  ]
  return extra.map((what) => `${label(e)}: ${String(what).replace('bpmn:', '')}`)
}

function nodeOf(e: Element): FlowNode {
  const kind = kinds[e.$type]!
  const plain = { id: e.id!, name: e.name ?? '', ...english(e) }
  return kind === 'approval' ? { ...plain, ...approvalOf(e) } : { ...plain, kind }
}

function approvalOf(e: Element): Omit<ApprovalNode, 'id' | 'name'> {
  const own = extensionOf(e, 'landfall:Approval')!
  return {
    kind: 'approval', source: sourceOf(own, e),
    mode: oneOf(own.mode, ['any', 'all', 'sequence'] as const, 'any', e),
    whenEmpty: oneOf(own.whenEmpty, ['approve', 'reject', 'admin', 'refuse'] as const, 'refuse', e),
    whenSelf: oneOf(own.whenSelf, ['self', 'skip', 'superior', 'admin'] as const, 'superior', e),
  }
}

function sourceOf(own: Element, e: Element): ApproverSource {
  const type = oneOf(own.source, ['people', 'role', 'departmentHead', 'superiorChain'] as const, undefined, e)
  switch (type) {
    case 'people': return { type, personIds: String(own.people ?? '').split(/\s+/).filter(Boolean) }
    case 'role': return { type, role: required(own.role, 'role', e) }
    case 'departmentHead': return { type, level: wholeNumber(own.level ?? '1', e), ...(own.department ? { department: own.department as string } : {}) }
    case 'superiorChain': return { type, levels: wholeNumber(own.levels ?? '1', e) }
  }
}

function edgeOf(e: Element): FlowEdge {
  const body = e.conditionExpression?.body as string | undefined
  return { id: e.id!, from: e.sourceRef?.id ?? '', to: e.targetRef?.id ?? '', name: e.name ?? '', ...english(e), condition: body ? parseCondition(body) : null, isDefault: e.sourceRef?.default?.id === e.id }
}

function mustHangTogether(nodes: readonly FlowNode[], edges: readonly FlowEdge[]): void {
  const starts = nodes.filter((n) => n.kind === 'start')
  if (starts.length !== 1) throw malformed(`${starts.length} start events`)
  if (!nodes.some((n) => n.kind === 'end')) throw malformed('no end event')
  const loose = edges.find((e) => !nodes.some((n) => n.id === e.from) || !nodes.some((n) => n.id === e.to))
  if (loose) throw malformed(`sequence flow ${loose.id} hangs loose`)
  const stuck = nodes.find((n) => n.kind !== 'end' && !edges.some((e) => e.from === n.id))
  if (stuck) throw malformed(`nothing follows ${stuck.name || stuck.id}`)
}

function extensionOf(e: Element, type: string): Element | undefined {
  return (e.extensionElements?.values as Element[] | undefined)?.find((v) => v.$type === type)
}

function oneOf<const V extends string>(given: unknown, allowed: readonly V[], otherwise: V | undefined, e: Element): V {
  if (given === undefined && otherwise !== undefined) return otherwise
  if (allowed.includes(given as V)) return given as V
  throw new Invalid('flow.approval.invalid', { element: e.id, given: given ?? null, allowed }, { zh: `节点"${e.name ?? e.id}"的取值"${String(given)}"不认识；可用：${allowed.join('、')}。`, en: `The step "${e.name ?? e.id}" has the unknown value "${String(given)}"; use one of ${allowed.join(', ')}.` })
}

function required(given: unknown, field: string, e: Element): string {
  if (typeof given === 'string' && given.trim()) return given
  throw new Invalid('flow.approval.invalid', { element: e.id, field }, { zh: `节点"${e.name ?? e.id}"缺少 ${field}。`, en: `The step "${e.name ?? e.id}" lacks ${field}.` })
}

function wholeNumber(given: string, e: Element): number {
  const n = Number(given)
  if (Number.isInteger(n) && n >= 1 && n <= 20) return n
  throw new Invalid('flow.approval.invalid', { element: e.id, given }, { zh: `节点"${e.name ?? e.id}"的级数应是 1 到 20。`, en: `The step "${e.name ?? e.id}" needs a level from 1 to 20.` })
}

const english = (e: Element): { nameEn?: string } => (e.nameEn ? { nameEn: String(e.nameEn) } : {})
const label = (e: Element): string => `${e.$type.replace('bpmn:', '')} "${e.name ?? e.id ?? ''}"`

function notRun(elements: string[]): Refused {
  return new Refused('flow.bpmn.unsupported', { elements }, { zh: `这些元素引擎不执行，请改画后再导入：${elements.join('；')}。`, en: `The engine does not run these elements; redraw them, then import again: ${elements.join('; ')}.` })
}

function malformed(reason: string): Invalid {
  return new Invalid('flow.bpmn.malformed', { reason }, { zh: `这份 BPMN 文件读不了：${reason}。请用 BPMN 2.0 工具重新导出。`, en: `This BPMN file cannot be read: ${reason}. Export it again from a BPMN 2.0 tool.` })
}
