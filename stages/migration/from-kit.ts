import type { Tx } from '../../platform/db/door.ts'
import type { KitIds } from '../../platform/kits/apply-kit.ts'
import { type Kit, textOf } from '../../platform/kits/kit.ts'
import { createItem } from '../../platform/trace/item-store.ts'
import { mapping } from './kinds/mapping.ts'
import type { ObjectName } from './kinds/objects.ts'

const objectOf: Readonly<Record<string, ObjectName>> = {
  'MO-01': 'organization', 'MO-02': 'unit', 'MO-03': 'warehouse', 'MO-04': 'material', 'MO-05': 'supplier', 'MO-06': 'customer', 'MO-07': 'purchasePrice', 'MO-08': 'salesPrice', 'MO-09': 'bom', 'MO-10': 'routing', 'MO-11': 'workCenter', 'MO-12': 'inspectionPlan',
  'MO-13': 'account', 'MO-14': 'fixedAsset', 'MO-15': 'openPurchase', 'MO-16': 'openSales', 'MO-17': 'workInProcess', 'MO-18': 'subcontractStock', 'MO-19': 'stock', 'MO-20': 'receivable', 'MO-21': 'payable', 'MO-22': 'ledger', 'MO-23': 'cash', 'MO-24': 'history',
}

/** The migration objects of a kit as mappings without a pipeline: what is to come, in which order, and until when it may change. */
export async function fromKit(tx: Tx, kit: Kit, ids: KitIds): Promise<number> {
  const rows = kit.table('migration-objects').filter((row) => objectOf[row.id!])
  for (const row of rows) {
    const item = await createItem(tx, mapping, { title: textOf(row), phaseId: ids.get(`P${row.phase}`) ?? null, object: objectOf[row.id!]!, dataKind: row.kind === 'dynamic' ? 'dynamic' : 'static', loadOrder: Number(row.order), cutoff: row.cutoff })
    ids.set(row.id!, item.id)
  }
  return rows.length
}
