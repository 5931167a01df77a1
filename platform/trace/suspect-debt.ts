import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import type { TraceDebt } from '../registry.ts'
import type { StageName } from '../wire.ts'
import { localized } from './item-store.ts'
import { causeAndEffect, isSuspect } from './suspect.ts'
import { items, links } from './tables.ts'

/** The debt of a stage: its items whose reasons have changed and that nobody has looked at since. */
export function suspectDebt(stage: StageName): TraceDebt {
  return {
    id: `${stage}.suspectLinks`, stage, label: { zh: '需复核的关联', en: 'Suspect links' },
    find: async (tx: Tx) => {
      const rows = await tx.db.select({ id: items.id, code: items.code, title: items.title, kind: items.kind, stage: items.stage, hash: items.contentHash }).from(items).where(and(eq(items.implementationId, tx.implementationId), isNull(items.removedAt)))
      const byId = new Map(rows.map((r) => [r.id, r]))
      const all = await tx.db.select().from(links).where(eq(links.implementationId, tx.implementationId))
      const suspect = new Set(all.flatMap((l) => {
        const [from, to] = [byId.get(l.fromId), byId.get(l.toId)]
        return from && to && isSuspect(l, { from: from.hash, to: to.hash }) ? [causeAndEffect(l)[1]] : []
      }))
      const found = rows.filter((r) => suspect.has(r.id) && r.stage === stage).map(({ id, code, title, kind }) => ({ id, code, title, kind }))
      return (await localized(tx, found, ['title'])).sort((a, b) => (a.code < b.code ? -1 : 1))
    },
  }
}
