import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { parse } from 'yaml'
import { Refused } from '../../engines/errors.ts'
import { readCsv } from '../backup/csv.ts'
import { checkManifest } from '../backup/folder-manifest.ts'
import { insertRows, tableShapes } from '../backup/table-rows.ts'
import type { Transaction } from '../db/database.ts'
import { ChainCheck, type ExportedEvent } from '../events/verify.ts'
import type { House } from '../house.ts'
import { fileOf, placeOf } from './export.ts'

export interface Imported {
  readonly implementationId: string
  readonly code: string
  readonly rows: number
  readonly blobs: number
  /** The old chain, sealed: its file in the store, and the head that the new chain's first event names. */
  readonly sealed: { readonly blob: string; readonly events: number; readonly head: string | null }
}

/**
 * Reads an export back: ids and codes as they were, in one transaction. The old chain is verified, kept as a sealed file, and
 * named by the first event of a new chain. Rows of the organization that are there already are kept. Nobody takes part yet:
 * an administrator of the organization opens it to people. The database must be the owner's.
 */
export async function importImplementation(house: Pick<House, 'database' | 'files'>, folder: string): Promise<Imported> {
  const manifest = checkManifest(folder, 'export') as unknown as { implementation: string; code: string; chain: ExportedChain }
  const chain = fs.readFileSync(path.join(folder, 'events.ndjson'))
  const verdict = checkExportedChain(manifest.chain, chain)
  if (verdict.broken) throw new Refused('import.chain_broken', { at: verdict.broken.seq }, { zh: `导出的事件链断开：${verdict.broken.reason.zh}。请重新导出。`, en: `The exported event chain is broken: ${verdict.broken.reason.en}. Export again.` })
  const head = parse(fs.readFileSync(path.join(folder, 'implementation.yaml'), 'utf8')) as Record<string, unknown>
  const blobs = fs.readdirSync(path.join(folder, 'files'))
  for (const name of blobs) await house.files.put(fs.readFileSync(path.join(folder, 'files', name)))
  const { hash: sealed } = await house.files.put(chain)
  const tables = await tableShapes(house.database)
  let rows = 0
  await house.database.transaction(async (tx) => {
    await refuseTwice(tx, manifest)
    await tx.execute(sql`insert into organization (id, name, name_en, created_at) values (${head.organization_id}, ${head.organization_name}, ${head.organization_name_en ?? null}, ${head.created_at}) on conflict do nothing`)
    await tx.execute(sql`insert into implementation (id, organization_id, code, name, name_en, kit, zone, starts_on, target_system, settings, created_at, closed_at)
      values (${head.id}, ${head.organization_id}, ${head.code}, ${head.name}, ${head.name_en ?? null}, ${head.kit ?? null}, ${head.zone}, ${head.starts_on ?? null}, ${head.target_system ?? null}, ${JSON.stringify(head.settings ?? {})}::jsonb, ${head.created_at}, ${head.closed_at ?? null})`)
    for (const table of tables) {
      const place = placeOf(table)
      const file = place && path.join(folder, fileOf(table))
      if (!file || !fs.existsSync(file)) continue
      const read = readCsv(fs.readFileSync(file, 'utf8'), file)
      await insertRows(tx, table, read.names, read.rows, place === 'organization' ? 'keep' : 'fail')
      rows += read.rows.length
    }
    await tx.execute(sql`select set_config('app.system', 'on', true), set_config('app.implementation', ${manifest.implementation}, true)`)
    await tx.execute(sql`select event_append('implementation', 'implementation.imported', null, ${JSON.stringify({ sealed, oldHead: verdict.hash, oldEvents: verdict.count })}::jsonb)`)
  })
  return { implementationId: manifest.implementation, code: manifest.code, rows, blobs: blobs.length, sealed: { blob: sealed, events: verdict.count, head: verdict.hash } }
}

async function refuseTwice(tx: Transaction, manifest: { implementation: string; code: string }): Promise<void> {
  const found = (await tx.execute(sql`select code from implementation where id = ${manifest.implementation} or code = ${manifest.code}`)) as unknown as { rows: unknown[] }
  if (found.rows.length > 0) throw new Refused('import.there_already', { code: manifest.code }, { zh: `实施项目 ${manifest.code} 已在这个环境里，不会覆盖。请导入到另一个环境。`, en: `The implementation ${manifest.code} is here already and is not overwritten. Import it into another installation.` })
}

/** What an export's manifest says of its chain. */
export interface ExportedChain {
  readonly name: string
  readonly events: number
  readonly head: string | null
}

/** Verifies the chain of an export by itself: every hash computed again, the end as the manifest says. */
export function checkExportedChain(chain: ExportedChain, content: Buffer): ChainCheck {
  const check = new ChainCheck(chain.name)
  for (const line of content.toString('utf8').split('\n')) if (line !== '') check.take(JSON.parse(line) as ExportedEvent)
  check.finish(chain.head === null ? null : { seq: chain.events, hash: chain.head }, [])
  return check
}
