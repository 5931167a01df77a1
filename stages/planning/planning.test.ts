import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../../platform/db/door.ts'
import { createItem, getItem, linkItems } from '../../platform/trace/item-store.ts'
import { openTestHouse, type TestHouse } from '../../platform/test-house.ts'
import { requirePhase } from '../../platform/gates/gate.ts'
import { addPlanTasks } from './commands/add-plan-tasks.ts'
import { blockTask, resumeTask } from './commands/block-task.ts'
import { checkRisks } from './commands/check-risks.ts'
import { agreeScope, decideScope } from './commands/decide-scope.ts'
import { linkTasks } from './commands/link-tasks.ts'
import { moveTask } from './commands/move-task.ts'
import { reportProgress } from './commands/report-progress.ts'
import { setBaseline } from './commands/set-baseline.ts'
import { setCalendarDay, setCalendarYear } from './commands/set-calendar.ts'
import { signScope } from './commands/sign-scope.ts'
import { criteria } from './gate.ts'
import { projectIssue } from './kinds/project-issue.ts'
import { risk } from './kinds/risk.ts'
import { task } from './kinds/task.ts'
import { viewPlan } from './queries/plan-view.ts'
import { viewRisks } from './queries/risks.ts'
import { viewScope } from './queries/scope.ts'
import { planning } from './stage.ts'

let t: TestHouse
const monday = new Date('2026-03-02T02:00:00Z')
const on = (day: string): Date => new Date(`${day}T02:00:00Z`)
const pm = <T>(work: (tx: Tx) => Promise<T>, at = monday): Promise<T> => t.run('implementerProjectManager', work, at)
const plan = (at = monday) => pm((tx) => viewPlan(tx, t.phases.P1), at)
const problem = (work: Promise<unknown>): Promise<{ code: string; text: { zh: string; en: string }; detail: Record<string, unknown> }> => work.then(() => { throw new Error('nothing was refused') }, (error) => error)

let ids: Map<string, string>

beforeAll(async () => {
  t = await openTestHouse([planning])
  ids = await pm((tx) => addPlanTasks(tx, {
    phaseId: t.phases.P1,
    tasks: [
      { key: 'S', title: { zh: '方案阶段', en: 'Design' }, durationDays: 0 },
      { key: 'T1', title: '访谈', durationDays: 5, parent: 'S', ownerId: t.person('consultant') },
      { key: 'T2', title: '蓝图', durationDays: 10, parent: 'S', predecessors: 'T1', ownerId: t.person('consultant') },
      { key: 'T3', title: '配置', durationDays: 8, predecessors: 'T2; T1SS+4', ownerId: t.person('keyUser') },
      { key: 'T4', title: '培训', durationDays: 3, predecessors: 'T2SS+2' },
      { key: 'M', title: '上线', durationDays: 0, predecessors: 'T3, T4', marks: 'goLive', ownerId: t.person('customerProjectManager') },
    ],
  }))
})
afterAll(() => t.close())

