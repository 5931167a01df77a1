import pg from 'pg'
import { Unavailable } from '../../engines/errors.ts'
import type { SqlSession } from './sql-target.ts'

/** Every type as the server's own text: no number is rounded, no date shifted. */
const asText = { getTypeParser: () => (value: string) => value }

/** A connection to PostgreSQL 15 or later by URL. */
export async function postgresSession(url: string): Promise<SqlSession> {
  const client = new pg.Client({ connectionString: url, application_name: 'landfall' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query("set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set client_encoding = 'UTF8'")
  } catch (error) {
    await client.end().catch(() => undefined)
    throw new Unavailable('data.target_unreachable', { reason: (error as Error).message }, {
      zh: `连接不上数据库（${(error as Error).message}）。请检查地址、账号与网络。`,
      en: `The database cannot be reached (${(error as Error).message}). Check address, account and network.`,
    })
  }
  return {
    async query(text, values) {
      const result = await client.query({ text, ...(values ? { values } : {}), types: asText as never })
      return { rows: result.rows as Record<string, string | null>[], columns: result.fields?.map((field) => field.name) ?? [], count: result.rowCount ?? 0 }
    },
    close: () => client.end(),
  }
}
