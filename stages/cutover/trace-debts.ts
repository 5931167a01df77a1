import type { TraceDebt } from '../../platform/registry.ts'
import { linkedItems, listItems } from '../../platform/trace/item-store.ts'
import { wave } from './kinds.ts'
import { texts } from './texts.ts'

export const debts: readonly TraceDebt[] = [
  {
    id: 'cutover.emptyWave', stage: 'cutover', label: texts.debtEmptyWave,
    find: async (tx) => {
      const waves = await listItems(tx, wave)
      const released = await linkedItems(tx, waves.map((w) => w.id), 'releases', 'out')
      return waves.filter((w) => (released.get(w.id) ?? []).length === 0).map((w) => ({ id: w.id, code: w.code, title: w.title, kind: 'wave' }))
    },
  },
]
