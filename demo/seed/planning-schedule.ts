import { type WorkingCalendar, workingCalendar } from '../../engines/calendar/working-calendar.ts'
import { addDays } from '../../platform/db/time.ts'
import type { NewPlanTask } from '../../stages/planning/commands/add-plan-tasks.ts'
import type { PhaseKey } from '../story.ts'
import { areaTitles, type StoryTask, storyTasks } from './planning-tasks.ts'
import type { SeedContext } from './step.ts'

const calendar = workingCalendar({ holidays: 'cn' })

/** A key that stands for itself in the notation of predecessors. */
export const planKey = (phase: PhaseKey, key: string): string => `${phase === 'phase1' ? 'A' : phase === 'phase2' ? 'B' : 'C'}${key.charCodeAt(0)}${key.slice(1).padStart(2, '0')}`

/** The planned days of a task, on working days: a milestone stands on the last one up to its day; a window that holds none takes the next one. */
export function plannedDays(t: Pick<StoryTask, 'from' | 'to'>, day: (offset: number) => string, on: WorkingCalendar = calendar): { start: string; finish: string; durationDays: number } {
  const upTo = (offset: number): string => (on.isWorkingDay(day(offset)) ? day(offset) : on.addWorkingDays(day(offset), -1))
  if (t.to === null) return { start: upTo(t.from), finish: upTo(t.from), durationDays: 0 }
  const first = on.addWorkingDays(day(t.from), 0)
  const last = upTo(t.to)
  const finish = last < first ? first : last
  return { start: first, finish, durationDays: on.workingDaysBetween(addDays(first, -1), finish) }
}

/** The phase's plan as it is entered: summaries by stage, durations, links whose lags give the planned days back. */
export function planOf(phase: PhaseKey, story: SeedContext): NewPlanTask[] {
  const rows = storyTasks[phase]
  const byKey = new Map(rows.map((t) => [t.key, t]))
  const areas = [...new Set(rows.map((t) => t.area))]
  return [
    ...areas.map((area): NewPlanTask => ({ key: `${planKey(phase, 'S')}${areas.indexOf(area)}`, title: areaTitles[area], durationDays: 0, stageArea: area })),
    ...rows.map((t): NewPlanTask => {
      const own = plannedDays(t, story.day)
      return {
        key: planKey(phase, t.key), title: t.title, durationDays: own.durationDays, parent: `${planKey(phase, 'S')}${areas.indexOf(t.area)}`, stageArea: t.area, marks: t.marks ?? null,
        ownerId: t.owner ? story.id(t.owner) : null,
        predecessors: t.after.map((key, i) => `${planKey(phase, key)}${i === 0 ? lagOf(byKey.get(key)!, t, story.day) : ''}`).join('; '),
        ...(t.after.length === 0 ? { constraintType: 'startNoEarlierThan' as const, constraintOn: own.start } : {}),
        requirementIds: (t.implements ?? []).filter((key) => story.has(key)).map((key) => story.id(key)),
      }
    }),
  ]
}

/** How the driving predecessor's finish reaches the planned start: FS with the working days that lie between, or a start together. */
function lagOf(before: StoryTask, own: StoryTask, day: (offset: number) => string): string {
  const [from, to] = [plannedDays(before, day), plannedDays(own, day)]
  const isOverlap = to.start <= from.finish && before.to !== null
  if (isOverlap) return signed('SS', Math.max(0, calendar.workingDaysBetween(from.start, to.start)))
  // A milestone stands at the end of the day of what it follows, so its own day counts as passed.
  const gap = own.to === null ? calendar.workingDaysBetween(from.finish, to.start) : calendar.workingDaysBetween(from.finish, to.start) - 1
  return signed('FS', before.to === null && from.start === to.start ? 0 : Math.max(0, gap))
}

function signed(type: string, lag: number): string {
  return lag === 0 && type === 'FS' ? '' : `${type}${lag === 0 ? '' : `+${lag}`}`
}

/** Actual days of a finished or running task: planned, moved by the days it was late; on working days but for a go-live, which may fall on a weekend. Never after the day before the anchor. */
export function actualDays(t: StoryTask, day: (offset: number) => string): { start: string; finish: string | null } {
  const last = day(-1)
  const settled = (offset: number): string => {
    const on = day(Math.min(offset, -1))
    return t.area === 'cutover' || t.to === null || calendar.isWorkingDay(on) ? on : calendar.addWorkingDays(on, -1)
  }
  const first = plannedDays(t, day).start
  const start = addDays(first, t.late?.[0] ?? t.running?.beganLate ?? 0)
  const finish = t.late ? settled((t.to ?? t.from) + t.late[1]) : null
  const began = t.to === null && finish ? finish : start > last ? last : start
  return { start: finish && began > finish ? finish : began, finish }
}
