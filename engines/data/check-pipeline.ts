import { Problem, type Text } from '../errors.ts'
import { commonColumns, fieldsOf, landedColumns, rowSources } from './pipeline-columns.ts'
import type { Lookup, Pipeline } from './pipeline-schema.ts'
import { argumentsOf, operationNamed } from './rules/operations.ts'

export interface PipelineFault {
  readonly path: readonly (string | number)[]
  readonly text: Text
}

/** What the form alone cannot see. The first fault, or null. */
export function checkPipeline(pipeline: Pipeline): PipelineFault | null {
  try {
    check(pipeline)
    return null
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}

class Fault extends Error implements PipelineFault {
  readonly path: readonly (string | number)[]
  readonly text: Text
  constructor(path: readonly (string | number)[], zh: string, en: string) {
    super(en)
    this.path = path
    this.text = { zh, en }
  }
}

export const specialSources = ['$code', '$source', '$sourceKey', '$line']

function check(pipeline: Pipeline): void {
  checkSources(pipeline)
  const columns = new Set(landedColumns(pipeline))
  const known = (name: string, path: (string | number)[], at: ReadonlySet<string> = columns) => {
    if (!at.has(name)) throw new Fault(path, `没有列「${name}」，此处可用：${[...at].join('、')}`, `there is no column "${name}" here; there are: ${[...at].join(', ')}`)
  }
  pipeline.cleanse.forEach((rule, i) => {
    const path = ['cleanse', i]
    known(rule.column, [...path, 'column'])
    checkOperation(pipeline, rule, path, columns, known)
    if (rule.when) known(rule.when.column, [...path, 'when'])
    const written = [...(rule.as ? [rule.as] : []), ...(rule.into ?? [])]
    for (const name of written) columns.add(name)
    const op = rule.op === 'lookup' ? null : operationNamed(rule.op, '')
    if (op?.kind === 'split' && !rule.into) throw new Fault(path, `${rule.op} 需要 into（写入哪些列）`, `${rule.op} needs "into", the columns that it writes`)
    if (op?.kind === 'split' && rule.into!.length > op.parts!(rule.args as never)) throw new Fault([...path, 'into'], `格式只有 ${op.parts!(rule.args as never)} 个分组`, `the pattern has only ${op.parts!(rule.args as never)} groups`)
    if (op && op.kind !== 'split' && rule.into) throw new Fault([...path, 'into'], `${rule.op} 不拆分列`, `${rule.op} does not split`)
  })
  const all = new Set(commonColumns(pipeline))
  for (const part of ['scope', 'validate'] as const) {
    pipeline[part].forEach((rule, i) => {
      known(rule.column, [part, i, 'column'], all)
      if (rule.when) known(rule.when.column, [part, i, 'when'], all)
      checkOperation(pipeline, rule, [part, i], all, known)
    })
  }
  checkMatch(pipeline, all, known)
  checkTarget(pipeline, all, known)
}

function checkSources(pipeline: Pipeline): void {
  const ids = new Set<string>()
  pipeline.sources.forEach((source, i) => {
    const path = ['sources', i]
    if (ids.has(source.id)) throw new Fault([...path, 'id'], `数据源「${source.id}」重复`, `source "${source.id}" stands twice`)
    ids.add(source.id)
    if (source.connector === 'files' && !source.path === !source.pattern) throw new Fault(path, '文件来源需要 path 或 pattern 之一', 'a file source needs either "path" or "pattern"')
    if (source.connector !== 'files' && !source.query === !source.table) throw new Fault(path, '数据库来源需要 table 或 query 之一', 'a database source needs either "table" or "query"')
    if (!source.header && !source.columns) throw new Fault(path, '没有表头的文件需要 columns', 'a file without a header needs "columns"')
    if (!source.fields && !source.columns) throw new Fault(path, '请在 fields 中写明各列（通用名: 源列名）', 'name the columns in "fields" (common name: column of the source)')
    const fields = fieldsOf(source)
    for (const [name, column] of Object.entries(fields)) {
      if (source.columns && !source.columns.includes(column)) throw new Fault([...path, 'fields', name], `columns 中没有「${column}」`, `"${column}" is not among the columns`)
      if (name === 'row_id' || name === 'golden_id') throw new Fault([...path, 'fields'], `列名「${name}」为系统保留，请用 fields 改名`, `"${name}" is kept for the engine: rename it in "fields"`)
      if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) throw new Fault([...path, 'columns'], `列名「${name}」不能直接使用，请用 fields 改名`, `"${name}" cannot be used as it is: rename it in "fields"`)
    }
    for (const name of source.key) if (!(name in fields)) throw new Fault([...path, 'key'], `主键列「${name}」不在该来源的列中`, `key column "${name}" is not among the columns of the source`)
  })
  if (rowSources(pipeline).length === 0) throw new Fault(['sources'], '至少需要一个 role: rows 的来源', 'at least one source with "role: rows" is needed')
}

