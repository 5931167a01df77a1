import { describe, expect, it } from 'vitest'
import { addRule, removeRule, setField } from './edit-pipeline.ts'

const yaml = `# 供应商
cleanse:
  - { column: name, op: trim }
  # 比对用
  - { column: name, op: companyKey, as: name_key }
map:
  - { target: name, from: name }
  - { target: code, from: code, lookup: { object: supplier } }
`

describe('a change to a pipeline', () => {
  it('adds a rule before the columns that are derived from it, and keeps comments', () => {
    const after = addRule(yaml, 'cleanse', { column: 'name', op: 'halfWidth', args: {}, severity: 'warn' })
    expect(after.indexOf('halfWidth')).toBeGreaterThan(after.indexOf('trim'))
    expect(after.indexOf('halfWidth')).toBeLessThan(after.indexOf('companyKey'))
    expect(after).toContain('# 供应商')
    expect(after).toContain('# 比对用')
  })

  it('says the severity only where it is not the usual one', () => {
    expect(addRule(yaml, 'cleanse', { column: 'x', op: 'parseDate', args: {}, severity: 'reject' })).toContain('severity: reject')
    expect(addRule(yaml, 'validate', { column: 'x', op: 'required', args: {}, severity: 'reject' })).not.toContain('severity')
    expect(addRule(yaml, 'validate', { column: 'x', op: 'required', args: {}, severity: 'warn' })).toContain('severity: warn')
  })

  it('removes a rule by its place and refuses one that is not there', () => {
    expect(removeRule(yaml, 'cleanse', 0)).not.toContain('op: trim')
    expect(() => removeRule(yaml, 'validate', 0)).toThrow(/no longer/)
  })

  it('points a target column elsewhere, to a constant, or leaves it empty', () => {
    expect(setField(yaml, 'name', { from: 'title', value: null })).toContain('{ target: name, from: title }')
    expect(setField(yaml, 'code', { from: null, value: 'X' })).toMatch(/\{ target: code, value: X \}/)
    expect(setField(yaml, 'name', { from: null, value: null })).toMatch(/\{ target: name, value: "" \}/)
    expect(setField(yaml, 'unit', { from: 'unit', value: null })).toContain('{ target: unit, from: unit }')
  })
})
