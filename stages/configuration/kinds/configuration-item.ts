import { Refused } from '../../../engines/errors.ts'
import { field } from '../../../platform/kinds/field.ts'
import { defineKind, type ItemOf } from '../../../platform/kinds/kind.ts'
import { whyNotAccepted, whyNotConfirmed } from '../queries/item-standing.ts'

/** What an acceptance covers: a change of one of these needs the item to be opened again. */
const acceptedFields = ['title', 'moduleId', 'standardValue', 'customValue', 'fitClass', 'phaseId'] as const

export const configurationItem = defineKind({
  kind: 'configurationItem', stage: 'configuration', prefix: 'CFG', table: 'configuration_item', path: 'configuration-items',
  label: { zh: '配置项', en: 'Configuration item' },
  standard: ['phase', 'department', 'owner'],
  fields: {
    moduleId: field.module('模块', 'Module', { required: true, inList: true }),
    area: field.text('功能域', 'Area', { hint: { zh: '参数、编码、单据类型、报表、打印、接口……', en: 'Parameter, code, document type, report, print, interface …' } }),
    fitClass: field.enum('类别', 'Class', { std: ['原厂标准', 'Vendor standard'], cfg: ['参数配置', 'Configuration'], chg: ['改流程', 'Process change'], ext: ['二次开发', 'Customization'] }, { required: true, inList: true }),
    standardValue: field.longText('原厂标准值', 'Vendor standard value', { hint: { zh: '出厂时是什么样', en: 'As it is delivered' } }),
    customValue: field.longText('本企业取值', 'Value here', { hint: { zh: '改成什么；与标准相同就写"同标准"', en: 'What it becomes; "as standard" where it stays' } }),
    neededById: field.person('谁需要', 'Needed by', { inList: true }),
    effortDays: field.decimal('工作量', 'Effort', { unit: { zh: '人天', en: 'days' }, min: 0 }),
    upgradeNote: field.longText('升级说明', 'Upgrade note', { hint: { zh: '原厂升级时要看什么、会不会被覆盖', en: 'What to look at when the vendor upgrades, and whether it is overwritten' } }),
  },
  states: { draft: ['草稿', 'Draft', 'idle'], confirmed: ['已确认', 'Confirmed', 'info'], configured: ['已配置', 'Configured', 'review'], tested: ['已测试', 'Tested', 'review'], accepted: ['已验收', 'Accepted', 'ok'] },
  initialState: 'draft',
  transitions: {
    confirm: { label: { zh: '确认', en: 'Confirm' }, from: ['draft'], to: 'confirmed', primary: true, refuse: whyNotConfirmed },
    configure: { label: { zh: '配置完成', en: 'Configured' }, from: ['confirmed'], to: 'configured', primary: true },
    test: { label: { zh: '测试通过', en: 'Tested' }, from: ['configured'], to: 'tested', primary: true },
    accept: { label: { zh: '验收', en: 'Accept' }, from: ['tested'], to: 'accepted', primary: true, ability: 'sign', refuse: whyNotAccepted },
    reopen: { label: { zh: '重新打开', en: 'Open again' }, from: ['confirmed', 'configured', 'tested', 'accepted'], to: 'draft', needsReason: true },
  },
  links: [{ name: 'requirements', type: 'satisfies', direction: 'out', kinds: ['requirement'], label: { zh: '满足的需求', en: 'Requirements' } }],
  refuse: async (_tx, values, before) => {
    if (before?.state !== 'accepted') return undefined
    const changed = acceptedFields.filter((f) => (values[f] ?? null) !== (before[f] ?? null))
    return changed.length === 0 ? undefined : new Refused('configuration_item.accepted', { code: before.code, fields: changed }, {
      zh: `${before.code} 已经验收。要改，先"重新打开"并写明原因；它会计入验收后变更。`,
      en: `${before.code} is accepted. To change it, open it again with a reason; that counts as a change after acceptance.`,
    })
  },
})
export type ConfigurationItem = ItemOf<typeof configurationItem>
