import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { workingCalendar } from '../calendar/working-calendar.ts'
import { computeSchedule } from './compute-schedule.ts'
import type { Dependency } from './schedule-model.ts'

const shared = process.env.LANDFALL_SHARED ?? join(import.meta.dirname, '../../../shared')
const suite = join(shared, 'suites/rcpsp')
const calendar = workingCalendar({ holidays: 'none', weekdays: [1, 2, 3, 4, 5, 6, 7] })

/** Rows of numbers of one section of a PSPLIB .sm file, headings left out. */
function rowsOf(text: string, heading: string): number[][] {
  const section = text.slice(text.indexOf(heading)).split(/\r?\n/).slice(1)
  const end = section.findIndex((line) => line.startsWith('****'))
  return section
    .slice(0, end)
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((row) => row.length > 1 && row.every(Number.isFinite))
}

it('finds the critical path length that PSPLIB publishes for each project (MPM-Time; best-*.csv)', () => {
  if (!existsSync(suite)) {
    console.log(`PSPLIB comparison: skipped, no folder ${suite} (set LANDFALL_SHARED)`)
    return
  }
  let compared = 0
  for (const set of ['j30', 'j60', 'j120']) {
    const published = new Map(
      readFileSync(join(suite, `best-${set}.csv`), 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(','))
        .map(([name, criticalPath]) => [name!, Number(criticalPath)]),
    )
    for (const file of readdirSync(join(suite, set)).filter((name) => name.endsWith('.sm'))) {
      const text = readFileSync(join(suite, set, file), 'utf8')
      const tasks = rowsOf(text, 'REQUESTS/DURATIONS').map(([job, , days]) => ({ id: `${job}`, durationDays: days! }))
      const dependencies = rowsOf(text, 'PRECEDENCE RELATIONS').flatMap(([job, , , ...successors]) =>
        successors.map((to): Dependency => ({ from: `${job}`, to: `${to}`, type: 'FS', lagDays: 0 })),
      )
      const mpmTime = rowsOf(text, 'PROJECT INFORMATION')[0]!.at(-1)!
      const schedule = computeSchedule({ start: '2026-01-01', calendar, tasks, dependencies })
      expect([file, schedule.durationDays]).toEqual([file, mpmTime])
      expect([file, schedule.durationDays]).toEqual([file, published.get(file.replace('.sm', ''))])
      compared += 1
    }
  }
  console.log(`PSPLIB comparison: ${compared} projects, critical path length equal in all`)
  expect(compared).toBeGreaterThan(0)
})
