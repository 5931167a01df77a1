import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import { kept } from '../events/kept.ts'
import { signaturesOf } from '../signatures/sign.ts'
import { todosIn } from '../todo/todo.ts'
import { items } from '../trace/tables.ts'
import type { Journey, Light } from '../wire.ts'
import { lightOf, measureGate, overrideOf, phasesOf } from './evaluate.ts'
import { gateRoles, gateSubject, requirePhase, stageNames } from './gate.ts'

const order: Light[] = ['fail', 'exception', 'half', 'open', 'pass']

/** Lights by stage for one phase, or the worst of all phases; counts of rooms; what waits for the reader. */
export async function journeyOf(tx: Tx, phaseId: string | undefined): Promise<Journey> {
  const phase = phaseId && phaseId !== 'all' ? await requirePhase(tx, phaseId) : null
  return kept(tx, `journey ${phase?.id ?? 'all'} ${tx.locale} ${tx.personId} ${tx.roles.join()}`, () => journeyNow(tx, phase ? [phase] : null))
}

async function journeyNow(tx: Tx, one: Awaited<ReturnType<typeof phasesOf>> | null): Promise<Journey> {
  const shown = one ?? (await phasesOf(tx))
  const only = one ? one[0]!.id : null
  const kindCounts = await countKinds(tx, only)
  const perStage: Journey['stages'] = []
  for (const stage of stageNames) {
    const gates = []
    for (const phase of shown) {
      const measured = await measureGate(tx, phase, stage)
      const signed = (await signaturesOf(tx, gateSubject(phase.id, stage))).filter((s) => s.broken.length === 0)
      const light = lightOf(measured.map((m) => m.met), { signed: gateRoles[stage].every((r) => signed.some((s) => s.role === r)), overridden: (await overrideOf(tx, phase.id, stage)) !== null })
      gates.push({ phaseId: phase.id, light, met: measured.filter((m) => m.met === true).length, criteria: measured.length })
    }
    const worst = gates.sort((a, b) => order.indexOf(a.light) - order.indexOf(b.light))[0] ?? { phaseId: null, light: 'open' as Light, met: 0, criteria: 0 }
    const own = tx.registry.stages.find((s) => s.stage === stage)
    const counts = Object.fromEntries((own?.kinds ?? []).map((k) => [k.kind, kindCounts.get(k.kind) ?? 0]))
    perStage.push({ stage, ...worst, counts: { ...counts, ...(await own?.counts?.(tx, only)) } })
  }
  return { stages: perStage, todo: (await todosIn(tx)).length }
}

async function countKinds(tx: Tx, phaseId: string | null): Promise<Map<string, number>> {
  const rows = await tx.db.select({ kind: items.kind, phaseId: items.phaseId }).from(items).where(and(eq(items.implementationId, tx.implementationId), isNull(items.removedAt)))
  const counts = new Map<string, number>()
  for (const row of rows) if (!phaseId || row.phaseId === phaseId || row.phaseId === null) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1)
  return counts
}
