import type { Block, DocumentModel, Section } from '../../../engines/document/contract.ts'
import { readBpmn } from '../../../engines/workflow/read-bpmn.ts'
import { edgesFrom, type FlowModel, nameIn } from '../../../engines/workflow/flow-model.ts'
import { writeCondition } from '../../../engines/workflow/condition.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { linkedItems, listItems } from '../../../platform/trace/item-store.ts'
import { publishedVersions } from '../approvals/flow-versions.ts'
import { namesOf } from '../approvals/org-chart.ts'
import { sourceInWords } from '../approvals/picture.ts'
import { approvalFlow } from '../kinds/approval-flow.ts'
import { configurationItem } from '../kinds/configuration-item.ts'
import { fieldMapping } from '../kinds/field-mapping.ts'
import { texts } from '../texts.ts'
import { type Frame, frameOf, nothing, wordOf } from './frame.ts'

/** 《系统配置手册》 DOC-13: by module what differs from the vendor standard, who asked for it and why; field mappings; approval flows. */
export async function configurationManual(tx: Tx, input: { phaseId: string | null }): Promise<DocumentModel> {
  const frame = await frameOf(tx, input.phaseId)
  const items = await listItems(tx, configurationItem, { phaseId: input.phaseId })
  const requirements = await linkedItems(tx, items.map((i) => i.id), 'satisfies', 'out')
  const mappings = await listItems(tx, fieldMapping, { phaseId: input.phaseId })
  const flows = (await listItems(tx, approvalFlow, { phaseId: input.phaseId })).filter((f) => f.state === 'published')
  const { say } = frame
  const classWord = (value: string | null): string => wordOf(configurationItem.fields.fitClass.definition.options, value, tx.locale)
  const itemBlock = (list: typeof items): Block => ({
    type: 'table',
    columns: [{ header: say('编号', 'Code'), width: 12 }, { header: say('配置项', 'Item'), width: 16 }, { header: say('原厂标准值', 'Vendor standard'), width: 16 }, { header: say('本企业取值', 'Value here'), width: 19 }, { header: say('类别', 'Class'), width: 12 }, { header: say('谁需要', 'Needed by'), width: 10 }, { header: say('需求', 'Req.'), width: 12 }, { header: say('状态', 'State'), width: 10 }],
    rows: list.map((i) => [i.code, i.title, i.standardValue ?? '', i.customValue ?? '', classWord(i.fitClass), frame.person(i.neededById) || frame.department(i.departmentId), (requirements.get(i.id) ?? []).map((r) => r.code).join(' '), configurationItem.states[i.state as keyof typeof configurationItem.states]?.[tx.locale === 'zh' ? 0 : 1] ?? i.state]),
  })
  const byModule: Section[] = frame.modules.flatMap((m): Section[] => {
    const own = items.filter((i) => i.moduleId === m.id)
    if (own.length === 0) return []
    const notes = own.filter((i) => i.upgradeNote)
    return [{ heading: `${m.name}（${m.code}）`, blocks: [itemBlock(own), ...(notes.length > 0 ? [{ type: 'paragraph' as const, text: say('升级时留意', 'When the vendor upgrades'), bold: true }, { type: 'list' as const, items: notes.map((i) => `${i.code} ${i.title}：${i.upgradeNote}`) }] : [])] }]
  })
  const custom = items.filter((i) => i.fitClass !== 'std')
  return {
    title: texts.manual[tx.locale], number: `${frame.code}-DOC13`, version: '1.0', locale: tx.locale, cover: frame.cover,
    revisions: [{ version: '1.0', date: tx.today, author: frame.person(tx.personId), change: say('由配置数据生成', 'Generated from the configuration data') }],
    signatures: [{ role: say('信息部负责人', 'IT operations') }, { role: say('乙方项目经理', 'Implementer project manager') }],
    sections: [
      { heading: say('概况', 'Summary'), blocks: [{ type: 'fields', rows: [
        { label: say('配置项', 'Configuration items'), value: String(items.length) },
        { label: say('与原厂标准不同', 'Other than vendor standard'), value: `${custom.length}` },
        { label: say('二次开发', 'Customization'), value: `${items.filter((i) => i.fitClass === 'ext').length}` },
        { label: say('已验收', 'Accepted'), value: `${items.filter((i) => i.state === 'accepted').length} / ${items.length}` },
      ] }] },
      { heading: say('各模块配置', 'Configuration by module'), blocks: byModule.length === 0 ? [nothing(frame)] : [], sections: byModule },
      { heading: say('字段映射', 'Field mappings'), blocks: mappings.length === 0 ? [nothing(frame)] : [{ type: 'table', columns: [{ header: say('单据', 'Document'), width: 16 }, { header: say('旧系统字段', 'Legacy field'), width: 20 }, { header: say('新系统字段', 'New field'), width: 20 }, { header: say('取值规则', 'Rule'), width: 28 }, { header: say('必填', 'Required'), width: 8 }, { header: say('默认值', 'Default'), width: 10 }], rows: mappings.map((m) => [m.documentType ?? '', m.legacyField ?? '', m.newField ?? '', m.rule ?? '', m.isRequired ? say('是', 'Yes') : '', m.defaultValue ?? '']) }] },
      { heading: say('审批流', 'Approval flows'), blocks: flows.length === 0 ? [nothing(frame)] : [], sections: await Promise.all(flows.map((f) => flowSection(tx, f, frame))) },
    ],
  }
}

async function flowSection(tx: Tx, flow: { id: string; code: string; title: string }, frame: Frame): Promise<Section> {
  const [version] = await publishedVersions(tx, flow.id)
  const model = await readBpmn(version!.xml)
  const names = await namesOf(tx)
  const { say } = frame
  const modes = { any: say('或签', 'Any'), all: say('会签', 'All'), sequence: say('依次', 'In turn') }
  return {
    heading: `${flow.code} ${flow.title} V${version!.version}`,
    blocks: [{ type: 'table', columns: [{ header: say('节点', 'Step'), width: 22 }, { header: say('审批人', 'Approver'), width: 34 }, { header: say('方式', 'Mode'), width: 12 }, { header: say('到达条件', 'Reached when'), width: 32 }], rows: model.nodes.flatMap((n) => (n.kind === 'approval' ? [[nameIn(n, tx.locale), sourceInWords(n.source, names, tx.locale), modes[n.mode], conditionsTo(model, n.id, tx.locale) || say('总是', 'always')]] : [])) },
      { type: 'paragraph', text: say(`检查：${version!.findings?.length ? version!.findings.map((f) => f.text.zh).join('；') : '全员逐金额推演，无问题'}（${frame.day(version!.checkedAt)}）`, `Proof: ${version!.findings?.length ? version!.findings.map((f) => f.text.en).join('; ') : 'played through for everybody and every band, nothing found'} (${frame.day(version!.checkedAt)})`) }],
  }
}

/** The conditions on the way to a node, from the start. */
function conditionsTo(model: FlowModel, nodeId: string, locale: 'zh' | 'en'): string {
  const found: string[] = []
  const walk = (at: string, conditions: readonly string[], seen: readonly string[]): boolean => {
    if (at === nodeId) {
      found.push(...conditions)
      return true
    }
    return edgesFrom(model, at).some((e) => !seen.includes(e.to) && walk(e.to, e.condition ? [...conditions, nameIn(e, locale) || writeCondition(e.condition)] : conditions, [...seen, e.to]))
  }
  walk(model.nodes.find((n) => n.kind === 'start')!.id, [], [])
  return [...new Set(found)].join(locale === 'zh' ? '、' : ', ')
}
