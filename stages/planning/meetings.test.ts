import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDocx } from '../../engines/document/write-docx.ts'
import type { Tx } from '../../platform/db/door.ts'
import { requirePhase } from '../../platform/gates/gate.ts'
import { createItem, getItem, linkItems } from '../../platform/trace/item-store.ts'
import { openTestHouse, type TestHouse } from '../../platform/test-house.ts'
import { addPlanTasks } from './commands/add-plan-tasks.ts'
import { openMeeting } from './commands/open-meeting.ts'
import { planMeeting } from './commands/plan-meeting.ts'
import { publishMinutes, recordAttendance, writeMinutes } from './commands/record-minutes.ts'
import { reportProgress } from './commands/report-progress.ts'
import { sendWeeklyReport, writeJudgement } from './commands/send-weekly-report.ts'
import { setBaseline } from './commands/set-baseline.ts'
import { finishAction, recordDecision } from './commands/settle-issue.ts'
import { signMinutes } from './commands/sign-minutes.ts'
import { criteria } from './gate.ts'
import { actionItem } from './kinds/action-item.ts'
import { decision } from './kinds/decision.ts'
import { meeting } from './kinds/meeting.ts'
import { projectIssue } from './kinds/project-issue.ts'
import { viewExecutive } from './queries/executive.ts'
import { meetingRows, viewMeeting } from './queries/meetings.ts'
import { viewWeek } from './queries/weekly.ts'
import { planning } from './stage.ts'

let t: TestHouse
const on = (day: string): Date => new Date(`${day}T02:00:00Z`)
const pm = <T>(work: (tx: Tx) => Promise<T>, at = on('2026-03-24')): Promise<T> => t.run('customerProjectManager', work, at)
const problem = (work: Promise<unknown>): Promise<{ code: string }> => work.then(() => { throw new Error('nothing was refused') }, (error) => error)

let ids: Map<string, string>
let weekly: string

beforeAll(async () => {
  t = await openTestHouse([planning])
  ids = await pm(async (tx) => {
    const made = await addPlanTasks(tx, { phaseId: t.phases.P1, tasks: [{ key: 'T1', title: { zh: '流程确认', en: 'Confirm processes' }, durationDays: 5, ownerId: t.person('keyUser') }, { key: 'T2', title: { zh: '编码规则', en: 'Code rule' }, durationDays: 10, ownerId: t.person('dataSteward') }, { key: 'M', title: { zh: '上线', en: 'Go-live' }, durationDays: 0, predecessors: 'T1; T2', marks: 'goLive' }] })
    await setBaseline(tx, { phaseId: t.phases.P1 })
    return made
  }, on('2026-03-02'))
  await t.run('keyUser', (tx) => reportProgress(tx, { taskId: ids.get('T1')!, actualStart: '2026-03-02', actualFinish: '2026-03-24' }), on('2026-03-24'))
  await pm(async (tx) => {
    await createItem(tx, projectIssue, { title: { zh: '供应商重复', en: 'Duplicate suppliers' }, nature: 'data', severity: 'high', raisedOn: '2026-03-10', dueOn: '2026-03-20', ownerId: t.person('dataSteward'), departmentId: t.departments.PUR })
    await createItem(tx, decision, { title: { zh: '编码是否带属性', en: 'Codes with attributes?' }, raisedOn: '2026-03-10', decideBy: '2026-03-19', recommendation: '不带', ownerId: t.person('sponsor') })
  })
})
afterAll(() => t.close())

