import type { Tx } from '../../platform/db/door.ts'
import type { Phase } from '../../platform/gates/criterion.ts'
import { lightOf, measureGate, overrideOf } from '../../platform/gates/evaluate.ts'
import { gateRoles, gateSubject } from '../../platform/gates/gate.ts'
import { signaturesOf } from '../../platform/signatures/sign.ts'
import type { StageName } from '../../platform/wire.ts'
import type { GateEvidence } from './contract.ts'

/** The stages whose gates a go/no-go reads. */
export const earlierStages: readonly StageName[] = ['requirements', 'planning', 'configuration', 'migration', 'training']

/** The gate of a stage in a phase, measured now: its light, its criteria with blocking rows, who has signed and who has not. */
export async function gateEvidence(tx: Tx, phase: Phase, stage: StageName): Promise<GateEvidence> {
  const measured = await measureGate(tx, phase, stage)
  const valid = (await signaturesOf(tx, gateSubject(phase.id, stage))).filter((s) => s.broken.length === 0)
  const override = await overrideOf(tx, phase.id, stage)
  const missing = gateRoles[stage].filter((role) => !valid.some((s) => s.role === role))
  return {
    stage,
    light: lightOf(measured.map((m) => m.met), { signed: missing.length === 0, overridden: override !== null }),
    signed: gateRoles[stage].filter((role) => !missing.includes(role)),
    missing,
    override: override?.reason ?? null,
    criteria: measured.map(({ criterion, threshold, measurement, met }) => ({
      id: criterion.id, label: criterion.label, formula: criterion.formula, unit: criterion.unit, comparison: criterion.comparison, threshold, value: measurement.value,
      ...(measurement.numerator === undefined ? {} : { numerator: measurement.numerator }), ...(measurement.denominator === undefined ? {} : { denominator: measurement.denominator }),
      met, blockerCount: measurement.blockers.length, blockers: measurement.blockers.slice(0, 10),
    })),
  }
}

/** Criteria that are not met, of gates that were not passed with exception. */
export function redLinesOf(gates: readonly GateEvidence[]): { stage: StageName; id: string; label: { zh: string; en: string } }[] {
  return gates.filter((g) => g.override === null).flatMap((g) => g.criteria.filter((c) => c.met === false).map((c) => ({ stage: g.stage, id: c.id, label: c.label })))
}
