import { type LookupTable, RuleCompiler } from './compile-rules.ts'
import { commonColumns } from './pipeline-columns.ts'
import type { Mapping, Pipeline, TargetTable } from './pipeline-schema.ts'
import { identifier, literal } from './rules/sql-text.ts'

export interface MapFault {
  /** Column that is true where the row cannot go. */
  readonly bad: string
  readonly value: string
  readonly column: string
  readonly reasonClass: 'lookup' | 'type' | 'code'
  readonly rule: string
  readonly zh: string
  readonly en: string
}

export interface CompiledMap {
  /** SELECT over `golden`: all its columns, `outputColumn(name)` for each target column (canonical text), and the fault columns. */
  readonly sql: string
  readonly faults: readonly MapFault[]
}

/** Where the value of a target column stands; a common name may be the same word. */
export const outputColumn = (name: string) => `out~${name}`

const sqlType = /^(\w+)(?:\((\d+)(?:,(\d+))?\))?$/

/** Canonical text of a target value, as the target will give it back; null where it is not of the type. */
export function canonicalSql(type: string, x: string): string {
  const [, name, first, second] = sqlType.exec(type)!
  switch (name) {
    case 'integer': return `try_cast(case when regexp_matches(${x}, '^[+-]?[0-9]{1,10}(\\.0*)?$') then regexp_replace(${x}, '\\.0*$', '') end as integer)::varchar`
    case 'bigint': return `try_cast(case when regexp_matches(${x}, '^[+-]?[0-9]{1,19}(\\.0*)?$') then regexp_replace(${x}, '\\.0*$', '') end as bigint)::varchar`
    case 'numeric': {
      const scale = Number(second)
      const whole = Number(first) - scale
      return `case when regexp_matches(${x}, '^[+-]?(?:0*[0-9]{0,${whole}}(?:\\.[0-9]{0,${scale}}0*)?)$') and regexp_matches(${x}, '[0-9]') then try_cast(${x} as decimal(${first}, ${scale}))::varchar end`
    }
    case 'boolean': return `case when lower(${x}) in ('true', 't', '1', 'yes', 'y', '是') then 'true' when lower(${x}) in ('false', 'f', '0', 'no', 'n', '否') then 'false' end`
    case 'date': return `case when regexp_matches(${x}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}$') then try_cast(${x} as date)::varchar end`
    case 'timestamptz': return `case when regexp_matches(${x}, '^[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z?)?$') then strftime(try_cast(replace(replace(${x}, 'T', ' '), 'Z', '') as timestamp), '%Y-%m-%dT%H:%M:%S.%fZ') end`
    case 'varchar': return `case when length(${x}) <= ${first} then ${x} end`
    default: return x
  }
}
const isText = (type: string) => type === 'text' || type.startsWith('varchar')

/** Compiles the mapping and the type checks of the target. `golden` has golden_id, code, source, business_key, line and the common columns. */
export function compileMap(pipeline: Pipeline, lookups: LookupTable[]): CompiledMap {
  const specials = { $code: '$code', $source: '$source', $sourceKey: '$sourceKey', $line: '$line' }
  const compiler = new RuleCompiler([...commonColumns(pipeline), ...Object.values(specials)], 'm', lookups)
  const faults: MapFault[] = []
  const outputs: string[] = []
  const canonical: string[] = []
  const checks: string[] = []
  // an empty text in a unique or referring column would clash or point nowhere: it is no value there
  const bound = new Set([...pipeline.target.unique.flat(), ...pipeline.target.references.flatMap((r) => r.columns)])
  for (const mapping of pipeline.map) {
    const column = pipeline.target.columns.find((c) => c.name === mapping.target)!
    const value = mappedValue(mapping, compiler, faults)
    const empty = isText(column.type) && !column.required && !bound.has(column.name) ? value : `nullif(${value}, '')`
    const raw = identifier(`raw~${mapping.target}`)
    outputs.push(`${empty} as ${raw}`)
    const out = identifier(outputColumn(mapping.target))
    canonical.push(`${canonicalSql(column.type, raw)} as ${out}`)
    const bad = `type~${mapping.target}`
    const wrong = column.type === 'text' ? `instr(${raw}, chr(0)) > 0` : `${raw} is not null and ${raw} <> '' and ${out} is null`
    checks.push(`coalesce(${wrong}, false) as ${identifier(bad)}`)
    faults.push({ bad, value: `raw~${mapping.target}`, column: mapping.target, reasonClass: 'type', rule: `${mapping.target}.type`, zh: `「${mapping.target}」放不进目标列（${column.type}）`, en: `${mapping.target} does not fit the target column (${column.type})` })
    if (column.required) {
      const missing = `missing~${mapping.target}`
      checks.push(`(${raw} is null) as ${identifier(missing)}`)
      faults.push({ bad: missing, value: `raw~${mapping.target}`, column: mapping.target, reasonClass: 'type', rule: `${mapping.target}.required`, zh: `目标必填列「${mapping.target}」没有值`, en: `required target column ${mapping.target} has no value` })
    }
  }
  const sql = `select *, ${checks.join(', ')} from (select *, ${canonical.join(', ')} from (select *, ${outputs.join(', ')} from (${compiler.select('golden')})))`
  for (const rule of compiler.rules) if (rule.bad) faults.push({ bad: rule.bad, value: rule.value, column: rule.column, reasonClass: 'type', rule: rule.name, ...rule.message })
  return { sql, faults }
}

function mappedValue(mapping: Mapping, compiler: RuleCompiler, faults: MapFault[]): string {
  if (mapping.value !== undefined) return literal(mapping.value)
  const names = [mapping.from!].flat()
  let value = names.length === 1 ? identifier(compiler.current.get(names[0]!)!) : ''
  if (mapping.op) {
    const derived = `map~${mapping.target}`
    compiler.addRule({ name: `${mapping.target}.${mapping.op}`, column: names[0]!, op: mapping.op, args: mapping.args, as: derived, severity: 'reject' })
    value = identifier(compiler.current.get(derived)!)
    names[0] = derived
  }
  if (!mapping.lookup) return mapping.onMiss === 'default' ? `coalesce(nullif(${value}, ''), ${literal(mapping.default!)})` : value
  const found = compiler.addLookup(mapping.lookup, names)
  if (mapping.onMiss === 'reject') {
    faults.push({ bad: compiler.addMiss(found), value: found.key, column: mapping.target, reasonClass: 'lookup', rule: `${mapping.target}.lookup`, ...missText(mapping) })
  }
  if (mapping.onMiss === 'keep') return `coalesce(${identifier(found.value)}, ${value || identifier(found.key)})`
  if (mapping.onMiss === 'default') return `coalesce(${identifier(found.value)}, ${literal(mapping.default!)})`
  return identifier(found.value)
}

function missText(mapping: Mapping): { zh: string; en: string } {
  const lookup = mapping.lookup!
  const where = 'object' in lookup ? lookup.object : 'reference' in lookup ? lookup.reference : 'table'
  const from = [mapping.from!].flat().join(' + ')
  return { zh: `「${from}」在 ${where} 中找不到对应的 ${mapping.target}`, en: `${from} has no ${mapping.target} in ${where}` }
}

/** Key of a target row as one text. */
export function targetKeySql(target: TargetTable): string {
  return target.key.map((name) => `coalesce(${identifier(name)}, '')`).join(" || '|' || ")
}