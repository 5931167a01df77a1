import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { forgetFacts } from '../facts.ts'
import { seedUsers } from '../own-tables.ts'

export async function dismissSeedUser(tx: Tx, input: { phaseId: string; personId: string }): Promise<void> {
  tx.require('update', 'training')
  await tx.db.delete(seedUsers).where(and(eq(seedUsers.phaseId, input.phaseId), eq(seedUsers.personId, input.personId)))
  await tx.record({ kind: 'seedUser.dismissed', data: { person: input.personId, phase: input.phaseId } })
  forgetFacts(tx)
}