type Known = (name: string, path: (string | number)[], at?: ReadonlySet<string>) => void

function checkOperation(pipeline: Pipeline, rule: { column: string; op: string; args: Record<string, unknown> }, path: (string | number)[], columns: ReadonlySet<string>, known: Known): void {
  if (rule.op === 'unique') {
    if (path[0] !== 'validate') throw new Fault([...path, 'op'], 'unique 只能用在 validate 中', '"unique" can only stand in "validate"')
    for (const name of (rule.args.with as string[] | undefined) ?? []) known(name, [...path, 'args', 'with'], columns)
    return
  }
  if (rule.op === 'lookup') {
    checkLookup(pipeline, rule.args as Lookup, [...path, 'args'])
    return
  }
  try {
    const op = operationNamed(rule.op, path.join('.'))
    const args = argumentsOf(op, rule.args, `${path.join('.')}`)
    for (const name of op.columns?.(args) ?? []) known(name, [...path, 'args'], columns)
    if (op.kind === 'check' && path[0] === 'cleanse') throw new Fault([...path, 'op'], `${rule.op} 是校验，请放到 validate`, `"${rule.op}" is a check: put it under "validate"`)
    op.result?.('x', args, (name) => name, 0)
    op.bad?.('x', 'x', args, (name) => name)
  } catch (error) {
    if (error instanceof Problem) throw new Fault([...path, error.code === 'data.operation' ? 'op' : 'args'], error.text.zh, error.text.en)
    throw error
  }
}

function checkLookup(pipeline: Pipeline, lookup: Lookup, path: (string | number)[]): void {
  if (lookup && 'reference' in lookup) {
    const source = pipeline.sources.find((s) => s.id === lookup.reference && s.role === 'reference')
    if (!source) throw new Fault(path, `没有 role: reference 的来源「${lookup.reference}」`, `there is no source "${lookup.reference}" with "role: reference"`)
    const fields = fieldsOf(source)
    for (const name of [...[lookup.key].flat(), lookup.value]) if (!(name in fields)) throw new Fault(path, `来源「${lookup.reference}」没有列「${name}」`, `source "${lookup.reference}" has no column "${name}"`)
  } else if (!lookup || (!('object' in lookup) && !('table' in lookup))) {
    throw new Fault(path, 'lookup 需要 object、reference 或 table', 'a lookup needs "object", "reference" or "table"')
  }
}

function checkMatch(pipeline: Pipeline, all: ReadonlySet<string>, known: Known): void {
  const match = pipeline.match
  if (match) {
    match.blocks.forEach((block, i) => { for (const part of block) known(part.column, ['match', 'blocks', i], all) })
    match.compare.forEach((comparison, i) => { known(comparison.column, ['match', 'compare', i], all) })
    if (match.nearest) known(match.nearest.column, ['match', 'nearest'], all)
    for (const name of Object.keys(match.survivorship)) known(name, ['match', 'survivorship', name], all)
    if (match.review > match.auto) throw new Fault(['match', 'review'], 'review 不能高于 auto', '"review" cannot be above "auto"')
    const ids = new Set(rowSources(pipeline).map((source) => source.id))
    for (const id of match.sourcePriority) if (!ids.has(id)) throw new Fault(['match', 'sourcePriority'], `没有来源「${id}」`, `there is no source "${id}"`)
  }
  const serials = pipeline.code?.segments.filter((segment) => 'serial' in segment).length ?? 0
  if (pipeline.code && serials > 1) throw new Fault(['code', 'segments'], '编码只能有一段流水号', 'a code has at most one serial')
  pipeline.code?.segments.forEach((segment, i) => { if ('column' in segment) known(segment.column, ['code', 'segments', i], all) })
}

