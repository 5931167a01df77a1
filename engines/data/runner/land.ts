import { Invalid, type Text } from '../../errors.ts'
import type { InputFile } from '../contract.ts'
import { fieldsOf, landedColumns, rowSources } from '../pipeline-columns.ts'
import type { PipelineSource } from '../pipeline-schema.ts'
import type { SourceConnection, SourceFile } from '../ports.ts'
import { identifier, literal, sqlTrim } from '../rules/sql-text.ts'
import { issueColumns, type RunContext } from './context.ts'
import type { Appender, ColumnKind } from './duck.ts'

export const landTable = (source: PipelineSource) => `land_${source.id}`

const problems: Record<string, Text> = {
  unclosedQuote: { zh: '引号没有闭合', en: 'A quote is opened and never closed' },
  textAfterQuote: { zh: '引号之后还有文字', en: 'Text stands behind a closing quote' },
  otherDialect: { zh: '这一行的分隔符或引号与全文件不同，已按其自己的读入', en: 'The row has another delimiter or quote than the file; it was read with its own' },
  tooFewFields: { zh: '列数少于表头', en: 'Fewer fields than the header' },
  badValue: { zh: '这条记录里有不能读取的值', en: 'The record holds a value that cannot be read' },
  tooManyFields: { zh: '列数多于表头', en: 'More fields than the header' },
}
const isWarning = new Set(['textAfterQuote', 'otherDialect'])

/**
 * Lands every source as text: one table a source with row id, file, physical line, raw text, and its columns; rows that could not be
 * read as they should become issues with their line. Row ids run over all sources in the order of the pipeline.
 */
export async function landSources(context: RunContext): Promise<number> {
  const { duck, pipeline } = context
  const issues = await duck.create('issue', issueColumns)
  let rowId = 0
  let rows = 0
  try {
    for (const source of pipeline.sources) {
      const before = rowId
      rowId = await landSource(context, source, rowId, issues)
      if (source.role === 'rows') rows += rowId - before
    }
  } finally {
    issues.close()
  }
  await makeBase(context)
  return rows
}

async function landSource(context: RunContext, source: PipelineSource, firstId: number, issues: Appender): Promise<number> {
  const { duck } = context
  const reference = context.input.connectors[source.connector]
  if (!reference) throw new Invalid('data.connector', { connector: source.connector, source: source.id }, { zh: `来源「${source.id}」的连接器「${source.connector}」没有配置。`, en: `Connector "${source.connector}" of source "${source.id}" is not set up.` })
  const module = (await import(reference.module)) as { openSource(options: unknown): SourceConnection | Promise<SourceConnection> }
  const connection = await module.openSource({ baseDirectory: context.input.baseDirectory, ...reference.options })
  let rowId = firstId
  let appender: Appender | null = null
  let columns: readonly string[] = []
  let order: number[] | null = null
  let current: SourceFile | null = null
  let fileStart = firstId
  const finishFile = () => {
    if (current) context.inputs.push(inputOf(source, current, rowId - fileStart))
    fileStart = rowId
  }
  try {
    await connection.read(source, {
      async file(file) {
        finishFile()
        current = file
        if (appender === null) {
          columns = file.columns
          // an unknown file is profiled under the heads that it brings
          if (context.input.mode === 'profile' && !source.fields && !source.columns) source.fields = namedApart(columns)
          checkFields(source, file)
          appender = await duck.create(landTable(source), [['row_id', 'integer'], ['file', 'text'], ['line', 'integer'], ['raw', 'text'], ...columns.map((_, i): [string, ColumnKind] => [landColumn(i), 'text'])])
          order = null
        } else if (file.columns.length !== columns.length || file.columns.some((c, i) => c !== columns[i])) {
          checkFields(source, file)
          order = columns.map((c) => file.columns.indexOf(c))
        } else order = null
      },
      row(values, raw, line, problem) {
        const id = ++rowId
        const width = columns.length
        const row: (string | number | null)[] = [id, current!.path, line, raw]
        for (let i = 0; i < width; i++) row.push(clean(values[order ? order[i]! : i] ?? null))
        appender!.row(row)
        if (problem) issues.row([id, 'unreadable', `land.${problem}`, null, isWarning.has(problem) ? 'warn' : 'reject', raw.slice(0, 500), problems[problem]!.zh, problems[problem]!.en])
      },
      async breathe() {
        context.progress('land', rowId, null, { zh: `读入 ${current?.path ?? source.id}`, en: `Reading ${current?.path ?? source.id}` })
        await new Promise<void>((resolve) => { setImmediate(resolve) })
      },
    })
    finishFile()
  } finally {
    ;(appender as Appender | null)?.close()
    await connection.close()
  }
  await duck.run(`create or replace view ${identifier(`view_${source.id}`)} as select row_id as "$rowId", file as "$file", line as "$line", raw as "$raw", ${Object.entries(fieldsOf(source)).map(([common, name]) => `${identifier(landColumn(columns.indexOf(name)))} as ${identifier(common)}`).join(', ')} from ${identifier(landTable(source))}`)
  context.landedColumns.set(source.id, columns)
  return rowId
}

