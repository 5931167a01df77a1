import type { Tx } from '../../../platform/db/door.ts'
import type { Phase } from '../../../platform/gates/criterion.ts'
import { journeyOf } from '../../../platform/gates/journey.ts'
import type { Light, StageName } from '../../../platform/wire.ts'

export type PhaseLights = { stage: StageName; light: Light; met: number; criteria: number }[]

/** The seven lights of a phase, measured now. */
export async function phaseLights(tx: Tx, phase: Phase): Promise<PhaseLights> {
  return (await journeyOf(tx, phase.id)).stages.map(({ stage, light, met, criteria }) => ({ stage, light, met, criteria }))
}

/** Phases that are worked on: begun and not live for longer than 30 days; when there is none, the next one. */
export function activePhases(phases: readonly Phase[], today: string, daysAfterGoLive: (goLive: string) => number): Phase[] {
  const begun = phases.filter((p) => (p.startsOn === null || p.startsOn <= today) && (p.goLiveOn === null || daysAfterGoLive(p.goLiveOn) <= 30))
  return begun.length > 0 ? begun : phases.slice(-1)
}
