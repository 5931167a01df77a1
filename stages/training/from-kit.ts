import type { Tx } from '../../platform/db/door.ts'
import type { KitIds } from '../../platform/kits/apply-kit.ts'
import { idsIn, type Kit, textOf } from '../../platform/kits/kit.ts'
import { createItem, linkItems } from '../../platform/trace/item-store.ts'
import { curriculum, lesson } from './kinds.ts'

/**
 * Each course of the kit becomes a curriculum for its job roles with one lesson in draft: the contents as what to practise, the pass rule as the
 * outcome, and the kit's processes as what it teaches, where the implementation has them. Gives how many items were made.
 */
export async function fromKit(tx: Tx, kit: Kit, ids: KitIds): Promise<number> {
  const roles = new Map(kit.table('roles').map((r) => [r.id!, r]))
  const courses = kit.table('courses')
  for (const row of courses) {
    const audience = idsIn(row.audience).map((id) => roles.get(id)).filter((r) => r !== undefined)
    const minutes = Math.max(5, Math.round(Number(row.hours || '1') * 60))
    const made = await createItem(tx, lesson, { title: textOf(row), minutes, practice: [row.kind, row.content].filter(Boolean).join('：') || null })
    ids.set(row.id!, made.id)
    const isForAll = audience.length === 0
    const departments = [...new Set(isForAll ? kit.table('departments').map((d) => d.id!) : audience.map((r) => r.dept ?? ''))].filter(Boolean).map((d) => d.replace(/^D-/, ''))
    const owner = await createItem(tx, curriculum, { title: textOf(row), audienceBy: isForAll ? 'everyone' : 'job', audience: isForAll ? null : audience.map((r) => r.zh).join('、'), departments: departments.join('、'), hours: row.hours || null, outcome: row.pass || null })
    await linkItems(tx, owner.id, 'contains', made.id)
    for (const id of idsIn(row.bp)) {
      const processId = ids.get(id)
      if (processId) await linkItems(tx, made.id, 'teaches', processId)
    }
  }
  return courses.length * 2
}