describe('a weekly meeting', () => {
  it('is planned with its week as title, and opened with an agenda from the data, frozen in both languages', async () => {
    weekly = await pm((tx) => planMeeting(tx, { meetingType: 'weekly', heldOn: '2026-03-24', startsAt: '09:00', place: '三楼会议室', attendeeIds: [t.person('customerProjectManager'), t.person('implementerProjectManager'), t.person('dataSteward')] }))
    expect((await problem(pm((tx) => publishMinutes(tx, weekly)))).code).toBe('meeting.not_open')
    await pm((tx) => openMeeting(tx, weekly))
    const view = await pm((tx) => viewMeeting(tx, weekly))
    expect(view).toMatchObject({ title: '第 13 周项目例会', state: 'open', isAgendaFrozen: true })
    expect(view.agenda.sections.map((s) => `${s.id}: ${s.lines.map((l) => `${l.title} ${l.person} ${l.days}`).join(', ')}`)).toEqual(['issues: 供应商重复 人员7 4', 'late: 编码规则 人员7 11', 'toDecide: 编码是否带属性 人员1 5'])
    const english = await pm((tx) => viewMeeting({ ...tx, locale: 'en' }, weekly))
    expect(english.agenda.sections[0]!.lines[0]).toMatchObject({ title: 'Duplicate suppliers', person: 'Person 7' })
    expect((await problem(pm((tx) => openMeeting(tx, weekly)))).code).toBe('meeting.not_planned')
  })

  it('publishes minutes only when somebody came and something was said', async () => {
    expect((await problem(pm((tx) => publishMinutes(tx, weekly)))).code).toBe('meeting.nobody_present')
    await pm((tx) => recordAttendance(tx, { meetingId: weekly, attendees: [{ personId: t.person('customerProjectManager'), present: true }, { personId: t.person('implementerProjectManager'), present: true }, { personId: t.person('dataSteward'), present: false }] }))
    expect((await problem(pm((tx) => publishMinutes(tx, weekly)))).code).toBe('meeting.nothing_minuted')
    const actionId = await pm(async (tx) => {
      const action = await createItem(tx, actionItem, { title: { zh: '清理重复供应商', en: 'Clear duplicates' }, ownerId: t.person('dataSteward'), departmentId: t.departments.PUR, dueOn: '2026-03-27' })
      await linkItems(tx, weekly, 'raises', action.id)
      return action.id
    })
    await pm((tx) => writeMinutes(tx, { meetingId: weekly, minutes: '编码规则本周定稿。' }))
    await pm((tx) => publishMinutes(tx, weekly))
    const row = await pm((tx) => getItem(tx, meeting, weekly))
    expect(row.resolution!.zh).toEqual({ attendees: [{ name: '人员2', department: '仓储部', present: true }, { name: '人员3', department: '采购部', present: true }, { name: '人员7', department: '采购部', present: false }], decisions: [], actions: [{ code: 'ACT-001', title: '清理重复供应商', owner: '人员7', department: '采购部', dueOn: '2026-03-27' }], issues: [] })
    expect((await problem(pm((tx) => writeMinutes(tx, { meetingId: weekly, minutes: '改一句' })))).code).toBe('meeting.published')
    await t.run('dataSteward', (tx) => finishAction(tx, { actionId, result: '合并 37 组' }), on('2026-03-26'))
    expect((await problem(t.run('dataSteward', (tx) => finishAction(tx, { actionId })))).code).toBe('action.not_open')
  })

  it('is signed by both project managers, one of them on paper, and a later action does not break it', async () => {
    expect((await problem(t.run('supervisor', (tx) => signMinutes(tx, { meetingId: weekly, role: 'customerProjectManager' })))).code).toBe('meeting.role_not_held')
    await pm((tx) => signMinutes(tx, { meetingId: weekly, role: 'customerProjectManager' }))
    const todo = await t.run('implementerProjectManager', (tx) => planning.todos!(tx))
    expect(todo.map((x) => x.why.en)).toContain('Minutes to sign')
    await pm((tx) => signMinutes(tx, { meetingId: weekly, role: 'implementerProjectManager', attachmentId: '0197b0a0-0000-7000-8000-000000000001' }))
    const view = await pm((tx) => viewMeeting(tx, weekly))
    expect([view.state, view.signing.signatures.map((s) => [s.role, s.method, s.broken.length])]).toEqual(['signed', [['customerProjectManager', 'electronic', 0], ['implementerProjectManager', 'paper', 0]]])
    await t.request('customerProjectManager', 'POST', `/items/meetings/${weekly}/transitions/reopen`, { reason: '补充一条' })
    await pm((tx) => writeMinutes(tx, { meetingId: weekly, minutes: '编码规则本周定稿。流水 6 位。' }))
    expect((await pm((tx) => viewMeeting(tx, weekly))).signing.signatures[0]!.broken).toHaveLength(1)
  })

  it('invites the people of the last one to the next', async () => {
    const next = await pm((tx) => planMeeting(tx, { meetingType: 'weekly', heldOn: '2026-03-31' }), on('2026-03-27'))
    const view = await pm((tx) => viewMeeting(tx, next))
    expect([view.startsAt, view.place, view.attendees.map((a) => a.name)]).toEqual(['09:00', '三楼会议室', ['人员2', '人员3', '人员7']])
    expect((await pm((tx) => meetingRows(tx, { type: 'weekly' }))).map((m) => [m.heldOn, m.invited, m.present, m.actionsTotal])).toEqual([['2026-03-31', 3, 0, 0], ['2026-03-24', 3, 2, 1]])
  })
})

