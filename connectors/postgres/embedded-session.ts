import path from 'node:path'
import { lockDirectory } from '../../platform/db/directory-lock.ts'
import { openPglite } from '../../platform/db/pglite.ts'
import type { SqlSession } from './sql-target.ts'

/** Every type as text: PGlite's parsers would make numbers and dates of them. */
const parsers = new Proxy({}, { get: (_, key) => (key === 'then' ? undefined : (value: string) => value) }) as Record<number, (value: string) => string>

/** A durable PGlite in a directory of its own with its own lock: the target of an installation without PostgreSQL. */
export async function embeddedSession(directory: string): Promise<SqlSession> {
  const release = lockDirectory(directory)
  try {
    const lite = await openPglite(path.join(directory, 'database'))
    await lite.exec("set timezone = 'UTC'; set datestyle = 'ISO, YMD'")
    return {
      async query(text, values = []) {
        const result = await lite.query<Record<string, string | null>>(text, values, { parsers })
        return { rows: result.rows, columns: result.fields.map((field) => field.name), count: result.affectedRows ?? 0 }
      },
      async close() {
        await lite.exec('checkpoint').catch(() => undefined)
        await lite.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}
