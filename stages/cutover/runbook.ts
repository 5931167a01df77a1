/** The runbook of a wave as arithmetic: pure, instants in milliseconds, durations in minutes. */
export interface RunbookTask {
  readonly id: string
  readonly block: 'prepare' | 'window' | 'after' | 'rollback'
  /** Minutes from T0; null: right after its predecessors. */
  readonly startOffsetMinutes: number | null
  readonly durationMinutes: number
  readonly predecessorIds: readonly string[]
  readonly startedAt: number | null
  readonly endedAt: number | null
  /** Skipped tasks take no time. */
  readonly isSkipped: boolean
}

export interface Shift {
  readonly from: number
  readonly to: number
}

export interface Times {
  readonly start: number
  readonly end: number
}

export interface Computed {
  /** As planned from T0, whatever has happened. */
  readonly planned: ReadonlyMap<string, Times>
  /** With actual times and, from now on, the remaining durations. */
  readonly expected: ReadonlyMap<string, Times>
  readonly plannedFinish: number | null
  readonly expectedFinish: number | null
  /** Tasks of the window whose delay delays its end. */
  readonly critical: ReadonlySet<string>
  /** Working minutes along the longest chain of the window. */
  readonly criticalMinutes: number
  readonly rollbackMinutes: number
  /** By when a rollback must be over: the end of the last shift before opening, else the opening hour. */
  readonly deadline: number
  /** The last moment at which announcing a rollback still leaves time for all of it. */
  readonly lastRollbackAt: number
  /** The last task of the window that is expected to end before that moment. */
  readonly lastSafeTaskId: string | null
  /** Tasks in a circle of predecessors; they are left out of the computation. */
  readonly circular: readonly string[]
}

const minute = 60_000

/** When work of this length that begins at `from` ends, working inside the shifts only. Beyond the last shift the clock runs on. */
export function addWork(from: number, minutes: number, shifts: readonly Shift[]): number {
  let left = minutes * minute
  let at = from
  for (const shift of shifts) {
    if (shift.to <= at) continue
    at = Math.max(at, shift.from)
    if (left <= shift.to - at) return at + left
    left -= shift.to - at
    at = shift.to
  }
  return at + left
}

/** The latest start of work of this length that is over at `until`. Before the first shift the clock runs on. */
export function subtractWork(until: number, minutes: number, shifts: readonly Shift[]): number {
  let left = minutes * minute
  let at = until
  for (const shift of [...shifts].reverse()) {
    if (shift.from >= at) continue
    at = Math.min(at, shift.to)
    if (left <= at - shift.from) return at - left
    left -= at - shift.from
    at = shift.from
  }
  return at - left
}

/** Minutes between two instants, counting only time inside the shifts; all of it where none of the shifts touches them. */
export function workBetween(from: number, to: number, shifts: readonly Shift[]): number {
  const inside = shifts.reduce((sum, s) => sum + Math.max(0, Math.min(to, s.to) - Math.max(from, s.from)), 0)
  return Math.round((inside > 0 ? inside : to - from) / minute)
}

/** Tasks before those that wait for them; tasks in a circle come in `circular`. Predecessors that are not in the list do not count. */
export function ordered(tasks: readonly RunbookTask[]): { order: RunbookTask[]; circular: string[] } {
  const known = new Set(tasks.map((t) => t.id))
  const waiting = new Map(tasks.map((t) => [t.id, new Set(t.predecessorIds.filter((p) => known.has(p)))]))
  const order: RunbookTask[] = []
  let left = [...tasks]
  while (left.length > 0) {
    const free = left.filter((t) => waiting.get(t.id)!.size === 0)
    if (free.length === 0) return { order, circular: left.map((t) => t.id) }
    order.push(...free)
    const gone = new Set(free.map((t) => t.id))
    left = left.filter((t) => !gone.has(t.id))
    for (const t of left) for (const id of gone) waiting.get(t.id)!.delete(id)
  }
  return { order, circular: [] }
}

