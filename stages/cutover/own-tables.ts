import { boolean, index, jsonb, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { implementationTable } from '../../platform/db/tables.ts'

const instant = () => timestamp({ withTimezone: true, mode: 'string' })

/** When a task really began and ended: in a rehearsal, or live (`rehearsalId` null). */
export const taskTimings = implementationTable(
  'task_timing',
  { id: uuid().primaryKey(), taskId: uuid().notNull(), rehearsalId: uuid(), startedAt: instant().notNull(), endedAt: instant(), startedBy: uuid(), endedBy: uuid(), outcome: text().$type<'done' | 'failed' | 'skipped'>(), note: text() },
  (t: any) => [unique('task_timing_once').on(t.taskId, t.rehearsalId).nullsNotDistinct(), index('task_timing_by_task').on(t.implementationId, t.taskId)],
)

export type Vote = 'go' | 'conditional' | 'noGo'
/** A named role's vote; `dissent` is kept word for word and printed with the decision. */
export const goNoGoVotes = implementationTable(
  'go_no_go_vote',
  { id: uuid().primaryKey(), goNoGoId: uuid().notNull(), personId: uuid().notNull(), role: text().notNull(), vote: text().$type<Vote>().notNull(), dissent: text(), dissentEn: text(), at: instant().notNull() },
  (t: any) => [unique('go_no_go_vote_once').on(t.goNoGoId, t.personId)],
)

export type EntryKind = 'occurred' | 'detected' | 'acknowledged' | 'note' | 'workaround' | 'restored' | 'reopened' | 'closed'
/** A line of an incident's timeline. */
export const incidentEntries = implementationTable(
  'incident_entry',
  { id: uuid().primaryKey(), incidentId: uuid().notNull(), at: instant().notNull(), kind: text().$type<EntryKind>().notNull(), text: text(), textEn: text(), personId: uuid() },
  (t: any) => [index('incident_entry_by_incident').on(t.incidentId, t.at)],
)

/** The moment a wave was declared live; kept beside the wave, so that going live does not change what was signed. */
export const waveGoLives = implementationTable('wave_go_live', { id: uuid().primaryKey(), waveId: uuid().notNull(), at: instant().notNull(), personId: uuid() }, (t: any) => [index('wave_go_live_by_wave').on(t.waveId)])

/** A wave taken back: who, why, when, what it had released, and whether the point of no return was overridden by name. */
export const waveRollbacks = implementationTable(
  'wave_rollback',
  {
    id: uuid().primaryKey(), waveId: uuid().notNull(), personId: uuid(), reason: text().notNull(), at: instant().notNull(), isPastNoReturn: boolean().notNull(),
    releasedItems: jsonb().$type<{ id: string; code: string; title: string }[]>().notNull(), taskIds: jsonb().$type<string[]>().notNull(),
  },
  (t: any) => [index('wave_rollback_by_wave').on(t.waveId)],
)
