import { index, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../engines/errors.ts'
import { implementationTable } from '../db/tables.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** What an account is told: read from events, with a mark when it was seen. */
export const notifications = implementationTable(
  'notification',
  { id: uuid().primaryKey(), accountId: uuid().notNull(), itemId: uuid(), kind: text().notNull(), text: jsonb().$type<Text>().notNull(), href: text().notNull(), at: instant().notNull(), readAt: instant() },
  (t: any) => [index('notification_by_account').on(t.accountId, t.readAt)],
)
