import { AsyncLocalStorage } from 'node:async_hooks'
import path from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import type { ExtractTablesWithRelations } from 'drizzle-orm'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from 'drizzle-orm/pg-core'
import { drizzle as drizzleLite } from 'drizzle-orm/pglite'
import pg from 'pg'
import { Unavailable } from '../../engines/errors.ts'
import { lockDirectory } from './directory-lock.ts'
import { openMemoryPglite, openPglite } from './pglite.ts'
import { preparing } from './prepared.ts'

type NoSchema = Record<string, never>
export type Handle = PgDatabase<PgQueryResultHKT, NoSchema>
export type Transaction = PgTransaction<PgQueryResultHKT, NoSchema, ExtractTablesWithRelations<NoSchema>>

/** The one database of an installation, embedded or PostgreSQL. Only `platform/` sees the bare handle. */
export interface Database {
  readonly kind: 'pglite' | 'postgres'
  readonly handle: Handle
  readonly lite: PGlite | null
  readonly pool: pg.Pool | null
  readonly url: string | null
  /** Runs one transaction; a query on the bare handle awaited inside it is refused instead of hanging. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Raw SQL outside any transaction (maintenance). */
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

const inTransaction = new AsyncLocalStorage<{ open: boolean }>()

function refuseInside(what: string): void {
  if (inTransaction.getStore()?.open) throw new Error(`${what} on the bare connection inside an open transaction would hang: use the transaction's own handle`)
}

async function liteDatabase(lite: PGlite, release: () => void): Promise<Database> {
  const handle = drizzleLite(lite, { casing: 'snake_case' }) as unknown as Handle
  const bare = { query: lite.query.bind(lite), exec: lite.exec.bind(lite), transaction: lite.transaction.bind(lite) }
  const guarded = lite as unknown as Record<string, unknown>
  guarded.query = (...args: Parameters<typeof bare.query>) => { refuseInside('query'); return bare.query(...args) }
  guarded.exec = (...args: Parameters<typeof bare.exec>) => { refuseInside('exec'); return bare.exec(...args) }
  const prepared = preparing(lite)
  guarded.transaction = (work: Parameters<typeof bare.transaction>[0]) => { refuseInside('transaction'); return bare.transaction((tx) => work(prepared(tx))) }
  const checkpoint = setInterval(() => { void bare.exec('checkpoint').catch(() => undefined) }, 5 * 60_000)
  const vacuum = setInterval(() => { void bare.exec('vacuum (analyze)').catch(() => undefined) }, 60 * 60_000)
  checkpoint.unref()
  vacuum.unref()
  return {
    kind: 'pglite', handle, lite, pool: null, url: null,
    transaction: (work) => enter((tx) => work(tx), (run) => handle.transaction(run)),
    query: async (text, values = []) => (values.length > 0 ? (await lite.query(text, values)).rows : ((await lite.exec(text)).at(-1)?.rows ?? [])) as never[],
    listen: async (channel, heard) => lite.listen(channel, heard),
    close: async () => {
      clearInterval(checkpoint)
      clearInterval(vacuum)
      await bare.exec('checkpoint').catch(() => undefined)
      await lite.close()
      release()
    },
  }
}

async function enter<T>(work: (tx: Transaction) => Promise<T>, run: (body: (tx: Transaction) => Promise<T>) => Promise<T>): Promise<T> {
  refuseInside('transaction')
  return run((tx) => {
    const flag = { open: true }
    return inTransaction.run(flag, async () => {
      try {
        return await work(tx)
      } finally {
        flag.open = false
      }
    })
  })
}

/** Opens the embedded database under `directory` (made if absent), holding the directory's lock. */
export async function openEmbedded(directory: string): Promise<Database> {
  const release = lockDirectory(directory)
  try {
    return await liteDatabase(await openPglite(path.join(directory, 'database')), release)
  } catch (error) {
    release()
    throw error
  }
}

export async function openInMemory(dump?: Blob): Promise<Database> {
  return liteDatabase(await openMemoryPglite(dump), () => undefined)
}

/** Opens PostgreSQL (15 or later) by URL. */
export async function openPostgres(url: string, options: { connections?: number } = {}): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: options.connections ?? 10, connectionTimeoutMillis: 5000 })
  pool.on('error', () => undefined)
  try {
    const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num')
    if (Number(rows[0]?.server_version_num) < 150000) {
      throw new Unavailable('database.too_old', { version: rows[0]?.server_version_num }, { zh: 'PostgreSQL 版本低于 15，请升级后再启动。', en: 'PostgreSQL is older than 15: upgrade it, then start again.' })
    }
  } catch (error) {
    await pool.end()
    throw error instanceof Unavailable ? error : unreachable(error)
  }
  const handle = drizzlePg(pool, { casing: 'snake_case' }) as unknown as Handle
  return {
    kind: 'postgres', handle, lite: null, pool, url,
    transaction: (work) => enter((tx) => work(tx), (run) => handle.transaction(run)),
    query: async (text, values = []) => { refuseInside('query'); return (await pool.query(text, values)).rows as never[] },
    listen: (channel, heard) => listenAlways(url, channel, heard),
    close: async () => { await pool.end() },
  }
}

const listenAgainMs = 2000

/** Listens on a connection of its own, and again on a new one whenever the server has gone away. */
async function listenAlways(url: string, channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
  let client: pg.Client | null = null
  let again: NodeJS.Timeout | null = null
  let isOver = false
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 })
    client = fresh
    const lost = (): void => {
      if (isOver || client !== fresh) return
      client = null
      again = setTimeout(() => void connect().catch(() => undefined), listenAgainMs)
      again.unref()
    }
    fresh.on('error', lost)
    fresh.on('end', lost)
    fresh.on('notification', (n) => heard(n.payload ?? ''))
    try {
      await fresh.connect()
      await fresh.query(`listen "${channel}"`)
    } catch (error) {
      lost()
      throw error
    }
  }
  await connect()
  return async () => {
    isOver = true
    if (again) clearTimeout(again)
    await client?.end().catch(() => undefined)
  }
}

function unreachable(error: unknown): Unavailable {
  return new Unavailable('database.unreachable', { reason: (error as Error).message }, {
    zh: `连接不上 PostgreSQL（${(error as Error).message}）。请检查 DATABASE_URL 与数据库服务。`,
    en: `PostgreSQL cannot be reached (${(error as Error).message}). Check DATABASE_URL and the database server.`,
  })
}
