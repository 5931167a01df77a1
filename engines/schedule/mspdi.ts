import { dateOf, dayNumberOf, LAST_DAY_NUMBER } from '../calendar/calendar-date.ts'
import type { DayInfo, WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Constraint, Schedule, ScheduledTask, ScheduleInput } from './schedule-model.ts'

const LINK_TYPE = { FF: 0, FS: 1, SF: 2, SS: 3 } as const
const CONSTRAINT_TYPE = { mustStartOn: 2, startNoEarlierThan: 4, finishNoLaterThan: 0 } as const

/**
 * The schedule as Microsoft Project XML (MSPDI, namespace http://schemas.microsoft.com/project): tasks in outline order,
 * links, constraints (a finish limit becomes a deadline), calendars with their exceptions to a year after the finish, baselines.
 * Durations are working hours (PT8H0M0S), lags and slacks tenths of a minute. `input` is what `schedule` was computed from.
 */
export function toMspdi(title: string, input: ScheduleInput, schedule: Schedule): string {
  const calendars = new Map<string, WorkingCalendar>([['', input.calendar], ...Object.entries(input.calendars ?? {})])
  const uidOfCalendar = new Map([...calendars.keys()].map((name, position) => [name, position + 1]))
  const outline = outlineOf(schedule.tasks)
  const uidOfTask = new Map(outline.map(({ task }, position) => [task.id, position + 1]))
  const lastDay = Math.min(dayNumberOf(schedule.finish) + 366, LAST_DAY_NUMBER)
  const lines = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<Project xmlns="http://schemas.microsoft.com/project">',
    element('SaveVersion', 14),
    element('Name', title),
    element('Title', title),
    element('ScheduleFromStart', 1),
    element('StartDate', at(input.start, opening(input.calendar))),
    element('FinishDate', at(schedule.finish, closing(input.calendar))),
    element('CalendarUID', 1),
    element('DefaultStartTime', clock(opening(input.calendar))),
    element('DefaultFinishTime', clock(closing(input.calendar))),
    element('MinutesPerDay', input.calendar.secondsPerDay / 60),
    element('MinutesPerWeek', (input.calendar.secondsPerDay / 60) * input.calendar.weekdays.length),
    ...(input.statusDate === undefined ? [] : [element('StatusDate', at(input.statusDate, opening(input.calendar)))]),
    '<Calendars>',
    ...[...calendars].map(([name, calendar]) =>
      calendarXml(calendar, name || 'Landfall', uidOfCalendar.get(name)!, dayNumberOf(schedule.start), lastDay),
    ),
    '</Calendars>',
    '<Tasks>',
  ]
  const sources = new Map(input.tasks.map((task) => [task.id, task]))
  const linksTo = Map.groupBy(input.dependencies, (dependency) => dependency.to)
  for (const { task, number } of outline) {
    const source = sources.get(task.id)!
    const calendar = calendars.get(source.calendar ?? '')!
    const hours = (days: number) => duration(days * calendar.secondsPerDay)
    const tenths = (days: number) => (days * calendar.secondsPerDay) / 6
    const startAt = (date: string) => at(date, task.milestoneAt === 'dayEnd' ? closing(calendar) : opening(calendar))
    const finishAt = (date: string) => at(date, task.milestoneAt === 'dayStart' ? opening(calendar) : closing(calendar))
    const remaining = Math.round(task.durationDays * (100 - task.percentComplete)) / 100
    lines.push(
      '<Task>',
      element('UID', uidOfTask.get(task.id)!),
      element('ID', uidOfTask.get(task.id)!),
      element('Name', task.title),
      element('Manual', 0),
      element('Type', 1),
      element('IsNull', 0),
      element('WBS', number),
      element('OutlineNumber', number),
      element('OutlineLevel', number.split('.').length),
      element('Start', startAt(task.start)),
      element('Finish', finishAt(task.finish)),
      element('Duration', hours(task.durationDays)),
      element('DurationFormat', 7),
      element('Milestone', task.isMilestone ? 1 : 0),
      element('Summary', task.isSummary ? 1 : 0),
      element('Critical', task.isCritical ? 1 : 0),
      element('EarlyStart', startAt(task.earlyStart)),
      element('EarlyFinish', finishAt(task.earlyFinish)),
      element('LateStart', startAt(task.lateStart)),
      element('LateFinish', finishAt(task.lateFinish)),
      element('FreeSlack', tenths(task.freeFloat)),
      element('TotalSlack', tenths(task.totalFloat)),
      element('PercentComplete', Math.round(task.percentComplete)),
      ...(task.state === 'notStarted' ? [] : [element('ActualStart', startAt(task.start))]),
      ...(task.state === 'finished' ? [element('ActualFinish', finishAt(task.finish))] : []),
      element('RemainingDuration', hours(remaining)),
      ...constraintXml(source.constraint, calendar, uidOfCalendar.get(source.calendar ?? '')!, source.calendar),
      ...(linksTo.get(task.id) ?? []).map(
        ({ from, type, lagDays }) =>
          `<PredecessorLink>${element('PredecessorUID', uidOfTask.get(from)!)}${element('Type', LINK_TYPE[type])}` +
          `${element('CrossProject', 0)}${element('LinkLag', tenths(lagDays))}${element('LagFormat', 7)}</PredecessorLink>`,
      ),
      ...(source.baselineStart === undefined || source.baselineFinish === undefined
        ? []
        : [
            `<Baseline>${element('Number', 0)}${element('Start', startAt(source.baselineStart))}` +
              `${element('Finish', finishAt(source.baselineFinish))}</Baseline>`,
          ]),
      '</Task>',
    )
  }
  lines.push('</Tasks>', '</Project>')
  return `${lines.join('\n')}\n`
}

