import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { Unavailable } from '../../engines/errors.ts'

type EmscriptenModule = {
  FS: { isDir(mode: number): boolean }
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number; node: { mode: number } }) => number } }
}

/**
 * NodeFS whose flushes reach the disk. As shipped, PGlite never flushes: three parts work only together
 * (this hook, no `-F`, `wal_sync_method=fsync`). A failed flush ends the process; the next start recovers from the log.
 */
class DurableNodeFS extends NodeFS {
  flushes = 0
  override async init(pg: PGlite, options: Parameters<NodeFS['init']>[1]) {
    const result = await super.init(pg, options)
    const preRun = result.emscriptenOpts.preRun as unknown as ((module: EmscriptenModule) => void)[]
    preRun.unshift((module) => {
      module.NODEFS.stream_ops.fsync = (stream) => {
        try {
          fs.fdatasyncSync(stream.nfd)
          this.flushes++
          return 0
        } catch (error) {
          if (process.platform === 'win32' && module.FS.isDir(stream.node.mode)) return 0
          fs.writeSync(2, `flush failed (${(error as NodeJS.ErrnoException).code}): stopping; the next start recovers from the log\n`)
          process.exit(70)
        }
      }
    })
    return result
  }
}

const startParams = PGlite.defaultStartParams.filter((p) => p !== '-F').concat('-c', 'wal_sync_method=fsync')

function flushTree(directory: string): void {
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const full = path.join(directory, entry.name)
    if (entry.isDirectory()) flushTree(full)
    else if (entry.isFile()) flushPath(full)
  }
  flushPath(directory)
}

function flushPath(file: string): void {
  const descriptor = fs.openSync(file, 'r')
  try {
    fs.fsyncSync(descriptor)
  } catch (error) {
    if (process.platform !== 'win32') throw error
  } finally {
    fs.closeSync(descriptor)
  }
}

async function create(directory: string): Promise<{ lite: PGlite; disk: DurableNodeFS }> {
  const disk = new DurableNodeFS(directory)
  const lite = await PGlite.create({ fs: disk, startParams, extensions: { pg_trgm } })
  return { lite, disk }
}

/** A first start is made aside, flushed whole, and renamed, so that a kill during it leaves nothing half made. */
async function initialise(directory: string): Promise<void> {
  await makeAside(`${directory}.new`, directory, async (fresh) => {
    if (fs.existsSync(emptyCluster)) fs.cpSync(emptyCluster, fresh, { recursive: true })
    else await (await create(fresh)).lite.close()
  })
  if (!fs.existsSync(emptyCluster)) {
    const mine = `${emptyCluster}.${process.pid}.new`
    try {
      await makeAside(mine, emptyCluster, (fresh) => fs.cpSync(directory, fresh, { recursive: true }))
    } catch {
      // Installed read-only, or another process has just made it.
      fs.rmSync(mine, { recursive: true, force: true })
    }
  }
}

/** An empty cluster is the same each time and takes four seconds to make: it is kept beside the packages, and dies with them. */
const emptyCluster = path.join(import.meta.dirname, '../../node_modules/.cache/landfall', `cluster-pglite-${pgliteVersion()}`)

function pgliteVersion(): string {
  const entry = fileURLToPath(import.meta.resolve('@electric-sql/pglite'))
  return (JSON.parse(fs.readFileSync(path.join(path.dirname(entry), '../package.json'), 'utf8')) as { version: string }).version
}

async function makeAside(fresh: string, directory: string, make: (fresh: string) => void | Promise<void>): Promise<void> {
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.mkdirSync(path.dirname(directory), { recursive: true })
  await make(fresh)
  flushTree(fresh)
  fs.renameSync(fresh, directory)
  flushPath(path.dirname(directory))
}

async function checkDurability(lite: PGlite, disk: DurableNodeFS): Promise<void> {
  for (const [setting, wanted] of [['fsync', 'on'], ['full_page_writes', 'on'], ['synchronous_commit', 'on'], ['wal_sync_method', 'fsync']] as const) {
    const { rows } = await lite.query<Record<string, string>>(`show ${setting}`)
    if (rows[0]?.[setting] !== wanted) throw notDurable(`${setting}=${rows[0]?.[setting]}`)
  }
  await lite.exec('create table if not exists landfall_flush_check (at timestamptz)')
  const before = disk.flushes
  await lite.exec('insert into landfall_flush_check values (now())')
  if (disk.flushes <= before) throw notDurable('no flush reached the disk')
  await lite.exec('truncate landfall_flush_check')
}

function notDurable(reason: string): Unavailable {
  return new Unavailable('data.not_durable', { reason }, {
    zh: `内嵌数据库没有通过落盘自检（${reason}），为免丢失数据已停止启动。请检查磁盘，或改用 PostgreSQL（DATABASE_URL）。`,
    en: `The embedded database failed its durability check (${reason}); not starting, so that nothing is lost. Check the disk, or use PostgreSQL (DATABASE_URL).`,
  })
}

/** Opens (or makes) a durable embedded database. The caller holds the directory lock. */
export async function openPglite(directory: string): Promise<PGlite> {
  if (!fs.existsSync(path.join(directory, 'PG_VERSION'))) await initialise(directory)
  const { lite, disk } = await create(directory)
  await checkDurability(lite, disk)
  return lite
}

/** An embedded database in memory, for tests and one-off runs; from a dump of a data directory when one is given. */
export async function openMemoryPglite(dump?: Blob): Promise<PGlite> {
  return PGlite.create({ extensions: { pg_trgm }, ...(dump ? { loadDataDir: dump } : {}) })
}
