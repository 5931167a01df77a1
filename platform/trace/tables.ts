import { boolean, index, integer, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { implementationTable } from '../db/tables.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** What a person names, decides or signs. The typed row with the same id stands in its stage's own table. */
export const items = implementationTable(
  'item',
  {
    id: uuid().primaryKey(),
    kind: text().notNull(),
    stage: text().notNull(),
    code: text().notNull(),
    title: text().notNull(),
    state: text().notNull(),
    version: integer().notNull(),
    contentHash: text().notNull(),
    phaseId: uuid(),
    removedAt: instant(),
  },
  (t: any) => [unique('item_code').on(t.implementationId, t.code), index('item_by_kind').on(t.implementationId, t.kind)],
)

/** Typed, one direction each (GLOSSARY "Links of the trace"). Suspect while an end's content hash has moved on. */
export const links = implementationTable(
  'link',
  {
    id: uuid().primaryKey(),
    fromId: uuid().notNull(),
    type: text().notNull(),
    toId: uuid().notNull(),
    fromVersion: integer().notNull(),
    toVersion: integer().notNull(),
    fromHash: text().notNull(),
    toHash: text().notNull(),
    createdAt: instant().notNull(),
    createdBy: uuid(),
  },
  (t: any) => [unique('link_once').on(t.fromId, t.type, t.toId), index('link_by_to').on(t.implementationId, t.toId), index('link_by_from').on(t.implementationId, t.fromId)],
)

export const codeCounters = implementationTable('code_counter', { kind: text().notNull(), last: integer().notNull() }, (t: any) => [
  primaryKey({ columns: [t.implementationId, t.kind] }),
])

/** English (or Chinese) wording of a kit's or the demo's texts; void as soon as the base text changes. */
export const translations = implementationTable(
  'translation',
  { itemId: uuid().notNull(), field: text().notNull(), locale: text().notNull(), base: text().notNull(), text: text().notNull() },
  (t: any) => [primaryKey({ columns: [t.itemId, t.field, t.locale] })],
)

export const traceDebtDays = implementationTable(
  'trace_debt_day',
  { day: text().notNull(), stage: text().notNull(), debt: text().notNull(), count: integer().notNull(), isFinal: boolean().default(false).notNull() },
  (t: any) => [primaryKey({ columns: [t.implementationId, t.day, t.stage, t.debt] })],
)
