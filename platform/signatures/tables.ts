import { index, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { implementationTable } from '../db/tables.ts'

export interface Snapshot {
  readonly items: readonly { id: string; code: string; title: string; version: number; hash: string }[]
  readonly figures: Readonly<Record<string, string | null>>
}

/** A signature binds a frozen snapshot. `subject` is `gate:<phaseId>:<stage>`, `baseline:<id>`, `document:<id>` … */
export const signatures = implementationTable(
  'signature',
  {
    id: uuid().primaryKey(),
    subject: text().notNull(),
    role: text().notNull(),
    personId: uuid(),
    method: text().$type<'electronic' | 'paper'>().notNull(),
    statement: text(),
    snapshot: jsonb().$type<Snapshot>().notNull(),
    fingerprint: text().notNull(),
    attachmentId: uuid(),
    signedAt: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    revokedAt: timestamp({ withTimezone: true, mode: 'string' }),
  },
  (t: any) => [index('signature_by_subject').on(t.implementationId, t.subject)],
)