/** Columns of the land tables are numbered: two names of a file may differ by case only. */
export const landColumn = (index: number) => `c${index + 1}`

/** Column names that differ by more than their case, as DuckDB wants them, and by more than the names that the engine keeps. */
function namedApart(columns: readonly string[]): Record<string, string> {
  const seen = new Map<string, number>([['row_id', 1], ['golden_id', 1]])
  return Object.fromEntries(columns.map((column) => {
    const times = (seen.get(column.toLowerCase()) ?? 0) + 1
    seen.set(column.toLowerCase(), times)
    return [times === 1 ? column : `${column} (${times})`, column]
  }))
}

/** node-api drops a byte order mark at the start of a value when it reads it back, so it does not come in. */
const clean = (value: string | null) => (value !== null && value.charCodeAt(0) === 0xfeff ? value.slice(1) : value)

function inputOf(source: PipelineSource, file: SourceFile, rows: number): InputFile {
  return { source: source.id, path: file.path, rows, bytes: file.bytes, sha256: file.sha256, encoding: file.encoding, dialect: file.dialect }
}

function checkFields(source: PipelineSource, file: SourceFile): void {
  const missing = Object.values(fieldsOf(source)).filter((column) => !file.columns.includes(column))
  if (missing.length === 0) return
  throw new Invalid('data.column_missing', { file: file.path, source: source.id, missing, columns: file.columns }, {
    zh: `文件 ${file.path} 没有列「${missing.join('、')}」。文件中的列：${file.columns.join('、')}。请改正迁移方案的 fields，或让对方重新导出。`,
    en: `${file.path} has no column "${missing.join('", "')}". It has: ${file.columns.join(', ')}. Correct "fields" in the pipeline, or have the file exported again.`,
  })
}

/** md5 of the canonical text of a row: fields joined by U+001F, null as U+001E. */
export const canonicalText = (columns: readonly string[]) => `md5(concat_ws(chr(31), ${columns.map((c) => `coalesce(${c}, chr(30))`).join(', ')}))`

/**
 * `base`: all rows under the common names, with the key under which a person's decisions find them again: source and business key;
 * where that is empty or not the only one, source and content hash, numbered among equal rows.
 */
async function makeBase(context: RunContext): Promise<void> {
  const { duck, pipeline } = context
  const columns = landedColumns(pipeline)
  const parts = rowSources(pipeline).map((source) => {
    const fields = fieldsOf(source)
    const values = columns.map((name) => `${name in fields ? identifier(name) : 'null'} as ${identifier(name)}`)
    const key = source.key.length === 0 ? 'null' : `nullif(${source.key.map((name) => sqlTrim(`coalesce(${identifier(name)}, '')`)).join(" || '|' || ")}, ${literal('|'.repeat(source.key.length - 1))})`
    return `select "$rowId" as row_id, ${literal(source.id)} as "$source", "$file", "$line", ${key} as "$key", ${canonicalText(Object.keys(fields).map(identifier))} as "$hash", ${values.join(', ')} from ${identifier(`view_${source.id}`)}`
  })
  await duck.run(`create or replace table base as
    select * exclude ("$key", "$hash", "$times", "$ordinal"), "$source" || ':' || case when "$key" is not null and "$times" = 1 then "$key" else '#' || left("$hash", 16) || case when "$ordinal" > 1 then '~' || "$ordinal" else '' end end as "$recordKey"
    from (select *, count(*) over (partition by "$source", "$key") as "$times", row_number() over (partition by "$source", "$hash" order by row_id) as "$ordinal" from (${parts.join(' union all ')}))
    order by row_id`)
}
