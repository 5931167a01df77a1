import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lintRequirement } from './lint-requirement.ts'
import { acceptanceSkeleton, parseSentence } from './sentence-form.ts'

const found = (text: string, options = {}) => lintRequirement(text, options).map((f) => `${f.rule}:${f.word}`)

describe('requirement lint in Chinese', () => {
  it.each([
    ['系统应快速响应用户操作。', ['R7:快速']],
    ['系统应尽可能保留历史记录。', ['R8:尽可能']],
    ['系统应导出 Excel、PDF 等格式。', ['R9:等']],
    ['系统应包括但不限于三种报表。', ['R9:包括但不限于']],
    ['系统支持扫码收货。', ['form:系统支持扫码收货。', 'R10:支持']],
    ['当下单时，系统应生成订单并且通知仓库。', ['R19:并且']],
    ['系统应记录其编号。', ['R24:其']],
    ['系统应禁止任何人修改凭证。', ['R26:任何']],
    ['系统应提高盘点效率。', ['R34:提高']],
    ['系统应定期备份。', ['R35:定期']],
    ['系统应该显示库存。', ['form:系统应该显示库存。', 'modal:应该']],
    ['系统应按待定规则编码。', ['pending:待定']],
    ['系统应保存单据，系统应打印标签。', ['R18:应']],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    '当库存低于安全库存时，系统应生成补货建议。',
    '当批次出库时，系统应按先进先出给出批次。',
    '系统应列出近 6 个月成交价。',
    '系统应按平均等级显示等级品数量，两数相等时不提示。',
    '当提交工程变更时，系统应列出更新前后值。',
    '系统应在 30 分钟内实时更新在制数量。',
    '系统应在 2 秒内快速返回结果。',
    '系统应把合并订单的部分收货记为一次到货。',
    '系统应按上下限计算需求。',
    '系统应使盘点差异率降低 30 %。',
    '系统应列出每家供应商的应付余额与响应时间。',
  ])('leaves the trade\'s own words alone: %s', (text) => expect(found(text)).toEqual([]))

  it('accepts a comparison whose KPI has baseline and target', () => {
    expect(found('系统应缩短周期，减少等待。', { hasKpi: true })).toEqual([])
    expect(found('系统应缩短周期，减少积压。')).toEqual(['R34:减少'])
  })

  it('keeps quiet about what the author marked as meant, and about nothing else', () => {
    expect(found('系统应快速、灵活地排产。', { meant: [{ rule: 'R7', word: '快速' }] })).toEqual(['R7:灵活'])
  })

  it('says where the word stands', () => {
    const text = '甲乙丙。系统应快速响应。'
    const [f] = lintRequirement(text).filter((x) => x.rule === 'R7')
    expect(text.slice(f!.start, f!.end)).toBe('快速')
  })
})

describe('requirement lint in English', () => {
  it.each([
    ['The system shall respond fast.', ['R7:fast']],
    ['The system shall warn the buyer if possible.', ['R8:if possible']],
    ['The system shall export PDF, etc.', ['R9:etc']],
    ['The system shall support scanning.', ['R10:support']],
    ['The system should print a label.', ['modal:should']],
    ['The limit is TBD.', ['form:The limit is', 'pending:TBD']],
    ['The system shall respond within 2 seconds, fast.', []],
    ['When stock falls below safety stock, the system shall create a suggestion.', []],
    ['The system shall post the fastener list.', []],
  ])('%s', (text, expected) => expect(found(text)).toEqual(expected))
})

describe('any text', () => {
  it('gives findings inside the text, in order, and the same every time', () => {
    const piece = fc.constantFrom('系统', '应', '快速', '等', '等级', '安全库存', '并', '合并', '。', ' 30 分钟', 'shall ', 'fast ', '\n', 'é', '😀', ' ')
    fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      const findings = lintRequirement(text)
      let last = 0
      for (const f of findings) {
        expect(f.start).toBeGreaterThanOrEqual(last)
        expect(f.end).toBeLessThanOrEqual(text.length)
        if (f.rule !== 'form') expect(text.slice(f.start, f.end)).toBe(f.word)
        last = f.start
      }
      expect(lintRequirement(text)).toEqual(findings)
    }))
  })
})

describe('sentence forms', () => {
  it.each([
    ['系统应保存 BOM 的每个版本。', 'always', null],
    ['当提交请购时，系统应按金额走分级审批。', 'event', '提交请购'],
    ['在盘点期间，系统应冻结库位。', 'state', '盘点'],
    ['若发票重复，则系统应拒绝保存。', 'unwanted', '发票重复'],
    ['When a request is submitted, the system shall route it by amount.', 'event', 'a request is submitted'],
  ])('%s', (text, form, condition) => expect(parseSentence(text)).toMatchObject({ form, condition }))

  it('gives the skeleton of the acceptance test', () => {
    expect(acceptanceSkeleton('当提交请购时，系统应按金额走分级审批。')).toBe('前提：\n操作：提交请购\n预期：系统应按金额走分级审批')
    expect(acceptanceSkeleton('我们要一个好系统')).toBeNull()
  })
})
