import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../calendar/working-calendar.ts'
import { dates, plan, result, task } from './plan-fixture.ts'

const chinese = workingCalendar({ holidays: 'cn' })

describe('links', () => {
  it('computes all four types with lags (by hand, Monday 2 March 2026)', () => {
    const tasks = [task('A', 5), task('B', 3), task('C', 2), task('D', 2), task('E', 2), task('F', 1)]
    const schedule = plan('2026-03-02', tasks, [
      ['A', 'FS', 'B', 2],
      ['A', 'SS', 'C', 1],
      ['A', 'FF', 'D', 1],
      ['A', 'SF', 'E', 3],
      ['A', 'FS', 'F', -2],
    ])
    expect(dates(schedule)).toEqual({
      A: '2026-03-02 2026-03-06',
      B: '2026-03-11 2026-03-13',
      C: '2026-03-03 2026-03-04',
      D: '2026-03-06 2026-03-09',
      E: '2026-03-03 2026-03-04',
      F: '2026-03-05 2026-03-05',
    })
    expect(schedule.tasks.map(({ totalFloat }) => totalFloat)).toEqual([0, 0, 7, 4, 7, 6])
    expect(schedule.criticalPath).toEqual(['A', 'B'])
    expect([schedule.start, schedule.finish, schedule.durationDays]).toEqual(['2026-03-02', '2026-03-13', 10])
  })

  it('computes floats of a small network (by hand)', () => {
    // A 3 -> B 4 -> D 5 -> E 1 is critical (13 days); A -> C 2 -> D has 2 days of slack; F 1 hangs between A and E.
    const tasks = [task('A', 3), task('B', 4), task('C', 2), task('D', 5), task('E', 1), task('F', 1)]
    const schedule = plan('2026-03-02', tasks, [
      ['A', 'FS', 'B'],
      ['A', 'FS', 'C'],
      ['B', 'FS', 'D'],
      ['C', 'FS', 'D'],
      ['D', 'FS', 'E'],
      ['A', 'FS', 'F'],
      ['F', 'FS', 'E'],
    ])
    expect(schedule.criticalPath).toEqual(['A', 'B', 'D', 'E'])
    expect(result(schedule, 'C')).toMatchObject({
      earlyStart: '2026-03-05',
      earlyFinish: '2026-03-06',
      lateStart: '2026-03-09',
      lateFinish: '2026-03-10',
      totalFloat: 2,
      freeFloat: 2,
      isCritical: false,
    })
    expect(result(schedule, 'F')).toMatchObject({ totalFloat: 8, freeFloat: 8, lateFinish: '2026-03-17' })
    expect(result(schedule, 'E')).toMatchObject({ start: '2026-03-18', isCritical: true, totalFloat: 0 })
  })

  it('tells free float from total float along a chain that has slack', () => {
    const tasks = [task('long', 10), task('a', 2), task('b', 3), task('end', 0)]
    const schedule = plan('2026-03-02', tasks, [
      ['long', 'FS', 'end'],
      ['a', 'FS', 'b'],
      ['b', 'FS', 'end'],
    ])
    expect(result(schedule, 'a')).toMatchObject({ totalFloat: 5, freeFloat: 0 })
    expect(result(schedule, 'b')).toMatchObject({ totalFloat: 5, freeFloat: 5 })
  })

  it('never starts before the project, however long the lead', () => {
    const schedule = plan('2026-03-02', [task('A', 2), task('B', 2)], [['A', 'FS', 'B', -9]])
    expect(result(schedule, 'B').start).toBe('2026-03-02')
  })
})

describe('Chinese holidays', () => {
  it('skips the National Day of 2026 and works on the make-up Saturday', () => {
    const tasks = [task('A', 3), task('B', 2), task('C', 1), task('D', 1), task('golive', 0)]
    const schedule = plan(
      '2026-09-28',
      tasks,
      [
        ['A', 'FS', 'B'],
        ['B', 'FS', 'C'],
        ['C', 'FS', 'D'],
        ['D', 'FS', 'golive'],
      ],
      { calendar: chinese },
    )
    expect(dates(schedule)).toEqual({
      A: '2026-09-28 2026-09-30',
      B: '2026-10-08 2026-10-09',
      C: '2026-10-10 2026-10-10',
      D: '2026-10-12 2026-10-12',
      golive: '2026-10-12 2026-10-12',
    })
    expect(schedule.durationDays).toBe(7)
  })

  it('works through 14 February 2026 and skips the Spring Festival, lags included', () => {
    const tasks = [task('A', 2), task('B', 4), task('C', 1)]
    const schedule = plan(
      '2026-02-13',
      tasks,
      [
        ['A', 'FS', 'B', 1],
        ['B', 'SS', 'C', 2],
      ],
      { calendar: chinese },
    )
    expect(dates(schedule)).toEqual({
      A: '2026-02-13 2026-02-14',
      B: '2026-02-25 2026-02-28',
      C: '2026-02-27 2026-02-27',
    })
  })

  it('says which years of the plan have no known holidays', () => {
    const schedule = plan('2149-12-20', [task('A', 20)], [], { calendar: chinese })
    expect(schedule.warnings).toMatchObject([{ code: 'schedule.unknown_calendar_years', years: [2149, 2150] }])
    expect(schedule.warnings[0]!.text.zh).toContain('2149、2150')
  })

  it('lets a task work on a calendar of its own', () => {
    const everyDay = workingCalendar({ holidays: 'none', weekdays: [1, 2, 3, 4, 5, 6, 7] })
    const tasks = [task('office', 5), task('load', 2, { calendar: 'plant' }), task('check', 1)]
    const schedule = plan(
      '2026-03-02',
      tasks,
      [
        ['office', 'FS', 'load'],
        ['load', 'FS', 'check'],
      ],
      {
        calendars: { plant: everyDay },
      },
    )
    expect(dates(schedule)).toMatchObject({
      load: '2026-03-07 2026-03-08',
      check: '2026-03-09 2026-03-09',
    })
  })
})

