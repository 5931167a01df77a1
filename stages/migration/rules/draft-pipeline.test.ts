import { describe, expect, it } from 'vitest'
import { parsePipeline, pipelineYaml } from '../../../engines/data/parse-pipeline.ts'
import { commonName } from '../../../engines/data/propose-mapping/pipeline-draft.ts'
import { draftPipeline } from './draft-pipeline.ts'
import { setField } from './edit-pipeline.ts'
import { bestHead, fieldProposals, proposalsFor } from './field-proposals.ts'
import { targetTemplate } from './target-template.ts'

describe('a first pipeline', () => {
  it('maps the columns whose heads say what the target wants, and parses', () => {
    const pipeline = draftPipeline(targetTemplate('supplier')!, { id: 'source', path: 'a.csv', columns: ['编号', '单位名称', '税号', '账期(天)', '银行账号', '类别', '状态'] }, 'draft')
    const from = Object.fromEntries(pipeline.map.map((m) => [m.target, m.from]))
    expect(from).toMatchObject({ supplier_code: '$code', name: '单位名称', credit_code: '税号', payment_days: '账期_天', bank_account: '银行账号', category: '类别', is_active: '状态' })
    expect(parsePipeline(pipelineYaml(pipeline)).target.table).toBe('supplier')
  })

  it('looks new codes up and takes the key of the old system', () => {
    const pipeline = draftPipeline(targetTemplate('stock')!, { id: 'source', path: 'a.xlsx', columns: ['存放/仓库', '存放/物料编码', '存放/批次号', '结存/库存数量', '结存/单位', '结存/库存金额'], headerRows: 2 }, 'draft')
    expect(pipeline.map.find((m) => m.target === 'material_code')).toMatchObject({ from: '物料编码', lookup: { object: 'material' } })
    expect(pipeline.sources[0]!.key).toEqual(['仓库', '物料编码', '批次号'])
    expect(pipeline.reconcile.filter((r) => r.level === 'total')).toHaveLength(3)
  })

  it('says why a field is mapped and how sure that is, and reads English and pinyin heads as well', () => {
    const template = targetTemplate('supplier')!
    const found = fieldProposals(template.target, template, ['vend_nm', 'lxdh', 'dz', 'bank_acct'], new Set(['supplier_code']))
    expect([...found].map(([target, p]) => [target, p.head])).toEqual(expect.arrayContaining([['name', 'vend_nm'], ['phone', 'lxdh'], ['address', 'dz'], ['bank_account', 'bank_acct']]))
    expect(found.get('address')!.reasons[0]!.zh).toContain('拼音')
    expect(found.get('address')!.confidence).toBeGreaterThan(0.9)
    expect(fieldProposals(template.target, template, ['状态']).get('is_active')!.reasons).toEqual([{ zh: '这个字段的已知叫法', en: 'a name known for this field' }])
    const material = targetTemplate('material')!
    expect(fieldProposals(material.target, material, ['含税单价']).get('reference_cost')).toMatchObject({ head: '含税单价', confidence: null })
  })

  it('shows whether a field takes what is proposed for it, and proposes nothing where a rule or a fixed value makes it', () => {
    const template = targetTemplate('supplier')!
    const drafted = pipelineYaml(draftPipeline(template, { id: 'source', path: 'a.csv', columns: ['单位名称', '地址', '备注'] }, 'draft'))
    expect(proposalsFor(parsePipeline(drafted), template).get('address')).toMatchObject({ from: '地址', label: '地址', isTaken: true })
    const changed = parsePipeline(setField(setField(drafted, 'address', { from: '备注', value: null }), 'name', { from: null, value: '某公司' }))
    expect(proposalsFor(changed, template).get('address')).toMatchObject({ from: '地址', isTaken: false })
    expect([proposalsFor(changed, template).has('name'), proposalsFor(changed, template).has('supplier_code')]).toEqual([false, false])
  })

  it('does not give one column to two targets, and names columns so that the language takes them', () => {
    expect(bestHead(['单价'], ['含税单价'], new Set())).toBe('含税单价')
    expect(bestHead(['单价'], ['含税单价'], new Set(['含税单价']))).toBeNull()
    expect(commonName('提前期(天)', new Set())).toBe('提前期_天')
    expect(commonName('2024 数量', new Set())).toBe('c_2024_数量')
    expect(commonName('A/数量', new Set(['数量']))).toBe('数量_2')
  })
})
