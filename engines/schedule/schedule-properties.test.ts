import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dateOf, dayNumberOf } from '../calendar/calendar-date.ts'
import { workingCalendar } from '../calendar/working-calendar.ts'
import { computeSchedule } from './compute-schedule.ts'
import type { Dependency, DependencyType, ScheduleInput } from './schedule-model.ts'

const calendar = workingCalendar({ holidays: 'cn' })
const start = '2026-01-29'

const type = fc.constantFrom<DependencyType>('FS', 'SS', 'FF', 'SF')

/** Networks without cycle: links run from lower to higher numbers. */
const network = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 14 }).chain((durations) => {
  const link = fc
    .tuple(fc.nat(durations.length - 1), fc.nat(durations.length - 1), type, fc.integer({ min: -3, max: 5 }))
    .filter(([a, b]) => a !== b)
    .map(([a, b, kind, lagDays]): Dependency => {
      return { from: `T${Math.min(a, b)}`, to: `T${Math.max(a, b)}`, type: kind, lagDays }
    })
  return fc.array(link, { maxLength: 24 }).map((dependencies): ScheduleInput => {
    const tasks = durations.map((durationDays, number) => ({ id: `T${number}`, durationDays }))
    return { start, calendar, tasks, dependencies }
  })
})

/** Longest paths on the plain axis of working days, by relaxing every link until nothing moves. */
function longestPaths({ tasks, dependencies }: ScheduleInput) {
  const duration = new Map(tasks.map((task) => [task.id, task.durationDays]))
  const weightOf = ({ from, to, type: kind, lagDays }: Dependency) => {
    const leading = kind === 'FS' || kind === 'FF' ? duration.get(from)! : 0
    return lagDays + leading - (kind === 'FF' || kind === 'SF' ? duration.get(to)! : 0)
  }
  const early = new Map(tasks.map((task) => [task.id, 0]))
  for (let round = 0; round < tasks.length; round++) {
    for (const link of dependencies) {
      early.set(link.to, Math.max(early.get(link.to)!, early.get(link.from)! + weightOf(link)))
    }
  }
  const finish = Math.max(...tasks.map(({ id, durationDays }) => early.get(id)! + durationDays))
  const late = new Map(tasks.map(({ id, durationDays }) => [id, finish - durationDays]))
  for (let round = 0; round < tasks.length; round++) {
    for (const link of dependencies) {
      late.set(link.from, Math.min(late.get(link.from)!, late.get(link.to)! - weightOf(link)))
    }
  }
  const free = new Map(tasks.map(({ id, durationDays }) => [id, finish - durationDays - early.get(id)!]))
  for (const link of dependencies) {
    const gap = early.get(link.to)! - early.get(link.from)! - weightOf(link)
    free.set(link.from, Math.min(free.get(link.from)!, gap))
  }
  return { early, late, free, finish }
}

it('agrees with longest paths computed by relaxation, for every type of link', () => {
  fc.assert(
    fc.property(network, (input) => {
      const expected = longestPaths(input)
      const origin = calendar.countBefore(dayNumberOf(start))
      const schedule = computeSchedule(input)
      for (const task of schedule.tasks) {
        const early = expected.early.get(task.id)!
        expect([task.id, task.totalFloat]).toEqual([task.id, expected.late.get(task.id)! - early])
        expect([task.id, task.freeFloat]).toEqual([task.id, expected.free.get(task.id)!])
        if (task.isMilestone) continue
        expect(task.earlyStart).toBe(dateOf(calendar.dayAt(origin + early)))
        expect(task.earlyFinish).toBe(dateOf(calendar.dayAt(origin + early + task.durationDays - 1)))
        expect(task.lateStart).toBe(dateOf(calendar.dayAt(origin + expected.late.get(task.id)!)))
      }
    }),
    { numRuns: 500 },
  )
})

it('keeps early before late, floats at or above zero, and free float within total float', () => {
  fc.assert(
    fc.property(network, (input) => {
      for (const task of computeSchedule(input).tasks) {
        expect(task.earlyStart <= task.lateStart && task.earlyFinish <= task.lateFinish).toBe(true)
        expect(task.freeFloat).toBeGreaterThanOrEqual(0)
        expect(task.totalFloat).toBeGreaterThanOrEqual(task.freeFloat)
        expect(task.isCritical).toBe(task.totalFloat === 0)
      }
    }),
    { numRuns: 300 },
  )
})

it('has a critical path without slack; with plain finish-to-start links it is as long as the project', () => {
  fc.assert(
    fc.property(network, (input) => {
      const plain = {
        ...input,
        dependencies: input.dependencies.map((link) => ({ ...link, type: 'FS', lagDays: 0 }) as const),
      }
      for (const one of [input, plain]) {
        const schedule = computeSchedule(one)
        const byId = new Map(schedule.tasks.map((task) => [task.id, task]))
        const path = schedule.criticalPath.map((id) => byId.get(id)!)
        expect(path.every((task) => task.isCritical)).toBe(true)
        expect(path.at(-1)!.finish).toBe(schedule.finish)
        if (one === plain) {
          const length = path.reduce((sum, task) => sum + task.durationDays, 0)
          expect(length).toBe(longestPaths(plain).finish)
        }
      }
    }),
    { numRuns: 300 },
  )
})

