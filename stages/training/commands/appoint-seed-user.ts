import { and, eq } from 'drizzle-orm'
import { NotFound, Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { newId } from '../../../platform/db/ids.ts'
import { requirePhase } from '../../../platform/gates/gate.ts'
import { people } from '../../../platform/organization/tables.ts'
import { forgetFacts } from '../facts.ts'
import { seedUsers } from '../own-tables.ts'

/** Names a colleague as a seed user of a phase. */
export async function appointSeedUser(tx: Tx, input: { phaseId: string; personId: string; note?: string | null | undefined }): Promise<void> {
  tx.require('update', 'training')
  const phase = await requirePhase(tx, input.phaseId)
  const [person] = await tx.db.select({ id: people.id, name: people.name }).from(people).where(and(eq(people.organizationId, tx.organizationId), eq(people.id, input.personId)))
  if (!person) throw new NotFound('person.unknown', { person: input.personId }, { zh: '名册里没有这个人。请先在"人员"里添加。', en: 'This person is not in the roster. Add them under People first.' })
  const [already] = await tx.db.select({ id: seedUsers.id }).from(seedUsers).where(and(eq(seedUsers.phaseId, phase.id), eq(seedUsers.personId, person.id)))
  if (already) throw new Refused('seedUser.already', { person: person.id }, { zh: `${person.name} 已经是${phase.name}的种子用户。`, en: `${person.name} is a seed user of ${phase.name} already.` })
  await tx.db.insert(seedUsers).values({ id: newId(tx.actor.at), implementationId: tx.implementationId, phaseId: phase.id, personId: person.id, note: input.note ?? null, appointedAt: tx.now, appointedBy: tx.personId })
  await tx.record({ kind: 'seedUser.appointed', data: { person: person.id, phase: phase.id } })
  forgetFacts(tx)
}
