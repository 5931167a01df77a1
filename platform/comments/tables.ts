import { bigint, index, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { implementationTable } from '../db/tables.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** A comment on an item. The text stays here, never in the chain. */
export const comments = implementationTable(
  'comment',
  { id: uuid().primaryKey(), itemId: uuid().notNull(), personId: uuid(), text: text().notNull(), mentions: uuid().array().notNull(), createdAt: instant().notNull(), resolvedAt: instant(), removedAt: instant() },
  (t: any) => [index('comment_by_item').on(t.itemId)],
)

/** A file on an item or a comment; its content is a blob of the file store. */
export const attachments = implementationTable(
  'attachment',
  { id: uuid().primaryKey(), itemId: uuid(), commentId: uuid(), name: text().notNull(), mediaType: text().notNull(), bytes: bigint({ mode: 'number' }).notNull(), blob: text().notNull(), personId: uuid(), createdAt: instant().notNull(), removedAt: instant() },
  (t: any) => [index('attachment_by_item').on(t.itemId)],
)
