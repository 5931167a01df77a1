import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../../platform/db/door.ts'
import { people } from '../../../platform/organization/tables.ts'
import { getItem } from '../../../platform/trace/item-store.ts'
import { splitCodes } from '../codes.ts'
import { mayOverride } from '../commands/roll-back-wave.ts'
import type { WaveLine, WaveView } from '../contract.ts'
import { wave } from '../kinds.ts'
import { departmentsByCode, iso, isPastNoReturn, minutesBetween, ms, namesOf, type WaveFacts, wavesOf, windowOf } from '../wave-facts.ts'

export async function waveLines(tx: Tx, phaseId: string | null): Promise<WaveLine[]> {
  const departments = await departmentsByCode(tx)
  return (await wavesOf(tx, { phaseId })).map((f) => ({
    id: f.wave.id, code: f.wave.code, title: f.wave.title, state: f.wave.state, phaseId: f.wave.phaseId, scope: f.wave.scope, plannedOn: f.wave.plannedOn, liveAt: f.liveAt, rolledBackAt: f.rolledBackAt,
    departments: splitCodes(f.wave.departments).map((code) => departments.get(code)?.name ?? code), releases: f.releases.length, tasks: planTasks(f).length, done: planTasks(f).filter((t) => t.state === 'done' || t.state === 'skipped').length,
    decision: f.decisions.filter((d) => d.state === 'decided').at(-1)?.decision ?? null, ownerId: f.wave.ownerId,
  })).sort((a, b) => ((a.plannedOn ?? '') < (b.plannedOn ?? '') ? -1 : 1))
}

const planTasks = (f: WaveFacts) => f.tasks.filter((t) => t.block !== 'rollback')

/** One wave: whom it takes live, with what, how it was prepared and decided, and whether it can still be taken back. */
export async function waveView(tx: Tx, idOrCode: string): Promise<WaveView> {
  const row = await getItem(tx, wave, idOrCode)
  const facts = (await wavesOf(tx, { ids: [row.id] }))[0]!
  const departments = await departmentsByCode(tx)
  const heads = await tx.db.select({ departmentId: people.departmentId }).from(people).where(and(eq(people.organizationId, tx.organizationId), isNull(people.removedAt), eq(people.isFrontLine, true)))
  const coverage = await coverageByDepartment(tx, row.phaseId)
  const names = await namesOf(tx, facts.rollbacks.map((r) => r.personId))
  const window = windowOf(facts, tx.zone, { now: row.state === 'approved' ? tx.now : null })
  const past = isPastNoReturn(facts)
  return {
    id: row.id, code: row.code, title: facts.wave.title, state: row.state, version: row.version, phaseId: row.phaseId, ownerId: row.ownerId, scope: row.scope,
    departments: splitCodes(row.departments).map((code) => {
      const d = departments.get(code)
      return { id: d?.id ?? code, code, name: d?.name ?? code, people: heads.filter((h) => h.departmentId === d?.id).length, coverage: coverage.get(d?.id ?? '') ?? null }
    }),
    plannedOn: row.plannedOn, startsAt: iso(ms(row.startsAt)), opensAt: iso(ms(row.opensAt)), liveAt: facts.liveAt, rolledBackAt: facts.rolledBackAt, entryCriteria: facts.wave.entryCriteria, exitCriteria: facts.wave.exitCriteria,
    releases: facts.releases,
    tasks: { total: planTasks(facts).length, done: planTasks(facts).filter((t) => t.state === 'done' || t.state === 'skipped').length, withBoth: facts.tasks.filter((t) => t.ownerId && t.backupOwnerId).length, rollback: facts.tasks.filter((t) => t.block === 'rollback').length },
    rehearsals: facts.rehearsals.map((r) => ({ id: r.id, code: r.code, heldOn: r.heldOn ?? '', state: r.state, includesRollback: r.includesRollback === true, minutes: rehearsalMinutes(facts, r.id) })),
    decisions: facts.decisions.map((d) => ({ id: d.id, code: d.code, meetingOn: d.meetingOn ?? '', decision: d.decision, state: d.state })),
    rollbacks: facts.rollbacks.map((r) => ({ at: new Date(r.at).toISOString(), by: names.get(r.personId ?? '') ?? '', reason: r.reason, isPastNoReturn: r.isPastNoReturn, releasedItems: r.releasedItems, tasks: r.taskIds.length })),
    isPastNoReturn: past,
    lastRollbackAt: iso(window?.computed.lastRollbackAt),
    rollbackMinutes: window?.computed.rollbackMinutes ?? 0,
    canRollBack: (tx.ability.can('update', 'cutover') || tx.ability.can('override', 'cutover')) && (row.state === 'approved' || row.state === 'live'),
    canOverride: mayOverride(tx),
  }
}

/** From the first start to the last end of the window's tasks in a rehearsal. */
export function rehearsalMinutes(facts: WaveFacts, rehearsalId: string): number | null {
  const window = new Set(facts.tasks.filter((t) => t.block === 'window').map((t) => t.id))
  const times = facts.timings.filter((t) => t.rehearsalId === rehearsalId && window.has(t.taskId) && t.endedAt)
  if (times.length === 0) return null
  const first = times.reduce((a, b) => (Date.parse(a.startedAt) < Date.parse(b.startedAt) ? a : b))
  const last = times.reduce((a, b) => (Date.parse(a.endedAt!) > Date.parse(b.endedAt!) ? a : b))
  return minutesBetween(first.startedAt, last.endedAt)
}

/** Coverage of training by department, asked of the training stage by name; empty where it is not there. */
async function coverageByDepartment(tx: Tx, phaseId: string | null): Promise<Map<string, string | null>> {
  if (!phaseId || !tx.registry.has('training.coverage')) return new Map()
  const { departments } = (await tx.registry.measure('training.coverage')(tx, { phaseId })) as { departments?: { id: string; byHeads: string | null }[] }
  return new Map((departments ?? []).map((d) => [d.id, d.byHeads]))
}
