import { and, eq, inArray, sql } from 'drizzle-orm'
import { assignSerials } from '../../../engines/data/code/code-registry.ts'
import type { CodeRegistry } from '../../../engines/data/contract.ts'
import { type Actor, asActor } from '../../../platform/db/door.ts'
import { codeRegistry } from '../tables.ts'

/** The code registry of an implementation: a batch of serials is one short transaction. */
export function houseCodes(actor: Actor, implementationId: string): CodeRegistry {
  return {
    reserve: ({ scheme, scope, start, requests, peek }) => asActor(actor, implementationId, async (tx) => {
      const here = and(eq(codeRegistry.implementationId, implementationId), eq(codeRegistry.scheme, scheme), eq(codeRegistry.scope, scope))
      if (!peek) await tx.db.execute(sql`select pg_advisory_xact_lock(hashtext(${`${implementationId}/${scheme}/${scope}`}))`)
      const keys = [...new Set(requests.flatMap((r) => r.keys))]
      const known = new Map<string, number>()
      for (let i = 0; i < keys.length; i += 2000) {
        const rows = await tx.db.select({ key: codeRegistry.key, serial: codeRegistry.serial }).from(codeRegistry).where(and(here, inArray(codeRegistry.key, keys.slice(i, i + 2000))))
        for (const row of rows) known.set(row.key, row.serial)
      }
      const [last] = await tx.db.select({ serial: sql<number | null>`max(${codeRegistry.serial})` }).from(codeRegistry).where(here)
      const { serials, fresh } = assignSerials(known, Math.max(start, Number(last?.serial ?? -1) + 1), requests)
      if (!peek) {
        for (let i = 0; i < fresh.length; i += 1000) {
          await tx.db.insert(codeRegistry).values(fresh.slice(i, i + 1000).map(([key, serial]) => ({ implementationId, scheme, scope, key, serial }))).onConflictDoUpdate({ target: [codeRegistry.implementationId, codeRegistry.scheme, codeRegistry.scope, codeRegistry.key], set: { serial: sql`excluded.serial` } })
        }
      }
      return serials
    }),
  }
}
