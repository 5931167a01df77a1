import type { Tx } from '../../../platform/db/door.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { splitCodes } from '../codes.ts'
import type { RunbookRow, RunbookView } from '../contract.ts'
import { wave } from '../kinds.ts'
import { computeRunbook, workBetween } from '../runbook.ts'
import { readShifts } from '../shifts.ts'
import { arithmeticOf, departmentsByCode, iso, isPastNoReturn, ms, namesOf, rehearsedMinutes, type WaveFacts, wavesOf, windowOf } from '../wave-facts.ts'

/** The live board of a wave, or of one of its rehearsals: what runs, what is late, what comes next, and how long a rollback still fits. */
export async function runbookView(tx: Tx, waveIdOrCode: string, rehearsal: string | null): Promise<RunbookView> {
  const row = await getItem(tx, wave, waveIdOrCode)
  const facts = (await wavesOf(tx, { ids: [row.id] }))[0]!
  const run = rehearsal ? (facts.rehearsals.find((r) => r.id === rehearsal || r.code === rehearsal) ?? null) : null
  const rehearsalId = run?.id ?? null
  const isRunning = run ? run.state === 'planned' : facts.wave.state !== 'planned'
  const window = windowOf(facts, tx.zone, { rehearsalId, now: isRunning && run === null ? tx.now : null })
  const { tasks, unknown } = arithmeticOf(facts, rehearsalId)
  const rehearsed = rehearsedMinutes(facts)
  const names = await namesOf(tx, facts.timings.map((t) => t.endedBy))
  const departments = await departmentsByCode(tx)
  const shifts = run ? [] : readShifts(facts.wave.shifts, tx.zone).shifts
  const rollbackTimes = rollbackPlan(facts, tx)
  const rows = facts.tasks.map((t): RunbookRow => {
    const timing = facts.timings.find((x) => x.taskId === t.id && x.rehearsalId === rehearsalId)
    const own = tasks.find((x) => x.id === t.id)!
    const planned = t.block === 'rollback' ? rollbackTimes?.get(t.id) : window?.computed.planned.get(t.id)
    const expected = t.block === 'rollback' ? rollbackTimes?.get(t.id) : window?.computed.expected.get(t.id)
    const state = run ? (timing ? (timing.endedAt ? (timing.outcome ?? 'done') : 'running') : 'pending') : t.state
    const isOpen = state === 'pending' || state === 'called'
    const isReady = isOpen && own.predecessorIds.every((p) => { const before = tasks.find((x) => x.id === p)!; return before.endedAt !== null || before.isSkipped })
    return {
      id: t.id, code: t.code, title: t.title, position: t.position ?? 0, block: t.block ?? 'window', state, durationMinutes: t.durationMinutes ?? 0, ownerId: t.ownerId, backupOwnerId: t.backupOwnerId ?? null, predecessors: splitCodes(t.predecessors),
      instruction: t.instruction, verification: t.verification, ifItFails: t.ifItFails, rollbackInstruction: t.rollbackInstruction, isPointOfNoReturn: t.isPointOfNoReturn === true, isCritical: window?.computed.critical.has(t.id) ?? false, isReady,
      isLate: isLate(state, planned?.start, planned?.end, run === null ? Date.parse(tx.now) : null), isMine: tx.personId !== null && (t.ownerId === tx.personId || t.backupOwnerId === tx.personId),
      plannedStart: iso(planned?.start), plannedEnd: iso(planned?.end), expectedStart: iso(expected?.start), expectedEnd: iso(expected?.end),
      startedAt: timing ? new Date(timing.startedAt).toISOString() : null, endedAt: timing?.endedAt ? new Date(timing.endedAt).toISOString() : null, actualMinutes: timing?.endedAt ? workBetween(Date.parse(timing.startedAt), Date.parse(timing.endedAt), t.block === 'window' || t.block === 'rollback' ? shifts : []) : null, rehearsedMinutes: rehearsed.get(t.id) ?? null,
      note: timing?.note ?? null, endedBy: timing?.endedBy ? (names.get(timing.endedBy) ?? null) : null,
    }
  })
  const c = window?.computed
  return {
    wave: { id: row.id, code: row.code, title: facts.wave.title, state: row.state, startsAt: isoOf(row.startsAt), opensAt: isoOf(row.opensAt), departments: splitCodes(row.departments).map((code) => departments.get(code)?.name ?? code) },
    rehearsal: run ? { id: run.id, code: run.code, heldOn: run.heldOn ?? '', state: run.state } : null,
    rehearsals: facts.rehearsals.map((r) => ({ id: r.id, code: r.code, heldOn: r.heldOn ?? '', state: r.state })),
    now: tx.now,
    tasks: rows,
    window: {
      plannedFinish: iso(c?.plannedFinish), expectedFinish: iso(c?.expectedFinish), criticalMinutes: c?.criticalMinutes ?? 0, rollbackMinutes: c?.rollbackMinutes ?? 0, rollbackFrom: window?.rollbackFrom ?? 'plan', deadline: iso(c?.deadline), lastRollbackAt: iso(c?.lastRollbackAt),
      lastSafeTask: rows.find((r) => r.id === c?.lastSafeTaskId)?.code ?? null, isPastNoReturn: run === null && isPastNoReturn(facts),
      odds: window?.odds ? { p50: iso(window.odds.p50)!, p80: iso(window.odds.p80)!, p95: iso(window.odds.p95)!, inTime: window.odds.inTime.toFixed(4), samples: window.odds.samples, runs: window.odds.runs } : null,
    },
    problems: problemsOf(tx, facts, c?.circular ?? [], unknown),
    canRun: tx.ability.can('update', 'cutover'),
  }
}

