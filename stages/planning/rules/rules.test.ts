import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { workingCalendar } from '../../../engines/calendar/working-calendar.ts'
import { computeSchedule } from '../../../engines/schedule/compute-schedule.ts'
import { completed } from '../commands/report-progress.ts'
import { agendaOf } from './agenda.ts'
import { chatTextOf } from './chat-text.ts'
import { daysLateOf } from './lateness.ts'
import { phaseNetwork, type PlannedTask, scheduleInputOf } from './plan-input.ts'
import { readPlanPaste } from './plan-paste.ts'
import { formatPredecessors, parsePredecessors } from './predecessors.ts'
import { describeTrigger, isTriggered, triggerOf } from './risk-trigger.ts'
import { bicycleProject } from './state-fixture.ts'
import { stuckByPerson } from './stuck-by-person.ts'
import { mondayOf, weekNumberOf } from './week.ts'
import { weeklyReportOf } from './weekly-report.ts'

describe('predecessors as people write them', () => {
  it('are read in the notation of Microsoft Project, in Chinese punctuation too', () => {
    expect(parsePredecessors('TSK-003；1.2；t06ss+4，12FF-1 个工作日、TSK-009FS+2d')).toEqual([
      { code: 'TSK-003', type: 'FS', lagDays: 0 }, { code: '1.2', type: 'FS', lagDays: 0 }, { code: 'T06', type: 'SS', lagDays: 4 }, { code: '12', type: 'FF', lagDays: -1 }, { code: 'TSK-009', type: 'FS', lagDays: 2 },
    ])
    expect(parsePredecessors('')).toEqual([])
  })

  it('are refused by the piece that cannot be read', () => {
    expect(() => parsePredecessors('TSK-003; 采购完成后')).toThrow(expect.objectContaining({ code: 'task.predecessors', detail: { field: 'predecessors', piece: '采购完成后' } }))
  })

  it('come back from their canonical text unchanged', () => {
    const one = fc.record({ code: fc.integer({ min: 1, max: 999 }).map((n) => `TSK-${String(n).padStart(3, '0')}`), type: fc.constantFrom('FS' as const, 'SS' as const, 'FF' as const, 'SF' as const), lagDays: fc.integer({ min: -99, max: 99 }) })
    fc.assert(fc.property(fc.uniqueArray(one, { selector: (p) => p.code, maxLength: 8 }), (predecessors) => {
      const sorted = [...predecessors].sort((a, b) => (a.code < b.code ? -1 : 1))
      expect(parsePredecessors(formatPredecessors(predecessors))).toEqual(sorted)
    }))
  })
})

const calendar = workingCalendar({ holidays: 'none' })
const planned = (code: string, durationDays: number, more: Partial<PlannedTask> = {}): PlannedTask => ({
  id: code, code, title: code, state: 'planned', phaseId: 'P1', parent: null, durationDays, constraintType: null, constraintOn: null, percentComplete: 0, actualStart: null, actualFinish: null, baselineStart: null, baselineFinish: null, ...more,
})
const setting = { start: '2026-01-05', today: '2026-01-05', calendar, phaseStarts: new Map([['P1', '2026-01-05'], ['P2', '2026-02-02']]) }

describe('the plan that is scheduled', () => {
  it('leaves cancelled tasks and their links out, and lifts the tasks of a cancelled parent to the top', () => {
    const input = scheduleInputOf([planned('A', 2), planned('S', 0, { state: 'cancelled' }), planned('B', 3, { parent: 'S' })], [{ from: 'S', to: 'B', type: 'FS', lagDays: 0 }, { from: 'A', to: 'B', type: 'FS', lagDays: 0 }], setting)
    expect(input.tasks.map((t) => [t.id, t.parentId])).toEqual([['A', undefined], ['B', undefined]])
    expect(input.dependencies).toHaveLength(1)
  })

  it('holds a task that waits for nothing until its phase begins, but not one that waits for something', () => {
    const input = scheduleInputOf([planned('A', 2), planned('B', 3, { phaseId: 'P2' }), planned('C', 1, { phaseId: 'P2' })], [{ from: 'A', to: 'C', type: 'FS', lagDays: 0 }], setting)
    const dates = Object.fromEntries(computeSchedule(input).tasks.map((t) => [t.id, t.start]))
    expect(dates).toEqual({ A: '2026-01-05', B: '2026-02-02', C: '2026-01-07' })
  })

  it('takes into a phase what it waits for elsewhere, with the tasks within', () => {
    const tasks = [planned('S', 0, { phaseId: 'P1' }), planned('A', 2, { parent: 'S' }), planned('B', 1), planned('C', 1, { phaseId: 'P2' })]
    expect(phaseNetwork(tasks, [{ from: 'S', to: 'C' }], 'P2').map((t) => t.code)).toEqual(['S', 'A', 'C'])
  })
})

