import type { Tx } from '../../platform/db/door.ts'
import type { KitIds } from '../../platform/kits/apply-kit.ts'
import { idsIn, type Kit, type KitRow, textOf } from '../../platform/kits/kit.ts'
import { createItem, linkItems } from '../../platform/trace/item-store.ts'
import { cutoverTask, wave } from './kinds.ts'
import { offsetOf } from './kit-times.ts'

const blocks: Record<string, 'prepare' | 'window' | 'after'> = { 准备: 'prepare', 窗口: 'window', 上线后: 'after' }

/**
 * A first wave for the kit's first phase with its runbook and rollback list. Owners are left open on purpose: the gate counts them until
 * each task has a name and a backup. Gives how many items were made.
 */
export async function fromKit(tx: Tx, kit: Kit, ids: KitIds): Promise<number> {
  const tasks = kit.table('cutover-tasks')
  if (tasks.length === 0) return 0
  const phase = kit.phases[0]
  const phaseId = phase ? (ids.get(phase.code) ?? null) : null
  const departments = kit.table('departments').map((d) => d.id!.replace(/^D-/, ''))
  const first = await createItem(tx, wave, { title: { zh: `第一波：${phase?.name.zh ?? ''}`, en: `Wave 1: ${phase?.name.en ?? ''}` }, phaseId, departments: departments.join('、'), scope: 'pilot' })
  const roles = new Map([...kit.table('roles'), ...kit.table('project-roles')].map((r) => [r.id!, textOf(r)]))
  const codes = new Map<string, string>()
  let position = 0
  for (const [row, block] of [...tasks.map((r) => [r, blocks[r.block ?? ''] ?? 'window'] as const), ...kit.table('rollback-tasks').map((r) => [r, 'rollback'] as const)]) {
    const task = await createItem(tx, cutoverTask, {
      title: textOf(row), phaseId, position: ++position, block, startOffsetMinutes: offsetOf(row.start), durationMinutes: Math.max(1, Number(row.min || '30')), predecessors: idsIn(row.deps).flatMap((id) => codes.get(id) ?? []).join('、') || null,
      instruction: whoOf(row, roles), verification: row.verify || null, ifItFails: row.ifFail || null, isPointOfNoReturn: /不可回退点/.test(row.zh ?? ''),
    })
    codes.set(row.id!, task.code)
    ids.set(row.id!, task.id)
    await linkItems(tx, first.id, 'contains', task.id)
  }
  return position + 1
}

/** Which role of the kit does it, and which one stands in: a hint until a person is named. */
function whoOf(row: KitRow, roles: ReadonlyMap<string, { zh: string; en: string }>): { zh: string; en: string } | null {
  const [owner, deputy] = [roles.get(row.owner ?? ''), roles.get(row.deputy ?? '')]
  if (!owner) return null
  return { zh: `建议由${owner.zh}负责${deputy ? `，${deputy.zh}替补` : ''}`, en: `Suggested owner: ${owner.en}${deputy ? `; backup: ${deputy.en}` : ''}` }
}