describe('milestones', () => {
  it('stand at the end of the day on which their predecessor finishes', () => {
    const schedule = plan(
      '2026-03-02',
      [task('A', 5), task('M', 0), task('B', 1)],
      [
        ['A', 'FS', 'M'],
        ['M', 'FS', 'B'],
      ],
    )
    expect(result(schedule, 'M')).toMatchObject({ start: '2026-03-06', milestoneAt: 'dayEnd', isCritical: true })
    expect(result(schedule, 'B').start).toBe('2026-03-09')
    expect(schedule.criticalPath).toEqual(['A', 'M', 'B'])
  })

  it('stand at the start of the day that they wait for', () => {
    const constraint = { type: 'startNoEarlierThan', date: '2026-03-09' } as const
    const schedule = plan('2026-03-02', [task('A', 5), task('M', 0, { constraint })], [['A', 'FS', 'M']])
    expect(result(schedule, 'M')).toMatchObject({ start: '2026-03-09', finish: '2026-03-09', milestoneAt: 'dayStart' })
    expect(result(schedule, 'A').totalFloat).toBe(0)
  })
})

it('counts the weekend between a start and a milestone at the end of Friday as no working time', () => {
  const tasks = [task('A', 2), task('B', 5), task('M', 0), task('C', 9)]
  const schedule = plan('2026-03-05', tasks, [
    ['A', 'FS', 'M'],
    ['B', 'SS', 'M'],
  ])
  expect(result(schedule, 'M').start).toBe('2026-03-06')
  expect(result(schedule, 'B').freeFloat).toBe(2)
})

describe('constraints', () => {
  it('waits for a date, and for the next working day when that date is none', () => {
    const schedule = plan('2026-03-02', [
      task('A', 1, { constraint: { type: 'startNoEarlierThan', date: '2026-03-07' } }),
      task('B', 1, { constraint: { type: 'mustStartOn', date: '2026-03-05' } }),
    ])
    expect(dates(schedule)).toMatchObject({ A: '2026-03-09 2026-03-09', B: '2026-03-05 2026-03-05' })
    expect(result(schedule, 'B')).toMatchObject({ totalFloat: 0, isCritical: true })
    expect(schedule.warnings).toEqual([])
  })

  it('warns when a deadline is missed, and carries the negative float back', () => {
    const tasks = [
      task('A', 5, { title: '数据清洗' }),
      task('B', 5, { title: '正式导入', constraint: { type: 'finishNoLaterThan', date: '2026-03-11' } }),
      task('C', 9),
    ]
    const schedule = plan('2026-03-02', tasks, [
      ['A', 'FS', 'B'],
      ['A', 'FS', 'C'],
    ])
    expect(result(schedule, 'B')).toMatchObject({ finish: '2026-03-13', totalFloat: -2, isCritical: true })
    expect(result(schedule, 'A').totalFloat).toBe(-2)
    expect(result(schedule, 'C').totalFloat).toBe(0)
    expect(schedule.warnings).toMatchObject([{ code: 'schedule.constraint_violated', taskId: 'B', days: 2 }])
    expect(schedule.warnings[0]!.text.zh).toContain('正式导入')
    expect(schedule.warnings[0]!.text.zh).toContain('晚 2 个工作日')
  })

  it('keeps the link and warns when a task must start before its predecessor allows', () => {
    const tasks = [task('A', 5), task('B', 1, { constraint: { type: 'mustStartOn', date: '2026-03-04' } })]
    const schedule = plan('2026-03-02', tasks, [['A', 'FS', 'B']])
    expect(result(schedule, 'B')).toMatchObject({ start: '2026-03-09', totalFloat: -3 })
    expect(schedule.warnings).toMatchObject([{ taskId: 'B', days: 3 }])
  })
})

