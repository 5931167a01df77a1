import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { localized } from '../../../platform/trace/item-store.ts'
import { meeting } from '../kinds/meeting.ts'

const t = meeting.table
const columns = { id: t.id, code: t.code, title: t.title, state: t.state, meetingType: t.meetingType, heldOn: t.heldOn, startsAt: t.startsAt, place: t.place, chairId: t.chairId, phaseId: t.phaseId }

/** Meetings without their frozen agendas and resolutions, which are large. */
export async function meetingHeads(tx: Tx, type?: string | undefined) {
  const rows = await tx.db.select(columns).from(t).where(and(eq(t.implementationId, tx.implementationId), isNull(t.removedAt), ...(type ? [eq(t.meetingType, type as 'weekly')] : []))).orderBy(t.code)
  return localized(tx, rows, ['title', 'place'])
}
