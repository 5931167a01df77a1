// @ts-expect-error bpmn-moddle types its elements (bpmn-moddle/types) but not its entry
import { BpmnModdle } from 'bpmn-moddle'

/** The attributes that Landfall keeps in a BPMN file, as a moddle extension (prefix `landfall`). */
const landfall = {
  name: 'Landfall', uri: 'urn:landfall:bpmn:1', prefix: 'landfall', xml: { tagAlias: 'lowerCase' },
  types: [
    { name: 'Named', extends: ['bpmn:FlowElement'], properties: [{ name: 'nameEn', isAttr: true, type: 'String' }] },
    { name: 'Flow', superClass: ['Element'], properties: [{ name: 'dedupe', isAttr: true, type: 'String' }] },
    {
      name: 'Approval', superClass: ['Element'],
      properties: ['source', 'people', 'role', 'department', 'level', 'levels', 'mode', 'whenEmpty', 'whenSelf'].map((name) => ({ name, isAttr: true, type: 'String' })),
    },
  ],
}

/** As much of moddle's elements as is read here. */
export interface Element {
  readonly $type: string
  readonly id?: string
  readonly name?: string
  readonly [property: string]: any
}

interface Moddle {
  fromXML(xml: string): Promise<{ rootElement: Element; warnings: { message: string }[] }>
  toXML(element: Element, options: { format: boolean }): Promise<{ xml: string }>
  create(type: string, attributes?: Record<string, unknown>): Element
}

export const conditionLanguage = 'urn:landfall:condition:1'

export function openModdle(): Moddle {
  return new BpmnModdle({ landfall }) as unknown as Moddle
}
