import type { Text } from '../errors.ts'
import { landedColumns, ruleNames } from './pipeline-columns.ts'
import type { Lookup, Pipeline } from './pipeline-schema.ts'
import type { Operation } from './rules/operation.ts'
import { argumentsOf, operationNamed } from './rules/operations.ts'
import { identifier, literal } from './rules/sql-text.ts'

/** A table of keys and values that a lookup reads; the runner fills it before the statement runs. */
export interface LookupTable {
  readonly name: string
  readonly lookup: Lookup
}

export interface CompiledRule {
  readonly name: string
  readonly column: string
  /** Columns before and after, for the change rows; empty for a check. */
  readonly writes: readonly { readonly column: string; readonly old: string | null; readonly next: string }[]
  /** Column that is true where the value is bad. */
  readonly bad: string | null
  /** Column with the value that was looked at. */
  readonly value: string
  readonly severity: 'warn' | 'reject'
  readonly message: Text
}

/**
 * Compiles rules into one SELECT of nested layers over a table: each layer adds plain columns, so that no expression is written (or
 * computed) twice, and every version of a column stays for the change rows. Complexity: one scan, whatever the number of rules.
 */
export class RuleCompiler {
  readonly lookups: LookupTable[]
  /** Column that holds the present version of a common name. */
  readonly current = new Map<string, string>()
  readonly rules: CompiledRule[] = []
  private readonly layers: string[][] = []
  private readonly levels = new Map<string, number>()
  private count = 0
  private readonly prefix: string

  constructor(columns: readonly string[], prefix: string, lookups: LookupTable[]) {
    this.prefix = prefix
    this.lookups = lookups
    for (const column of columns) {
      this.current.set(column, column)
      this.levels.set(column, 0)
    }
  }

  /** Adds a computed column one level above the highest column that it reads. */
  private add(name: string, expression: string, reads: readonly string[]): string {
    const level = 1 + Math.max(0, ...reads.map((column) => this.levels.get(column) ?? 0))
    while (this.layers.length < level) this.layers.push([])
    this.layers[level - 1]!.push(`${expression} as ${identifier(name)}`)
    this.levels.set(name, level)
    return name
  }

  private column(name: string): string {
    const current = this.current.get(name)
    if (current === undefined) throw new Error(`no column ${name}`)
    return current
  }

  /** Name of the lookup table for a lookup, made once. */
  lookupTable(lookup: Lookup): string {
    const same = this.lookups.find((l) => JSON.stringify(l.lookup) === JSON.stringify(lookup))
    if (same) return same.name
    const name = `lookup_${this.lookups.length + 1}`
    this.lookups.push({ name, lookup })
    return name
  }

  /** Value found for a key made of columns; null where the key is empty or nothing is there. */
  addLookup(lookup: Lookup, columns: readonly string[]): { key: string; value: string } {
    const id = `${this.prefix}${++this.count}`
    const parts = columns.map((name) => this.column(name))
    const key = this.add(`${id}~key`, lookupKey(parts.map(identifier)), parts)
    const value = this.add(`${id}~found`, `(select l.value from ${this.lookupTable(lookup)} l where l.key = ${identifier(key)})`, [key])
    return { key, value }
  }

  /** Column that is true where a key is there and nothing was found for it. */
  addMiss(found: { key: string; value: string }): string {
    return this.add(`${found.value}~bad`, `coalesce(${identifier(found.key)} is not null and ${identifier(found.value)} is null, false)`, [found.key, found.value])
  }