it('never finishes earlier because of one more link', () => {
  fc.assert(
    fc.property(network, (input) => {
      const fewer = computeSchedule({ ...input, dependencies: input.dependencies.slice(1) })
      expect(computeSchedule(input).finish >= fewer.finish).toBe(true)
    }),
    { numRuns: 300 },
  )
})

it('does not depend on the order of tasks and links', () => {
  const shuffled = network.chain((input) =>
    fc.tuple(
      fc.constant(input),
      fc.shuffledSubarray([...input.tasks], { minLength: input.tasks.length }),
      fc.shuffledSubarray([...input.dependencies], { minLength: input.dependencies.length }),
    ),
  )
  fc.assert(
    fc.property(shuffled, ([input, tasks, dependencies]) => {
      const [one, other] = [computeSchedule(input), computeSchedule({ ...input, tasks, dependencies })]
      expect(other.criticalPath).toEqual(one.criticalPath)
      expect(other.finish).toBe(one.finish)
      expect(new Map(other.tasks.map((task) => [task.id, task]))).toEqual(
        new Map(one.tasks.map((task) => [task.id, task])),
      )
    }),
    { numRuns: 300 },
  )
})

it('keeps early before late when tasks work on different calendars', () => {
  const everyDay = workingCalendar({ holidays: 'none', weekdays: [1, 2, 3, 4, 5, 6, 7] })
  const mixed = network.map((input) => ({
    ...input,
    calendars: { plant: everyDay },
    tasks: input.tasks.map((task, position) => (position % 2 === 0 ? task : { ...task, calendar: 'plant' })),
  }))
  fc.assert(
    fc.property(mixed, (input) => {
      for (const task of computeSchedule(input).tasks) {
        expect(task.totalFloat).toBeGreaterThanOrEqual(0)
        expect(task.earlyStart <= task.lateStart && task.earlyFinish <= task.lateFinish).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

it('keeps actual dates and schedules nothing that remains before the status date', () => {
  const statusDate = '2026-02-25'
  const actualDay = fc.integer({ min: dayNumberOf(start), max: dayNumberOf(statusDate) }).map(dateOf)
  const progress = fc.tuple(fc.constantFrom('none', 'started', 'finished'), actualDay, actualDay, fc.nat(99))
  const reported = network.chain((input) =>
    fc
      .array(progress, { minLength: input.tasks.length, maxLength: input.tasks.length })
      .map((reports): ScheduleInput => {
        const tasks = input.tasks.map((task, position) => {
          const [state, one, other, percentComplete] = reports[position]!
          const [actualStart, actualFinish] = [one, other].sort()
          if (state === 'none') return task
          return state === 'started'
            ? { ...task, actualStart, percentComplete }
            : { ...task, actualStart, actualFinish }
        })
        return { ...input, statusDate, tasks }
      }),
  )
  fc.assert(
    fc.property(reported, (input) => {
      const schedule = computeSchedule(input)
      for (const [position, task] of schedule.tasks.entries()) {
        const { actualStart, actualFinish, durationDays } = input.tasks[position]!
        if (actualStart !== undefined && durationDays > 0) expect(task.start).toBe(actualStart)
        if (actualFinish !== undefined) expect(task.finish).toBe(actualFinish)
        if (task.state === 'finished') continue
        expect(task.finish >= statusDate).toBe(true)
        if (task.state === 'notStarted') expect(task.start >= statusDate).toBe(true)
        expect(task.totalFloat).toBeGreaterThanOrEqual(task.freeFloat)
        expect(task.freeFloat).toBeGreaterThanOrEqual(0)
        expect(task.earlyFinish <= task.lateFinish).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

it('schedules 5,000 tasks with 10,000 links in under a second', () => {
  const tasks = Array.from({ length: 5000 }, (_, number) => ({ id: `T${number}`, durationDays: number % 4 }))
  const dependencies = tasks
    .slice(2)
    .flatMap((_, number): Dependency[] => [
      { from: `T${number}`, to: `T${number + 2}`, type: 'FS', lagDays: 0 },
      { from: `T${Math.floor(number / 2)}`, to: `T${number + 1}`, type: 'SS', lagDays: 1 },
    ])
    .filter(({ from, to }) => from !== to)
  const before = performance.now()
  const schedule = computeSchedule({ start, calendar, tasks, dependencies })
  const elapsed = performance.now() - before
  console.log(`5,000 tasks, ${dependencies.length} links: ${elapsed.toFixed(0)} ms`)
  expect(schedule.tasks).toHaveLength(5000)
  expect(elapsed).toBeLessThan(1000)
})