describe('a plan', () => {
  it('is scheduled over the Chinese calendar, with summaries, floats and the critical path', async () => {
    const view = await plan()
    const byTitle = Object.fromEntries(view.tasks.map((x) => [x.title, x]))
    expect([byTitle.访谈!.start, byTitle.访谈!.finish, byTitle.蓝图!.finish, byTitle.配置!.finish, byTitle.上线!.finish]).toEqual(['2026-03-02', '2026-03-06', '2026-03-20', '2026-04-01', '2026-04-01'])
    expect(byTitle.方案阶段).toMatchObject({ isSummary: true, start: '2026-03-02', finish: '2026-03-20' })
    expect(byTitle.培训).toMatchObject({ totalFloat: 13, isCritical: false, predecessors: `${byTitle.蓝图!.code}SS+2` })
    expect(view.criticalPath.map((id) => view.tasks.find((x) => x.id === id)!.title)).toEqual(['访谈', '蓝图', '配置', '上线'])
    expect(view.goLive[0]).toMatchObject({ phaseCode: 'P1', plannedOn: '2026-06-01', forecastOn: '2026-04-01', slipDays: -61 })
    expect(view.specialDays.find((d) => d.date === '2026-04-06')).toMatchObject({ working: false, name: '清明' })
  })

  it('refuses tasks that would wait for each other, and names them in order', async () => {
    const refused = await problem(pm((tx) => linkTasks(tx, { fromId: ids.get('T3')!, toId: ids.get('T1')!, type: 'FS', lagDays: 0 })))
    expect(refused.code).toBe('schedule.cycle')
    expect(refused.text.zh).toMatch(/访谈 → (蓝图 → )?配置 → 访谈|配置 → 访谈 → (蓝图 → )?配置|蓝图 → 配置 → 访谈 → 蓝图/)
    expect((await plan()).dependencies).toHaveLength(6)
  })

  it('refuses the same over HTTP in the words of the page, and leaves the predecessors as they were', async () => {
    const t1 = (await plan()).tasks.find((x) => x.title === '访谈')!
    const t3 = (await plan()).tasks.find((x) => x.title === '配置')!
    const answer = await t.request('implementerProjectManager', 'PATCH', `/items/tasks/${t1.code}`, { predecessors: t3.code })
    expect(answer.status).toBe(409)
    expect(answer.body).toMatchObject({ code: 'schedule.cycle', text: { en: expect.stringMatching(/wait for each other in a circle.*访谈.* → .*Remove one/) } })
    expect((await plan()).tasks.find((x) => x.title === '访谈')!.predecessors).toBeNull()
  })

  it('takes predecessors as text and keeps them canonical', async () => {
    const t4 = (await plan()).tasks.find((x) => x.title === '培训')!
    const t2 = (await plan()).tasks.find((x) => x.title === '蓝图')!
    const answer = await t.request('implementerProjectManager', 'PATCH', `/items/tasks/${t4.code}`, { predecessors: `${t2.code.replace('TSK-', '')} ss + 3 天` })
    expect(answer.body).toMatchObject({ predecessors: `${t2.code}SS+3`, daysLate: null })
    const unknown = await t.request('implementerProjectManager', 'PATCH', `/items/tasks/${t4.code}`, { predecessors: 'TSK-999' })
    expect(unknown.body.code).toBe('task.predecessor_unknown')
  })

  it('moves a task by a date, but not before what it waits for', async () => {
    await pm((tx) => moveTask(tx, { taskId: ids.get('T4')!, start: '2026-03-25' }))
    expect((await plan()).tasks.find((x) => x.title === '培训')).toMatchObject({ start: '2026-03-25', constraint: { type: 'startNoEarlierThan', date: '2026-03-25' } })
    const refused = await problem(pm((tx) => moveTask(tx, { taskId: ids.get('T3')!, start: '2026-03-10' })))
    expect(refused).toMatchObject({ code: 'task.held_by_predecessor', detail: { earliest: '2026-03-23' } })
    expect((await problem(pm((tx) => moveTask(tx, { taskId: ids.get('S')!, start: '2026-03-10' })))).code).toBe('task.summary_move')
  })

  it('schedules 300 tasks within 100 ms', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ key: `N${i}`, title: `任务 ${i}`, durationDays: 1 + (i % 7), predecessors: i === 0 ? null : i % 3 === 0 ? `N${i - 1}SS+1; N${Math.floor(i / 2)}` : `N${i - 1}` }))
    await pm(async (tx) => {
      await addPlanTasks(tx, { phaseId: t.phases.P2, tasks: many })
      await viewPlan(tx, null)
      const { computeMs } = await viewPlan(tx, t.phases.P2)
      expect(computeMs).toBeLessThan(100)
      throw new Error('undo')
    }).catch((error) => expect(error.message).toBe('undo'))
  })
})

