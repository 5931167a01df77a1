import { and, asc, desc, eq, gte, inArray, lte } from 'drizzle-orm'
import { effectOf } from '../../engines/kpi/effect.ts'
import type { Tx } from '../../platform/db/door.ts'
import { addDays } from '../../platform/db/time.ts'
import type { Phase } from '../../platform/gates/criterion.ts'
import { phasesOf } from '../../platform/gates/evaluate.ts'
import type { AnyItem } from '../../platform/kinds/kind.ts'
import { departments } from '../../platform/organization/tables.ts'
import { getItem, linkedItems, listItems } from '../../platform/trace/item-store.ts'
import type { Adoption, KpiRows, KpiSeries } from './contract.ts'
import { kpi } from './kinds.ts'
import { kpiImports, kpiPoints, kpiSourceRows, satisfactionPoints, usagePoints } from './tables.ts'

/** Every KPI of a phase (or all), with series and effect. At most 2,000 points each. */
export async function kpiSeries(tx: Tx, phaseId: string | null = null): Promise<KpiSeries[]> {
  const items = (await listItems(tx, kpi)).filter((item) => item.state !== 'retired' && (!phaseId || item.phaseId === null || item.phaseId === phaseId))
  if (items.length === 0) return []
  const ids = items.map((item) => item.id)
  const points = await tx.db.select().from(kpiPoints).where(and(eq(kpiPoints.implementationId, tx.implementationId), inArray(kpiPoints.kpiId, ids))).orderBy(asc(kpiPoints.day))
  const imports = await tx.db.select().from(kpiImports).where(and(eq(kpiImports.implementationId, tx.implementationId), inArray(kpiImports.kpiId, ids))).orderBy(desc(kpiImports.importedAt))
  const measured = await linkedItems(tx, ids, 'measures', 'out')
  const phases = await phasesOf(tx)
  return items.map((item) => seriesOf(item, points.filter((p) => p.kpiId === item.id).slice(-2000), phases, {
    measures: (measured.get(item.id) ?? []).map(({ id, code, title, kind }) => ({ id, code, title, kind })),
    imports: imports.filter((i) => i.kpiId === item.id).map((i) => ({ id: i.id, fileName: i.fileName, rows: i.rows, points: i.points, importedAt: i.importedAt })),
  }))
}

type Point = { day: string; value: string; numerator: string; denominator: string }

function seriesOf(item: AnyItem, points: readonly Point[], phases: readonly Phase[], rest: Pick<KpiSeries, 'measures' | 'imports'>): KpiSeries {
  const goLiveOn = (item.phaseId ? phases.find((p) => p.id === item.phaseId) : phases.find((p) => p.goLiveOn))?.goLiveOn ?? null
  const last = points.at(-1)
  const recent = points.length < 4 ? null : points.slice(-4).reduce((sum, p) => sum + Number(p.value), 0) / 4
  const figure = recent ?? (last ? Number(last.value) : null)
  const target = Number(item.targetValue)
  return {
    id: item.id, code: item.code, title: item.title, state: item.state, source: item.source, unit: item.unit, better: item.better, formula: item.formula,
    baseline: item.baselineValue === null ? null : plain(item.baselineValue), target: plain(item.targetValue), ownerId: item.ownerId, phaseId: item.phaseId,
    latest: last ? { day: last.day, value: plain(last.value) } : null,
    recent: recent === null ? null : recent.toFixed(1),
    isReached: figure === null ? null : item.better === 'up' ? figure >= target : figure <= target,
    goLiveOn,
    effect: goLiveOn && points.length > 0 ? effectOf(points.map((p) => ({ day: p.day, value: Number(p.value) })), goLiveOn, item.better) : null,
    points: points.map((p) => ({ day: p.day, value: plain(p.value), numerator: plain(p.numerator), denominator: plain(p.denominator) })),
    ...rest,
  }
}

/** A decimal string without the zeros of its column's scale. */
function plain(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

/** The file rows behind the point of a day: those of the period that it ends. */
export async function kpiRows(tx: Tx, kpiId: string, day: string): Promise<KpiRows> {
  const item = await getItem(tx, kpi, kpiId)
  const [point] = await tx.db.select().from(kpiPoints).where(and(eq(kpiPoints.kpiId, item.id), eq(kpiPoints.day, day)))
  if (!point) return { columns: [], rows: [] }
  const from = item.source === 'onTimeDelivery' ? addDays(day, -6) : item.source === 'inventoryTurnoverDays' ? addDays(day, -27) : day
  const rows = await tx.db.select({ line: kpiSourceRows.line, cells: kpiSourceRows.cells, fileName: kpiImports.fileName }).from(kpiSourceRows).innerJoin(kpiImports, eq(kpiImports.id, kpiSourceRows.importId))
    .where(and(eq(kpiSourceRows.importId, point.importId), gte(kpiSourceRows.day, from), lte(kpiSourceRows.day, day))).orderBy(asc(kpiSourceRows.line)).limit(2000)
  return { columns: Object.keys(rows[0]?.cells ?? {}), rows }
}

/** Use and satisfaction by department; satisfaction of fewer than five answers is hidden. */
export async function adoption(tx: Tx): Promise<Adoption> {
  const usage = await tx.db.select().from(usagePoints).where(eq(usagePoints.implementationId, tx.implementationId)).orderBy(asc(usagePoints.weekEnd))
  const satisfied = await tx.db.select().from(satisfactionPoints).where(eq(satisfactionPoints.implementationId, tx.implementationId)).orderBy(asc(satisfactionPoints.month))
  const all = await tx.db.select().from(departments).orderBy(asc(departments.position), asc(departments.code))
  const seen = new Set([...usage, ...satisfied].map((p) => p.departmentId))
  return {
    weekEnd: usage.at(-1)?.weekEnd ?? null,
    departments: all.filter((d) => seen.has(d.id)).map((d) => {
      const weeks = usage.filter((u) => u.departmentId === d.id)
      const last = weeks.at(-1)
      const opinion = satisfied.filter((s) => s.departmentId === d.id).at(-1)
      return {
        departmentId: d.id, code: d.code, name: tx.locale === 'en' ? (d.nameEn ?? d.name) : d.name,
        use: last && last.entitled > 0 ? (last.active / last.entitled).toFixed(4) : null, active: last?.active ?? 0, entitled: last?.entitled ?? 0,
        outside: last && last.inside + last.outside > 0 ? (last.outside / (last.inside + last.outside)).toFixed(4) : null,
        satisfaction: opinion && opinion.answers >= 5 ? Number(opinion.average).toFixed(1) : null, answers: opinion?.answers ?? 0,
        weeks: weeks.filter((w) => w.entitled > 0).map((w) => ({ weekEnd: w.weekEnd, use: (w.active / w.entitled).toFixed(4) })),
      }
    }),
  }
}