describe('progress that is reported', () => {
  const nothing = { percentComplete: 0, actualStart: null, actualFinish: null }
  it('fills in what was not said', () => {
    expect(completed('2026-03-04', 5, nothing, { percentComplete: 100 })).toEqual({ percentComplete: 100, actualStart: '2026-03-04', actualFinish: '2026-03-04' })
    expect(completed('2026-03-04', 5, nothing, { percentComplete: 40 })).toEqual({ percentComplete: 40, actualStart: '2026-03-04', actualFinish: null })
    expect(completed('2026-03-04', 5, { percentComplete: 60, actualStart: '2026-02-27', actualFinish: null }, { actualFinish: '2026-03-03' })).toEqual({ percentComplete: 100, actualStart: '2026-02-27', actualFinish: '2026-03-03' })
  })

  it('opens a finished task again', () => {
    const done = { percentComplete: 100, actualStart: '2026-02-27', actualFinish: '2026-03-03' }
    expect(completed('2026-03-04', 5, done, { percentComplete: 80 })).toEqual({ percentComplete: 80, actualStart: '2026-02-27', actualFinish: null })
    expect(completed('2026-03-04', 5, done, { actualFinish: null })).toEqual({ percentComplete: 90, actualStart: '2026-02-27', actualFinish: null })
  })
})

describe('days and weeks', () => {
  it('count lateness in calendar days from the due day, while it is open', () => {
    expect([daysLateOf('2026-03-02', '2026-03-02', true), daysLateOf('2026-03-02', '2026-03-05', true), daysLateOf('2026-03-02', '2026-03-05', false), daysLateOf(null, '2026-03-05', true)]).toEqual([0, 3, 0, 0])
  })

  it('number weeks as ISO 8601 does, over the turn of the year', () => {
    expect([mondayOf('2026-11-29'), mondayOf('2026-11-30')]).toEqual(['2026-11-23', '2026-11-30'])
    expect(['2025-12-29', '2026-01-05', '2026-12-28', '2027-01-04'].map(weekNumberOf)).toEqual([1, 2, 53, 1])
  })
})

describe('a risk with a trigger', () => {
  const late = triggerOf({ triggerMeasure: 'lateTasks', triggerComparison: 'above', triggerThreshold: '5.000000' })!
  it('fires when its condition holds, and reads nothing as no alarm', () => {
    expect([isTriggered(late, '6', 40), isTriggered(late, '5', 40), isTriggered(late, null, 40)]).toEqual([true, false, false])
  })

  it('fires only in the last days before go-live when it says so', () => {
    const low = triggerOf({ triggerMeasure: 'gateCriterion', triggerCriterion: 'training.coverage', triggerComparison: 'below', triggerThreshold: '0.8', triggerWithinDays: 14 })!
    expect([isTriggered(low, '0.5', 15), isTriggered(low, '0.5', 14), isTriggered(low, '0.5', -1), isTriggered(low, '0.5', null)]).toEqual([false, true, false, false])
    expect(describeTrigger(low, { zh: '一线覆盖率', en: 'Front-line coverage' })).toEqual({ zh: '一线覆盖率低于 0.8（上线前 14 天内）', en: 'Front-line coverage below 0.8 (within 14 days of go-live)' })
  })

  it('has none while it is incomplete', () => {
    expect(triggerOf({ triggerMeasure: 'gateCriterion', triggerComparison: 'below', triggerThreshold: '0.8' })).toBeNull()
    expect(triggerOf({ triggerMeasure: 'lateTasks', triggerComparison: 'above' })).toBeNull()
  })
})

describe('who it is stuck with', () => {
  it('names people and days, longest first; a blocked task lies with the one it waits for', () => {
    expect(stuckByPerson(bicycleProject).map((s) => [s.person, s.worstDays, s.items.map((i) => `${i.code} ${i.why} ${i.days}`)])).toEqual([
      ['吴建华', 9, ['TSK-012 blocked 9']],
      ['王磊', 8, ['TSK-011 late 8', 'ACT-004 late 2']],
      ['陈国强', 4, ['DEC-002 undecided 4']],
      ['黄海燕', 3, ['ISS-003 late 3']],
    ])
  })
})

describe('the agenda of a meeting', () => {
  it('of every week takes issues first, then what is late, blocked, undecided and promised', () => {
    const agenda = agendaOf(bicycleProject, 'weekly')
    expect(agenda.sections.map((s) => `${s.id}: ${s.lines.map((l) => `${l.code} ${l.person ?? '-'} ${l.days ?? '-'}`).join(', ')}`)).toEqual([
      'issues: ISS-003 黄海燕 3, ISS-004 何静 -',
      'late: TSK-011 王磊 8',
      'blocked: TSK-012 吴建华 9',
      'toDecide: DEC-002 陈国强 4, DEC-003 林晓雯 -',
      'actions: ACT-004 王磊 2, ACT-005 赵敏 -',
      'risks: RSK-002 何静 -',
      'next: TSK-013 周明 -',
    ])
  })

  it('of the leaders begins with the forecast and leaves small things out', () => {
    const schedule = [{ code: 'P2', kind: 'phase', title: '第二期', person: null, department: null, due: '2026-12-30', days: 3, note: '预测上线 2027-01-02' }]
    expect(agendaOf(bicycleProject, 'executive', { schedule, gates: [] }).sections.map((s) => s.id)).toEqual(['schedule', 'toDecide', 'risks', 'late', 'blocked'])
  })

  it('is empty when nothing is on the table', () => {
    expect(agendaOf({ today: '2026-11-25', tasks: [], issues: [], actions: [], decisions: [], risks: [] }, 'weekly').sections).toEqual([])
  })
})

