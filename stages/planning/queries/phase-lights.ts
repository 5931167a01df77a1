import type { Tx } from '../../../platform/db/door.ts'
import type { Phase } from '../../../platform/gates/criterion.ts'
import { lightOf, measureGate, overrideOf } from '../../../platform/gates/evaluate.ts'
import { gateRoles, gateSubject } from '../../../platform/gates/gate.ts'
import { signaturesOf } from '../../../platform/signatures/sign.ts'
import type { Light, StageName } from '../../../platform/wire.ts'

export type PhaseLights = { stage: StageName; light: Light; met: number; criteria: number }[]

/** The seven lights of a phase, measured now. */
export async function phaseLights(tx: Tx, phase: Phase): Promise<PhaseLights> {
  const lights: PhaseLights = []
  for (const { stage } of tx.registry.stages) {
    const met = (await measureGate(tx, phase, stage)).map((m) => m.met)
    const valid = (await signaturesOf(tx, gateSubject(phase.id, stage))).filter((s) => s.broken.length === 0)
    const light = lightOf(met, { signed: gateRoles[stage].every((role) => valid.some((s) => s.role === role)), overridden: (await overrideOf(tx, phase.id, stage)) !== null })
    lights.push({ stage, light, met: met.filter((m) => m === true).length, criteria: met.length })
  }
  return lights
}

/** Phases that are worked on: begun and not live for longer than 30 days; when there is none, the next one. */
export function activePhases(phases: readonly Phase[], today: string, daysAfterGoLive: (goLive: string) => number): Phase[] {
  const begun = phases.filter((p) => (p.startsOn === null || p.startsOn <= today) && (p.goLiveOn === null || daysAfterGoLive(p.goLiveOn) <= 30))
  return begun.length > 0 ? begun : phases.slice(-1)
}
