import { describe, expect, it } from 'vitest'
import type { ColumnProfile, SemanticType } from '../../../engines/data/contract.ts'
import { creditCheckDigit } from '../../../engines/data/rules/identity-operations.ts'
import { afterRules, suggestRules, tryRule } from './suggest-rules.ts'

const column = (semanticType: SemanticType): ColumnProfile => ({ source: 's', column: 'x', rows: 10, nulls: 0, empties: 0, distinct: 3, minLength: 1, maxLength: 9, min: null, max: null, top: [], masks: [], semanticType, semanticShare: 1, isKeyCandidate: false, findings: [] })
const values = (...list: string[]) => list.map((value, i) => ({ value, rows: i + 1, line: i + 2 }))

describe('a suggested rule', () => {
  it('is tried on every value: rows rewritten, rows that it cannot read, samples of both', () => {
    const [rule] = suggestRules('x', column('date'), values('2024-03-05', '2024/3/5', '45356', '2024-02-30'), [])
    expect(rule).toMatchObject({ rule: { op: 'parseDate' }, touched: 5, unreadable: 4 })
    expect(rule!.samples).toEqual([{ line: 4, before: '45356', after: '2024-03-05' }, { line: 3, before: '2024/3/5', after: '2024-03-05' }, { line: 5, before: '2024-02-30', after: null }])
  })

  it('is not made for clean values or where the rule stands already', () => {
    expect(suggestRules('x', column('date'), values('2024-03-05'), [])).toEqual([])
    expect(suggestRules('x', column('date'), values('2024/3/5'), [{ column: 'x', op: 'parseDate', args: {}, severity: 'warn' }])).toEqual([])
  })

  it('maps units of measure to one spelling', () => {
    const [rule] = suggestRules('x', column('text'), values('个', 'PCS', '只', '公斤'), [])
    expect(rule!.rule).toMatchObject({ op: 'mapValues', args: { map: { PCS: '个', 只: '个', 公斤: 'kg' } } })
    expect(rule!.touched).toBe(9)
  })

  it('meets what the standing rules leave, not what was landed', () => {
    const standing = [{ column: 'x', op: 'trim', args: {}, severity: 'warn' as const }, { column: 'x', op: 'upper', as: 'y', args: {}, severity: 'warn' as const }]
    expect(afterRules('x', standing, ' a ')).toBe('a')
    expect(suggestRules('x', column('text'), values(' a '), standing)).toEqual([])
  })

  it('counts a credit code in small letters as rewritten and one with a wrong check digit as unreadable', () => {
    const body = '91120110MA5K9X8Q2'
    const right = body + creditCheckDigit(body)
    const wrong = body + (right.endsWith('A') ? 'B' : 'A')
    const tried = tryRule({ column: 'x', op: 'creditCode', args: {}, severity: 'reject', kind: 'cleanse' }, values(right, right.toLowerCase(), wrong))
    expect(tried).toMatchObject({ touched: 2, unreadable: 3 })
  })
})
