import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/db/door.ts'
import type { AnyItem, ItemOf } from '../../platform/kinds/kind.ts'
import { departments, people } from '../../platform/organization/tables.ts'
import { linkedItems, listItems } from '../../platform/trace/item-store.ts'
import { splitCodes } from './codes.ts'
import { type FinishOdds, finishOdds } from './finish-odds.ts'
import { cutoverRehearsal, cutoverTask, goNoGo, wave } from './kinds.ts'
import { taskTimings, waveGoLives, waveRollbacks } from './own-tables.ts'
import { type Computed, computeRunbook, ordered, type RunbookTask } from './runbook.ts'
import { readShifts } from './shifts.ts'

export type WaveRow = ItemOf<typeof wave> & AnyItem
export type TaskRow = ItemOf<typeof cutoverTask> & AnyItem
export type Timing = typeof taskTimings.$inferSelect

/** Everything that belongs to one wave. */
export interface WaveFacts {
  readonly wave: WaveRow
  readonly tasks: readonly TaskRow[]
  readonly rehearsals: readonly (ItemOf<typeof cutoverRehearsal> & AnyItem)[]
  readonly decisions: readonly (ItemOf<typeof goNoGo> & AnyItem)[]
  readonly timings: readonly Timing[]
  readonly rollbacks: readonly (typeof waveRollbacks.$inferSelect)[]
  readonly releases: readonly { id: string; code: string; title: string; state: string }[]
  /** The latest moment of each, ISO; null before. */
  readonly liveAt: string | null
  readonly rolledBackAt: string | null
}

/** The waves of a phase (null: of all) with their runbooks, rehearsals, decisions and times. */
export async function wavesOf(tx: Tx, filter: { phaseId?: string | null; ids?: string[] } = {}): Promise<WaveFacts[]> {
  const rows = (await listItems(tx, wave, filter)) as WaveRow[]
  if (rows.length === 0) return []
  const ids = rows.map((r) => r.id)
  const inside = await linkedItems(tx, ids, 'contains', 'out')
  const idsOf = (kind: string): string[] => [...inside.values()].flat().filter((i) => i.kind === kind).map((i) => i.id)
  const tasks = (await listItems(tx, cutoverTask, { ids: idsOf('cutoverTask') })) as TaskRow[]
  const rehearsals = await listItems(tx, cutoverRehearsal, { ids: idsOf('cutoverRehearsal') })
  const decisions = await listItems(tx, goNoGo, { ids: idsOf('goNoGo') })
  const timings = tasks.length === 0 ? [] : await tx.db.select().from(taskTimings).where(and(eq(taskTimings.implementationId, tx.implementationId), inArray(taskTimings.taskId, tasks.map((t) => t.id))))
  const rollbacks = await tx.db.select().from(waveRollbacks).where(inArray(waveRollbacks.waveId, ids)).orderBy(waveRollbacks.at)
  const goLives = await tx.db.select().from(waveGoLives).where(inArray(waveGoLives.waveId, ids)).orderBy(waveGoLives.at)
  const released = await linkedItems(tx, ids, 'releases', 'out')
  return rows.map((row) => {
    const own = new Set((inside.get(row.id) ?? []).map((i) => i.id))
    const ownTasks = tasks.filter((t) => own.has(t.id)).sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    const taskIds = new Set(ownTasks.map((t) => t.id))
    return {
      wave: row, tasks: ownTasks, rehearsals: rehearsals.filter((r) => own.has(r.id)).sort((a, b) => ((a.heldOn ?? '') < (b.heldOn ?? '') ? -1 : 1)), decisions: decisions.filter((d) => own.has(d.id)),
      timings: timings.filter((t) => taskIds.has(t.taskId)), rollbacks: rollbacks.filter((r) => r.waveId === row.id), releases: (released.get(row.id) ?? []).map(({ id, code, title, state }) => ({ id, code, title, state })),
      liveAt: iso(ms(goLives.filter((g) => g.waveId === row.id).at(-1)?.at)), rolledBackAt: iso(ms(rollbacks.filter((r) => r.waveId === row.id).at(-1)?.at)),
    }
  })
}

export const ms = (instant: string | null | undefined): number | null => (instant ? Date.parse(instant) : null)
export const iso = (at: number | null | undefined): string | null => (at === null || at === undefined || !Number.isFinite(at) ? null : new Date(at).toISOString())
export const minutesBetween = (from: string | null, to: string | null): number | null => (from && to ? Math.round((Date.parse(to) - Date.parse(from)) / 60_000) : null)

