import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Problem } from '../errors.ts'
import { computeSchedule } from './compute-schedule.ts'
import { parseScheduleFile } from './schedule-file.ts'

function problemOf(content: string): Problem {
  try {
    parseScheduleFile(content, 'plan.yaml')
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
  throw new Error('the file was accepted')
}

describe('a schedule file', () => {
  const readme = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
  const example = /```yaml\n([\s\S]*?)```/.exec(readme)![1]!

  it('as shown in the README can be read and scheduled', () => {
    const { title, input } = parseScheduleFile(example, 'plan.yaml')
    const schedule = computeSchedule(input)
    expect(title).toBe('一期上线计划')
    expect(schedule.warnings).toEqual([])
    expect(schedule.tasks.map(({ id, start, finish }) => [id, start, finish])).toEqual([
      ['P', '2026-09-14', '2026-09-29'],
      ['T1', '2026-09-14', '2026-09-22'],
      ['T2', '2026-09-23', '2026-09-29'],
      ['T3', '2026-09-25', '2026-09-28'],
      ['M1', '2026-09-29', '2026-09-29'],
    ])
  })

  it('may be JSON, with numbers as ids and defaults for links', () => {
    const { title, input } = parseScheduleFile(
      JSON.stringify({
        start: '2026-03-02',
        tasks: [{ id: 1, durationDays: 2 }, { id: 2 }],
        dependencies: [{ from: 1, to: 2 }],
      }),
      'plan.json',
    )
    expect(title).toBe('plan.json')
    expect(input.dependencies).toEqual([{ from: '1', to: '2', type: 'FS', lagDays: 0 }])
    expect(computeSchedule(input).finish).toBe('2026-03-03')
  })
})

describe('a broken file', () => {
  it('is refused with line and column where it is not YAML', () => {
    const problem = problemOf('start: 2026-03-02\ntasks:\n  - { id: A, durationDays: 1\n')
    expect(problem.code).toBe('schedule.file.syntax')
    expect(problem.detail.file).toBe('plan.yaml')
    expect(problem.detail.line).toBeGreaterThanOrEqual(3)
    expect(problem.text.zh).toContain('plan.yaml 第')
  })

  it('is refused when aliases make it grow without bound', () => {
    const levels = Array.from({ length: 9 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array(9).fill(`*l${n}`).join(', ')}]`)
    expect(problemOf(['l0: &l0 [x]', ...levels].join('\n')).code).toBe('schedule.file.syntax')
  })

  it('names line and field of every wrong value', () => {
    const problem = problemOf(
      [
        'start: 2026-3-2',
        'tasks:',
        '  - id: A',
        '    durationDays: -1',
        '  - id: B',
        '    duration: 3',
        'dependencies:',
        '  - { from: A, to: B, type: XX }',
      ].join('\n'),
    )
    expect(problem.code).toBe('schedule.file.shape')
    expect(problem.detail.errors).toMatchObject([
      { line: 1, field: 'start' },
      { line: 4, field: 'tasks[0].durationDays' },
      { line: 6, field: 'tasks[1].duration' },
      { line: 8, field: 'dependencies[0].type' },
    ])
    expect(problem.text.en).toContain('line 4, tasks[0].durationDays')
    expect(problem.text.zh).toContain('第 4 行 tasks[0].durationDays')
  })

  it('points to the task when a field is missing', () => {
    const problem = problemOf('start: 2026-03-02\ntasks:\n  - id: A\n  - title: 无编号\n')
    expect(problem.detail.errors).toMatchObject([{ line: 4, field: 'tasks[1].id' }])
  })

  it('is no file of tasks when it is empty', () => {
    expect(problemOf('').code).toBe('schedule.file.shape')
  })

  it('gives the line of a link to an unknown task', () => {
    const problem = problemOf('start: 2026-03-02\ntasks:\n  - id: A\ndependencies:\n  - from: A\n    to: Z\n')
    expect(problem).toMatchObject({ kind: 'refused', code: 'schedule.dependency.unknown_task' })
    expect(problem.detail).toMatchObject({ file: 'plan.yaml', line: 6, field: 'dependencies[0].to', id: 'Z' })
    expect(problem.text.en).toMatch(/^plan\.yaml:6: Dependency 1/)
  })

  it('gives the line of a calendar that makes no sense', () => {
    const problem = problemOf('start: 2026-03-02\ncalendar:\n  holidays: cn\n  dayStart: "20:00"\ntasks: []\n')
    expect(problem.code).toBe('calendar.hours.past_midnight')
    expect(problem.detail).toMatchObject({ file: 'plan.yaml', field: 'calendar' })
  })
})