describe('progress', () => {
  it('keeps actual dates, schedules what remains from the status date on, and compares with the baseline', () => {
    const tasks = [
      task('done', 3, {
        actualStart: '2026-03-02',
        actualFinish: '2026-03-06',
        baselineStart: '2026-03-02',
        baselineFinish: '2026-03-04',
      }),
      task('begun', 4, { actualStart: '2026-03-09', percentComplete: 50, baselineFinish: '2026-03-10' }),
      task('next', 2, { baselineStart: '2026-03-11', baselineFinish: '2026-03-12' }),
      task('late', 1),
    ]
    const schedule = plan(
      '2026-03-02',
      tasks,
      [
        ['done', 'FS', 'begun'],
        ['begun', 'FS', 'next'],
      ],
      {
        statusDate: '2026-03-16',
      },
    )
    expect(dates(schedule)).toEqual({
      done: '2026-03-02 2026-03-06',
      begun: '2026-03-09 2026-03-17',
      next: '2026-03-18 2026-03-19',
      late: '2026-03-16 2026-03-16',
    })
    expect(schedule.tasks.map(({ varianceDays }) => varianceDays)).toEqual([2, 5, 5, null])
    expect(result(schedule, 'next').startVarianceDays).toBe(5)
    expect(result(schedule, 'done')).toMatchObject({ state: 'finished', totalFloat: 0, isCritical: false })
    expect(schedule.criticalPath).toEqual(['begun', 'next'])
  })

  it('goes on after the work that is done when there is no status date', () => {
    const schedule = plan('2026-03-02', [task('A', 4, { actualStart: '2026-03-04', percentComplete: 25 })])
    expect(dates(schedule)).toEqual({ A: '2026-03-04 2026-03-09' })
  })

  it('lets what remains wait for an unfinished predecessor, and says so', () => {
    const tasks = [task('A', 5, { title: '接口' }), task('B', 4, { actualStart: '2026-03-03', percentComplete: 50 })]
    const schedule = plan('2026-03-02', tasks, [['A', 'FS', 'B']])
    expect(dates(schedule).B).toBe('2026-03-03 2026-03-10')
    expect(schedule.warnings).toMatchObject([{ code: 'schedule.out_of_sequence', taskId: 'B' }])
  })

  it('does not ask a started task again when it may start', () => {
    const tasks = [task('A', 9), task('B', 4, { actualStart: '2026-03-03', percentComplete: 50 })]
    const schedule = plan('2026-03-02', tasks, [['A', 'SS', 'B', 6]])
    expect(dates(schedule).B).toBe('2026-03-03 2026-03-06')
  })

  it('warns of actual dates after the status date and of progress without a start', () => {
    const tasks = [task('A', 2, { actualStart: '2026-03-05' }), task('B', 4, { percentComplete: 50 })]
    const { warnings } = plan('2026-03-02', tasks, [], { statusDate: '2026-03-04' })
    expect(warnings.map(({ code, taskId }) => [code, taskId])).toEqual([
      ['schedule.actual_after_status_date', 'A'],
      ['schedule.start_unknown', 'B'],
    ])
  })
})

describe('summaries', () => {
  const tasks = [
    task('S', 0, { title: '准备' }),
    task('A', 2, { parentId: 'S', actualStart: '2026-03-02', actualFinish: '2026-03-03' }),
    task('B', 6, { parentId: 'S' }),
    task('X', 3),
  ]

  it('roll up dates, duration, progress and float', () => {
    const schedule = plan('2026-03-02', tasks, [['A', 'FS', 'B']])
    expect(result(schedule, 'S')).toMatchObject({
      start: '2026-03-02',
      finish: '2026-03-11',
      durationDays: 8,
      percentComplete: 25,
      state: 'started',
      isSummary: true,
      isMilestone: false,
      totalFloat: 0,
      isCritical: true,
    })
  })

  it('lead by their finish and follow by their start', () => {
    const after = plan('2026-03-02', tasks, [
      ['A', 'FS', 'B'],
      ['S', 'FS', 'X', 1],
    ])
    expect(result(after, 'X').start).toBe('2026-03-13')
    expect(after.criticalPath).toEqual(['B', 'X'])
    const open = tasks.map(({ actualStart, actualFinish, ...rest }) => rest)
    const before = plan('2026-03-02', open, [['X', 'FS', 'S']])
    expect(result(before, 'S').start).toBe('2026-03-05')
    expect(result(before, 'A').freeFloat).toBe(4)
  })

  it('pass on the slack of what follows to the children that finish early', () => {
    const open = tasks.map(({ actualStart, actualFinish, ...rest }) => rest)
    const schedule = plan('2026-03-02', open, [['S', 'FS', 'X']])
    expect(result(schedule, 'A')).toMatchObject({ totalFloat: 4, freeFloat: 4 })
  })

  it('take a finish limit as a whole', () => {
    const limited = tasks.map((one) =>
      one.id === 'S' ? { ...one, constraint: { type: 'finishNoLaterThan', date: '2026-03-09' } as const } : one,
    )
    const schedule = plan('2026-03-02', limited, [['A', 'FS', 'B']])
    expect(result(schedule, 'B').totalFloat).toBe(-2)
    expect(schedule.warnings).toMatchObject([{ code: 'schedule.constraint_violated', taskId: 'S', days: 2 }])
  })
})

it('schedules an empty plan as the day of its start', () => {
  expect(plan('2026-03-02', [])).toMatchObject({ finish: '2026-03-02', durationDays: 0, criticalPath: [] })
})