describe('a baseline and progress', () => {
  it('is set once without a reason, later with one, and the earlier is kept', async () => {
    expect(await pm((tx) => setBaseline(tx, { phaseId: t.phases.P1 }))).toEqual({ number: 1, taskCount: 6 })
    expect((await problem(pm((tx) => setBaseline(tx, { phaseId: t.phases.P1 })))).code).toBe('baseline.reason_missing')
    const view = await plan()
    expect([view.baselinedShare, view.baselinedOn]).toEqual(['1.0000', '2026-03-02'])
    expect((await problem(t.run('keyUser', (tx) => setBaseline(tx, { phaseId: t.phases.P1 })))).code).toBe('access.forbidden')
  })

  it('shows a task as late by days, its delay as a variance, and the forecast moving', async () => {
    await pm((tx) => reportProgress(tx, { taskId: ids.get('T1')!, percentComplete: 40 }), on('2026-03-04'))
    const view = await plan(on('2026-03-12'))
    const late = view.tasks.find((x) => x.title === '访谈')!
    expect(late).toMatchObject({ state: 'running', percentComplete: 40, actualStart: '2026-03-04', daysLate: 6, finish: '2026-03-16', varianceDays: 6 })
    expect(view.goLive[0]).toMatchObject({ forecastOn: '2026-04-10', baselineOn: '2026-04-01' })
  })

  it('is reported by the owner of a task, not by others, and never for a summary or for tomorrow', async () => {
    await t.run('keyUser', (tx) => reportProgress(tx, { taskId: ids.get('T3')!, percentComplete: 10 }), on('2026-03-24'))
    expect((await problem(t.run('endUser', (tx) => reportProgress(tx, { taskId: ids.get('T3')!, percentComplete: 20 })))).code).toBe('access.forbidden')
    expect((await problem(pm((tx) => reportProgress(tx, { taskId: ids.get('S')!, percentComplete: 20 })))).code).toBe('task.summary_progress')
    expect((await problem(pm((tx) => reportProgress(tx, { taskId: ids.get('T2')!, actualFinish: '2026-03-20' }), on('2026-03-12')))).code).toBe('task.progress_in_future')
    await pm((tx) => reportProgress(tx, { taskId: ids.get('T3')!, percentComplete: 0, actualStart: null }), on('2026-03-24'))
  })

  it('does not break a signature under the plan; a longer duration does', async () => {
    await t.request('implementerProjectManager', 'POST', `/gates/${t.phases.P1}/planning/signatures`, { role: 'implementerProjectManager' })
    const broken = async () => (await t.request('implementerProjectManager', 'GET', `/gates/${t.phases.P1}/planning`)).body.signatures[0].broken.map((b: { code: string }) => b.code)
    await pm((tx) => reportProgress(tx, { taskId: ids.get('T1')!, actualFinish: '2026-03-16' }), on('2026-03-16'))
    expect(await broken()).toEqual([])
    await pm((tx) => moveTask(tx, { taskId: ids.get('T2')!, durationDays: 11 }), on('2026-03-16'))
    const t2 = await pm((tx) => getItem(tx, task, ids.get('T2')!))
    expect(await broken()).toEqual([t2.code])
    await pm((tx) => moveTask(tx, { taskId: ids.get('T2')!, durationDays: 10 }), on('2026-03-16'))
  })

  it('is blocked with the person it waits for, and resumed', async () => {
    await pm((tx) => blockTask(tx, { taskId: ids.get('T2')!, reason: '等采购部确认提前期', waitingForId: t.person('businessLead') }), on('2026-03-18'))
    expect((await plan(on('2026-03-25'))).tasks.find((x) => x.title === '蓝图')).toMatchObject({ state: 'blocked', blocked: { since: '2026-03-18', days: 7, waitingForId: t.person('businessLead') } })
    const todo = await t.run('businessLead', (tx) => planning.todos!(tx), on('2026-03-25'))
    expect(todo.map((x) => x.why.zh)).toContain('任务卡在你这里：等采购部确认提前期')
    await pm((tx) => resumeTask(tx, ids.get('T2')!), on('2026-03-26'))
    expect((await plan(on('2026-03-26'))).tasks.find((x) => x.title === '蓝图')!.state).toBe('planned')
  })
})

describe('the working calendar', () => {
  it('takes days of its own, and says which years it does not know until they are entered', async () => {
    const far = on('2027-12-20')
    const t4 = ids.get('T4')!
    await pm((tx) => moveTask(tx, { taskId: t4, start: '2028-01-10' }), far)
    expect((await plan(far)).unknownYears).toContain(2028)
    expect((await problem(pm((tx) => setCalendarYear(tx, { year: 2028, complete: true }), far))).code).toBe('calendar.year_empty')
    await pm((tx) => setCalendarDay(tx, { date: '2028-01-10', working: false, name: '盘点' }), far)
    await pm((tx) => setCalendarYear(tx, { year: 2028, complete: true }), far)
    const view = await plan(far)
    expect(view.unknownYears).not.toContain(2028)
    expect(view.tasks.find((x) => x.title === '培训')!.start).toBe('2028-01-11')
    expect(view.specialDays).toContainEqual({ date: '2028-01-10', working: false, kind: 'exception', name: '盘点' })
    await pm((tx) => moveTask(tx, { taskId: t4, start: '2026-03-25' }))
  })
})

