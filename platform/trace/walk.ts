import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { NotFound, type Text } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import type { TraceView } from '../wire.ts'
import { isUuid, localized } from './item-store.ts'
import { causeAndEffect, isSuspect } from './suspect.ts'
import { items, links } from './tables.ts'

/** Link types of the glossary, read from `from` to `to`. The walk turns round those that point against the story (`causeAndEffect`), so that upstream is always "why it exists" and downstream "what came of it". */
export const linkTypes: Record<string, Text> = {
  raises: { zh: '提出', en: 'raises' }, hinders: { zh: '阻碍', en: 'hinders' }, motivates: { zh: '引出', en: 'motivates' }, implements: { zh: '落实', en: 'implements' },
  contains: { zh: '包含', en: 'contains' }, satisfies: { zh: '满足', en: 'satisfies' }, changes: { zh: '改变', en: 'changes' }, regulates: { zh: '规范', en: 'regulates' },
  verifies: { zh: '验证', en: 'verifies' }, teaches: { zh: '讲授', en: 'teaches' }, migrates: { zh: '迁移', en: 'migrates' }, releases: { zh: '上线', en: 'releases' },
  threatens: { zh: '威胁', en: 'threatens' }, causes: { zh: '起因于', en: 'is caused by' }, answers: { zh: '回应', en: 'answers' }, measures: { zh: '衡量', en: 'measures' },
}

/** From one item back to what caused it and forward to what came of it. `depth` steps each way. */
export async function walkTrace(tx: Tx, idOrCode: string, depth = 12): Promise<TraceView> {
  const [start] = await tx.db.select().from(items).where(and(eq(items.implementationId, tx.implementationId), isUuid(idOrCode) ? eq(items.id, idOrCode) : eq(items.code, idOrCode.toUpperCase())))
  if (!start) throw new NotFound('item.unknown', { code: idOrCode }, { zh: `没有编号为"${idOrCode}"的条目。请检查编号，或用搜索查找。`, en: `There is no item with the code "${idOrCode}". Check the code, or use the search.` })
  const distance = new Map([[start.id, 0]])
  const edges = new Map<string, typeof links.$inferSelect>()
  for (const sense of [-1, 1] as const) {
    let frontier = [start.id]
    for (let step = 1; step <= depth && frontier.length > 0 && distance.size < 400; step++) {
      const found = await tx.db.select().from(links).where(and(eq(links.implementationId, tx.implementationId), or(inArray(links.fromId, frontier), inArray(links.toId, frontier))))
      const next: string[] = []
      for (const link of found) {
        const [cause, effect] = causeAndEffect(link)
        const [near, far] = sense === 1 ? [cause, effect] : [effect, cause]
        if (!frontier.includes(near)) continue
        edges.set(link.id, link)
        if (distance.has(far)) continue
        distance.set(far, sense * step)
        next.push(far)
      }
      frontier = next
    }
  }
  const rows = await localized(tx, await tx.db.select().from(items).where(and(inArray(items.id, [...distance.keys()]), isNull(items.removedAt))), ['title'])
  const alive = new Map(rows.map((r) => [r.id, r]))
  const ref = (row: typeof start) => ({ id: row.id, kind: row.kind, code: row.code, title: row.title, state: row.state, stage: row.stage })
  return {
    item: ref(alive.get(start.id) ?? start),
    nodes: rows.filter((r) => r.id !== start.id).map((r) => ({ ...ref(r), distance: distance.get(r.id)! })).sort((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1)),
    edges: [...edges.values()].filter((l) => alive.has(l.fromId) && alive.has(l.toId)).map((l) => ({
      id: l.id, from: l.fromId, type: l.type, label: linkTypes[l.type] ?? { zh: l.type, en: l.type }, to: l.toId,
      suspect: isSuspect(l, { from: alive.get(l.fromId)!.contentHash, to: alive.get(l.toId)!.contentHash }),
    })),
  }
}

/** The whole graph of an implementation, for the picture and the table. */
export async function wholeTrace(tx: Tx, phaseId: string | null): Promise<Pick<TraceView, 'nodes' | 'edges'>> {
  const all = await localized(tx, await tx.db.select().from(items).where(and(eq(items.implementationId, tx.implementationId), isNull(items.removedAt))), ['title'])
  const shown = new Map(all.filter((r) => !phaseId || r.phaseId === phaseId || r.phaseId === null).map((r) => [r.id, r]))
  const all_links = await tx.db.select().from(links).where(eq(links.implementationId, tx.implementationId))
  const edges = all_links.filter((l) => shown.has(l.fromId) && shown.has(l.toId))
  const linked = new Set(edges.flatMap((l) => [l.fromId, l.toId]))
  return {
    nodes: [...shown.values()].filter((r) => linked.has(r.id)).map((r) => ({ id: r.id, kind: r.kind, code: r.code, title: r.title, state: r.state, stage: r.stage, distance: 0 })),
    edges: edges.map((l) => ({
      id: l.id, from: l.fromId, type: l.type, label: linkTypes[l.type] ?? { zh: l.type, en: l.type }, to: l.toId,
      suspect: isSuspect(l, { from: shown.get(l.fromId)!.contentHash, to: shown.get(l.toId)!.contentHash }),
    })),
  }
}
