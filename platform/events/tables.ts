import { sql } from 'drizzle-orm'
import { bigint, customType, index, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { implementationTable, installationTable } from '../db/tables.ts'

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
const readable = `implementation_id in (select app_implementations()) or organization_id in (select app_organizations()) or (implementation_id is null and organization_id is null and app_is_installation_admin()) or app_is_system()`

/** The hash-chained log. Rows come in through `event_append` only; UPDATE, DELETE and TRUNCATE are refused by trigger. */
export const events = installationTable(
  'event',
  {
    chain: text().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    implementationId: uuid(),
    organizationId: uuid(),
    recordedAt: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    occurredAt: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    kind: text().notNull(),
    actorId: uuid(),
    itemId: uuid(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    prev: bytea().notNull(),
    hash: bytea().notNull(),
  },
  { using: readable, withCheck: 'false' },
  (t: any) => [primaryKey({ columns: [t.chain, t.seq] }), index('event_by_item').on(t.itemId), index('event_by_implementation').on(t.implementationId, t.occurredAt)],
)

export const eventHeads = installationTable(
  'event_head',
  { chain: text().primaryKey(), seq: bigint({ mode: 'number' }).notNull(), hash: bytea().notNull(), algorithm: text().notNull() },
  { using: 'true', withCheck: 'false' },
)

/** Texts and personal values of changes, kept outside the chain: the event holds their salted hashes only. */
export const fieldChanges = implementationTable(
  'field_change',
  {
    id: uuid().primaryKey(),
    seq: bigint({ mode: 'number' }).notNull(),
    itemId: uuid(),
    field: text().notNull(),
    oldText: text(),
    newText: text(),
    salt: text().default(sql`''`).notNull(),
  },
  (t: any) => [index('field_change_by_item').on(t.implementationId, t.itemId)],
)