function checkTarget(pipeline: Pipeline, all: ReadonlySet<string>, known: Known): void {
  const columns = new Map(pipeline.target.columns.map((column) => [column.name, column]))
  const onTarget = new Set(columns.keys())
  if (onTarget.has('landfall_run')) throw new Fault(['target', 'columns'], 'landfall_run 为系统保留列', '"landfall_run" is kept for the engine')
  const sources = new Set([...all, ...specialSources])
  const mapped = new Set<string>()
  pipeline.map.forEach((mapping, i) => {
    const path = ['map', i]
    if (!onTarget.has(mapping.target)) throw new Fault([...path, 'target'], `目标表没有列「${mapping.target}」`, `the target has no column "${mapping.target}"`)
    if (mapped.has(mapping.target)) throw new Fault([...path, 'target'], `目标列「${mapping.target}」映射了两次`, `target column "${mapping.target}" is mapped twice`)
    mapped.add(mapping.target)
    if ((mapping.from === undefined) === (mapping.value === undefined)) throw new Fault(path, '需要 from 或 value 之一', 'either "from" or "value" is needed')
    for (const name of [mapping.from ?? []].flat()) known(name, [...path, 'from'], sources)
    if ([mapping.from ?? []].flat().includes('$code') && !pipeline.code) throw new Fault([...path, 'from'], '$code 需要 code 编码规则', '$code needs a "code" rule')
    if (Array.isArray(mapping.from) && mapping.from.length > 1 && !mapping.lookup) throw new Fault([...path, 'from'], '多列只能用于查找；拼接请用 cleanse 的 concat', 'several columns are for a lookup only; use "concat" under "cleanse" to join texts')
    if (mapping.lookup) checkLookup(pipeline, mapping.lookup, [...path, 'lookup'])
    if (mapping.onMiss === 'default' && mapping.default === undefined) throw new Fault(path, 'onMiss: default 需要 default', '"onMiss: default" needs "default"')
    if (mapping.op) checkOperation(pipeline, { column: '', op: mapping.op, args: mapping.args }, path, all, known)
  })
  pipeline.target.columns.forEach((column, i) => {
    if (!mapped.has(column.name)) throw new Fault(['target', 'columns', i], `目标列「${column.name}」没有映射`, `target column "${column.name}" has no mapping`)
  })
  for (const name of [...pipeline.target.key, ...pipeline.target.unique.flat(), ...pipeline.target.references.flatMap((r) => r.columns)]) known(name, ['target'], onTarget)
  for (const reference of pipeline.target.references) if (reference.columns.length !== reference.key.length) throw new Fault(['target', 'references'], 'columns 与 key 的个数不同', '"columns" and "key" differ in number')
  const landed = new Set(landedColumns(pipeline))
  pipeline.reconcile.forEach((rule, i) => {
    const path = ['reconcile', i]
    if (rule.level === 'group') known(rule.by, [...path, 'by'], landed)
    if (rule.level !== 'row' && rule.measure === 'sum') {
      if (!rule.column || !rule.target) throw new Fault(path, 'sum 需要 column 与 target', '"sum" needs "column" and "target"')
      known(rule.column, [...path, 'column'], landed)
      known(rule.target, [...path, 'target'], onTarget)
    }
    if (rule.level === 'row') for (const name of rule.columns ?? []) known(name, [...path, 'columns'], onTarget)
  })
}