describe('the weekly report', () => {
  const frame = { phases: [{ code: 'P2', name: '第二期', lights: [], plannedGoLive: '2026-12-30', forecastGoLive: '2027-01-02', slipDays: 3 }], coverage: [] }
  const report = weeklyReportOf(bicycleProject, '2026-11-25', frame)

  it('counts what was done this week and what is due next week', () => {
    expect([report.weekOf, report.weekEnd, report.weekNumber]).toEqual(['2026-11-23', '2026-11-29', 48])
    expect(report.done).toEqual([{ code: 'TSK-010', title: '主数据复核', person: '黄海燕', on: '2026-11-24' }])
    expect(report.next.map((n) => n.code)).toEqual(['TSK-013'])
    expect(report.issues).toMatchObject({ opened: 1, closed: 1, open: 2, overdue: 1 })
    expect(report.milestones).toEqual([{ code: 'TSK-013', title: '方案评审', phase: '第二期', plannedOn: '2026-12-01', forecastOn: '2026-12-01', varianceDays: 0, isDone: false }])
    expect(report.risks.map((r) => [r.code, r.isFired])).toEqual([['RSK-002', true], ['RSK-001', false]])
    expect(report.toDecide.map((d) => [d.code, d.daysLate])).toEqual([['DEC-002', 4], ['DEC-003', 0]])
    expect(report.decided.map((d) => d.code)).toEqual(['DEC-001'])
  })

  it('becomes a message for a chat: names and days, no emoji', () => {
    const text = chatTextOf(report, { title: '远行自行车 ERP', judgement: '配置按计划。\n计划参数卡在采购。' }, 'zh')
    expect(text).toBe([
      '【远行自行车 ERP 周报】第 48 周（11-23 至 11-29）', '',
      '一、本周判断', '配置按计划。', '计划参数卡在采购。', '',
      '二、上线预测', '第二期：计划 12-30，预测 01-02，晚 3 天', '',
      '三、卡在谁那里', '吴建华（采购部）：1 项，最长 9 天', '  · 采购提前期确认，等了 9 天', '王磊（计划部）：2 项，最长 8 天', '  · 计划参数整理，逾期 8 天', '  · 提交冻结期方案，逾期 2 天', '陈国强（总经办）：1 项，最长 4 天', '  · 是否增加条码设备，未决 4 天', '黄海燕：1 项，最长 3 天', '  · BOM 版本混用，逾期 3 天', '',
      '四、本周完成 1 项', '1. 主数据复核，黄海燕', '',
      '五、下周到期 1 项', '1. 方案评审，周明，12-01', '',
      '六、要领导定的事', '1. 是否增加条码设备，陈国强，最晚 11-21，已过 4 天', '2. 插单审批权限，林晓雯，最晚 12-02', '',
      '七、本周已定', '1. 夜班培训时间：排在 19:00', '',
      '八、项目问题：新增 1，关闭 1，未关 2，逾期 1', '1. BOM 版本混用，黄海燕，逾期 3 天', '2. 报工终端不够，何静', '',
      '九、主要风险', '1. 计划参数不全（16 分，已触发），何静', '2. 关键用户抽不出（12 分），林晓雯',
    ].join('\n'))
    expect(text).not.toMatch(/\p{Extended_Pictographic}/u)
  })

  it('reads in English too', () => {
    expect(chatTextOf(report, { title: 'Yuanxing', judgement: '' }, 'en')).toContain('吴建华 (采购部): 1 item, up to 9 days')
  })
})

describe('a plan pasted from a sheet', () => {
  it('finds its columns by their heads and names what is wrong, row by row', () => {
    const { rows, unknownColumns } = readPlanPaste('序号\t任务名称\t工期\t前置任务\t颜色\n1\t启动会\t1 个工作日\t\t红\n2\t访谈\t十天\t1FS+2\n2\t问卷\t5d\t访谈后\n\n')
    expect(unknownColumns).toEqual(['颜色'])
    expect(rows.map((r) => [r.line, r.key, r.durationDays, r.errors.map((e) => e.en)])).toEqual([
      [2, '1', 1, []],
      [3, '2', null, ["The duration \"十天\" is not a number of days"]],
      [4, '2', 5, ['"访谈后" is not a predecessor. Write the task\'s code, with kind and lag where needed, such as TSK-003 or TSK-004SS+2, separated by semicolons.', 'The key "2" is there twice']],
    ])
  })

  it('asks for a head', () => {
    expect(readPlanPaste('启动会\t1').missing).toEqual(['title', 'durationDays'])
  })
})
