import { Forbidden, Problem } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import { isClean, reportOf, readTable, type Table, type TableRow, type TableSource } from '../sheets/read-table.ts'
import type { ImportReport } from '../wire.ts'
import { importColumns, lookupsFor } from './columns.ts'
import { createFromWire, requireEditor } from './commands.ts'
import type { AnyKind } from './kind.ts'
import { createSchema } from './schema.ts'

/** Carries the report out of a transaction that must not be committed: one row was refused, so none is kept. */
export class ImportStopped extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super('the import was stopped by a refused row')
    this.report = report
  }
}

/**
 * Adds the rows of a pasted or uploaded table as items, all or none. A dry run reads, resolves and checks everything and
 * writes nothing. Throws `ImportStopped` when a row is refused while writing.
 */
export async function importItems(tx: Tx, kind: AnyKind, source: TableSource, dryRun: boolean): Promise<ImportReport> {
  requireEditor(tx, kind, 'create')
  if (!kind.editable) throw new Forbidden('item.not_editable', { kind: kind.kind }, { zh: `${kind.label.zh}由系统按步骤产生，不能导入。`, en: `A ${kind.label.en.toLowerCase()} comes from its own steps and cannot be imported.` })
  const table = await readTable(source, importColumns(kind, await lookupsFor(tx, kind)))
  const schema = createSchema(kind)
  for (const row of table.rows) {
    if (row.errors.length > 0) continue
    const checked = schema.safeParse(wireOf(row))
    if (!checked.success) row.errors.push(...checked.error.issues.map((i) => ({ column: columnOfPath(i.path), text: { zh: `值不合要求：${i.message}`, en: i.message } })))
    else await collect(row, async () => { const refusal = await kind.refuse?.(tx, checked.data as Record<string, unknown>, null); if (refusal) throw refusal })
  }
  if (dryRun || !isClean(table)) return reportOf(table, dryRun)
  for (const row of table.rows) await collect(row, () => createFromWire(tx, kind, schema.parse(wireOf(row)) as never))
  return finished(table)
}

function finished(table: Table): ImportReport {
  const report = reportOf(table, false)
  if (!isClean(table)) throw new ImportStopped(report)
  return report
}

/** A refusal of the trade becomes the row's error; anything else is a fault and goes on. */
async function collect(row: TableRow, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    row.errors.push({ column: 'title', text: error.text })
  }
}

function wireOf(row: TableRow): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  const links: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row.parsed)) {
    if (name === 'code') continue
    if (name.startsWith('links.')) links[name.slice(6)] = value
    else plain[name] = value
  }
  return Object.keys(links).length > 0 ? { ...plain, links } : plain
}

function columnOfPath(path: readonly PropertyKey[]): string {
  return path[0] === 'links' ? `links.${String(path[1])}` : String(path[0] ?? 'title')
}
