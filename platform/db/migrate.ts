import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrate as migratePg } from 'drizzle-orm/node-postgres/migrator'
import { migrate as migrateLite } from 'drizzle-orm/pglite/migrator'
import type { Database } from './database.ts'
import { afterMigrations, beforeMigrations } from './functions.ts'

const migrationsFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../migrations')

/** Brings the schema up to date. On PostgreSQL `database` is opened as the owner; `login` names the lesser login to grant to. */
export async function migrate(database: Database, login?: string): Promise<void> {
  if (database.kind === 'postgres') {
    await database.query("select pg_advisory_lock(hashtext('landfall migration'))")
  }
  try {
    await database.query(beforeMigrations)
    const folder = { migrationsFolder }
    if (database.kind === 'pglite') await migrateLite(database.handle as never, folder)
    else await migratePg(database.handle as never, folder)
    await database.query(afterMigrations)
    if (login) await database.query(grantsTo(login))
  } finally {
    if (database.kind === 'postgres') await database.query("select pg_advisory_unlock_all()")
  }
}

function grantsTo(login: string): string {
  const name = `"${login.replaceAll('"', '""')}"`
  return `grant landfall_app to ${name};
    grant usage on schema auth to ${name};
    grant select, insert, update, delete on all tables in schema auth to ${name};`
}

/** sha256 over every migration and SQL function that this program brings: equal stamps mean an equal schema. */
export function schemaStamp(login = ''): string {
  const digest = createHash('sha256').update(beforeMigrations).update(afterMigrations).update(login)
  for (const file of fs.readdirSync(migrationsFolder).filter((f) => f.endsWith('.sql')).sort()) digest.update(fs.readFileSync(path.join(migrationsFolder, file)))
  return digest.update(fs.readFileSync(path.join(migrationsFolder, 'meta/_journal.json'))).digest('hex')
}

/** Number of migrations that this program knows. */
export function knownMigrations(): number {
  const journal = JSON.parse(fs.readFileSync(path.join(migrationsFolder, 'meta/_journal.json'), 'utf8')) as { entries: unknown[] }
  return journal.entries.length
}
