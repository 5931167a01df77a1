import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../calendar/working-calendar.ts'
import { computeSchedule } from './compute-schedule.ts'
import { toMspdi } from './mspdi.ts'
import type { ScheduleInput } from './schedule-model.ts'

type Node = { readonly name: string; readonly children: Node[]; text: string }

/** Reads elements, attributes left out; throws where tags do not match or a bare & or < stands in a text. */
function parseXml(xml: string): Node {
  const root: Node = { name: '', children: [], text: '' }
  const stack = [root]
  for (const match of xml.replace(/^<\?xml[^>]*\?>/, '').matchAll(/<(\/?)([A-Za-z]+)[^<>]*>|([^<]+)|</g)) {
    const [whole, closes, name, content] = match
    const top = stack.at(-1)!
    if (content !== undefined) {
      if (/&(?!(amp|lt|gt);)/.test(content)) throw new Error(`bare & in ${content}`)
      top.text += content.trim().replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
    } else if (name === undefined) throw new Error('bare <')
    else if (closes) {
      if (top.name !== name) throw new Error(`${whole} closes ${top.name}`)
      stack.pop()
    } else {
      const node: Node = { name, children: [], text: '' }
      top.children.push(node)
      stack.push(node)
    }
  }
  if (stack.length !== 1 || root.children.length !== 1) throw new Error('not one closed root')
  return root.children[0]!
}

const all = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name)
const one = (node: Node, name: string): Node => all(node, name)[0]!
const value = (node: Node, name: string): string | undefined => all(node, name)[0]?.text

const input: ScheduleInput = {
  start: '2026-09-28',
  statusDate: '2026-09-29',
  calendar: workingCalendar({ holidays: 'cn' }),
  calendars: { plant: workingCalendar({ holidays: 'none', weekdays: [1, 2, 3, 4, 5, 6] }) },
  tasks: [
    { id: 'b', title: '清洗 <A & B>', durationDays: 4, parentId: 's' },
    { id: 's', title: '准备', durationDays: 0 },
    { id: 'a', durationDays: 1, parentId: 's', actualStart: '2026-09-28', actualFinish: '2026-09-28' },
    { id: 'c', durationDays: 2, calendar: 'plant', baselineStart: '2026-10-08', baselineFinish: '2026-10-09' },
    { id: 'm', durationDays: 0, constraint: { type: 'finishNoLaterThan', date: '2026-10-31' } },
  ],
  dependencies: [
    { from: 'a', to: 'b', type: 'FS', lagDays: 0 },
    { from: 'b', to: 'c', type: 'SS', lagDays: -1 },
    { from: 's', to: 'm', type: 'FS', lagDays: 0 },
    { from: 'c', to: 'm', type: 'FF', lagDays: 2 },
  ],
}

describe('Microsoft Project XML', () => {
  const project = parseXml(toMspdi('一期 & 二期', input, computeSchedule(input)))
  const tasks = all(one(project, 'Tasks'), 'Task')
  const named = (name: string) => tasks.find((task) => value(task, 'Name') === name)!

  it('is well formed and holds all tasks, parents before children', () => {
    expect(value(project, 'Name')).toBe('一期 & 二期')
    expect(tasks.map((task) => [value(task, 'OutlineNumber'), value(task, 'Name')])).toEqual([
      ['1', '准备'],
      ['1.1', '清洗 <A & B>'],
      ['1.2', 'a'],
      ['2', 'c'],
      ['3', 'm'],
    ])
    expect(new Set(tasks.map((task) => value(task, 'UID'))).size).toBe(5)
  })

  it('gives dates with hours, durations in hours and slack in tenths of a minute', () => {
    const task = named('清洗 <A & B>')
    expect(value(task, 'Start')).toBe('2026-09-29T08:30:00')
    expect(value(task, 'Finish')).toBe('2026-10-09T17:30:00')
    expect(value(task, 'Duration')).toBe('PT32H0M0S')
    expect(value(task, 'RemainingDuration')).toBe('PT32H0M0S')
    expect(value(named('准备'), 'Summary')).toBe('1')
    expect(value(named('c'), 'TotalSlack')).toMatch(/^\d+$/)
    expect(value(named('m'), 'Milestone')).toBe('1')
    expect(value(named('m'), 'Start')).toBe(value(named('m'), 'Finish'))
    expect(value(named('m'), 'Deadline')).toBe('2026-10-31T17:30:00')
    expect(value(named('a'), 'ActualFinish')).toBe('2026-09-28T17:30:00')
    expect(value(one(named('c'), 'Baseline'), 'Finish')).toBe('2026-10-09T17:30:00')
  })

  it('gives every link with its type and lag', () => {
    const uid = (name: string) => value(named(name), 'UID')
    const links = tasks.flatMap((task) =>
      all(task, 'PredecessorLink').map((link) => [
        value(link, 'PredecessorUID'),
        value(task, 'UID'),
        value(link, 'Type'),
        value(link, 'LinkLag'),
      ]),
    )
    expect(links).toEqual([
      [uid('a'), uid('清洗 <A & B>'), '1', '0'],
      [uid('清洗 <A & B>'), uid('c'), '3', '-4800'],
      [uid('准备'), uid('m'), '1', '0'],
      [uid('c'), uid('m'), '0', '9600'],
    ])
  })

  it('gives both calendars, the National Day as one exception and its make-up Saturday as a worked one', () => {
    const [standard, plant] = all(one(project, 'Calendars'), 'Calendar')
    const exceptions = all(one(standard!, 'Exceptions'), 'Exception')
    const described = exceptions.map((exception) => [
      value(exception, 'Name'),
      value(one(exception, 'TimePeriod'), 'FromDate'),
      value(exception, 'Occurrences'),
      value(exception, 'DayWorking'),
    ])
    expect(described.slice(0, 2)).toEqual([
      ['国庆节', '2026-10-01T00:00:00', '7', '0'],
      ['国庆节调休上班', '2026-10-10T00:00:00', '1', '1'],
    ])
    expect(all(one(exceptions[1]!, 'WorkingTimes'), 'WorkingTime')).toHaveLength(2)
    const saturday = all(one(plant!, 'WeekDays'), 'WeekDay')[6]!
    expect([value(saturday, 'DayType'), value(saturday, 'DayWorking')]).toEqual(['7', '1'])
    expect(value(named('c'), 'CalendarUID')).toBe(value(plant!, 'UID'))
  })
})
