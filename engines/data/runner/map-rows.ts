import { compileMap, outputColumn, targetKeySql } from '../compile-map.ts'
import { commonColumns } from '../pipeline-columns.ts'
import { identifier, literal } from '../rules/sql-text.ts'
import type { RunContext } from './context.ts'
import { fillLookups } from './lookups.ts'

/** Maps golden records to rows of the target, in the target's canonical text. Makes `mapped`: $goldenId, $targetKey and a column `t_…` for each target column. */
export async function mapRows(context: RunContext): Promise<void> {
  const { duck, pipeline, lookups } = context
  await duck.run(`create or replace view golden as select s.*, k.code as "$code", l."$source", replace(l."$businessKey", chr(31), '|') as "$sourceKey", l."$line"::varchar as "$line"
    from (select golden_id, ${commonColumns(pipeline).map(identifier).join(', ')} from survived where golden_id not in (select row_id from issue where severity = 'reject')) s join live l on l.row_id = s.golden_id left join code k using (golden_id)`)
  const before = lookups.length
  const compiled = compileMap(pipeline, lookups)
  await fillLookups(context, before)
  await duck.run(`create or replace table mapping as ${compiled.sql}`)
  for (const fault of compiled.faults) {
    await duck.run(`insert into issue select golden_id, ${literal(fault.reasonClass)}, ${literal(fault.rule)}, ${literal(fault.column)}, 'reject', replace(${identifier(fault.value)}, chr(31), ' + '), ${literal(fault.zh)}, ${literal(fault.en)} from mapping where ${identifier(fault.bad)}`)
  }
  const target = pipeline.target
  await duck.run(`create or replace table mapped_all as select golden_id as "$goldenId", ${target.columns.map((c) => `${identifier(outputColumn(c.name))} as ${identifier(c.name)}`).join(', ')} from mapping where golden_id not in (select row_id from issue where severity = 'reject')`)
  await duck.run('drop table mapping')
  const key = target.key.map(identifier).join(', ')
  await duck.run(`insert into issue select d."$goldenId", 'target', 'target.key', ${literal(target.key.join(' + '))}, 'reject', d.key, '目标主键重复，与 ' || f."$file" || ' 第 ' || f."$line" || ' 行相同', 'The target key is there twice: the same as ' || f."$file" || ' line ' || f."$line"
    from (select "$goldenId", ${targetKeySql(target)} as key, first_value("$goldenId") over (partition by ${key} order by "$goldenId") as first_id from mapped_all) d join base f on f.row_id = d.first_id where d."$goldenId" <> d.first_id`)
  await duck.run(`create or replace table mapped as select "$goldenId", ${targetKeySql(target)} as "$targetKey", ${target.columns.map((c) => `${identifier(c.name)} as ${identifier(`t_${c.name}`)}`).join(', ')} from mapped_all where "$goldenId" not in (select row_id from issue where severity = 'reject') order by "$goldenId"`)
  await duck.run('drop table mapped_all')
}
