import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idsIn, loadKit } from '../../platform/kits/kit.ts'
import { finishOdds } from './finish-odds.ts'
import { addWork, chainMinutes, computeRunbook, ordered, type RunbookTask, subtractWork, workBetween } from './runbook.ts'
import { readShifts } from './shifts.ts'

const zone = 'Asia/Shanghai'
/** Wall clock of the example weekend: Friday 2026-08-28 to Monday 2026-08-31. */
const at = (day: number, time: string): number => Date.parse(`2026-08-${day}T${time}:00+08:00`)
const clock = (ms: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(new Date(ms))
const task = (id: string, durationMinutes: number, predecessorIds: string[] = [], more: Partial<RunbookTask> = {}): RunbookTask => ({ id, block: 'window', startOffsetMinutes: null, durationMinutes, predecessorIds, startedAt: null, endedAt: null, isSkipped: false, ...more })
const { shifts } = readShifts('2026-08-28 18:00-24:00\n2026-08-29 07:00–23:00\n2026-08-30 07:00-21:00', zone)

const kit = loadKit('erp-discrete')

/** The window of the discrete manufacturing kit (tasks C16 to C46) and its rollback list; the kit states the three results, checked by a script of its own. */
const kitTasks: RunbookTask[] = [
  ...kit.table('cutover-tasks').filter((r) => r.block === '窗口').map((r) => task(r.id!, Number(r.min), idsIn(r.deps).filter((d) => Number(d.slice(1)) >= 16), r.start === 'T0-2h' ? { startOffsetMinutes: -120 } : r.start === 'T0' ? { startOffsetMinutes: 0 } : {})),
  ...kit.table('rollback-tasks').map((r) => task(r.id!, Number(r.min), idsIn(r.deps), { block: 'rollback' })),
]

describe('the example window of the kit', () => {
  const result = computeRunbook({ tasks: kitTasks, t0: at(28, '18:00'), opensAt: at(31, '08:00'), shifts, now: null })

  it('takes 27 h 15 min along its critical path and is over on Sunday at 12:15', () => {
    expect(result.criticalMinutes).toBe(27 * 60 + 15)
    expect(clock(result.plannedFinish!)).toBe('30 12:15')
  })

  it('can be rolled back in 6 h 15 min, so that the last moment to announce it is Sunday 14:45', () => {
    expect(result.rollbackMinutes).toBe(6 * 60 + 15)
    expect(clock(result.deadline)).toBe('30 21:00')
    expect(clock(result.lastRollbackAt)).toBe('30 14:45')
  })

  it('moves the end, and not the last moment, when a task of the critical path runs two hours longer', () => {
    const late = computeRunbook({ tasks: kitTasks.map((t) => (t.id === 'C19' ? { ...t, durationMinutes: t.durationMinutes + 120 } : t)), t0: at(28, '18:00'), opensAt: at(31, '08:00'), shifts, now: null })
    expect(clock(late.plannedFinish!)).toBe('30 14:15')
    expect(late.lastRollbackAt).toBe(result.lastRollbackAt)
    expect(result.critical.has('C19')).toBe(true)
    expect(result.critical.has('C21')).toBe(false)
  })

  it('forecasts its end from how long things took in the rehearsal', () => {
    const { order } = ordered(kitTasks)
    const input = { order, t0: at(28, '18:00'), shifts, now: null, deadline: result.lastRollbackAt }
    expect(finishOdds({ ...input, ratios: [1, 1, 1, 1] })).toBeNull()
    const exact = finishOdds({ ...input, ratios: [1, 1, 1, 1, 1] })!
    expect([clock(exact.p50), clock(exact.p95), exact.inTime]).toEqual(['30 12:15', '30 12:15', 1])
    const spread = finishOdds({ ...input, ratios: [0.8, 0.9, 1, 1.1, 1.3, 1.6] })!
    expect(spread.p50).toBeLessThan(spread.p80)
    expect(spread).toEqual(finishOdds({ ...input, ratios: [0.8, 0.9, 1, 1.1, 1.3, 1.6] }))
  })
})

describe('a runbook under way', () => {
  const tasks = [task('a', 60, [], { startOffsetMinutes: 0 }), task('b', 60, ['a']), task('c', 30, ['a'])]
  const run = (now: number, changes: Record<string, Partial<RunbookTask>>) => computeRunbook({ tasks: tasks.map((t) => ({ ...t, ...changes[t.id] })), t0: at(28, '18:00'), opensAt: at(31, '08:00'), shifts: [], now })

  it('keeps what has happened and goes on from now', () => {
    const result = run(at(28, '19:30'), { a: { startedAt: at(28, '18:00'), endedAt: at(28, '19:15') }, b: { startedAt: at(28, '19:20') } })
    expect(clock(result.expected.get('a')!.end)).toBe('28 19:15')
    expect(clock(result.expected.get('b')!.end)).toBe('28 20:20')
    expect(clock(result.expected.get('c')!.start)).toBe('28 19:30')
  })

  it('never ends a running task in the past', () => {
    expect(clock(run(at(28, '22:00'), { a: { startedAt: at(28, '18:00') } }).expected.get('a')!.end)).toBe('28 22:00')
  })

  it('leaves tasks in a circle out and names them', () => {
    const result = computeRunbook({ tasks: [task('a', 10, ['b']), task('b', 10, ['a']), task('c', 10)], t0: at(28, '18:00'), opensAt: at(31, '08:00'), shifts: [], now: null })
    expect(result.circular).toEqual(['a', 'b'])
    expect(clock(result.plannedFinish!)).toBe('28 18:10')
  })

  it('counts no time for a task that is skipped', () => {
    expect(clock(run(at(28, '17:00'), { a: { isSkipped: true } }).expected.get('b')!.end)).toBe('28 19:00')
  })
})

describe('work inside shifts', () => {
  it('is undone by subtracting it', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1900 }), fc.integer({ min: 1, max: 1000 }), (begin, minutes) => {
      const from = addWork(shifts[0]!.from, begin, shifts)
      const end = addWork(from, minutes, shifts)
      if (end > shifts.at(-1)!.to) return
      expect(addWork(subtractWork(end, minutes, shifts), minutes, shifts)).toBe(end)
      expect(subtractWork(end, minutes, shifts)).toBeGreaterThanOrEqual(shifts[0]!.from)
    }))
  })

  it('is counted without the night between two shifts', () => {
    expect(workBetween(at(28, '18:15'), at(29, '07:45'), shifts)).toBe(345 + 45)
    expect(workBetween(at(28, '09:00'), at(28, '10:00'), shifts)).toBe(60)
    fc.assert(fc.property(fc.integer({ min: 0, max: 1900 }), fc.integer({ min: 1, max: 1000 }), (begin, minutes) => {
      const from = addWork(shifts[0]!.from, begin, shifts)
      const end = addWork(from, minutes, shifts)
      if (end <= shifts.at(-1)!.to) expect(workBetween(from, end, shifts)).toBe(minutes)
    }))
  })

  it('never ends earlier with more work', () => {
    const list = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 8 })
    fc.assert(fc.property(list, fc.nat(7), fc.integer({ min: 1, max: 200 }), (durations, which, more) => {
      const chain = (d: number[]) => computeRunbook({ tasks: d.map((m, i) => task(`t${i}`, m, i === 0 ? [] : [`t${i - 1}`])), t0: at(28, '18:00'), opensAt: at(31, '08:00'), shifts, now: null })
      const longer = durations.map((d, i) => (i === which % durations.length ? d + more : d))
      expect(chain(longer).plannedFinish!).toBeGreaterThanOrEqual(chain(durations).plannedFinish!)
      expect(chainMinutes(ordered(durations.map((m, i) => task(`t${i}`, m, i === 0 ? [] : [`t${i - 1}`]))).order).minutes).toBe(durations.reduce((a, b) => a + b, 0))
    }))
  })

  it('reads shifts in the words of the plan and names the line that cannot be read', () => {
    expect(readShifts('2026-08-28 18:00至24:00\n周六全天\n2026-08-29 23:00-07:00', zone).faults).toEqual(['周六全天', '2026-08-29 23:00-07:00'])
    expect(readShifts('2026-08-28 18:00-24:00', zone).shifts).toEqual([{ from: at(28, '18:00'), to: at(29, '00:00') }])
  })
})
