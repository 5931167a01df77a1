import type { Tx } from '../db/door.ts'
import { addDepartment, addModule, addPhase } from '../organization/create.ts'
import { departments, modules, phases } from '../organization/tables.ts'
import { eq } from 'drizzle-orm'
import { type Kit, textOf } from './kit.ts'

/** Where a kit's records went: their ids in the kit (`BP-01`, `D-PUR`, `PU`, `P1`) to ids here. */
export type KitIds = Map<string, string>

/**
 * Fills an implementation from a kit: departments, phases, modules, then each stage's part. Departments that the organization
 * already has (by code) are used. One transaction: a kit that fails leaves nothing.
 */
export async function applyKit(tx: Tx, kit: Kit): Promise<Record<string, number>> {
  tx.require('manage', 'implementation')
  const ids: KitIds = new Map()
  const present = await tx.db.select({ id: departments.id, code: departments.code }).from(departments).where(eq(departments.organizationId, tx.organizationId))
  for (const row of kit.table('departments')) {
    const code = row.id!.replace(/^D-/, '')
    ids.set(row.id!, present.find((d) => d.code === code)?.id ?? (await addDepartment(tx, { code, name: textOf(row) })))
  }
  const existing = await tx.db.select({ id: phases.id, code: phases.code }).from(phases).where(eq(phases.implementationId, tx.implementationId))
  const known = await tx.db.select({ id: modules.id, code: modules.code }).from(modules).where(eq(modules.implementationId, tx.implementationId))
  let position = 0
  for (const [i, phase] of kit.phases.entries()) {
    const phaseId = existing.find((p) => p.code === phase.code)?.id ?? (await addPhase(tx, { code: phase.code, name: phase.name, position: i + 1 }))
    ids.set(phase.code, phaseId)
    for (const code of phase.modules.filter((m) => !ids.has(m))) ids.set(code, known.find((m) => m.code === code)?.id ?? (await addModule(tx, { code, name: kit.modules[code]!, phaseId, position: ++position })))
  }
  const made: Record<string, number> = {}
  for (const stage of tx.registry.stages) if (stage.fromKit) made[stage.stage] = await stage.fromKit(tx, kit, ids)
  await tx.record({ kind: 'implementation.kit_applied', data: { kit: kit.name, version: kit.version, made } })
  return made
}