/** The tasks as the arithmetic takes them, with the times of a rehearsal or the live ones. A rehearsal does not wait for the preparation. */
export function arithmeticOf(facts: WaveFacts, rehearsalId: string | null): { tasks: RunbookTask[]; unknown: { code: string; predecessor: string }[] } {
  const byCode = new Map(facts.tasks.map((t) => [t.code, t]))
  const unknown: { code: string; predecessor: string }[] = []
  const tasks = facts.tasks.map((t) => {
    const timing = facts.timings.find((x) => x.taskId === t.id && x.rehearsalId === rehearsalId)
    const predecessorIds = splitCodes(t.predecessors).flatMap((code) => {
      const before = byCode.get(code)
      if (!before) unknown.push({ code: t.code, predecessor: code })
      return before && !(rehearsalId !== null && before.block === 'prepare') ? [before.id] : []
    })
    return {
      id: t.id, block: t.block ?? 'window', startOffsetMinutes: t.startOffsetMinutes ?? null, durationMinutes: t.durationMinutes ?? 0, predecessorIds,
      startedAt: ms(timing?.startedAt), endedAt: ms(timing?.endedAt), isSkipped: rehearsalId === null ? t.state === 'skipped' : timing?.outcome === 'skipped',
    } satisfies RunbookTask
  })
  return { tasks, unknown }
}

/** Minutes that each task took in the latest rehearsal that timed it. */
export function rehearsedMinutes(facts: WaveFacts): Map<string, number> {
  const order = new Map(facts.rehearsals.map((r, i) => [r.id, i]))
  const latest = new Map<string, Timing>()
  for (const t of facts.timings) {
    if (!t.rehearsalId || !t.endedAt || t.outcome === 'skipped') continue
    const known = latest.get(t.taskId)
    if (!known || (order.get(t.rehearsalId) ?? 0) >= (order.get(known.rehearsalId!) ?? 0)) latest.set(t.taskId, t)
  }
  return new Map([...latest].map(([id, t]) => [id, Math.max(1, minutesBetween(t.startedAt, t.endedAt)!)]))
}

/** The window of a wave in figures; null without T0 and opening hour. `now` null: the plan. Once all of the window is done the plan's odds say nothing and are left out. */
export function windowOf(facts: WaveFacts, zone: string, options: { rehearsalId?: string | null; now: string | null }): { computed: Computed; odds: FinishOdds | null; rollbackFrom: 'plan' | 'rehearsal' } | null {
  const realT0 = ms(facts.wave.startsAt)
  const realOpening = ms(facts.wave.opensAt)
  if (realT0 === null || realOpening === null) return null
  const { tasks } = arithmeticOf(facts, options.rehearsalId ?? null)
  // A rehearsal runs through from its own beginning.
  const begun = options.rehearsalId ? tasks.filter((t) => t.block === 'window').flatMap((t) => t.startedAt ?? []) : []
  const t0 = begun.length > 0 ? Math.min(...begun) : realT0
  const opensAt = realOpening + (t0 - realT0)
  const shifts = options.rehearsalId ? [] : readShifts(facts.wave.shifts, zone).shifts
  const rehearsed = rehearsedMinutes(facts)
  const rollback = new Map(tasks.filter((t) => t.block === 'rollback' && rehearsed.has(t.id)).map((t) => [t.id, rehearsed.get(t.id)!]))
  const now = options.now === null ? null : Date.parse(options.now)
  const computed = computeRunbook({ tasks, t0, opensAt, shifts, now, rollbackDurations: rollback })
  const ratios = tasks.filter((t) => t.block === 'window' && rehearsed.has(t.id) && t.durationMinutes > 0).map((t) => rehearsed.get(t.id)! / t.durationMinutes)
  const isOver = tasks.filter((t) => t.block === 'window').every((t) => t.endedAt !== null || t.isSkipped)
  const odds = isOver || options.rehearsalId ? null : finishOdds({ order: ordered(tasks).order, t0, shifts, now: now !== null && now > t0 ? now : null, deadline: computed.deadline, ratios })
  return { computed, odds, rollbackFrom: rollback.size > 0 ? 'rehearsal' : 'plan' }
}

/** The point of no return has been reached: its task is done. */
export function isPastNoReturn(facts: WaveFacts): boolean {
  return facts.tasks.some((t) => t.isPointOfNoReturn && t.state === 'done')
}

export async function departmentsByCode(tx: Tx): Promise<Map<string, { id: string; code: string; name: string }>> {
  const rows = await tx.db.select().from(departments).where(and(eq(departments.organizationId, tx.organizationId), isNull(departments.removedAt)))
  return new Map(rows.map((d) => [d.code, { id: d.id, code: d.code, name: tx.locale === 'en' ? (d.nameEn ?? d.name) : d.name }]))
}

export async function namesOf(tx: Tx, ids: readonly (string | null | undefined)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id): id is string => Boolean(id)))]
  if (wanted.length === 0) return new Map()
  const rows = await tx.db.select({ id: people.id, name: people.name, nameEn: people.nameEn }).from(people).where(inArray(people.id, wanted))
  return new Map(rows.map((p) => [p.id, (tx.locale === 'en' ? p.nameEn : null) ?? p.name]))
}
