import { newId } from '../../platform/db/ids.ts'
import { linkItems } from '../../platform/trace/item-store.ts'
import { items } from '../../platform/trace/tables.ts'
import * as story from '../story.ts'
import type { SeedStep } from './step.ts'

/** For tests of the later stages: the story's requirements, processes and configuration items as they stand in the trace, without their stages. */
export function earlierItems(): readonly SeedStep[] {
  const all = [
    ...story.requirements.map((r, i) => ({ key: r.key, kind: 'requirement', stage: 'requirements', code: `REQ-${900 + i}`, phase: r.phase, title: r.title.zh, satisfies: [] as readonly string[] })),
    ...story.processes.map((p, i) => ({ key: p.key, kind: 'processMap', stage: 'requirements', code: `PRC-${900 + i}`, phase: p.phase, title: p.title.zh, satisfies: [] as readonly string[] })),
    ...story.configurationItems.map((c, i) => ({ key: c.key, kind: 'configurationItem', stage: 'configuration', code: `CFG-${900 + i}`, phase: c.phase, title: c.title.zh, satisfies: c.satisfies as readonly string[] })),
  ]
  return [{
    at: -190, by: 'lin',
    run: async (tx, context) => {
      for (const item of all) {
        const id = newId(tx.actor.at)
        await tx.db.insert(items).values({ id, implementationId: tx.implementationId, kind: item.kind, stage: item.stage, code: item.code, title: item.title, state: 'accepted', version: 1, contentHash: item.key, phaseId: context.id(item.phase) })
        context.keep(item.key, id)
        await tx.record({ kind: `${item.kind}.created`, itemId: id })
        for (const key of item.satisfies) await linkItems(tx, id, 'satisfies', context.id(key))
      }
    },
  }]
}
