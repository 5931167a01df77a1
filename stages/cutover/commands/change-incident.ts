import type { z } from 'zod'
import type { Tx } from '../../../platform/db/door.ts'
import { setLinks } from '../../../platform/kinds/commands.ts'
import { getItem, updateItem } from '../../../platform/trace/item-store.ts'
import type { changeIncidentBody } from '../contract.ts'
import { incident } from '../kinds.ts'
import { type Level, severityOf } from '../severity.ts'

/** Changes what an incident says of itself (never its clock) and what caused it. A new impact or urgency gives its new severity. */
export async function changeIncident(tx: Tx, input: { incidentId: string; version?: number | undefined } & z.infer<typeof changeIncidentBody>): Promise<void> {
  const { incidentId, version, causes, ...values } = input
  const row = await getItem(tx, incident, incidentId)
  if (row.ownerId !== tx.personId || tx.actor.readOnly) tx.require('update', 'cutover')
  const severity = severityOf((values.impact ?? row.impact) as Level, (values.urgency ?? row.urgency) as Level)
  const changed = Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined))
  await updateItem(tx, incident, row.id, { ...changed, severity } as never, version === undefined ? {} : { version })
  if (causes) await setLinks(tx, incident, row.id, { causes })
}
