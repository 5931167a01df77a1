import { asc, eq } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { dayIn } from '../../../platform/db/time.ts'
import type { AnyItem, ItemOf } from '../../../platform/kinds/kind.ts'
import { getItem, linkedItems, listItems, localized } from '../../../platform/trace/item-store.ts'
import type { IncidentFigures, IncidentView } from '../contract.ts'
import { incident } from '../kinds.ts'
import { incidentEntries } from '../own-tables.ts'
import { type Severity, spreadOf, targets } from '../severity.ts'
import { minutesBetween, namesOf } from '../wave-facts.ts'

type Row = ItemOf<typeof incident> & AnyItem
const isoOf = (instant: string | null): string | null => (instant ? new Date(instant).toISOString() : null)

/** Minutes to detect (from occurrence), to acknowledge (from detection) and to restore (from occurrence). */
export function clockOf(row: Pick<Row, 'occurredAt' | 'detectedAt' | 'acknowledgedAt' | 'restoredAt'>): IncidentView['minutes'] {
  return { detect: minutesBetween(row.occurredAt, row.detectedAt), acknowledge: minutesBetween(row.detectedAt, row.acknowledgedAt), restore: minutesBetween(row.occurredAt, row.restoredAt) }
}

export async function incidentView(tx: Tx, idOrCode: string): Promise<IncidentView> {
  const [found] = (await localized(tx, [await getItem(tx, incident, idOrCode)], ['title', 'description', 'workaround', 'resolution'])) as Row[]
  const row = found!
  const entries = await tx.db.select().from(incidentEntries).where(eq(incidentEntries.incidentId, row.id)).orderBy(asc(incidentEntries.at), asc(incidentEntries.id))
  const names = await namesOf(tx, entries.map((e) => e.personId))
  const causes = (await linkedItems(tx, [row.id], 'causes', 'out')).get(row.id) ?? []
  const severity = (row.severity ?? 'P4') as Severity
  const minutes = clockOf(row)
  const target = targets[severity]
  const soFar = (from: string | null): number => (from ? Math.round((Date.parse(tx.now) - Date.parse(from)) / 60_000) : 0)
  return {
    id: row.id, code: row.code, title: row.title, state: row.state, version: row.version, severity, impact: row.impact ?? 'low', urgency: row.urgency ?? 'low', phaseId: row.phaseId, ownerId: row.ownerId, departmentId: row.departmentId,
    description: row.description, workaround: row.workaround, resolution: row.resolution, occurredAt: isoOf(row.occurredAt)!, detectedAt: isoOf(row.detectedAt), acknowledgedAt: isoOf(row.acknowledgedAt), restoredAt: isoOf(row.restoredAt),
    minutes, target, isLate: { acknowledge: (minutes.acknowledge ?? soFar(row.detectedAt)) > target.acknowledge, restore: (minutes.restore ?? soFar(row.occurredAt)) > target.restore },
    causes: causes.map(({ id, kind, code, title }) => ({ id, kind, code, title })),
    entries: entries.map((e) => ({ id: e.id, at: new Date(e.at).toISOString(), kind: e.kind, text: (tx.locale === 'en' ? e.textEn : null) ?? e.text, by: names.get(e.personId ?? '') ?? '' })),
    canHandle: tx.ability.can('update', 'cutover') || (row.ownerId !== null && row.ownerId === tx.personId && !tx.actor.readOnly),
  }
}

/** Incidents in figures: by severity against their targets, times with the number of cases, by cause, by week. */
export async function incidentFigures(tx: Tx, phaseId: string | null): Promise<IncidentFigures> {
  const rows = ((await listItems(tx, incident)) as Row[]).filter((r) => !phaseId || r.phaseId === phaseId || r.phaseId === null)
  const isOpen = (r: Row): boolean => r.state === 'open' || r.state === 'acknowledged'
  const clocks = rows.map((r) => ({ row: r, minutes: clockOf(r) }))
  const causes = await linkedItems(tx, rows.map((r) => r.id), 'causes', 'out')
  const kinds = [...causes.values()].flat().map((c) => c.kind)
  const unknown = rows.filter((r) => (causes.get(r.id) ?? []).length === 0).length
  const weeks = Map.groupBy(rows, (r) => mondayOf(dayIn(tx.zone, new Date(r.occurredAt!).toISOString())))
  return {
    open: rows.filter(isOpen).length, openP1: rows.filter((r) => isOpen(r) && r.severity === 'P1').length, total: rows.length,
    bySeverity: (['P1', 'P2', 'P3', 'P4'] as const).map((severity) => {
      const own = clocks.filter((c) => c.row.severity === severity)
      const restored = own.filter((c) => c.minutes.restore !== null)
      return { severity, total: own.length, open: own.filter((c) => isOpen(c.row)).length, restored: restored.length, inTime: restored.filter((c) => c.minutes.restore! <= targets[severity].restore).length }
    }),
    detect: spreadOf(clocks.flatMap((c) => c.minutes.detect ?? [])), acknowledge: spreadOf(clocks.flatMap((c) => c.minutes.acknowledge ?? [])), restore: spreadOf(clocks.flatMap((c) => c.minutes.restore ?? [])),
    byCause: [...Map.groupBy(kinds, (k) => k)].map(([kind, list]) => ({ kind, count: list.length })).concat(unknown > 0 ? [{ kind: 'unknown', count: unknown }] : []).sort((a, b) => b.count - a.count),
    byWeek: [...weeks].map(([week, list]) => ({ week, count: list.length, p1p2: list.filter((r) => r.severity === 'P1' || r.severity === 'P2').length })).sort((a, b) => (a.week < b.week ? -1 : 1)),
  }
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