function constraintXml(
  constraint: Constraint | undefined,
  calendar: WorkingCalendar,
  calendarUid: number,
  calendarName: string | undefined,
): string[] {
  return [
    element('ConstraintType', constraint ? CONSTRAINT_TYPE[constraint.type] : 0),
    element('CalendarUID', calendarName === undefined ? -1 : calendarUid),
    ...(!constraint
      ? []
      : constraint.type === 'finishNoLaterThan'
        ? [element('Deadline', at(constraint.date, closing(calendar)))]
        : [element('ConstraintDate', at(constraint.date, opening(calendar)))]),
  ]
}

/** Parents before their children, siblings in the order of the schedule, with outline numbers '1.2'. */
function outlineOf(tasks: readonly ScheduledTask[]): { task: ScheduledTask; number: string }[] {
  const childrenOf = Map.groupBy(tasks, (task) => task.parentId)
  const listed = (parentId: string | null, prefix: string): { task: ScheduledTask; number: string }[] =>
    (childrenOf.get(parentId) ?? []).flatMap((task, position) => {
      const number = `${prefix}${position + 1}`
      return [{ task, number }, ...listed(task.id, `${number}.`)]
    })
  return listed(null, '')
}

function calendarXml(calendar: WorkingCalendar, name: string, uid: number, first: number, last: number): string {
  const times = calendar.windows
    .map(
      ({ start, end }) =>
        `<WorkingTime>${element('FromTime', clock(start))}${element('ToTime', clock(end))}</WorkingTime>`,
    )
    .join('')
  const dayXml = (working: boolean) =>
    `${element('DayWorking', working ? 1 : 0)}${working ? `<WorkingTimes>${times}</WorkingTimes>` : ''}`
  // Project counts weekdays from Sunday = 1.
  const weekDays = [7, 1, 2, 3, 4, 5, 6].map(
    (isoDay, position) =>
      `<WeekDay>${element('DayType', position + 1)}${dayXml(calendar.weekdays.includes(isoDay))}</WeekDay>`,
  )
  const exceptions = exceptionsOf(calendar, first, last).map(
    ({ from, to, days, info }) =>
      `<Exception>${element('EnteredByOccurrences', 0)}<TimePeriod>${element('FromDate', `${from}T00:00:00`)}` +
      `${element('ToDate', `${to}T23:59:00`)}</TimePeriod>${element('Occurrences', days)}` +
      `${element('Name', info.name?.zh ?? info.kind)}${element('Type', 1)}${dayXml(info.working)}</Exception>`,
  )
  return [
    '<Calendar>',
    element('UID', uid),
    element('Name', name),
    element('IsBaseCalendar', 1),
    element('BaseCalendarUID', -1),
    `<WeekDays>${weekDays.join('')}</WeekDays>`,
    `<Exceptions>${exceptions.join('')}</Exceptions>`,
    '</Calendar>',
  ].join('\n')
}

type ExceptionRun = { readonly from: string; to: string; days: number; readonly info: DayInfo }

/** Runs of days with one name that are worked against the weekday rule, or not worked in spite of it. */
function exceptionsOf(calendar: WorkingCalendar, first: number, last: number): ExceptionRun[] {
  const runs: ExceptionRun[] = []
  let previousDay = -1
  for (let day = first; day <= last; day++) {
    const date = dateOf(day)
    const info = calendar.dayInfo(date)
    if (info.kind === 'weekday' || info.kind === 'weekend') continue
    const run = runs.at(-1)
    if (run && previousDay === day - 1 && run.info.working === info.working && run.info.name?.zh === info.name?.zh) {
      run.to = date
      run.days += 1
    } else {
      runs.push({ from: date, to: date, days: 1, info })
    }
    previousDay = day
  }
  return runs
}

const opening = (calendar: WorkingCalendar) => calendar.windows[0]!.start
const closing = (calendar: WorkingCalendar) => calendar.windows.at(-1)!.end

function at(date: string, second: number): string {
  return `${date}T${clock(second)}`
}

/** A time of day; the end of a day that runs to midnight is written as its last minute. */
function clock(second: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const shown = Math.min(second, 86_340)
  return `${two(Math.floor(shown / 3600))}:${two(Math.floor(shown / 60) % 60)}:${two(shown % 60)}`
}

function duration(seconds: number): string {
  const whole = Math.round(seconds)
  return `PT${Math.floor(whole / 3600)}H${Math.floor(whole / 60) % 60}M${whole % 60}S`
}

function element(name: string, value: string | number): string {
  const escaped = String(value)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
  return `<${name}>${escaped}</${name}>`
}