describe('an executive review', () => {
  it('meets the gate when the sponsor and both managers have signed its minutes', async () => {
    const id = await pm((tx) => planMeeting(tx, { meetingType: 'executive', heldOn: '2026-03-25', phaseId: t.phases.P1, attendeeIds: [t.person('sponsor')] }))
    await pm((tx) => openMeeting(tx, id))
    const view = await pm((tx) => viewMeeting(tx, id))
    expect(view.agenda.sections.map((s) => s.id)).toEqual(['schedule', 'gates', 'toDecide', 'late'])
    expect(view.agenda.sections[0]!.lines[0]).toMatchObject({ title: '第一期', due: '2026-06-01', note: expect.stringContaining('预测上线') })
    const matter = (await pm((tx) => viewExecutive(tx, null))).toDecide[0]!
    await t.run('sponsor', (tx) => recordDecision(tx, { decisionId: matter.id, outcome: '编码不带属性' }), on('2026-03-25'))
    expect((await problem(t.run('sponsor', (tx) => recordDecision(tx, { decisionId: matter.id, outcome: '再改' })))).code).toBe('decision.not_pending')
    await pm((tx) => recordAttendance(tx, { meetingId: id, attendees: [{ personId: t.person('sponsor'), present: true }] }))
    await pm(async (tx) => { await linkItems(tx, id, 'raises', matter.id) })
    await pm((tx) => publishMinutes(tx, id))
    const measure = () => pm(async (tx) => criteria.find((c) => c.id === 'planning.reviewSigned')!.measure(tx, await requirePhase(tx, t.phases.P1)))
    expect(await measure()).toMatchObject({ value: '0', blockers: [{ text: expect.stringContaining('还差 3 个签署') }] })
    for (const role of ['sponsor', 'customerProjectManager', 'implementerProjectManager'] as const) await t.run(role, (tx) => signMinutes(tx, { meetingId: id, role }))
    expect((await measure()).value).toBe('1')
  })
})

describe('the weekly report', () => {
  it('is written by the manager in three sentences and frozen when it is sent', async () => {
    expect((await problem(pm((tx) => sendWeeklyReport(tx, { weekOf: '2026-03-24' })))).code).toBe('weekly.judgement_missing')
    await pm((tx) => writeJudgement(tx, { weekOf: '2026-03-27', judgement: { zh: '流程已确认。\n编码规则是最大的问题。', en: 'Processes are confirmed.' } }), on('2026-03-27'))
    const draft = await pm((tx) => viewWeek(tx, '2026-03-27'), on('2026-03-27'))
    expect(draft).toMatchObject({ state: 'draft', report: { weekOf: '2026-03-23', doneTotal: 1, done: [{ title: '流程确认', person: '人员6' }] } })
    expect(draft.report.stuck.map((s) => [s.person, s.worstDays])).toEqual([['人员7', 14]])
    expect(draft.report.phases[0]!.lights.map((l) => l.stage)).toEqual([planning.stage])
    expect(draft.chatText).toContain('卡在谁那里\n人员7（采购部）：2 项，最长 14 天')
    await pm((tx) => sendWeeklyReport(tx, { weekOf: '2026-03-27' }), on('2026-03-27'))
    await t.run('dataSteward', (tx) => reportProgress(tx, { taskId: ids.get('T2')!, actualFinish: '2026-03-27' }), on('2026-03-30'))
    const sent = await pm((tx) => viewWeek({ ...tx, locale: 'en' }, '2026-03-27'), on('2026-03-30'))
    expect(sent).toMatchObject({ state: 'sent', judgement: 'Processes are confirmed.', report: { stuck: [{ person: 'Person 7', worstDays: 14 }], done: [{ title: 'Confirm processes' }] } })
    expect((await problem(pm((tx) => writeJudgement(tx, { weekOf: '2026-03-27', judgement: '改' })))).code).toBe('weekly.sent')
  })
})

describe('documents of planning', () => {
  it('are built in both languages and written as .docx', async () => {
    for (const document of planning.documents!) {
      for (const locale of ['zh', 'en'] as const) {
        const model = await pm((tx) => document.build({ ...tx, locale }, { phaseId: t.phases.P1, ...(document.id === 'minutes' ? { itemId: weekly } : {}) }))
        expect(Buffer.from(await writeDocx(model)).subarray(0, 2).toString(), document.id).toBe('PK')
        if (locale === 'en' && document.id !== 'minutes') expect(JSON.stringify(model.sections.map((s) => s.heading)), document.id).not.toMatch(/\p{Script=Han}/u)
      }
    }
  })

  it('ask for the meeting whose minutes they are', async () => {
    expect((await problem(pm((tx) => planning.documents!.find((d) => d.id === 'minutes')!.build(tx, { phaseId: null })))).code).toBe('minutes.meeting_missing')
  })
})
