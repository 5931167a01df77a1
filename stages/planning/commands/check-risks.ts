import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { listItems, moveItem } from '../../../platform/trace/item-store.ts'
import { risk } from '../kinds/risk.ts'
import { riskReadings } from '../queries/risk-readings.ts'
import { riskReadings as readingsTable } from '../tables.ts'

/** Reads the triggers of the watched risks and fires those whose condition holds. Gives the codes of the risks that fired. */
export async function checkRisks(tx: Tx): Promise<string[]> {
  const watched = await listItems(tx, risk, { state: 'open' })
  const readings = await riskReadings(tx, watched)
  const fired: string[] = []
  for (const own of watched) {
    const reading = readings.get(own.id)
    if (!reading?.isMet || reading.value === null) continue
    await tx.db.insert(readingsTable).values({ implementationId: tx.implementationId, riskId: own.id, firedOn: tx.today, value: reading.value }).onConflictDoUpdate({ target: readingsTable.riskId, set: { firedOn: tx.today, value: reading.value } })
    await moveItem(tx, risk, own.id, 'fired', { event: 'risk.fired', reason: `${reading.text.zh} / ${reading.text.en}: ${reading.value}` })
    fired.push(own.code)
  }
  return fired
}

/** A risk that is watched again forgets when it fired. */
export async function forgetFiring(tx: Tx, riskId: string): Promise<void> {
  await tx.db.delete(readingsTable).where(and(eq(readingsTable.implementationId, tx.implementationId), eq(readingsTable.riskId, riskId)))
}
