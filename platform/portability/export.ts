import fs from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { NotFound } from '../../engines/errors.ts'
import { csvLine } from '../backup/csv.ts'
import { type FolderManifest, freshFolder, writeManifest } from '../backup/folder-manifest.ts'
import { readRows, type TableShape, tableShapes } from '../backup/table-rows.ts'
import type { Database } from '../db/database.ts'
import { type ExportedEvent, exportedEvents } from '../events/verify.ts'
import type { House } from '../house.ts'

/** Of one run only, or of the installation: not part of an implementation's export. */
const leftOut = new Set(['job', 'idempotency', 'notification', 'event', 'participation', 'membership'])

const folders = { organization: 'organization', implementation: 'tables' } as const

/** Which of an export's tables this is: of the organization, of the implementation, or none. */
export function placeOf(table: TableShape): keyof typeof folders | null {
  if (table.schema !== 'public' || leftOut.has(table.name)) return null
  if (table.columns.some((c) => c.name === 'implementation_id')) return 'implementation'
  return table.columns.some((c) => c.name === 'organization_id') && table.name !== 'implementation' ? 'organization' : null
}

export function fileOf(table: TableShape): string {
  return `${folders[placeOf(table)!]}/${table.name}.csv`
}

/**
 * Writes a whole implementation to a folder of readable files: `implementation.yaml`, a CSV a table (values as PostgreSQL writes
 * them, NULL as `\N`), `events.ndjson` (the hashed lines), `files/` (attached content by sha256). Accounts and sign-ins stay behind.
 */
export async function exportImplementation(house: Pick<House, 'database' | 'files'>, code: string, folder: string, now: Date): Promise<FolderManifest> {
  const [head] = await house.database.query<{ id: string; organization_id: string; organization_name: string }>(
    `select i.*, to_char(i.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as created_at, o.name as organization_name, o.name_en as organization_name_en from implementation i join organization o on o.id = i.organization_id where i.code = $1`, [code])
  if (!head) throw new NotFound('export.implementation', { code }, { zh: `没有代号为"${code}"的实施项目。`, en: `There is no implementation with the code "${code}".` })
  freshFolder(folder)
  fs.writeFileSync(path.join(folder, 'implementation.yaml'), stringify(plain(head)))
  const rows: Record<string, number> = {}
  const mentioned = new Set<string>()
  for (const table of await tableShapes(house.database)) {
    const place = placeOf(table)
    if (!place) continue
    const where = place === 'implementation' ? { sql: 'implementation_id = $1::uuid', value: head.id } : { sql: 'organization_id = $1::uuid', value: head.organization_id }
    const file = path.join(folder, fileOf(table))
    fs.mkdirSync(path.dirname(file), { recursive: true })
    const lines = [csvLine(table.columns.map((c) => c.name))]
    for await (const row of readRows(house.database, table, where)) {
      lines.push(csvLine(row))
      for (const cell of row) for (const hash of cell?.match(/\b[0-9a-f]{64}\b/g) ?? []) mentioned.add(hash)
    }
    rows[table.name] = lines.length - 1
    fs.writeFileSync(file, `${lines.join('\n')}\n`)
  }
  const chain = await writeEvents(house.database, head.id, path.join(folder, 'events.ndjson'))
  fs.mkdirSync(path.join(folder, 'files'), { recursive: true })
  const blobs = [...mentioned].filter((hash) => house.files.has(hash)).sort()
  for (const hash of blobs) fs.copyFileSync(house.files.path(hash), path.join(folder, 'files', hash))
  return writeManifest(folder, { kind: 'export', madeAt: now.toISOString(), implementation: head.id, code, chain, rows, blobs: blobs.length })
}

/** The same lines as the log's own NDJSON export. */
async function writeEvents(database: Database, implementationId: string, file: string): Promise<{ name: string; events: number; head: string | null }> {
  const name = `implementation:${implementationId}`
  const out = fs.openSync(file, 'w')
  let last: ExportedEvent | undefined
  await database.transaction(async (tx) => {
    for await (const page of exportedEvents(tx, name)) {
      for (const event of page) fs.writeSync(out, `${JSON.stringify({ ...event, algorithm: 'sha256' })}\n`)
      last = page.at(-1)
    }
  })
  fs.closeSync(out)
  return { name, events: last?.seq ?? 0, head: last?.hash ?? null }
}

function plain(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, value instanceof Date ? value.toISOString().slice(0, 10) : value]))
}
