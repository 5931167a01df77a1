import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { viewGate } from '../../platform/gates/gate.ts'
import { viewPlan } from '../../stages/planning/queries/plan-view.ts'
import { viewExecutive } from '../../stages/planning/queries/executive.ts'
import { meetingRows } from '../../stages/planning/queries/meetings.ts'
import { viewWeek } from '../../stages/planning/queries/weekly.ts'
import { viewRisks } from '../../stages/planning/queries/risks.ts'
import { planningPart } from './planning.ts'
import { plannedDays } from './planning-schedule.ts'
import { storyTasks } from './planning-tasks.ts'
import { openStory } from './test-story.ts'

let story: Awaited<ReturnType<typeof openStory>>
beforeAll(async () => {
  const began = performance.now()
  story = await openStory([planningPart])
  console.info(`seeded in ${Math.round(performance.now() - began)} ms`)
}, 240_000)
afterAll(() => story.close())
const day = (offset: number) => story.context.day(offset)
const phase = (key: string) => story.context.id(key)

describe('the plan of the story', () => {
  it('gives back the planned days as its baseline, on working days', async () => {
    for (const key of ['phase1', 'phase2'] as const) {
      const view = await story.read('lin', (tx) => viewPlan(tx, phase(key)))
      const off = storyTasks[key].flatMap((t) => {
        const planned = plannedDays(t, day)
        const own = view.tasks.find((x) => x.id === phase(`plan.${key}.${t.key}`))!
        const isOver = planned.finish < day(key === 'phase1' ? -191 : -52)
        return isOver || planned.finish === own.baselineFinish ? [] : [`${key} ${t.key} ${t.title.zh}: ${planned.finish} -> ${own.baselineFinish}`]
      })
      expect(off).toEqual([])
    }
  })

  it('has phase 1 done and live five days late, phase 2 late by names but within its plan, phase 3 ahead', async () => {
    const one = await story.read('chen', (tx) => viewPlan(tx, phase('phase1')))
    expect(one.tasks.every((t) => t.state === 'done')).toBe(true)
    expect(one.goLive[0]).toMatchObject({ isLive: true, plannedOn: day(-97), forecastOn: day(-92), slipDays: 5 })
    const two = await story.read('chen', (tx) => viewPlan(tx, phase('phase2')))
    expect(two.tasks.filter((t) => t.daysLate > 0).map((t) => t.title).sort()).toEqual(['BOM 收集与清洗', '二次开发：插单影响分析', '审批流与权限配置、推演', '工艺路线与工时定额收集', '报工终端接口开发与联调'].sort())
    expect(two.criticalPath.length).toBeGreaterThan(6)
    expect(two.goLive[0]!.forecastOn! <= day(58)).toBe(true)
    expect(two.goLive[0]!.forecastOn! >= two.goLive[0]!.baselineOn!).toBe(true)
    const three = await story.read('chen', (tx) => viewPlan(tx, phase('phase3')))
    expect([three.tasks.length > 25, three.baselinedShare, three.unknownYears]).toEqual([true, '0.0000', [2027]])
  })
})

describe('the gate of planning in the story', () => {
  const lines = async (key: string) => (await story.read('chen', (tx) => viewGate(tx, phase(key), 'planning'))).criteria.filter((c) => c.id !== 'planning.mustCovered').map((c) => `${c.id.slice(9)} ${c.value} ${c.met}`)
  it('is met in phases 1 and 2, and red with names in phase 3', async () => {
    expect(await lines('phase1')).toEqual(['baselined 1.0000 true', 'owned 1.0000 true', expect.stringMatching(/withinPlan -\d true/), 'risksMitigated 0 true', 'leadsNamed 1.0000 true', 'reviewSigned 2 true'])
    expect((await lines('phase2')).map((l) => l.split(' ').at(-1))).toEqual(['true', 'true', 'true', 'true', 'true', 'true'])
    expect(await lines('phase3')).toEqual(['baselined 0.0000 false', 'owned 0.8571 false', expect.stringMatching(/withinPlan -\d+ true/), 'risksMitigated 0 true', 'leadsNamed 1.0000 true', 'reviewSigned 0 false'])
  })

  it('is signed in phases 1 and 2 by the three who must, and nothing has broken the signatures since', async () => {
    for (const key of ['phase1', 'phase2']) {
      const view = await story.read('chen', (tx) => viewGate(tx, phase(key), 'planning'))
      expect(view.requiredRoles.every((r) => r.signed), key).toBe(true)
      expect(view.signatures.flatMap((s) => s.broken)).toEqual([])
    }
  })
})

describe('the weekly meeting of the story', () => {
  it('shows who it is stuck with, by days', async () => {
    const view = await story.read('lin', (tx) => viewExecutive(tx, null))
    expect(view.stuck.map((s) => `${s.person} ${s.worstDays} ${s.items.map((i) => i.why).join(' ')}`)).toEqual(['郑伟 9 blocked late late', '高峰 7 late late late', '何静 6 late', '唐亮 5 late', '冯雪 4 late', '陈国强 4 undecided', '马超 2 late'])
    expect(view.toDecide.map((d) => d.title)).toContain('是否增购 30 台报工终端')
  })

  it('has minutes of 22 weeks and five meetings of the leaders', async () => {
    const rows = await story.read('lin', (tx) => meetingRows(tx))
    expect([rows.filter((m) => m.meetingType === 'weekly').length, rows.filter((m) => m.meetingType !== 'weekly').length]).toEqual([22, 5])
    expect(rows.filter((m) => m.state === 'published').map((m) => m.heldOn)).toEqual([day(-2), day(-20)])
    expect(rows.every((m) => m.present > 0)).toBe(true)
  })

  it('has a report for each of the last eight weeks, and one that is being written', async () => {
    const view = await story.read('lin', (tx) => viewWeek(tx, undefined))
    expect([view.state, view.weeks.length, view.weeks.filter((w) => w.state === 'sent').length]).toEqual(['draft', 9, 8])
    const english = await story.read('lin', (tx) => viewWeek({ ...tx, locale: 'en' }, day(-5)))
    expect(english.judgement).toMatch(/^Four configurations/)
    expect(JSON.stringify({ ...english.report, stuck: english.report.stuck.map((s) => ({ ...s, items: s.items.map((i) => ({ ...i, note: null })) })) })).not.toMatch(/\p{Script=Han}/u)
  })

  it('has risks that fired by themselves', async () => {
    const risks = await story.read('lin', (tx) => viewRisks(tx, null))
    expect(risks).toHaveLength(12)
    expect(risks.filter((r) => r.state === 'fired').map((r) => r.title)).toEqual(['车间网络与终端没就绪', '二期任务普遍拖期'])
  })
})

