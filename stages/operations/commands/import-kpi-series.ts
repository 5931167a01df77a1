import { sql } from 'drizzle-orm'
import type { KpiFormula } from '../../../engines/kpi/read-source.ts'
import { readKpiSource } from '../../../engines/kpi/read-source.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { getItem, moveItem } from '../../../platform/trace/item-store.ts'
import { kpi } from '../kinds.ts'
import { kpiImports, kpiPoints, kpiSourceRows } from '../tables.ts'

export interface KpiImportResult {
  readonly importId: string
  readonly rows: number
  readonly points: number
  readonly firstDay: string
  readonly lastDay: string
}

/**
 * Reads a KPI's file and computes its points; all or nothing. Points of days that were there are replaced, their old rows stay
 * under the import that brought them. The file itself is put in the file store by the caller (`blob`).
 */
export async function importKpiSeries(tx: Tx, input: { kpiId: string; text: string; fileName: string; blob: string }): Promise<KpiImportResult> {
  tx.require('update', 'operations')
  const item = await getItem(tx, kpi, input.kpiId)
  const { points, rows } = readKpiSource(item.source as KpiFormula, input.text, tx.today)
  const importId = newId(tx.actor.at)
  const own = { implementationId: tx.implementationId, kpiId: item.id, importId }
  await tx.db.insert(kpiImports).values({ implementationId: tx.implementationId, id: importId, kpiId: item.id, fileName: input.fileName, blob: input.blob, rows: rows.length, points: points.length, personId: tx.personId, importedAt: tx.now })
  for (let i = 0; i < rows.length; i += 500) await tx.db.insert(kpiSourceRows).values(rows.slice(i, i + 500).map((row) => ({ ...own, line: row.line, day: row.day, cells: { ...row.cells } })))
  for (let i = 0; i < points.length; i += 500) {
    await tx.db.insert(kpiPoints).values(points.slice(i, i + 500).map((point) => ({ ...own, ...point })))
      .onConflictDoUpdate({ target: [kpiPoints.kpiId, kpiPoints.day], set: { value: sql`excluded.value`, numerator: sql`excluded.numerator`, denominator: sql`excluded.denominator`, importId: sql`excluded.import_id` } })
  }
  await tx.record({ kind: 'kpi.series_imported', itemId: item.id, data: { code: item.code, import: importId, rows: rows.length, points: points.length, blob: input.blob } })
  const last = points.at(-1)
  const isReached = last && (item.better === 'up' ? Number(last.value) >= Number(item.targetValue) : Number(last.value) <= Number(item.targetValue))
  const state = isReached ? 'achieved' : 'measuring'
  if (points.length > 0 && item.state !== state && item.state !== 'retired') await moveItem(tx, kpi, item.id, state)
  return { importId, rows: rows.length, points: points.length, firstDay: points[0]?.day ?? '', lastDay: last?.day ?? '' }
}