describe('the scope matrix', () => {
  it('decides cells, asks the reason for what is left out, and is agreed and signed', async () => {
    const cell = { moduleId: t.modules.PU, departmentId: t.departments.PUR, phaseId: t.phases.P1 }
    const id = await pm((tx) => decideScope(tx, { ...cell, coverage: 'full' }))
    expect((await problem(pm((tx) => decideScope(tx, { ...cell, departmentId: t.departments.WH, coverage: 'out' })))).code).toBe('scope.reason_missing')
    await pm((tx) => decideScope(tx, { ...cell, departmentId: t.departments.WH, coverage: 'out', reason: '仓库二期再上，本期用表格' }))
    expect((await problem(t.run('sponsor', (tx) => signScope(tx, { phaseId: t.phases.P1, role: 'sponsor' })))).code).toBe('scope.not_agreed')
    expect(await t.run('sponsor', (tx) => agreeScope(tx, { phaseId: t.phases.P1 }))).toBe(2)
    await t.run('sponsor', (tx) => signScope(tx, { phaseId: t.phases.P1, role: 'sponsor' }))
    expect((await problem(pm((tx) => signScope(tx, { phaseId: t.phases.P1, role: 'sponsor' })))).code).toBe('scope.role_not_held')
    const before = (await pm(viewScope)).signing.find((s) => s.phaseId === t.phases.P1)!
    expect(before.signatures[0]).toMatchObject({ role: 'sponsor', broken: [] })
    expect(await pm((tx) => decideScope(tx, { ...cell, coverage: 'pilot' }))).toBe(id)
    const after = await pm(viewScope)
    expect(after.signing.find((s) => s.phaseId === t.phases.P1)!.signatures[0]!.broken).toHaveLength(1)
    expect(after.cells.find((c) => c.id === id)).toMatchObject({ coverage: 'pilot', state: 'proposed' })
    await pm((tx) => decideScope(tx, { ...cell, departmentId: t.departments.WH, coverage: null }))
    expect((await pm(viewScope)).cells).toHaveLength(1)
  })

  it('counts scope that nobody asked for as a debt', async () => {
    const debt = planning.debts!.find((d) => d.id === 'planning.scopeNobodyAsked')!
    expect((await pm((tx) => debt.find(tx))).map((d) => d.title)).toEqual(['采购管理 · 采购部'])
  })
})

describe('a risk', () => {
  it('computes its score, and fires by itself when the data meet its trigger', async () => {
    const id = await pm(async (tx) => (await createItem(tx, risk, { title: '进度失控', phaseId: t.phases.P1, probability: 4, impact: 4, mitigation: '每周公布', triggerMeasure: 'maxDaysLate', triggerComparison: 'above', triggerThreshold: '5' })).id)
    expect((await pm((tx) => getItem(tx, risk, id))).score).toBe(16)
    expect(await pm((tx) => checkRisks(tx), on('2026-03-23'))).toEqual([])
    expect((await pm((tx) => viewRisks(tx, null), on('2026-03-30')))[0]).toMatchObject({ trigger: { value: '10', isMet: true, text: { zh: '最长逾期天数高于 5' } } })
    const fired = await pm((tx) => checkRisks(tx), on('2026-03-30'))
    expect(fired).toEqual([(await pm((tx) => getItem(tx, risk, id))).code])
    expect((await pm((tx) => getItem(tx, risk, id))).state).toBe('fired')
    expect(await pm((tx) => checkRisks(tx), on('2026-03-31'))).toEqual([])
  })

  it('becomes a project issue when it occurs, with what it threatens', async () => {
    const id = await pm(async (tx) => {
      const made = await createItem(tx, risk, { title: '采购经理离职', ownerId: t.person('customerProjectManager'), probability: 3, impact: 5, fallback: '副手顶岗' })
      await linkItems(tx, made.id, 'threatens', ids.get('T2')!)
      return made.id
    })
    const answer = await t.request('implementerProjectManager', 'POST', `/items/risks/${id}/transitions/occur`, {})
    expect(answer.body.state).toBe('occurred')
    const issues = (await t.request('implementerProjectManager', 'GET', '/items/project-issues')).body.rows
    expect(issues).toHaveLength(1)
    expect(issues[0]).toMatchObject({ title: '采购经理离职', severity: 'high', solution: '副手顶岗', daysOpen: 0, links: { blocks: [{ title: '蓝图' }] } })
  })
})

