import { boolean, index, integer, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Text } from '../../engines/errors.ts'
import { implementationTable } from '../db/tables.ts'
import type { ProblemBody } from '../wire.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** A long action: queued in the command's transaction, run by the worker, its progress told to the browser. */
export const jobs = implementationTable(
  'job',
  {
    id: uuid().primaryKey(), kind: text().notNull(), title: jsonb().$type<Text>().notNull(), state: text().$type<'queued' | 'running' | 'done' | 'failed' | 'cancelled'>().notNull(),
    input: jsonb().$type<Record<string, unknown>>().notNull(), done: integer().default(0).notNull(), total: integer(), step: jsonb().$type<Text>(), accountId: uuid(), personId: uuid(),
    cancelRequested: boolean().default(false).notNull(), attempts: integer().default(0).notNull(), createdAt: instant().notNull(), startedAt: instant(), finishedAt: instant(), error: jsonb().$type<ProblemBody>(), result: jsonb().$type<unknown>(),
  },
  (t: any) => [index('job_by_state').on(t.implementationId, t.state)],
)
