import { index, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { implementationTable } from '../db/tables.ts'
import type { Blocker } from './criterion.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** A criterion's value, stored whenever it changes. Values are decimal strings; null: not measurable yet. */
export const gateSamples = implementationTable(
  'gate_sample',
  {
    id: uuid().primaryKey(),
    phaseId: uuid().notNull(),
    stage: text().notNull(),
    criterion: text().notNull(),
    value: text(),
    numerator: text(),
    denominator: text(),
    blockerCount: integer().notNull(),
    blockers: jsonb().$type<Blocker[]>().notNull(),
    measuredAt: instant().notNull(),
  },
  (t: any) => [index('gate_sample_latest').on(t.implementationId, t.phaseId, t.criterion, t.measuredAt)],
)

/** A threshold that differs from the criterion's default. */
export const gateThresholds = implementationTable(
  'gate_threshold',
  { phaseId: uuid().notNull(), criterion: text().notNull(), threshold: text().notNull() },
  (t: any) => [primaryKey({ columns: [t.phaseId, t.criterion] })],
)

/** Passing against red criteria, by name and reason; the criteria stay red. */
export const gateOverrides = implementationTable('gate_override', {
  id: uuid().primaryKey(),
  phaseId: uuid().notNull(),
  stage: text().notNull(),
  personId: uuid().notNull(),
  reason: text().notNull(),
  criteria: jsonb().$type<string[]>().notNull(),
  at: instant().notNull(),
})
