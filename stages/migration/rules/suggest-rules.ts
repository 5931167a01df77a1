import type { ColumnProfile } from '../../../engines/data/contract.ts'
import type { CleanseRule } from '../../../engines/data/pipeline-schema.ts'
import { argumentsOf, operationNamed } from '../../../engines/data/rules/operations.ts'
import type { RuleBody, RuleSample } from '../contract.ts'

/** A value of a column with how often it stands there and on which line first. */
export interface ColumnValue {
  readonly value: string | null
  readonly rows: number
  readonly line: number
}

export interface Candidate {
  readonly rule: RuleBody
  /** Rows that the rule would rewrite. */
  readonly touched: number
  /** Rows that it cannot read, or that fail it. */
  readonly unreadable: number
  readonly samples: RuleSample[]
}

/** Spellings of units of measure (kit ERP, CA-4: one spelling a unit before the materials are cleansed). */
export const unitSpellings: Readonly<Record<string, string>> = {
  个: '个', 只: '个', 枚: '个', PCS: '个', pcs: '个', Pcs: '个', PC: '个', EA: '个', ea: '个', 件: '件', 条: '条', 根: '根', 支: '根', 台: '台', 辆: '台', 套: '套', SET: '套', set: '套', 付: '套', 副: '套', 组: '套',
  kg: 'kg', KG: 'kg', Kg: 'kg', 公斤: 'kg', 千克: 'kg', g: 'g', 克: 'g', 吨: 't', t: 't', T: 't', 米: 'm', m: 'm', M: 'm', 卷: '卷', ROLL: '卷', 箱: '箱', CTN: '箱', 包: '包', 桶: '桶', 瓶: '瓶', 升: 'L', L: 'L', 张: '张', 双: '双', 对: '对',
}

const dateFormats = ['yyyy-MM-dd', 'yyyy/MM/dd', 'yyyy.MM.dd', 'yyyyMMdd', 'yyyy年MM月dd日', 'excelSerial']

/** What the column's content speaks for, the most telling first; each is tried on the values and dropped when it does nothing. */
function wishes(column: string, profile: ColumnProfile, values: readonly ColumnValue[]): RuleBody[] {
  const rule = (op: string, args: Record<string, unknown> = {}, severity: 'warn' | 'reject' = 'warn'): RuleBody => ({ column, op, args, severity, kind: 'cleanse' })
  const filled = values.filter((v) => v.value !== null && v.value.trim() !== '')
  const units = filled.filter((v) => v.value!.normalize('NFKC').trim() in unitSpellings)
  if (filled.length > 0 && filled.length <= 40 && units.length >= filled.length * 0.6) {
    const map = Object.fromEntries(filled.map((v) => v.value!.trim()).map((v) => [v, unitSpellings[v.normalize('NFKC')] ?? v]))
    return [rule('mapValues', { map, otherwise: 'keep' })]
  }
  switch (profile.semanticType) {
    case 'creditCode': return [rule('creditCode', {}, 'reject')]
    case 'residentId': return [rule('residentId')]
    case 'date':
    case 'timestamp': return [rule('parseDate', { formats: dateFormats })]
    case 'decimal':
    case 'amount': return [rule('parseDecimal', {}, 'reject')]
    case 'integer': return /\.|,/.test(filled.map((v) => v.value).join('')) ? [rule('parseDecimal', {}, 'reject')] : [rule('parseInteger')]
    case 'companyName': return [rule('companyName')]
    case 'mobile':
    case 'phone': return [rule('phone')]
    case 'email': return [rule('email')]
    default: return [rule('trim'), rule('halfWidth'), rule('collapseSpace')]
  }
}

/** Applies the rules of a pipeline that rewrite this column in place, in order: what a further rule would meet. */
export function afterRules(column: string, rules: readonly CleanseRule[], value: string | null): string | null {
  let now = value
  for (const rule of rules) {
    if (rule.column !== column || rule.as || rule.into || rule.when || rule.op === 'lookup') continue
    const op = operationNamed(rule.op, column)
    if (op.columns?.(argumentsOf(op, rule.args, column)).length) continue
    now = op.reference(now, argumentsOf(op, rule.args, column), () => null, 0).value
  }
  return now
}

/** Rules worth accepting for one column, tried on its values behind the rules that stand already. */
export function suggestRules(column: string, profile: ColumnProfile, values: readonly ColumnValue[], standing: readonly CleanseRule[]): Candidate[] {
  const has = (op: string): boolean => standing.some((r) => r.column === column && r.op === op && !r.as)
  const met = values.map((v) => ({ ...v, value: afterRules(column, standing, v.value) }))
  return wishes(column, profile, met).filter((rule) => !has(rule.op)).map((rule) => tryRule(rule, met)).filter((c) => c.touched > 0 || (c.unreadable > 0 && c.rule.op !== 'parseInteger'))
}

/** What one rule would do: counted over all values, with up to six different samples (the frequent ones first). */
export function tryRule(rule: RuleBody, values: readonly ColumnValue[]): Candidate {
  const op = operationNamed(rule.op, rule.column)
  const args = argumentsOf(op, rule.args, rule.column)
  let touched = 0
  let unreadable = 0
  const samples: (RuleSample & { rows: number; bad: boolean })[] = []
  for (const { value, rows, line } of values) {
    const result = op.reference(value, args, () => null, 0)
    if (result.bad) unreadable += rows
    else if (result.value !== value && !(value === '' && result.value === null)) touched += rows
    else continue
    samples.push({ line, before: value, after: result.bad ? null : result.value, rows, bad: result.bad })
  }
  samples.sort((a, b) => b.rows - a.rows || a.line - b.line)
  const chosen = [...samples.filter((s) => !s.bad).slice(0, 4), ...samples.filter((s) => s.bad).slice(0, 2)]
  return { rule, touched, unreadable, samples: chosen.map(({ line, before, after }) => ({ line, before, after })) }
}
