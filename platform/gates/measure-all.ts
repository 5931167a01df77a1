import { type Actor, asActor } from '../db/door.ts'
import type { House } from '../house.ts'
import { countDebts } from './debts.ts'
import { measureGate, phasesOf } from './evaluate.ts'
import { stageNames } from './gate.ts'

/** Measures every gate and counts every trace debt of an implementation, each in a short transaction of its own. `at` dates the samples back (the demo's history). */
export async function measureImplementation(house: House, implementationId: string, at?: Date): Promise<void> {
  const system: Actor = { house, accountId: null, locale: 'zh', system: 'measure', ...(at ? { at } : {}) }
  const phases = await asActor(system, implementationId, phasesOf)
  for (const phase of phases) for (const stage of stageNames) await asActor(system, implementationId, (tx) => measureGate(tx, phase, stage))
  await asActor(system, implementationId, countDebts)
}
