import type { Tx } from '../../platform/db/door.ts'
import { daysBetween } from '../../platform/db/time.ts'
import { type Blocker, type Criterion, count, type Measurement, type Phase, ratio } from '../../platform/gates/criterion.ts'
import { listItems } from '../../platform/trace/item-store.ts'
import type { GateEvidence } from './contract.ts'
import { gateEvidence } from './gate-evidence.ts'
import { incident } from './kinds.ts'
import { rehearsalMinutes } from './queries/wave-view.ts'
import { stageNames } from './stage-names.ts'
import { texts } from './texts.ts'
import { ms, type WaveFacts, wavesOf, windowOf } from './wave-facts.ts'

/** The gate is measured from this many days before the first planned wave; before that a runbook is simply not due. */
const measuredFromDays = 45
const nothing: Measurement = { value: null, blockers: [] }

export const criteria: readonly Criterion[] = [
  { id: 'cutover.owners', stage: 'cutover', label: texts.gateOwners, formula: texts.gateOwnersFormula, unit: 'ratio', comparison: '>=', threshold: '1', measure: measured(measureOwners) },
  { id: 'cutover.rehearsal', stage: 'cutover', label: texts.gateRehearsal, formula: texts.gateRehearsalFormula, unit: 'ratio', comparison: '>=', threshold: '1', measure: measured(measureRehearsal) },
  { id: 'cutover.rollback', stage: 'cutover', label: texts.gateRollback, formula: texts.gateRollbackFormula, unit: 'ratio', comparison: '>=', threshold: '1', measure: measured(measureRollback) },
  { id: 'cutover.gates', stage: 'cutover', label: texts.gateGates, formula: texts.gateGatesFormula, unit: 'count', comparison: '<=', threshold: '0', measure: measured(measureGates) },
  { id: 'cutover.decision', stage: 'cutover', label: texts.gateDecision, formula: texts.gateDecisionFormula, unit: 'ratio', comparison: '>=', threshold: '1', measure: measured(measureDecision) },
  { id: 'cutover.incidents', stage: 'cutover', label: texts.gateIncidents, formula: texts.gateIncidentsFormula, unit: 'count', comparison: '<=', threshold: '0', measure: measured(measureIncidents) },
]

type Measure = (tx: Tx, phase: Phase, waves: readonly WaveFacts[]) => Promise<Measurement>

function measured(measure: Measure): Criterion['measure'] {
  return async (tx, phase) => {
    const waves = await wavesOf(tx, { phaseId: phase.id })
    return isDue(waves, tx.today) ? measure(tx, phase, waves) : nothing
  }
}

/** Pure but for its input: a wave is near, or something of it has happened already. */
export function isDue(waves: readonly Pick<WaveFacts, 'wave' | 'rehearsals'>[], today: string): boolean {
  return waves.some((w) => w.wave.state !== 'planned' || w.rehearsals.some((r) => r.state === 'held') || (w.wave.plannedOn !== null && daysBetween(today, w.wave.plannedOn) <= measuredFromDays))
}

const blocker = (item: { id: string; code: string; title: string }, kind: string, why: string): Blocker => ({ id: item.id, code: item.code, kind, text: `${item.title} · ${why}` })

async function measureOwners(tx: Tx, _phase: Phase, waves: readonly WaveFacts[]): Promise<Measurement> {
  const tasks = waves.flatMap((w) => w.tasks)
  const missing = tasks.filter((t) => !t.ownerId || !t.backupOwnerId)
  return ratio(tasks.length - missing.length, tasks.length, missing.map((t) => blocker(t, 'cutoverTask', (t.ownerId ? texts.whyNoBackup : texts.whyNoOwner)[tx.locale])))
}

/** A rehearsal held whose window tasks, from first start to last end, kept inside the real window. */
async function measureRehearsal(tx: Tx, _phase: Phase, waves: readonly WaveFacts[]): Promise<Measurement> {
  const blockers: Blocker[] = []
  for (const w of waves) {
    const held = w.rehearsals.filter((r) => r.state === 'held')
    const best = Math.min(...held.flatMap((r) => rehearsalMinutes(w, r.id) ?? []))
    const window = windowOf(w, tx.zone, { now: null })
    const allowed = window && w.wave.startsAt ? (window.computed.deadline - ms(w.wave.startsAt)!) / 60_000 : null
    if (held.length === 0) blockers.push(blocker(w.wave, 'wave', texts.whyNoRehearsal[tx.locale]))
    else if (allowed !== null && best > allowed) blockers.push(blocker(w.wave, 'wave', texts.whyTooLong[tx.locale]))
  }
  return ratio(waves.length - blockers.length, waves.length, blockers)
}

async function measureRollback(tx: Tx, _phase: Phase, waves: readonly WaveFacts[]): Promise<Measurement> {
  const missing = waves.filter((w) => {
    const list = w.tasks.filter((t) => t.block === 'rollback')
    const held = w.rehearsals.filter((r) => r.state === 'held' && r.includesRollback)
    return list.length === 0 || !held.some((r) => list.some((t) => w.timings.some((x) => x.taskId === t.id && x.rehearsalId === r.id && x.endedAt)))
  })
  return ratio(waves.length - missing.length, waves.length, missing.map((w) => blocker(w.wave, 'wave', texts.whyNoRollback[tx.locale])))
}

/** Training and migration as they stood at the latest decision to go; measured now while there is none. */
async function measureGates(tx: Tx, phase: Phase, waves: readonly WaveFacts[]): Promise<Measurement> {
  const decided = waves.flatMap((w) => w.decisions).filter((d) => d.state === 'decided' && d.decision !== 'noGo').sort((a, b) => (ms(b.decidedAt) ?? 0) - (ms(a.decidedAt) ?? 0))[0]
  const frozen = (decided?.evidence as { gates?: GateEvidence[] } | null | undefined)?.gates
  const gates: GateEvidence[] = []
  for (const stage of ['migration', 'training'] as const) {
    const gate = frozen?.find((g) => g.stage === stage) ?? (frozen ? null : await gateEvidence(tx, phase, stage))
    if (gate) gates.push(gate)
  }
  const open = gates.filter((g) => g.light !== 'pass' && g.light !== 'exception')
  return count(open.length, open.map((g) => ({ id: decided?.id ?? null, code: decided?.code ?? null, kind: decided ? 'goNoGo' : null, text: `${stageNames[g.stage][tx.locale]} · ${g.criteria.filter((c) => c.met === false).map((c) => c.label[tx.locale]).join(', ') || texts.whyUnsigned[tx.locale]}` })))
}

async function measureDecision(tx: Tx, _phase: Phase, waves: readonly WaveFacts[]): Promise<Measurement> {
  const missing = waves.filter((w) => !w.decisions.some((d) => d.state === 'decided' && d.decision !== 'noGo'))
  return ratio(waves.length - missing.length, waves.length, missing.map((w) => blocker(w.wave, 'wave', texts.whyNoDecision[tx.locale])))
}

async function measureIncidents(_tx: Tx, phase: Phase): Promise<Measurement> {
  const open = (await listItems(_tx, incident, { phaseId: phase.id, state: ['open', 'acknowledged'] })).filter((i) => i.severity === 'P1')
  return count(open.length, open.map((i) => ({ id: i.id, code: i.code, kind: 'incident', text: i.title })))
}