/** Forward pass. `now` null: the plan alone. */
export function forward(order: readonly RunbookTask[], t0: number, shifts: readonly Shift[], now: number | null, durationOf: (task: RunbookTask) => number = (t) => t.durationMinutes): Map<string, Times> {
  const times = new Map<string, Times>()
  for (const task of order) {
    const isBefore = task.startOffsetMinutes !== null && task.startOffsetMinutes < 0
    const worked = (task.block === 'window' || task.block === 'rollback') && !isBefore ? shifts : []
    const ready = Math.max(...task.predecessorIds.map((p) => times.get(p)?.end ?? Number.NEGATIVE_INFINITY), task.startOffsetMinutes === null ? (task.predecessorIds.length === 0 ? t0 : Number.NEGATIVE_INFINITY) : t0 + task.startOffsetMinutes * minute)
    const duration = task.isSkipped ? 0 : durationOf(task)
    if (now === null) {
      const start = addWork(Number.isFinite(ready) ? ready : t0, 0, worked)
      times.set(task.id, { start, end: addWork(start, duration, worked) })
    } else if (task.endedAt !== null) times.set(task.id, { start: task.startedAt ?? task.endedAt, end: task.endedAt })
    else if (task.startedAt !== null) times.set(task.id, { start: task.startedAt, end: Math.max(now, addWork(task.startedAt, duration, worked)) })
    else {
      const start = Math.max(now, addWork(Number.isFinite(ready) ? ready : t0, 0, worked))
      times.set(task.id, { start, end: addWork(start, duration, worked) })
    }
  }
  return times
}

/** Working minutes of the longest chain, whatever the shifts. */
export function chainMinutes(order: readonly RunbookTask[], durationOf: (task: RunbookTask) => number = (t) => t.durationMinutes): { minutes: number; chain: Set<string> } {
  const length = new Map<string, number>()
  const before = new Map<string, string>()
  let last: string | null = null
  for (const task of order) {
    let start = 0
    for (const p of task.predecessorIds) {
      const end = length.get(p)
      if (end !== undefined && end > start) {
        start = end
        before.set(task.id, p)
      }
    }
    length.set(task.id, start + (task.isSkipped ? 0 : durationOf(task)))
    if (last === null || length.get(task.id)! > length.get(last)!) last = task.id
  }
  const chain = new Set<string>()
  for (let id: string | undefined = last ?? undefined; id !== undefined; id = before.get(id)) chain.add(id)
  return { minutes: last === null ? 0 : length.get(last)!, chain }
}

export function computeRunbook(input: { tasks: readonly RunbookTask[]; t0: number; opensAt: number; shifts: readonly Shift[]; now: number | null; rollbackDurations?: ReadonlyMap<string, number> }): Computed {
  const { order, circular } = ordered(input.tasks)
  const shifts = [...input.shifts].sort((a, b) => a.from - b.from)
  const forwardOrder = order.filter((t) => t.block !== 'rollback')
  const planned = forward(forwardOrder, input.t0, shifts, null)
  const expected = input.now === null ? planned : forward(forwardOrder, input.t0, shifts, input.now)
  const windowTasks = order.filter((t) => t.block === 'window')
  const rollback = order.filter((t) => t.block === 'rollback')
  // What is fixed before T0 is done in ordinary hours and does not belong to the window's length.
  const { minutes: criticalMinutes } = chainMinutes(windowTasks.filter((t) => (t.startOffsetMinutes ?? 0) >= 0))
  const rollbackMinutes = chainMinutes(rollback, (t) => input.rollbackDurations?.get(t.id) ?? t.durationMinutes).minutes
  const deadline = Math.max(...shifts.filter((s) => s.to <= input.opensAt).map((s) => s.to), Number.NEGATIVE_INFINITY)
  const by = Number.isFinite(deadline) ? deadline : input.opensAt
  const lastRollbackAt = subtractWork(by, rollbackMinutes, shifts)
  const endsOf = (times: ReadonlyMap<string, Times>): number | null => (windowTasks.length === 0 ? null : Math.max(...windowTasks.map((t) => times.get(t.id)!.end)))
  const safe = windowTasks.filter((t) => expected.get(t.id)!.end <= lastRollbackAt).sort((a, b) => expected.get(b.id)!.end - expected.get(a.id)!.end)[0]
  return {
    planned, expected, plannedFinish: endsOf(planned), expectedFinish: endsOf(expected), critical: criticalOf(windowTasks, expected), criticalMinutes, rollbackMinutes, deadline: by, lastRollbackAt,
    lastSafeTaskId: safe?.id ?? null, circular,
  }
}

/** From the last task back along those predecessors that set its start. */
function criticalOf(tasks: readonly RunbookTask[], times: ReadonlyMap<string, Times>): Set<string> {
  const byId = new Map(tasks.map((t) => [t.id, t]))
  const critical = new Set<string>()
  let at = [...tasks].sort((a, b) => times.get(b.id)!.end - times.get(a.id)!.end)[0]
  while (at) {
    critical.add(at.id)
    at = at.predecessorIds.flatMap((p) => byId.get(p) ?? []).sort((a, b) => times.get(b.id)!.end - times.get(a.id)!.end)[0]
    if (at && critical.has(at.id)) break
  }
  return critical
}
