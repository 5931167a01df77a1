import { Refused } from '../../../engines/errors.ts'
import type { Tx } from '../../../platform/db/door.ts'
import { itemRows } from '../../../platform/kinds/rows.ts'
import { signaturesOf } from '../../../platform/signatures/sign.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import type { ReconciliationView } from '../contract.ts'
import { reconciliation } from '../kinds/reconciliation.ts'
import { isConserved } from '../rules/conservation.ts'
import { loadRun } from './load-run.ts'

/** The ladder of one run: conservation, totals, groups, rows, and who has signed it. */
export async function viewReconciliation(tx: Tx, idOrCode: string): Promise<ReconciliationView> {
  const item = await getItem(tx, reconciliation, idOrCode)
  const { details } = await loadRun(tx, item.runId!)
  if (!details) throw new Refused('reconciliation.no_run', { code: item.code }, { zh: `${item.code} 的批次没有结果。请重跑一次。`, en: `The run of ${item.code} has no result. Run it again.` })
  const [row] = await itemRows(tx, reconciliation, [item])
  const signed = await signaturesOf(tx, `reconciliation:${item.id}`)
  return {
    item: row!, counts: details.manifest.counts, isConserved: isConserved(details.manifest.counts), results: [...details.manifest.reconciliation],
    signatures: signed.map((s) => ({ by: s.by, at: s.at, statement: s.statement, broken: s.broken.length > 0 })),
    canSign: item.state === 'open' && tx.personId !== null && tx.personId === item.ownerId,
  }
}
