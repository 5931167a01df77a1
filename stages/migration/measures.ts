import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Measure } from '../../platform/registry.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import { mapping } from './kinds/mapping.ts'
import { migrationRun } from './kinds/migration-run.ts'

/**
 * `migration.ready` { phaseId }: objects of the phase, how many were rehearsed and loaded, rows of their newest runs, and the minutes that the
 * last batch needed (for the cutover window). Decimal strings.
 */
const ready: Measure = async (tx, input) => {
  const mappings = await listItems(tx, mapping, { phaseId: input.phaseId as string })
  const t = migrationRun.table
  const runs = mappings.length === 0 ? [] : await tx.db.select().from(t).where(and(eq(t.implementationId, tx.implementationId), eq(t.state, 'done'), inArray(t.mode, ['rehearsal', 'final']), inArray(t.mappingId, mappings.map((m) => m.id)))).orderBy(desc(t.startedAt))
  const newest = mappings.flatMap((m) => runs.find((r) => r.mappingId === m.id) ?? [])
  const sum = (of: (r: (typeof runs)[number]) => number | null): string => String(newest.reduce((n, r) => n + (of(r) ?? 0), 0))
  return {
    objects: String(mappings.length), rehearsed: String(newest.length), loaded: String(newest.filter((r) => r.mode === 'final').length), rows: sum((r) => r.rowsIn), mapped: sum((r) => r.mapped), rejected: sum((r) => (r.rejected ?? 0) - (r.outOfScope ?? 0)),
    loadMinutes: (newest.reduce((n, r) => n + (r.durationMs ?? 0), 0) / 60_000).toFixed(2),
  }
}

export const migrationMeasures: Readonly<Record<string, Measure>> = { 'migration.ready': ready }
