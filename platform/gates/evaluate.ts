import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import { kept } from '../events/kept.ts'
import { phases } from '../organization/tables.ts'
import type { Light, StageName } from '../wire.ts'
import type { Criterion, Measurement, Phase } from './criterion.ts'
import { gateOverrides, gateSamples, gateThresholds } from './tables.ts'

export interface Measured {
  readonly criterion: Criterion
  readonly threshold: string
  readonly measurement: Measurement
  /** null while there is nothing to measure. */
  readonly met: boolean | null
}

/** Pure: is the value good enough? Values and thresholds are decimal strings. */
export function isMet(criterion: Pick<Criterion, 'comparison'>, value: string | null, threshold: string): boolean | null {
  if (value === null) return null
  return criterion.comparison === '>=' ? Number(value) >= Number(threshold) : Number(value) <= Number(threshold)
}

/** Pure: the light of a gate. Red wins; then what is open; an override shows the diamond. */
export function lightOf(met: readonly (boolean | null)[], options: { signed: boolean; overridden: boolean }): Light {
  if (met.length === 0 || met.every((m) => m === null)) return 'open'
  if (met.includes(false)) return options.overridden ? 'exception' : 'fail'
  return met.every((m) => m === true) && options.signed ? 'pass' : 'half'
}

export async function phaseOf(tx: Tx, phaseId: string): Promise<Phase | null> {
  return (await phasesOf(tx)).find((p) => p.id === phaseId || p.code === phaseId) ?? null
}

export async function phasesOf(tx: Tx): Promise<Phase[]> {
  const rows = await tx.db.select().from(phases).where(eq(phases.implementationId, tx.implementationId)).orderBy(asc(phases.position))
  return rows.map((p) => ({ ...p, name: tx.locale === 'en' ? (p.nameEn ?? p.name) : p.name }))
}

/** Measures every criterion of a stage's gate in a phase and keeps each value that changed. Cheap while nothing has happened since. */
export function measureGate(tx: Tx, phase: Phase, stage: StageName): Promise<Measured[]> {
  return kept(tx, `gate ${phase.id} ${stage} ${tx.locale}`, () => measureNow(tx, phase, stage))
}

async function measureNow(tx: Tx, phase: Phase, stage: StageName): Promise<Measured[]> {
  const criteria = tx.registry.criteria.filter((c) => c.stage === stage)
  const thresholds = await tx.db.select().from(gateThresholds).where(and(eq(gateThresholds.implementationId, tx.implementationId), eq(gateThresholds.phaseId, phase.id)))
  const measured: Measured[] = []
  for (const criterion of criteria) {
    const threshold = thresholds.find((t) => t.criterion === criterion.id)?.threshold ?? criterion.threshold
    const measurement = await criterion.measure(tx, phase)
    measured.push({ criterion, threshold, measurement, met: measurement.doesNotApply ? true : isMet(criterion, measurement.value, threshold) })
  }
  await keepChanged(tx, phase, stage, measured)
  return measured
}

async function keepChanged(tx: Tx, phase: Phase, stage: StageName, measured: Measured[]): Promise<void> {
  if (measured.length === 0) return
  const latest = await latestSamples(tx, phase.id, measured.map((m) => m.criterion.id))
  const changed = measured.filter(({ criterion, measurement }) => {
    const last = latest.get(criterion.id)
    return !last || last.value !== measurement.value || last.numerator !== (measurement.numerator ?? null) || last.denominator !== (measurement.denominator ?? null) || last.blockerCount !== measurement.blockers.length
  })
  if (changed.length === 0) return
  await tx.db.insert(gateSamples).values(
    changed.map(({ criterion, measurement }) => ({
      id: newId(tx.actor.at), implementationId: tx.implementationId, phaseId: phase.id, stage, criterion: criterion.id, value: measurement.value,
      numerator: measurement.numerator ?? null, denominator: measurement.denominator ?? null, blockerCount: measurement.blockers.length,
      blockers: measurement.blockers.slice(0, 50), measuredAt: tx.now,
    })),
  )
}

export async function latestSamples(tx: Tx, phaseId: string, criteria: string[]): Promise<Map<string, typeof gateSamples.$inferSelect>> {
  const rows = await tx.db
    .selectDistinctOn([gateSamples.criterion])
    .from(gateSamples)
    .where(and(eq(gateSamples.implementationId, tx.implementationId), eq(gateSamples.phaseId, phaseId), inArray(gateSamples.criterion, criteria)))
    .orderBy(gateSamples.criterion, desc(gateSamples.measuredAt), desc(gateSamples.id))
  return new Map(rows.map((r) => [r.criterion, r]))
}

/** The last sixty samples of each criterion, oldest first. */
export async function samplesOf(tx: Tx, phaseId: string, criteria: readonly string[]): Promise<Map<string, { at: string; value: string | null }[]>> {
  if (criteria.length === 0) return new Map()
  const rows = await tx.db
    .select({ criterion: gateSamples.criterion, at: gateSamples.measuredAt, value: gateSamples.value })
    .from(gateSamples)
    .where(and(eq(gateSamples.implementationId, tx.implementationId), eq(gateSamples.phaseId, phaseId), inArray(gateSamples.criterion, [...criteria])))
    .orderBy(asc(gateSamples.measuredAt), asc(gateSamples.id))
  return new Map([...Map.groupBy(rows, (r) => r.criterion)].map(([criterion, own]) => [criterion, own.slice(-60).map(({ at, value }) => ({ at, value }))]))
}

export async function overrideOf(tx: Tx, phaseId: string, stage: StageName): Promise<typeof gateOverrides.$inferSelect | null> {
  const [row] = await tx.db.select().from(gateOverrides).where(and(eq(gateOverrides.implementationId, tx.implementationId), eq(gateOverrides.phaseId, phaseId), eq(gateOverrides.stage, stage))).orderBy(desc(gateOverrides.at)).limit(1)
  return row ?? null
}
