import { Forbidden, Invalid } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { setLinks } from '../../../platform/kinds/commands.ts'
import { createItem } from '../../../platform/trace/item-store.ts'
import type { ReportIncident } from '../contract.ts'
import { incident } from '../kinds.ts'
import { type EntryKind, incidentEntries } from '../own-tables.ts'
import { severityOf } from '../severity.ts'

type Input = Omit<ReportIncident, 'title' | 'description'> & { title: string | { zh: string; en: string }; description?: string | { zh: string; en: string } | null | undefined }

/** Anyone who takes part reports an incident; detected now, occurred now or when they say (never later). Severity is impact × urgency. */
export async function reportIncident(tx: Tx, input: Input): Promise<{ id: string; code: string }> {
  if (tx.actor.readOnly) throw new Forbidden('access.forbidden', { verb: 'create', subject: 'cutover' }, { zh: '只读令牌不能报告故障。', en: 'A read-only token cannot report an incident.' })
  const occurredAt = input.occurredAt ?? tx.now
  if (Date.parse(occurredAt) > Date.parse(tx.now)) throw new Invalid('incident.in_the_future', { field: 'occurredAt' }, { zh: '发生时间不能晚于现在。', en: 'An incident cannot have occurred later than now.' })
  const row = await createItem(tx, incident, {
    title: input.title, impact: input.impact, urgency: input.urgency, severity: severityOf(input.impact, input.urgency), description: input.description ?? null, departmentId: input.departmentId ?? null, phaseId: input.phaseId ?? null, ownerId: input.ownerId ?? null,
    occurredAt, detectedAt: tx.now,
  } as never, { data: { severity: severityOf(input.impact, input.urgency) } })
  if (input.causes) await setLinks(tx, incident, row.id, { causes: input.causes })
  await addEntry(tx, row.id, 'occurred', null, occurredAt)
  await addEntry(tx, row.id, 'detected', null, tx.now)
  return { id: row.id, code: row.code }
}

/** A line of the timeline; the caller records the event. */
export async function addEntry(tx: Tx, incidentId: string, kind: EntryKind, text: string | { zh: string; en: string } | null | undefined, at: string = tx.now): Promise<void> {
  const said = typeof text === 'object' && text !== null ? text : { zh: text?.trim() || null, en: null }
  await tx.db.insert(incidentEntries).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, incidentId, at, kind, text: said.zh, textEn: said.en, personId: tx.personId })
}

