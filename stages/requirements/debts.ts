import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/door.ts'
import type { AnyItem, AnyKind } from '../../platform/kinds/kind.ts'
import type { TraceDebt } from '../../platform/registry.ts'
import { linkedItems, listItems, localized } from '../../platform/trace/item-store.ts'
import { items, links } from '../../platform/trace/tables.ts'
import { painPoint } from './kinds/pain-point.ts'
import { processMap } from './kinds/process-map.ts'
import { requirement } from './kinds/requirement.ts'

type Found = { id: string; code: string; title: string; kind: string }

async function without(tx: Tx, kind: AnyKind, keep: (row: AnyItem) => boolean, type: string, direction: 'in' | 'out', other: readonly string[]): Promise<Found[]> {
  const rows = (await listItems(tx, kind)).filter(keep)
  const linked = await linkedItems(tx, rows.map((r) => r.id), type, direction)
  return rows.filter((r) => !(linked.get(r.id) ?? []).some((l) => other.includes(l.kind))).map((r) => ({ id: r.id, code: r.code, title: r.title, kind: kind.kind }))
}

/** Items whose own links were made against an older version of either end and that nobody has confirmed since. */
async function suspectEnds(tx: Tx): Promise<Found[]> {
  const all = await tx.db.select().from(items).where(and(eq(items.implementationId, tx.implementationId), isNull(items.removedAt)))
  const byId = new Map(all.map((i) => [i.id, i]))
  const own = await tx.db.select().from(links).where(eq(links.implementationId, tx.implementationId))
  const suspect = new Set(own.flatMap((l) => {
    const [from, to] = [byId.get(l.fromId), byId.get(l.toId)]
    return from && to && from.stage === 'requirements' && (from.contentHash !== l.fromHash || to.contentHash !== l.toHash) ? [from.id] : []
  }))
  const rows = all.filter((i) => suspect.has(i.id)).map((i) => ({ id: i.id, code: i.code, title: i.title, kind: i.kind }))
  return (await localized(tx, rows, ['title'])).sort((a, b) => (a.code < b.code ? -1 : 1))
}

export const debts: readonly TraceDebt[] = [
  { id: 'requirements.painPointWithoutRequirement', stage: 'requirements', label: { zh: '没有需求的痛点', en: 'Pain points without requirement' }, find: (tx) => without(tx, painPoint, (r) => r.state !== 'dropped' && r.state !== 'closed', 'motivates', 'out', ['requirement']) },
  { id: 'requirements.requirementWithoutPainPoint', stage: 'requirements', label: { zh: '没有痛点的需求', en: 'Requirements without pain point' }, find: (tx) => without(tx, requirement, (r) => r.state !== 'rejected', 'motivates', 'in', ['painPoint']) },
  { id: 'requirements.processWithoutRegulation', stage: 'requirements', label: { zh: '没有制度的流程', en: 'Processes without regulation' }, find: (tx) => without(tx, processMap, () => true, 'regulates', 'in', ['regulation']) },
  { id: 'requirements.suspectLinks', stage: 'requirements', label: { zh: '需复核的关联', en: 'Suspect links' }, find: suspectEnds },
]
