import { Invalid } from '../../engines/errors.ts'
import type { PipelineSource } from '../../engines/data/pipeline-schema.ts'
import type { SourceConnection, SourceFile, SourceSink } from '../../engines/data/ports.ts'
import { postgresSession } from './postgres-session.ts'

const page = 5_000

/** Tables and queries of a PostgreSQL database, every value as the server's own text; the line of a row is its number in the result. */
export async function openSource(options: { url: string }): Promise<SourceConnection> {
  const session = await postgresSession(options.url)
  const sqlOf = (source: PipelineSource) => source.query ?? `select * from ${source.table!.split('.').map((part) => `"${part.replaceAll('"', '""')}"`).join('.')}`
  const fileOf = (source: PipelineSource, columns: string[]): SourceFile => ({ path: source.table ?? source.id, columns, bytes: null, sha256: null, encoding: null, dialect: null })

  const describe = async (source: PipelineSource): Promise<string[]> => {
    try {
      return (await session.query(`select * from (${sqlOf(source)}) q limit 0`)).columns
    } catch (error) {
      throw new Invalid('data.source_query', { source: source.id, reason: (error as Error).message }, { zh: `来源「${source.id}」的查询不能执行：${(error as Error).message}`, en: `The query of source "${source.id}" fails: ${(error as Error).message}` })
    }
  }
  const read = async (source: PipelineSource, sql: string, sink: SourceSink) => {
    const columns = await describe(source)
    await sink.file(fileOf(source, columns))
    await session.query('begin read only')
    try {
      await session.query(`declare reading no scroll cursor for ${sql}`)
      for (let line = 1; ;) {
        const { rows } = await session.query(`fetch ${page} from reading`)
        if (rows.length === 0) break
        for (const row of rows) {
          const values = columns.map((column) => row[column] ?? null)
          sink.row(values, JSON.stringify(values), line++, null)
        }
        await sink.breathe()
      }
    } finally {
      await session.query('rollback')
    }
  }
  return {
    describe: async (source) => [fileOf(source, await describe(source))],
    read: (source, sink) => read(source, sqlOf(source), sink),
    extractSince: (source, since, column, sink) => read(source, column === null ? sqlOf(source) : `select * from (${sqlOf(source)}) q where "${column.replaceAll('"', '""')}" >= '${since.replaceAll("'", "''")}'`, sink),
    close: () => session.close(),
  }
}
