import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { type Database, openEmbedded, openInMemory, openPostgres } from './db/database.ts'
import { migrate, schemaStamp } from './db/migrate.ts'
import { openNews } from './events/news.ts'
import { keepHeads } from './events/signed-heads.ts'
import { folderStore } from './files/store.ts'
import type { House } from './house.ts'
import { openAuth } from './identity/auth.ts'
import { installationFacts } from './identity/tables.ts'
import { openJobs, prepareQueue, queueVersion } from './jobs/jobs.ts'
import { createRegistry, type Stage } from './registry.ts'

export interface HouseOptions {
  /** The data directory: embedded database, blobs, secret. */
  readonly directory: string
  readonly stages: readonly Stage[]
  /** PostgreSQL for the lesser login; `ownerUrl` migrates (the same URL where one login does both). */
  readonly databaseUrl?: string | undefined
  readonly ownerUrl?: string | undefined
  readonly inMemory?: boolean
  /** A dump of a data directory to begin with (in memory only). */
  readonly dump?: Blob | undefined
  /** Marks a fresh directory as a demo. A directory in use keeps what it is. */
  readonly demo?: boolean
  readonly baseUrl?: string
  readonly clock?: () => Date
}

/** Opens an installation: lock, database, migrations, files, queue. `close` in the reverse order. */
export async function openHouse(options: HouseOptions): Promise<House & { close(): Promise<void> }> {
  fs.mkdirSync(options.directory, { recursive: true })
  const database = await openDatabase(options)
  try {
    const secret = secretOf(options.directory)
    const news = await openNews(database)
    const jobs = openJobs(database)
    const house: House = {
      database,
      files: folderStore(path.join(options.directory, 'files')),
      registry: createRegistry(options.stages),
      news,
      jobs,
      auth: openAuth(database, secret, options.baseUrl ?? 'http://127.0.0.1:8420'),
      isDemo: await markDemo(database, options.demo ?? false),
      directory: options.directory,
      secret,
      clock: options.clock ?? (() => new Date()),
    }
    return {
      ...house,
      close: async () => {
        await jobs.stop().catch(() => undefined)
        await keepHeads(house).catch(() => undefined)
        await news.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

async function openDatabase(options: HouseOptions): Promise<Database> {
  if (!options.databaseUrl) {
    const database = options.inMemory ? await openInMemory(options.dump) : await openEmbedded(options.directory)
    await bringUpToDate(database)
    return database
  }
  const login = new URL(options.databaseUrl).username
  const owner = await openPostgres(options.ownerUrl ?? options.databaseUrl, { connections: 1 })
  try {
    await bringUpToDate(owner, options.ownerUrl && options.ownerUrl !== options.databaseUrl ? decodeURIComponent(login) : undefined)
  } finally {
    await owner.close()
  }
  return openPostgres(options.databaseUrl)
}

/** Migrates unless the database carries the stamp of this very schema. */
export async function bringUpToDate(database: Database, login?: string): Promise<void> {
  const stamp = `${schemaStamp(login)} pg-boss ${queueVersion}`
  const seen = await database.query<{ value: unknown }>("select value from auth.installation_fact where name = 'schema'").catch(() => [])
  if (seen[0]?.value === stamp) return
  await migrate(database, login)
  await prepareQueue(database, login)
  await database.query("insert into auth.installation_fact (name, value) values ('schema', $1::jsonb) on conflict (name) do update set value = excluded.value", [JSON.stringify(stamp)])
}

/** The installation's secret, made at the first start and readable by its owner only. */
function secretOf(directory: string): string {
  const file = path.join(directory, 'secret')
  if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' })
  return fs.readFileSync(file, 'utf8').trim()
}

async function markDemo(database: Database, wanted: boolean): Promise<boolean> {
  const [fact] = await database.handle.select().from(installationFacts).where(eq(installationFacts.name, 'demo'))
  if (fact) return fact.value === true
  await database.handle.insert(installationFacts).values({ name: 'demo', value: wanted })
  return wanted
}
