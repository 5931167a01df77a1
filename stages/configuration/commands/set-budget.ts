import type { Tx } from '../../../platform/db/door.ts'
import { requirePhase } from '../../../platform/gates/gate.ts'
import { customizationBudgets } from '../own-tables.ts'

/** Days of customization granted to a phase. */
export async function setCustomizationBudget(tx: Tx, input: { phaseId: string; days: string }): Promise<void> {
  tx.require('manage', 'configuration')
  const phase = await requirePhase(tx, input.phaseId)
  await tx.db.insert(customizationBudgets).values({ implementationId: tx.implementationId, phaseId: phase.id, days: input.days }).onConflictDoUpdate({ target: [customizationBudgets.implementationId, customizationBudgets.phaseId], set: { days: input.days } })
  await tx.record({ kind: 'customization.budget_set', data: { phase: phase.id, days: input.days } })
}
