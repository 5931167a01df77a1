import { describe, expect, it } from 'vitest'
import type { Link } from './plan-fixture.ts'
import { plan, problemOf, task } from './plan-fixture.ts'
import type { Task } from './schedule-model.ts'

describe('refusals', () => {
  it('names the whole cycle, in both languages', () => {
    const tasks = [
      task('a', 1, { title: '需求' }),
      task('b', 1, { title: '配置' }),
      task('c', 1, { title: '测试' }),
      task('d', 1, { title: '旁支' }),
    ]
    const problem = problemOf(() =>
      plan('2026-03-02', tasks, [
        ['b', 'FS', 'c'],
        ['c', 'SS', 'a'],
        ['a', 'FS', 'b'],
        ['c', 'FS', 'd'],
      ]),
    )
    expect(problem).toMatchObject({ kind: 'refused', code: 'schedule.cycle', detail: { cycle: ['a', 'b', 'c'] } })
    expect(problem.text.zh).toContain('需求 → 配置 → 测试 → 需求')
    expect(problem.text.en).toContain('需求 → 配置 → 测试 → 需求')
  })

  it('finds the cycle between a summary and a task that its own child waits for', () => {
    const tasks = [task('S', 0), task('A', 1, { parentId: 'S' }), task('X', 1)]
    const problem = problemOf(() =>
      plan('2026-03-02', tasks, [
        ['S', 'FS', 'X'],
        ['X', 'FS', 'A'],
      ]),
    )
    expect(problem.detail.cycle).toEqual(['A', 'S', 'X'])
  })

  const cases: [string, unknown, () => unknown][] = [
    ['schedule.task.duplicate_id', ['tasks', 1, 'id'], () => plan('2026-03-02', [task('A', 1), task('A', 2)])],
    ['schedule.task.duration', ['tasks', 0, 'durationDays'], () => plan('2026-03-02', [task('A', 1.5)])],
    ['schedule.task.percent', ['tasks', 0, 'percentComplete'], () => oneTask({ percentComplete: 101 })],
    ['schedule.task.finish_missing', ['tasks', 0, 'actualFinish'], () => oneTask({ percentComplete: 100 })],
    ['schedule.task.unknown_calendar', ['tasks', 0, 'calendar'], () => oneTask({ calendar: 'night' })],
    ['schedule.task.unknown_parent', ['tasks', 0, 'parentId'], () => oneTask({ parentId: 'Z' })],
    ['schedule.parent_cycle', ['tasks', 0, 'parentId'], () => oneTask({ parentId: 'A' })],
    ['calendar.date.invalid', ['tasks', 0, 'actualStart'], () => oneTask({ actualStart: '2026-02-30' })],
    [
      'schedule.task.date_order',
      ['tasks', 0, 'actualFinish'],
      () => oneTask({ actualStart: '2026-03-04', actualFinish: '2026-03-03' }),
    ],
    ['schedule.dependency.unknown_task', ['dependencies', 0, 'to'], () => linked('A', 'FS', 'Z')],
    ['schedule.dependency.unknown_task', ['dependencies', 0, 'from'], () => linked('Z', 'FS', 'A')],
    ['schedule.dependency.self', ['dependencies', 0], () => linked('A', 'FS', 'A')],
    ['schedule.dependency.lag', ['dependencies', 0, 'lagDays'], () => linked('A', 'FS', 'B', 0.5)],
    ['schedule.summary.link', ['dependencies', 0, 'type'], () => linked('S', 'SS', 'A')],
    ['schedule.summary.link', ['dependencies', 0, 'type'], () => linked('A', 'FF', 'S')],
    [
      'schedule.summary.constraint',
      ['tasks', 0, 'constraint'],
      () =>
        plan('2026-03-02', [
          task('S', 0, { constraint: { type: 'mustStartOn', date: '2026-03-04' } }),
          task('A', 1, { parentId: 'S' }),
        ]),
    ],
  ]
  const oneTask = (more: Partial<Task>) => plan('2026-03-02', [task('A', 1, more)])
  const linked = (...link: Link) =>
    plan('2026-03-02', [task('A', 1), task('B', 1), task('S', 0), task('C', 1, { parentId: 'S' })], [link])

  it.each(cases)('says %s at %j', (code, place, action) => {
    const problem = problemOf(action)
    expect([problem.code, problem.detail.place]).toEqual([code, place])
  })
})
