import { jsonb, primaryKey, text, timestamp } from 'drizzle-orm/pg-core'
import { implementationTable } from '../db/tables.ts'

/** Answers to requests that carried an Idempotency-Key, so that a repeated POST changes nothing. */
export const idempotency = implementationTable('idempotency', { key: text().notNull(), answer: jsonb().$type<unknown>(), at: timestamp({ withTimezone: true, mode: 'string' }).notNull() }, (t: any) => [
  primaryKey({ columns: [t.implementationId, t.key] }),
])
