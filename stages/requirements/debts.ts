import type { Tx } from '../../platform/db/door.ts'
import type { AnyItem, AnyKind } from '../../platform/kinds/kind.ts'
import type { TraceDebt } from '../../platform/registry.ts'
import { linkedItems, listItems } from '../../platform/trace/item-store.ts'
import { suspectDebt } from '../../platform/trace/suspect-debt.ts'
import { painPoint } from './kinds/pain-point.ts'
import { processMap } from './kinds/process-map.ts'
import { requirement } from './kinds/requirement.ts'

type Found = { id: string; code: string; title: string; kind: string }

async function without(tx: Tx, kind: AnyKind, keep: (row: AnyItem) => boolean, type: string, direction: 'in' | 'out', other: readonly string[]): Promise<Found[]> {
  const rows = (await listItems(tx, kind)).filter(keep)
  const linked = await linkedItems(tx, rows.map((r) => r.id), type, direction)
  return rows.filter((r) => !(linked.get(r.id) ?? []).some((l) => other.includes(l.kind))).map((r) => ({ id: r.id, code: r.code, title: r.title, kind: kind.kind }))
}

export const debts: readonly TraceDebt[] = [
  { id: 'requirements.painPointWithoutRequirement', stage: 'requirements', label: { zh: '没有需求的痛点', en: 'Pain points without requirement' }, find: (tx) => without(tx, painPoint, (r) => r.state !== 'dropped' && r.state !== 'closed', 'motivates', 'out', ['requirement']) },
  { id: 'requirements.requirementWithoutPainPoint', stage: 'requirements', label: { zh: '没有痛点的需求', en: 'Requirements without pain point' }, find: (tx) => without(tx, requirement, (r) => r.state !== 'rejected', 'motivates', 'in', ['painPoint']) },
  { id: 'requirements.processWithoutRegulation', stage: 'requirements', label: { zh: '没有制度的流程', en: 'Processes without regulation' }, find: (tx) => without(tx, processMap, () => true, 'regulates', 'in', ['regulation']) },
  suspectDebt('requirements'),
]