/** The rollback list from the moment it was announced. */
function rollbackPlan(facts: WaveFacts, tx: Tx) {
  const announced = facts.wave.state === 'rolledBack' ? ms(facts.rolledBackAt) : null
  if (announced === null) return null
  const { tasks } = arithmeticOf(facts, null)
  const list = tasks.filter((t) => t.block === 'rollback').map((t) => ({ ...t, block: 'window' as const }))
  return computeRunbook({ tasks: list, t0: announced, opensAt: announced + 86_400_000, shifts: [], now: Date.parse(tx.now) }).expected
}

function isLate(state: string, start: number | undefined, end: number | undefined, now: number | null): boolean {
  if (now === null || start === undefined || end === undefined) return false
  return (state === 'running' && now > end) || ((state === 'pending' || state === 'called') && now > start)
}

const isoOf = (instant: string | null): string | null => iso(ms(instant))

function problemsOf(tx: Tx, facts: WaveFacts, circular: readonly string[], unknown: readonly { code: string; predecessor: string }[]): RunbookView['problems'] {
  const codesOf = (test: (t: WaveFacts['tasks'][number]) => boolean): string[] => facts.tasks.filter(test).map((t) => t.code)
  const faults = readShifts(facts.wave.shifts, tx.zone).faults
  return [
    { kind: 'circular' as const, codes: codesOf((t) => circular.includes(t.id)), detail: '' },
    { kind: 'unknownPredecessor' as const, codes: unknown.map((u) => u.code), detail: unknown.map((u) => u.predecessor).join(', ') },
    { kind: 'noOwner' as const, codes: codesOf((t) => !t.ownerId), detail: '' },
    { kind: 'noBackup' as const, codes: codesOf((t) => !t.backupOwnerId), detail: '' },
    ...(facts.wave.startsAt && facts.wave.opensAt ? [] : [{ kind: 'noStart' as const, codes: [facts.wave.code], detail: '' }]),
    ...(faults.length > 0 ? [{ kind: 'badShift' as const, codes: [facts.wave.code], detail: faults.join(' / ') }] : []),
  ].filter((p) => p.codes.length > 0)
}
