import { Invalid } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { incident } from '../kinds.ts'
import { addEntry } from './report-incident.ts'

/** Adds a line to the timeline: what was seen or tried. */
export async function noteOnIncident(tx: Tx, input: { incidentId: string; text: string | { zh: string; en: string }; kind?: 'note' | 'workaround'; at?: string | null | undefined }): Promise<void> {
  tx.require('comment', 'cutover')
  const row = await getItem(tx, incident, input.incidentId)
  const text = typeof input.text === 'string' ? input.text.trim() : input.text
  if (!text) throw new Invalid('incident.text_missing', { field: 'text' }, { zh: '请写下看到的或做了的。', en: 'Write what was seen or done.' })
  await addEntry(tx, row.id, input.kind ?? 'note', text, input.at ?? tx.now)
  await tx.record({ kind: 'incident.noted', itemId: row.id, data: { kind: input.kind ?? 'note' }, texts: { note: { new: typeof text === 'string' ? text : text.zh } } })
}
