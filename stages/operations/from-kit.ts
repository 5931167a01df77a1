import type { Tx } from '../../platform/db/door.ts'
import type { KitIds } from '../../platform/kits/apply-kit.ts'
import { type Kit, textOf } from '../../platform/kits/kit.ts'
import { createItem, linkItems } from '../../platform/trace/item-store.ts'
import { kpi } from './kinds.ts'

/** KPIs of the kit, each measuring the pain points that name it. Targets that are a change ("降 20 %") are left to be filled in. */
export async function fromKit(tx: Tx, kit: Kit, ids: KitIds): Promise<number> {
  const rows = kit.table('kpis')
  for (const row of rows) {
    const target = /^\d+(\.\d+)?$/.test(row.target ?? '') ? row.target : null
    const source = /准时交付率/.test(row.zh!) ? 'onTimeDelivery' : /库存周转天数/.test(row.zh!) ? 'inventoryTurnoverDays' : 'value'
    const item = await createItem(tx, kpi, { title: textOf(row), formula: row.formula, source, unit: row.unit || '—', better: row.better === 'down' ? 'down' : 'up', targetValue: target } as never)
    ids.set(row.id!, item.id)
    for (const pain of kit.table('pain-points')) {
      const painId = ids.get(pain.id!)
      if (painId && (pain.kpi ?? '').split(',').includes(row.id!)) await linkItems(tx, item.id, 'measures', painId)
    }
  }
  return rows.length
}
