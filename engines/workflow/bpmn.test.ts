import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outlines } from './flow-arbitrary.ts'
import { approval, requisition, requisitionModel } from './flow-fixture.ts'
import { modelOfOutline, outlineOf } from './outline.ts'
import { readBpmn } from './read-bpmn.ts'
import { writeBpmn } from './write-bpmn.ts'

describe('BPMN 2.0', () => {
  it('written and read again is the same flow, with our attributes', async () => {
    await fc.assert(fc.asyncProperty(outlines, async (outline) => {
      const read = await readBpmn(await writeBpmn(modelOfOutline(outline, 'flow')))
      expect(read).toEqual(modelOfOutline(outline, 'flow'))
      expect(outlineOf(read)).toEqual(outline)
    }), { numRuns: 30 })
  })

  it('draws every element', async () => {
    const xml = await writeBpmn(requisitionModel)
    for (const node of requisitionModel.nodes) expect(xml).toContain(`bpmnElement="${node.id}"`)
    for (const edge of requisitionModel.edges) expect(xml).toContain(`bpmnElement="${edge.id}"`)
  })

  it('refuses by name what the engine does not run', async () => {
    const xml = (await writeBpmn(requisitionModel)).replace('</bpmn:process>', '<bpmn:scriptTask id="s1" name="记账" /><bpmn:inclusiveGateway id="g9" /></bpmn:process>')
    await expect(readBpmn(xml)).rejects.toMatchObject({ code: 'flow.bpmn.unsupported', detail: { elements: ['ScriptTask "记账"', 'InclusiveGateway "g9"'] } })
  })

  it('refuses timers, loops and steps without an approver source', async () => {
    const xml = (await writeBpmn(modelOfOutline({ ...requisition, steps: [approval('a', { type: 'role', role: 'x' })] }, 'f')))
      .replace(/<landfall:approval[^>]*>/, '').replace('<bpmn:startEvent id="start">', '<bpmn:startEvent id="start"><bpmn:timerEventDefinition id="t" />')
    await expect(readBpmn(xml)).rejects.toMatchObject({ code: 'flow.bpmn.unsupported', detail: { elements: ['StartEvent "start": TimerEventDefinition', 'UserTask "a": no approver source (landfall:approval)'] } })
  })

  it.each([
    ['not XML', 'plain text', 'flow.bpmn.malformed'],
    ['cut short', '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"><bpmn:process id="p">', 'flow.bpmn.malformed'],
    ['without a process', '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" />', 'flow.bpmn.malformed'],
  ])('refuses a file that is %s', async (_, xml, code) => {
    await expect(readBpmn(xml)).rejects.toMatchObject({ code })
  })

  it('names a condition that cannot be read', async () => {
    const xml = (await writeBpmn(requisitionModel)).replace('amount &lt;= 5000<', '#{amount} lt 5000<')
    await expect(readBpmn(xml)).rejects.toMatchObject({ code: 'flow.condition.malformed' })
  })
})

const suite = path.resolve(import.meta.dirname, '../../../../shared/suites/bpmn-miwg')
describe.skipIf(!fs.existsSync(suite))('the models of the BPMN interchange group', () => {
  it('are read, or refused by name: never a crash', async () => {
    for (const file of fs.readdirSync(suite).filter((f) => f.endsWith('.bpmn'))) {
      const outcome = await readBpmn(fs.readFileSync(path.join(suite, file), 'utf8')).then(() => 'read', (e) => e.code as string)
      expect([file, outcome]).toEqual([file, expect.stringMatching(/^(read|flow\.)/)])
    }
  })
})
