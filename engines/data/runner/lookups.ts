import fs from 'node:fs'
import path from 'node:path'
import { Invalid, NotFound } from '../../errors.ts'
import type { LookupTable } from '../compile-rules.ts'
import { lookupKey } from '../compile-rules.ts'
import { identifier, literal, sqlTrim } from '../rules/sql-text.ts'
import type { RunContext } from './context.ts'

/**
 * Fills the lookup tables that a statement needs: key (parts joined by U+001F) and value, one row a key. A key with two different
 * values is left out and noted: whatever looks it up is not found, instead of finding the wrong one.
 */
export async function fillLookups(context: RunContext, from: number): Promise<void> {
  for (const table of context.lookups.slice(from)) {
    const rows = await rowsOf(context, table)
    const all = `select key, value, count(distinct coalesce(value, chr(30))) over (partition by key) as values_of_key from (${rows}) where key is not null`
    await context.duck.run(`create or replace table ${table.name} as select key, any_value(value) as value from (${all}) where values_of_key = 1 group by key`).catch((error: Error) => {
      throw new Invalid('data.lookup', { lookup: table.lookup, reason: error.message }, { zh: `查找表无法读取：${error.message}`, en: `A lookup cannot be read: ${error.message}` })
    })
    const ambiguous = await context.duck.one(`select count(distinct key) from (${all.replace('count(distinct coalesce(value, chr(30))) over (partition by key)', 'count(*) over (partition by key)')}) where key not in (select key from ${table.name})`)
    if (ambiguous > 0) {
      const name = nameOf(table)
      context.notes.push({ zh: `${name} 中有 ${ambiguous} 个键对应多个不同的值，按未找到处理`, en: `${ambiguous} keys of ${name} have several different values and count as not found` })
    }
  }
}

function nameOf(table: LookupTable): string {
  const lookup = table.lookup
  return 'object' in lookup ? lookup.object : 'reference' in lookup ? lookup.reference : 'table'
}

async function rowsOf(context: RunContext, table: LookupTable): Promise<string> {
  const lookup = table.lookup
  if ('table' in lookup) {
    const rows = Object.entries(lookup.table).map(([key, value]) => `(${literal(key)}, ${literal(value)})`)
    return rows.length > 0 ? `select * from (values ${rows.join(', ')}) t(key, value)` : `select null::varchar as key, null::varchar as value where false`
  }
  if ('reference' in lookup) {
    const keys = [lookup.key].flat().map((name) => sqlTrim(identifier(name)))
    return `select ${lookupKey(keys)} as key, ${identifier(lookup.value)} as value from ${identifier(`view_${lookup.reference}`)}`
  }
  const given = context.input.lookups[lookup.object]
  if (!given) {
    throw new NotFound('data.lookup_absent', { object: lookup.object }, {
      zh: `本方案要按业务键查找「${lookup.object}」的编码，但还没有它的迁移结果。请先运行「${lookup.object}」。`,
      en: `This pipeline looks up codes of "${lookup.object}", which has no run yet. Run "${lookup.object}" first.`,
    })
  }
  if ('rows' in given) {
    const appender = await context.duck.create(`${table.name}_rows`, [['source', 'text'], ['key', 'text'], ['value', 'text']])
    for (const row of given.rows) appender.row([row.source ?? null, row.key, row.value])
    appender.close()
    return `select key, value from ${table.name}_rows${lookup.source ? ` where source is null or source = ${literal(lookup.source)}` : ''}`
  }
  const lineage = path.join(given.run, 'lineage.parquet')
  const mapped = path.join(given.run, 'mapped.parquet')
  if (!fs.existsSync(lineage) || !fs.existsSync(mapped)) {
    throw new NotFound('data.run_absent', { run: path.basename(given.run), object: lookup.object }, { zh: `「${lookup.object}」的迁移批次不在了，请重新运行它。`, en: `The run of "${lookup.object}" is gone: run it again.` })
  }
  const value = lookup.value ? `m.${identifier(`t_${lookup.value}`)}` : 'm."$targetKey"'
  return `select l.business_key as key, ${value} as value from read_parquet(${literal(lineage)}) l join read_parquet(${literal(mapped)}) m on m."$goldenId" = l.golden_id where l.outcome in ('mapped', 'merged')${lookup.source ? ` and l.source = ${literal(lookup.source)}` : ''}`
}