describe('a project issue', () => {
  it('needs a solution before it is resolved, and counts its days', async () => {
    const made = (await t.request('keyUser', 'POST', '/items/project-issues', { title: '条码打印偏移', nature: 'site', severity: 'low', raisedOn: '2026-03-02', dueOn: '2026-03-06', departmentId: t.departments.WH, ownerId: t.person('itOperations') })).body
    const refused = await t.request('implementerProjectManager', 'POST', `/items/project-issues/${made.id}/transitions/resolve`, {})
    expect(refused.body.code).toBe('issue.solution_missing')
    await t.request('keyUser', 'PATCH', `/items/project-issues/${made.id}`, { solution: '换色带并校准' })
    const resolved = await t.request('implementerProjectManager', 'POST', `/items/project-issues/${made.id}/transitions/resolve`, {})
    expect(resolved.body).toMatchObject({ state: 'resolved', daysLate: null })
    expect((await pm((tx) => getItem(tx, projectIssue, made.id))).resolvedOn).not.toBeNull()
    await t.request('keyUser', 'POST', `/items/project-issues/${made.id}/transitions/reopen`, { reason: '又偏了' })
    expect((await pm((tx) => getItem(tx, projectIssue, made.id))).resolvedOn).toBeNull()
  })
})

describe('the gate of planning', () => {
  const measure = (id: string, at = monday) => pm(async (tx) => criteria.find((c) => c.id === id)!.measure(tx, await requirePhase(tx, t.phases.P1)), at)
  it('asks for owners, a baseline, leads and a forecast within the plan', async () => {
    expect(await measure('planning.owned')).toMatchObject({ value: '0.8000', blockers: [{ text: '培训' }] })
    expect(await measure('planning.baselined')).toMatchObject({ value: '1.0000', numerator: '5' })
    expect(await measure('planning.leadsNamed')).toMatchObject({ value: '0.5000', blockers: [{ code: 'IN' }] })
    expect(Number((await measure('planning.withinPlan')).value)).toBeLessThan(0)
    const late = await measure('planning.withinPlan', on('2026-06-15'))
    expect(Number(late.value)).toBeGreaterThan(0)
    expect(late.blockers.map((b) => b.text)).toContain('配置')
  })

  it('names high risks without mitigation or owner', async () => {
    const measured = await measure('planning.risksMitigated')
    expect(measured.blockers.map((b) => b.text)).toEqual(['进度失控（没有责任人）', '采购经理离职（没有应对措施）'])
  })

  it('has nothing to measure before an executive review, and says so', async () => {
    expect(await measure('planning.reviewSigned')).toMatchObject({ value: '0', blockers: [{ text: '第一期还没有开领导小组汇报会' }] })
  })
})

describe('a plan entered by others', () => {
  it('comes in by paste, tried first, with the errors of each row', async () => {
    const text = '编号\t任务名称\t工期\t前置任务\t负责人\nA1\t点检\t2\t\t人员4\nA2\t整改\t3\tA1\t不认识'
    const tried = await t.request('implementerProjectManager', 'POST', '/planning/paste', { phaseId: t.phases.P2, text, dryRun: true })
    expect(tried.body).toMatchObject({ accepted: 1, rows: [{ errors: [] }, { errors: [{ zh: '人员里没有“不认识”' }] }] })
    const refused = await t.request('implementerProjectManager', 'POST', '/planning/paste', { phaseId: t.phases.P2, text, dryRun: false })
    expect(refused.body.accepted).toBe(0)
    const done = await t.request('implementerProjectManager', 'POST', '/planning/paste', { phaseId: t.phases.P2, text: text.replace('不认识', '人员5'), dryRun: false })
    expect(done.body.accepted).toBe(2)
    expect((await pm((tx) => viewPlan(tx, t.phases.P2))).tasks.map((x) => x.title)).toEqual(['点检', '整改'])
  })

  it('goes out for Microsoft Project and as a sheet', async () => {
    const xml = await t.request('auditor', 'GET', `/planning/plan.xml?phase=${t.phases.P1}`)
    expect(xml.raw.toString('utf8')).toMatch(/<Name>蓝图<\/Name>[\s\S]*<PredecessorUID>/)
    const xlsx = await t.request('auditor', 'GET', '/planning/plan.xlsx')
    expect([xlsx.status, xlsx.raw.subarray(0, 2).toString()]).toEqual([200, 'PK'])
  })
})
