import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { openInMemory } from './db/database.ts'
import { schemaStamp } from './db/migrate.ts'
import { bringUpToDate } from './open-house.ts'

const cache = path.join(import.meta.dirname, '../node_modules/.cache/landfall')

/** A dump of the freshly migrated embedded database, kept beside the packages and made anew when the schema changes. */
export async function migratedTemplate(): Promise<Blob> {
  const file = path.join(cache, `template-${createHash('sha256').update(schemaStamp()).digest('hex').slice(0, 20)}.tar`)
  if (!fs.existsSync(file)) {
    const database = await openInMemory()
    await bringUpToDate(database)
    await database.query('checkpoint')
    const dump = await database.lite!.dumpDataDir('none')
    await database.close()
    fs.mkdirSync(cache, { recursive: true })
    const fresh = `${file}.${randomUUID()}`
    fs.writeFileSync(fresh, Buffer.from(await dump.arrayBuffer()))
    fs.renameSync(fresh, file)
    forgetOld(file)
  }
  return new Blob([fs.readFileSync(file)])
}

/** Templates of other schemas that nobody has used for two days. */
function forgetOld(current: string): void {
  for (const name of fs.readdirSync(cache)) {
    const old = path.join(cache, name)
    if (name.startsWith('template-') && old !== current && Date.now() - fs.statSync(old).mtimeMs > 2 * 86_400_000) fs.rmSync(old, { force: true })
  }
}
