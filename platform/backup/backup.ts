import fs from 'node:fs'
import path from 'node:path'
import { Invalid, Refused } from '../../engines/errors.ts'
import { type Database, openEmbedded, openPostgres } from '../db/database.ts'
import { knownMigrations, migrate } from '../db/migrate.ts'
import { folderStore } from '../files/store.ts'
import type { House } from '../house.ts'
import { csvLine, readCsv } from './csv.ts'
import { checkManifest, type FolderManifest, freshFolder, writeManifest } from './folder-manifest.ts'
import { insertRows, readRows, tableShapes } from './table-rows.ts'

/** Database and blobs under one manifest, as CSV that either kind of database can read back. Gives the manifest. */
export async function makeBackup(house: Pick<House, 'database' | 'files' | 'directory'>, folder: string, now: Date): Promise<FolderManifest> {
  freshFolder(folder)
  const rows = await writeTables(house.database, path.join(folder, 'database'))
  fs.mkdirSync(path.join(folder, 'files'))
  let blobs = 0
  for (const hash of house.files.list()) {
    fs.copyFileSync(house.files.path(hash), path.join(folder, 'files', hash))
    blobs++
  }
  fs.copyFileSync(path.join(house.directory, 'secret'), path.join(folder, 'secret'))
  fs.chmodSync(path.join(folder, 'secret'), 0o600)
  return writeManifest(folder, { kind: 'backup', madeAt: now.toISOString(), migrations: knownMigrations(), rows, blobs })
}

async function writeTables(database: Database, folder: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of await tableShapes(database)) {
    const name = `${table.schema}.${table.name}`
    const file = path.join(folder, table.schema, `${table.name}.csv`)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    const out = fs.openSync(file, 'w')
    fs.writeSync(out, `${csvLine(table.columns.map((c) => c.name))}\n`)
    counts[name] = 0
    for await (const row of readRows(database, table)) {
      fs.writeSync(out, `${csvLine(row)}\n`)
      counts[name]++
    }
    fs.closeSync(out)
  }
  return counts
}

/**
 * Restores a backup into an empty data directory (and an empty PostgreSQL when `databaseUrl` is given). Every file is checked
 * against the manifest before the first row is written; the result is made aside and moved into place whole.
 */
export async function restoreBackup(folder: string, directory: string, options: { databaseUrl?: string | undefined; ownerUrl?: string | undefined } = {}): Promise<{ tables: number; rows: number; blobs: number }> {
  const manifest = checkManifest(folder, 'backup')
  if (Number(manifest.migrations) > knownMigrations()) throw new Refused('restore.newer', { backup: manifest.migrations, program: knownMigrations() }, { zh: '备份来自更新的版本。请先升级落地再恢复。', en: 'The backup comes from a newer version. Update Landfall before restoring it.' })
  if (fs.existsSync(path.join(directory, 'database')) || fs.existsSync(path.join(directory, 'secret'))) throw new Invalid('restore.not_empty', { directory }, { zh: `${directory} 里已有数据。请恢复到一个新目录（--data 新目录），核对后再切换。`, en: `${directory} already holds data. Restore into a new directory (--data NEW), check it, then switch.` })
  const fresh = `${directory}.restoring`
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.mkdirSync(path.join(fresh, 'files'), { recursive: true })
  fs.copyFileSync(path.join(folder, 'secret'), path.join(fresh, 'secret'))
  fs.chmodSync(path.join(fresh, 'secret'), 0o600)
  const owner = options.ownerUrl ?? options.databaseUrl
  const database = owner ? await openPostgres(owner, { connections: 1 }) : await openEmbedded(fresh)
  try {
    const restored = await readTables(database, path.join(folder, 'database'))
    const blobs = await readBlobs(path.join(folder, 'files'), path.join(fresh, 'files'))
    await database.close()
    fs.mkdirSync(path.dirname(directory), { recursive: true })
    fs.rmSync(directory, { recursive: true, force: true })
    fs.renameSync(fresh, directory)
    return { ...restored, blobs }
  } catch (error) {
    await database.close()
    fs.rmSync(fresh, { recursive: true, force: true })
    throw error
  }
}

/** All tables in one transaction: either the whole backup is there or nothing of it. */
async function readTables(database: Database, folder: string): Promise<{ tables: number; rows: number }> {
  await migrate(database)
  const tables = await tableShapes(database)
  const [filled] = await database.query<{ n: number }>('select count(*)::int as n from event')
  if (filled!.n > 0) throw new Invalid('restore.database_not_empty', {}, { zh: '目标数据库里已有数据。请用一个空的数据库恢复。', en: 'The target database already holds data. Restore into an empty one.' })
  let rows = 0
  await database.transaction(async (tx) => {
    for (const table of tables) {
      const file = path.join(folder, table.schema, `${table.name}.csv`)
      if (!fs.existsSync(file)) continue
      const read = readCsv(fs.readFileSync(file, 'utf8'), file)
      await insertRows(tx, table, read.names, read.rows)
      rows += read.rows.length
    }
  })
  return { tables: tables.length, rows }
}

async function readBlobs(from: string, to: string): Promise<number> {
  const store = folderStore(to)
  const names = fs.readdirSync(from)
  for (const name of names) {
    const stored = await store.put(fs.readFileSync(path.join(from, name)))
    if (stored.hash !== name) throw new Invalid('restore.blob', { file: name }, { zh: `文件 ${name} 的内容与名称不符。`, en: `The content of ${name} does not match its name.` })
  }
  return names.length
}
