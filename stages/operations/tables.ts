import { date, index, integer, jsonb, numeric, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { implementationTable } from '../../platform/db/tables.ts'
import { feedback, improvement, kpi, release } from './kinds.ts'

export const kpis = kpi.table
export const feedbacks = feedback.table
export const improvements = improvement.table
export const releases = release.table

const instant = () => timestamp({ withTimezone: true, mode: 'string' })
const decimal = () => numeric({ precision: 20, scale: 6 })

/** A file that a KPI was computed from. Its rows are kept: each point opens what it counts. */
export const kpiImports = implementationTable(
  'kpi_import',
  { id: uuid().primaryKey(), kpiId: uuid().notNull(), fileName: text().notNull(), blob: text().notNull(), rows: integer().notNull(), points: integer().notNull(), personId: uuid(), importedAt: instant().notNull() },
  (t: any) => [index('kpi_import_by_kpi').on(t.kpiId)],
)

export const kpiSourceRows = implementationTable(
  'kpi_source_row',
  { importId: uuid().notNull(), kpiId: uuid().notNull(), line: integer().notNull(), day: date({ mode: 'string' }).notNull(), cells: jsonb().$type<Record<string, string>>().notNull() },
  (t: any) => [unique('kpi_source_row_once').on(t.importId, t.line), index('kpi_source_row_by_day').on(t.kpiId, t.day)],
)

/** One value of a KPI for the period that ends on `day`. A later import of the same day replaces it. */
export const kpiPoints = implementationTable(
  'kpi_point',
  { kpiId: uuid().notNull(), day: date({ mode: 'string' }).notNull(), value: decimal().notNull(), numerator: decimal().notNull(), denominator: decimal().notNull(), importId: uuid().notNull() },
  (t: any) => [unique('kpi_point_once').on(t.kpiId, t.day)],
)

/** Use of the new system by department and week: people who worked in it, people entitled, documents inside and outside. */
export const usagePoints = implementationTable(
  'usage_point',
  { departmentId: uuid().notNull(), weekEnd: date({ mode: 'string' }).notNull(), active: integer().notNull(), entitled: integer().notNull(), inside: integer().notNull(), outside: integer().notNull() },
  (t: any) => [unique('usage_point_once').on(t.departmentId, t.weekEnd)],
)

/** Satisfaction by department and month, 1 to 5. Groups under five answers are stored but never shown. */
export const satisfactionPoints = implementationTable(
  'satisfaction_point',
  { departmentId: uuid().notNull(), month: text().notNull(), answers: integer().notNull(), average: decimal().notNull() },
  (t: any) => [unique('satisfaction_point_once').on(t.departmentId, t.month)],
)
