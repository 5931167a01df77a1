import type { Tx } from '../../platform/db/door.ts'
import type { TraceDebt } from '../../platform/registry.ts'
import { linkedItems, listItems } from '../../platform/trace/item-store.ts'
import { suspectDebt } from '../../platform/trace/suspect-debt.ts'
import { unaskedItems } from './gate.ts'
import { configurationItem } from './kinds/configuration-item.ts'

/** Must requirements that no configuration, mapping, flow or plug-in serves, in phases whose configuration has begun. */
async function mustWithoutConfiguration(tx: Tx) {
  const kind = tx.registry.kinds.get('requirement')
  if (!kind) return []
  const begun = new Set((await listItems(tx, configurationItem)).map((i) => i.phaseId))
  const must = (await listItems(tx, kind)).filter((r) => r.priority === 'M' && r.state !== 'rejected' && begun.has(r.phaseId))
  const ids = must.map((r) => r.id)
  const satisfied = await linkedItems(tx, ids, 'satisfies', 'in')
  const implemented = await linkedItems(tx, ids, 'implements', 'in')
  const serving = new Set(['configurationItem', 'fieldMapping', 'approvalFlow', 'interfaceSpec', 'mapping'])
  return must.filter((r) => ![...(satisfied.get(r.id) ?? []), ...(implemented.get(r.id) ?? [])].some((l) => serving.has(l.kind))).map((r) => ({ id: r.id, code: r.code, title: r.title, kind: 'requirement' }))
}

export const debts: readonly TraceDebt[] = [
  {
    id: 'configuration.unasked', stage: 'configuration', label: { zh: '没有人要过的配置', en: 'Configuration nobody asked for' },
    find: async (tx) => (await unaskedItems(tx, await listItems(tx, configurationItem))).map((i) => ({ id: i.id, code: i.code, title: i.title, kind: 'configurationItem' })),
  },
  { id: 'configuration.must-without', stage: 'configuration', label: { zh: '没有配置的必须需求', en: 'Must requirements without configuration' }, find: mustWithoutConfiguration },
  suspectDebt('configuration'),
]
