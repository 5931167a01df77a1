import type { Tx } from '../../../platform/db/door.ts'
import type { AnyItem } from '../../../platform/kinds/kind.ts'
import { linkedItems, listItems } from '../../../platform/trace/item-store.ts'

export interface MustCoverage {
  readonly covered: readonly AnyItem[]
  readonly missing: readonly AnyItem[]
}

/** Must-have requirements of a phase (those not rejected), and whether a task or a scope decision implements each. */
export async function mustCoverage(tx: Tx, phaseId: string): Promise<MustCoverage> {
  const kind = tx.registry.kinds.get('requirement')
  if (!kind) return { covered: [], missing: [] }
  const musts = (await listItems(tx, kind, { phaseId })).filter((r) => r.priority === 'M' && r.state !== 'rejected')
  const links = await linkedItems(tx, musts.map((r) => r.id), 'implements', 'in')
  const isCovered = (r: AnyItem): boolean => (links.get(r.id) ?? []).some((l) => (l.kind === 'task' && l.state !== 'cancelled') || l.kind === 'scopeDecision')
  return { covered: musts.filter(isCovered), missing: musts.filter((r) => !isCovered(r)) }
}