  addRule(rule: { name: string; column: string; op: string; args: Record<string, unknown>; as?: string | undefined; into?: readonly string[] | undefined; when?: { column: string; in: readonly string[] } | undefined; severity: 'warn' | 'reject'; message?: Text | undefined }): void {
    if (rule.op === 'lookup') {
      this.addLookupRule(rule)
      return
    }
    const op = operationNamed(rule.op, rule.name)
    const args = argumentsOf(op, rule.args, rule.name)
    const id = `${this.prefix}${++this.count}`
    const x = this.column(rule.column)
    const others = (op.columns?.(args) ?? []).map((name) => this.column(name))
    const ref = (name: string) => identifier(this.column(name))
    const prepared = op.prepared ? this.add(`${id}~p`, op.prepared(identifier(x), args), [x]) : x
    const when = rule.when ? { column: this.column(rule.when.column), sql: `coalesce(${identifier(this.column(rule.when.column))} in (${rule.when.in.map(literal).join(', ')}), false)` } : null
    const guard = (sql: string, otherwise: string) => (when ? `case when ${when.sql} then ${sql} else ${otherwise} end` : sql)
    const writes: { column: string; old: string | null; next: string }[] = []
    let result = prepared
    if (op.result) {
      const names = op.kind === 'split' ? rule.into! : [rule.as ?? rule.column]
      names.forEach((name, part) => {
        const old = this.current.get(name) ?? null
        const next = this.add(`${id}~v${part}`, guard(op.result!(identifier(prepared), args, ref, part), old === null ? 'null' : identifier(old)), [prepared, x, ...others, ...(old ? [old] : []), ...(when ? [when.column] : [])])
        writes.push({ column: name, old, next })
        if (part === 0) result = next
      })
    }
    const bad = op.bad ? this.add(`${id}~bad`, `coalesce(${guard(op.bad(identifier(result), identifier(prepared), args, ref), 'false')}, false)`, [result, prepared, ...others, ...(when ? [when.column] : [])]) : null
    for (const write of writes) this.current.set(write.column, write.next)
    this.rules.push({ name: rule.name, column: rule.column, writes, bad, value: x, severity: rule.severity, message: rule.message ?? complaintOf(op, rule.column) })
  }

  private addLookupRule(rule: { name: string; column: string; args: Record<string, unknown>; as?: string | undefined; severity: 'warn' | 'reject'; message?: Text | undefined }): void {
    const x = this.column(rule.column)
    const found = this.addLookup(rule.args as Lookup, [rule.column])
    const { value } = found
    const bad = this.addMiss(found)
    const writes = []
    if (rule.as) {
      writes.push({ column: rule.as, old: this.current.get(rule.as) ?? null, next: value })
      this.current.set(rule.as, value)
    }
    this.rules.push({ name: rule.name, column: rule.column, writes, bad, value: x, severity: rule.severity, message: rule.message ?? { zh: `「${rule.column}」在对照数据中找不到`, en: `"${rule.column}" is not found in the data that it refers to` } })
  }

  /** The SELECT over `table` with all versions of all columns. */
  select(table: string): string {
    return this.layers.reduce((inner, layer, i) => `select *, ${layer.join(', ')} from ${i === 0 ? inner : `(${inner})`}`, this.layers.length === 0 ? `select * from ${table}` : table)
  }
}

/** Key of a lookup as one text; null when every part is empty. */
export function lookupKey(parts: readonly string[]): string {
  if (parts.length === 1) return `nullif(${parts[0]}, '')`
  return `case when ${parts.map((p) => `coalesce(${p}, '') = ''`).join(' and ')} then null else ${parts.map((p) => `coalesce(${p}, '')`).join(" || chr(31) || ")} end`
}

function complaintOf(op: Operation, column: string): Text {
  if (!op.complaint) return { zh: `「${column}」${op.label.zh}`, en: `${column}: ${op.label.en}` }
  return { zh: `「${column}」${op.complaint.zh}`, en: `${column}: ${op.complaint.en.charAt(0).toLowerCase()}${op.complaint.en.slice(1)}` }
}

export interface CompiledRules {
  readonly sql: string
  readonly rules: readonly CompiledRule[]
  readonly current: ReadonlyMap<string, string>
}

/** The cleansing rules over the table `staged` (the landed rows with a steward's values). */
export function compileCleanse(pipeline: Pipeline, lookups: LookupTable[]): CompiledRules {
  const compiler = new RuleCompiler(landedColumns(pipeline), 'c', lookups)
  const names = ruleNames(pipeline.cleanse)
  pipeline.cleanse.forEach((rule, i) => { compiler.addRule({ ...rule, name: names[i]! }) })
  return { sql: compiler.select('staged'), rules: compiler.rules, current: compiler.current }
}

/** Scope or validation rules over a table whose columns are the common names; `unique` is not among them. */
export function compileChecks(columns: readonly string[], table: string, rules: readonly { name: string; column: string; op: string; args: Record<string, unknown>; when?: { column: string; in: readonly string[] } | undefined; severity: 'warn' | 'reject'; message?: Text | undefined }[], lookups: LookupTable[], prefix: string): CompiledRules {
  const compiler = new RuleCompiler(columns, prefix, lookups)
  for (const rule of rules) compiler.addRule(rule)
  return { sql: compiler.select(table), rules: compiler.rules, current: compiler.current }
}
