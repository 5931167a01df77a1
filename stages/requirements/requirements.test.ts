import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { strFromU8, unzipSync } from 'fflate'
import type { Problem } from '../../engines/errors.ts'
import { writeDocx } from '../../engines/document/write-docx.ts'
import type { Tx } from '../../platform/db/door.ts'
import { measureGate, phaseOf } from '../../platform/gates/evaluate.ts'
import { createFromWire, transitionItem, updateFromWire } from '../../platform/kinds/commands.ts'
import { itemRows } from '../../platform/kinds/rows.ts'
import type { Measure } from '../../platform/registry.ts'
import { openTestHouse, type TestHouse } from '../../platform/test-house.ts'
import { createItem, getItem, linkItems } from '../../platform/trace/item-store.ts'
import { applyChange } from './commands/apply-change.ts'
import { confirmInterview, disputeInterview } from './commands/confirm-interview.ts'
import { freezeBaseline } from './commands/freeze-baseline.ts'
import { implementationOfToken, makeSurveyLinks, newToken } from './commands/make-survey-links.ts'
import { markMeant } from './commands/mark-meant.ts'
import { raiseFromQuote } from './commands/raise-from-quote.ts'
import { closeReviewComment, raiseReviewComment } from './commands/review-comments.ts'
import { saveProcessSteps } from './commands/save-process-steps.ts'
import { saveQuestions } from './commands/save-questions.ts'
import { signBaseline } from './commands/sign-baseline.ts'
import { debts } from './debts.ts'
import { interviewMinutes } from './documents/interview-minutes.ts'
import { painPointBaseline } from './documents/pain-point-baseline.ts'
import { srs } from './documents/srs.ts'
import { changeRequest } from './kinds/change-request.ts'
import { interview } from './kinds/interview.ts'
import { painPoint } from './kinds/pain-point.ts'
import { processMap } from './kinds/process-map.ts'
import { regulation } from './kinds/regulation.ts'
import { requirement } from './kinds/requirement.ts'
import { requirementsBaseline } from './kinds/requirements-baseline.ts'
import { survey } from './kinds/survey.ts'
import { viewBaseline } from './queries/baseline-view.ts'
import { viewProcess } from './queries/process-view.ts'
import { viewStanding } from './queries/standing-view.ts'
import { viewSurvey, viewSurveyResults } from './queries/survey-view.ts'
import { requirements } from './stage.ts'
import { requirementsTodos } from './todos.ts'

let movement: Awaited<ReturnType<Measure>> = { moved: false, kpis: [] }
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse([requirements, { stage: 'operations', label: { zh: '运维', en: 'Operations' }, kinds: [], criteria: [], measures: { 'kpi.moved': async () => movement } }])
})
afterAll(() => house.close())

const refusal = async (work: Promise<unknown>): Promise<Problem> => {
  const error = await work.then(() => { throw new Error('was not refused') }, (e: unknown) => e as Problem)
  if (!('code' in error)) throw error
  return error
}
const good = { statement: '当提交请购时，系统应按金额走三级审批。', acceptance: '三个金额档各测 1 张，路径与审批矩阵一致', verification: 'T', priority: 'M', source: '采购管理制度 4.2' } as const
const newRequirement = (tx: Tx, more: Record<string, unknown> = {}) => createFromWire(tx, requirement, { title: '分级审批', phaseId: house.phases.P1, moduleId: house.modules.PU, departmentId: house.departments.PUR, ...good, ...more })
const move = (tx: Tx, id: string, name: string, reason?: string) => transitionItem(tx, requirement, id, name, { reason })

describe('a pain point', () => {
  it('is confirmed only with size, unit and method, and then its size is frozen', async () => {
    await house.run('businessLead', async (tx) => {
      const pain = await createFromWire(tx, painPoint, { title: '请购慢', departmentId: house.departments.PUR })
      expect(await refusal(transitionItem(tx, painPoint, pain.id, 'confirm'))).toMatchObject({ code: 'painPoint.not_measured' })
      await updateFromWire(tx, painPoint, pain.id, { size: '6.5', unit: '天', measuredBy: '近 30 张单提交到审核的中位天数' }, undefined)
      await transitionItem(tx, painPoint, pain.id, 'confirm')
      expect(await refusal(updateFromWire(tx, painPoint, pain.id, { size: '4' }, undefined))).toMatchObject({ code: 'painPoint.size_frozen', detail: { fields: ['size'] } })
      await updateFromWire(tx, painPoint, pain.id, { rootCause: '三级都要纸单' }, undefined)
    })
  })

  it('closes only when its KPI has moved, and the refusal gives the figures', async () => {
    const pain = await house.run('businessLead', async (tx) => {
      const p = await createItem(tx, painPoint, { title: '延迟交付', size: '77', unit: '%', measuredBy: '按首次承诺日' }, { state: 'confirmed' })
      movement = { moved: false, kpis: [] }
      expect(await refusal(transitionItem(tx, painPoint, p.id, 'close'))).toMatchObject({ code: 'painPoint.no_kpi' })
      movement = { moved: false, kpis: [{ id: 'x', code: 'KPI-001', title: '准时交付率', unit: '%', target: '95', recent: '81', verdict: 'notShown', before: '77.0', after: '80.2' }] }
      const no = await refusal(transitionItem(tx, painPoint, p.id, 'close'))
      expect(no.text.zh).toContain('上线前 77.0 %，现在 80.2 %，目标 95 %')
      expect(no.text.en).toContain('was 77.0 % before go-live, is 80.2 % now')
      return p
    })
    movement = { moved: true, kpis: [] }
    await house.run('businessLead', async (tx) => expect((await transitionItem(tx, painPoint, pain.id, 'close')).state).toBe('closed'))
  })

  it('can be raised by an end user, who cannot confirm it', async () => {
    const pain = await house.run('endUser', (tx) => createFromWire(tx, painPoint, { title: '找料要半小时' }))
    expect(await refusal(house.run('endUser', (tx) => transitionItem(tx, painPoint, pain.id, 'confirm')))).toMatchObject({ code: 'access.forbidden' })
  })
})

describe('an interview', () => {
  it('is confirmed by the interviewee alone, and a confirmed one keeps its notes', async () => {
    const held = await house.run('consultant', async (tx) => {
      const i = await createFromWire(tx, interview, { title: '仓储访谈', intervieweeId: house.person('endUser'), phaseId: house.phases.P1, departmentId: house.departments.WH })
      expect(await refusal(transitionItem(tx, interview, i.id, 'writeBack'))).toMatchObject({ code: 'interview.nothing_written' })
      await updateFromWire(tx, interview, i.id, { notes: '找一种料平均要问三个人。单据一般次日补录。', heldOn: '2026-02-03' }, undefined)
      return transitionItem(tx, interview, i.id, 'writeBack')
    })
    expect(await refusal(house.run('consultant', (tx) => confirmInterview(tx, { interviewId: held.id })))).toMatchObject({ code: 'interview.not_interviewee' })
    expect((await house.run('endUser', requirementsTodos)).map((t) => t.code)).toContain(held.code)
    await house.run('endUser', (tx) => disputeInterview(tx, { interviewId: held.id, reason: '不是三个人，是五个人' }))
    await house.run('consultant', async (tx) => {
      await updateFromWire(tx, interview, held.id, { notes: '找一种料平均要问五个人。单据一般次日补录。' }, undefined)
      await transitionItem(tx, interview, held.id, 'writeBack')
    })
    const confirmed = await house.run('endUser', (tx) => confirmInterview(tx, { interviewId: held.id }))
    expect(confirmed).toMatchObject({ state: 'confirmed', confirmedById: house.person('endUser') })
    expect(await refusal(house.run('consultant', (tx) => updateFromWire(tx, interview, held.id, { notes: '改口' }, undefined)))).toMatchObject({ code: 'interview.confirmed' })
  })

  it('gives a sentence that becomes a requirement and stays its source', async () => {
    await house.run('consultant', async (tx) => {
      const i = await createItem(tx, interview, { title: '采购访谈', intervieweeId: house.person('businessLead'), notes: '供应商答复的交期记在各人的本子里。', heldOn: '2026-02-04', departmentId: house.departments.PUR })
      expect(await refusal(raiseFromQuote(tx, { interviewId: i.id, kind: 'requirement', quote: '没有说过的话', title: 'x' }))).toMatchObject({ code: 'interview.quote_not_in_notes' })
      const r = await raiseFromQuote(tx, { interviewId: i.id, kind: 'requirement', quote: '供应商答复的交期记在各人的本子里', title: '记录确认交期', priority: 'M' })
      const standing = await viewStanding(tx, r.id)
      expect(standing.raisedBy).toMatchObject({ personId: house.person('businessLead'), quotes: [{ text: '供应商答复的交期记在各人的本子里', interview: i.code }] })
      expect((await interviewMinutes(tx, { itemId: i.id })).sections.at(-1)!.blocks).toEqual([expect.objectContaining({ rows: [[r.code, '记录确认交期', '供应商答复的交期记在各人的本子里']] })])
    })
  })
})

describe('a process', () => {
  it('shows the priced difference of its steps and keeps both languages of what was not touched', async () => {
    await house.run('consultant', async (tx) => {
      const p = await createFromWire(tx, processMap, { title: '收货', volumePerMonth: 600, hourlyCost: '60' })
      await createItem(tx, regulation, { title: '仓库制度' }).then((r) => linkItems(tx, r.id, 'regulates', p.id))
      const name = { zh: '点数', en: 'Count' }
      await createItem(tx, processMap, { title: '样例', asIs: [{ id: 'a', name, role: '仓管员', system: '纸', minutes: 9 }], toBe: [] as never }).then(async (sample) => {
        const saved = await saveProcessSteps(tx, { processId: sample.id, asIs: [{ id: 'a', name: '点数', role: '仓管员', system: 'ERP', minutes: 9 }], toBe: [] })
        expect(saved.asIs![0]).toMatchObject({ name, system: 'ERP' })
      })
      expect(await refusal(transitionItem(tx, processMap, p.id, 'submit'))).toMatchObject({ code: 'processMap.steps_missing' })
      await saveProcessSteps(tx, { processId: p.id, asIs: [{ id: 'a', name: '点数', role: '仓管员', system: '纸', minutes: 10 }, { id: 'b', name: '录单', role: '统计员', system: 'Excel', minutes: 8, rekeys: true }], toBe: [{ id: 'a', name: '扫码', role: '仓管员', system: 'ERP', minutes: 4 }] })
      const view = await viewProcess(tx, p.id)
      expect(view.difference).toMatchObject({ stepsRemoved: 1, handOffsRemoved: 1, minutesRemoved: 14, price: { hoursPerMonth: '140.0', moneyPerMonth: '8400.00' } })
      const [row] = await itemRows(tx, processMap, [await getItem(tx, processMap, p.id)])
      expect(row).toMatchObject({ stepsRemoved: 1, handOffsRemoved: 1, minutesRemoved: 14 })
      await transitionItem(tx, processMap, p.id, 'submit')
      await tx.registry.kinds.get('processMap')
    })
  })
})

describe('a survey', () => {
  const token = async (departmentId: string) => (await house.run('consultant', async (tx) => viewSurvey(tx, surveyId))).links.find((l) => l.departmentId === departmentId)!.url
  let surveyId = ''

  it('opens only with questions and somebody to ask', async () => {
    await house.run('consultant', async (tx) => {
      const s = await createFromWire(tx, survey, { title: '上线前调查', phaseId: house.phases.P1, intro: '五分钟' })
      surveyId = s.id
      expect(await refusal(transitionItem(tx, survey, s.id, 'open'))).toMatchObject({ code: 'survey.no_questions' })
      await saveQuestions(tx, { surveyId, questions: [{ id: 'q1', kind: 'scale', text: '我清楚为什么上系统', required: true }, { id: 'q2', kind: 'open', text: '一件事 <b>', required: false }] })
      expect(await refusal(transitionItem(tx, survey, s.id, 'open'))).toMatchObject({ code: 'survey.no_links' })
      await makeSurveyLinks(tx, { surveyId, shared: [{ departmentId: house.departments.PUR, invited: 6 }, { departmentId: house.departments.WH, invited: 4 }], personal: [house.person('keyUser')] })
      await transitionItem(tx, survey, s.id, 'open')
    })
  })

  it('is answered by link without sign-in: one form, no script needed, faults named beside their question', async () => {
    const app = await house.server()
    const url = await token(house.departments.PUR)
    const page = await app.inject({ method: 'GET', url })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('我清楚为什么上系统')
    expect(page.body).toContain('一件事 &#60;b&#62;')
    expect(page.headers['cache-control']).toBe('no-store')
    // A browser sends `Origin: null` from a page with no-referrer, and the server refuses that.
    expect(page.headers['referrer-policy']).toBe('same-origin')
    const send = (fields: Record<string, string>, to = url) => app.inject({ method: 'POST', url: to, headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost:80', origin: 'http://localhost:80' }, payload: new URLSearchParams(fields).toString() })
    const faulty = await send({ q2: '停线两小时' })
    expect(faulty.statusCode).toBe(422)
    expect(faulty.body).toContain('请回答这一题')
    expect(faulty.body).toContain('停线两小时')
    for (let i = 0; i < 6; i++) expect((await send({ _sheet: `s${i}`, q1: String((i % 5) + 1), q2: i === 0 ? '停线两小时' : '' })).statusCode).toBe(200)
    expect((await send({ _sheet: 's5', q1: '5' })).statusCode).toBe(200)
    const wh = await token(house.departments.WH)
    expect((await send({ q1: '1', q2: '只有一个人说的话' }, wh)).statusCode).toBe(200)
    const english = await app.inject({ method: 'GET', url: `${url}?lang=en` })
    expect(english.body).toContain('Strongly agree')
  })

  it('takes one sheet from a personal link', async () => {
    const app = await house.server()
    const url = (await house.run('consultant', (tx) => viewSurvey(tx, surveyId))).links.find((l) => l.kind === 'personal')!.url
    const send = () => app.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'q1=3' })
    expect((await send()).statusCode).toBe(200)
    const again = await send()
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('你已经提交过')
  })

  it('counts a repeated tap once, keeps no trace of who answered, and hides groups under five', async () => {
    const results = await house.run('consultant', (tx) => viewSurveyResults(tx, surveyId))
    expect(results).toMatchObject({ answered: 8, invited: 11 })
    expect(results.questions[0]).toMatchObject({ n: 6 })
    expect(JSON.stringify(results)).not.toContain('只有一个人说的话')
    expect(await refusal(house.run('consultant', (tx) => saveQuestions(tx, { surveyId, questions: [] })))).toMatchObject({ code: 'survey.has_answers' })
  })

  it('answers a wrong, a foreign and a closed link with a page that says what to do', async () => {
    const app = await house.server()
    expect((await app.inject({ method: 'GET', url: '/s/wrong' })).statusCode).toBe(404)
    expect((await app.inject({ method: 'GET', url: `/s/${newToken(house.implementationId)}` })).statusCode).toBe(404)
    expect((await app.inject({ method: 'GET', url: `/s/${newToken('0198a000-0000-7000-8000-000000000000')}` })).statusCode).toBe(404)
    expect(implementationOfToken(newToken(house.implementationId))).toBe(house.implementationId)
    const url = await token(house.departments.PUR)
    await house.run('consultant', (tx) => transitionItem(tx, survey, surveyId, 'close'))
    const closed = await app.inject({ method: 'GET', url })
    expect(closed.statusCode).toBe(410)
    expect(closed.body).toContain('已经结束')
  })

  it('shows its links to those who may send them only', async () => {
    expect((await house.request('endUser', 'GET', `/surveys/${surveyId}/design`)).body.links).toEqual([])
    expect((await house.request('consultant', 'GET', `/surveys/${surveyId}/design`)).body.links.length).toBe(3)
  })

  it('sends less than 60 kB of script to the phone', async () => {
    const script = await (await house.server()).inject({ method: 'GET', url: '/s/sheet.js' })
    expect(script.rawPayload.length).toBeLessThan(60_000)
    expect(() => new Function(script.body)).not.toThrow()
  })
})

describe('the sign-off of a requirement', () => {
  it('is refused with every reason at once', async () => {
    await house.run('businessLead', async (tx) => {
      const r = await newRequirement(tx, { statement: '系统应快速、灵活地审批。', acceptance: '', verification: null, source: null })
      await move(tx, r.id, 'submit')
      await raiseReviewComment(tx, { requirementId: r.id, text: '金额档没有写' })
      const no = await refusal(move(tx, r.id, 'signOff'))
      expect(no).toMatchObject({ code: 'requirement.not_ready', detail: { objections: ['acceptance', 'verification', 'source', 'reviewComment', 'vague'] } })
      expect(no.text.zh).toContain('"快速"、"灵活"')
    })
  })

  it('goes through once the comment is closed and the wording is marked as meant, and falls when the content changes', async () => {
    const r = await house.run('keyUser', async (tx) => {
      const made = await newRequirement(tx, { statement: '当缺料时，系统应快速通知采购员。' })
      await move(tx, made.id, 'submit')
      await markMeant(tx, { requirementId: made.id, rule: 'R7', word: '快速' })
      expect(await refusal(markMeant(tx, { requirementId: made.id, rule: 'R7', word: '灵活' }))).toMatchObject({ code: 'requirement.wording_unknown' })
      return made
    })
    const comment = await house.run('consultant', (tx) => raiseReviewComment(tx, { requirementId: r.id, text: '通知走哪个渠道？' }))
    expect(await refusal(house.run('developer', (tx) => closeReviewComment(tx, { commentId: comment, answer: '随便' })))).toMatchObject({ code: 'requirement.review_comment_not_yours' })
    expect((await house.run('businessLead', requirementsTodos)).map((t) => t.id)).toContain(`signOff:${r.id}`)
    await house.run('businessLead', async (tx) => {
      expect(await refusal(move(tx, r.id, 'signOff'))).toMatchObject({ detail: { objections: ['reviewComment'] } })
      await closeReviewComment(tx, { commentId: comment, answer: '企业微信' })
      await move(tx, r.id, 'signOff')
      const [row] = await itemRows(tx, requirement, [await getItem(tx, requirement, r.id)])
      expect(row).toMatchObject({ state: 'signedOff', signedBy: house.person('businessLead'), openReviewComments: 0, wordingErrors: 0 })
      const changed = await updateFromWire(tx, requirement, r.id, { acceptance: '10 次缺料 10 次收到' }, undefined)
      expect(changed.state).toBe('inReview')
      const standing = await viewStanding(tx, r.id)
      expect(standing.signOffs).toEqual([expect.objectContaining({ withdrawnAt: expect.any(String) })])
      expect(standing.form?.zh).toContain('事件')
    })
  })

  it('needs somebody who may sign', async () => {
    const r = await house.run('consultant', async (tx) => { const made = await newRequirement(tx); await move(tx, made.id, 'submit'); return made })
    expect(await refusal(house.run('consultant', (tx) => move(tx, r.id, 'signOff')))).toMatchObject({ code: 'access.forbidden' })
  })
})

describe('a baseline', () => {
  const secondPhase = () => house.phases.P2
  let baselineId = ''
  let first = ''

  it('is refused while a must is not signed off, then freezes what is', async () => {
    const made = await house.run('businessLead', async (tx) => {
      const a = await newRequirement(tx, { title: '甲', phaseId: secondPhase() })
      const b = await newRequirement(tx, { title: '乙', phaseId: secondPhase(), priority: 'S' })
      for (const r of [a, b]) await move(tx, r.id, 'submit')
      await move(tx, b.id, 'signOff')
      return { a, b }
    })
    first = made.a.id
    expect(await refusal(house.run('implementerProjectManager', (tx) => freezeBaseline(tx, { phaseId: secondPhase() })))).toMatchObject({ code: 'baseline.must_not_signed_off', detail: { codes: [made.a.code] } })
    await house.run('businessLead', (tx) => move(tx, made.a.id, 'signOff'))
    const baseline = await house.run('implementerProjectManager', (tx) => freezeBaseline(tx, { phaseId: secondPhase(), note: '首版' }))
    baselineId = baseline.id
    expect(baseline).toMatchObject({ state: 'open', baselineVersion: 'V1.0' })
    await house.run('auditor', async (tx) => {
      expect((await getItem(tx, requirement, made.a.id)).state).toBe('baselined')
      expect(await viewBaseline(tx, baselineId)).toMatchObject({ requirements: [{ title: '甲' }, { title: '乙' }], difference: { unchanged: 2, added: [], changed: [], removed: [] } })
    })
  })

  it('is signed by the business leads, and nobody else', async () => {
    expect(await refusal(house.run('keyUser', (tx) => signBaseline(tx, { baselineId })))).toMatchObject({ code: 'baseline.not_a_signer' })
    expect((await house.run('businessLead', requirementsTodos)).map((t) => t.id)).toContain(`baseline:${baselineId}`)
    const signed = await house.run('businessLead', (tx) => signBaseline(tx, { baselineId, statement: '同意' }))
    expect(signed.state).toBe('signed')
    expect(await refusal(house.run('businessLead', (tx) => signBaseline(tx, { baselineId })))).toMatchObject({ code: 'baseline.signed_already' })
    await house.run('auditor', async (tx) => {
      const gate = await measureGate(tx, (await phaseOf(tx, secondPhase()))!, 'requirements')
      expect(gate.find((m) => m.criterion.id === 'requirements.baselineSigned')).toMatchObject({ met: true, measurement: { numerator: '1' } })
      expect(gate.find((m) => m.criterion.id === 'requirements.surveyResponse')).toMatchObject({ met: true, measurement: { value: null } })
    })
  })

  it('keeps its requirements from direct change; an approved request changes them and visibly breaks the signature', async () => {
    expect(await refusal(house.run('businessLead', (tx) => updateFromWire(tx, requirement, first, { statement: '改' }, undefined)))).toMatchObject({ code: 'requirement.baselined' })
    const request = await house.run('consultant', async (tx) => {
      const cr = await createFromWire(tx, changeRequest, { title: '改两级', reason: '第三级无人', phaseId: secondPhase(), newStatement: '当提交请购时，系统应按金额走两级审批。', links: { requirements: [first] } })
      expect(await refusal(transitionItem(tx, changeRequest, cr.id, 'assess'))).toMatchObject({ code: 'changeRequest.days_missing' })
      await updateFromWire(tx, changeRequest, cr.id, { days: '3' }, undefined)
      return transitionItem(tx, changeRequest, cr.id, 'assess')
    })
    expect((await house.run('customerProjectManager', requirementsTodos)).map((t) => t.id)).toContain(`change:${request.id}`)
    await house.run('customerProjectManager', async (tx) => {
      expect(await refusal(applyChange(tx, { changeRequestId: request.id }))).toMatchObject({ code: 'changeRequest.not_approved' })
      await transitionItem(tx, changeRequest, request.id, 'approve')
      expect(await getItem(tx, changeRequest, request.id)).toMatchObject({ decidedById: house.person('customerProjectManager'), configurationItems: 0 })
      await applyChange(tx, { changeRequestId: request.id })
      const view = await viewBaseline(tx, baselineId)
      expect(view.difference.changed).toEqual([expect.objectContaining({ changeRequests: [request.code], fields: [expect.objectContaining({ field: 'statement', old: good.statement, new: '当提交请购时，系统应按金额走两级审批。' })] })])
      expect(view.signers).toEqual([expect.objectContaining({ isBroken: true })])
      expect(view.signatures[0]!.broken.length).toBe(1)
      const gate = await measureGate(tx, (await phaseOf(tx, secondPhase()))!, 'requirements')
      expect(gate.find((m) => m.criterion.id === 'requirements.baselineSigned')).toMatchObject({ met: false })
    })
    expect(await refusal(house.run('businessLead', (tx) => signBaseline(tx, { baselineId })))).toMatchObject({ code: 'baseline.moved_on' })
    const next = await house.run('implementerProjectManager', (tx) => freezeBaseline(tx, { phaseId: secondPhase() }))
    await house.run('businessLead', (tx) => signBaseline(tx, { baselineId: next.id }))
    await house.run('auditor', async (tx) => {
      expect(next.baselineVersion).toBe('V1.1')
      expect((await getItem(tx, requirementsBaseline, baselineId)).state).toBe('superseded')
    })
  })

  it('refuses a change request for a requirement that is in no baseline', async () => {
    expect(await refusal(house.run('consultant', async (tx) => createFromWire(tx, changeRequest, { title: '早了', reason: 'x', links: { requirements: [(await newRequirement(tx)).id] } })))).toMatchObject({ code: 'changeRequest.not_baselined' })
  })
})

describe('the gate of a phase with a hole in each criterion', () => {
  it('measures each hole and names the rows', async () => {
    const measured = await house.run('consultant', async (tx) => {
      const pain = await createItem(tx, painPoint, { title: '没量过', phaseId: house.phases.P1 })
      const r = await newRequirement(tx, { title: '没有验收', acceptance: '' })
      await linkItems(tx, pain.id, 'motivates', r.id)
      return measureGate(tx, (await phaseOf(tx, house.phases.P1))!, 'requirements')
    })
    const of = (id: string) => measured.find((m) => m.criterion.id === `requirements.${id}`)!
    for (const id of ['painPointsMeasured', 'mustWithAcceptance', 'traced', 'openObjections', 'baselineSigned']) expect(of(id), id).toMatchObject({ met: false })
    expect(of('painPointsMeasured').measurement.blockers.map((b) => b.text)).toContain('没量过')
    expect(of('openObjections').measurement.value).toBe('1')
    expect(of('surveyResponse').measurement).toMatchObject({ numerator: '8', denominator: '11' })
  })

  it('counts trace debts', async () => {
    const found = await house.run('auditor', async (tx) => Object.fromEntries(await Promise.all(debts.map(async (d) => [d.id, (await d.find(tx)).map((f) => f.title)] as const))))
    expect(found['requirements.painPointWithoutRequirement']).toContain('请购慢')
    expect(found['requirements.requirementWithoutPainPoint']).toContain('乙')
    expect(found['requirements.processWithoutRegulation']).toEqual(['样例'])
    const suspect = await house.run('businessLead', async (tx) => {
      const r = (await tx.registry.kinds.get('requirement')) && (await newRequirement(tx, { title: '会变' }))
      const pain = await createItem(tx, painPoint, { title: '会变的痛' })
      await linkItems(tx, pain.id, 'motivates', r!.id)
      await updateFromWire(tx, requirement, r!.id, { acceptance: '变了' }, undefined)
      const suspects = debts.find((d) => d.id === 'requirements.suspectLinks')!
      const before = await suspects.find(tx)
      await updateFromWire(tx, painPoint, pain.id, { description: '痛得不一样了' }, undefined)
      const after = await suspects.find(tx)
      await linkItems(tx, pain.id, 'motivates', r!.id)
      return [before, after, await suspects.find(tx)].map((found) => found.map((f) => f.title))
    })
    expect(suspect).toEqual([['仓库制度'], ['仓库制度', '会变'], ['仓库制度']])
  })
})

describe('the documents', () => {
  it('follow GB/T 9385-2008, filled from data, with the baseline\'s signatures', async () => {
    const model = await house.run('auditor', (tx) => srs(tx, { phaseId: house.phases.P2 }))
    expect(model.sections.map((s) => s.heading)).toEqual(['引言', '总体描述', '具体需求', '验证', '追踪矩阵', '未决问题'])
    expect(model.sections[0]!.sections!.map((s) => s.heading)).toEqual(['目的', '范围', '定义、简写和缩略语', '引用文件', '综述'])
    expect(model.sections[2]!.sections!.map((s) => s.heading)).toEqual(['外部接口需求', '功能需求', '性能需求', '数据库逻辑需求', '设计约束', '软件系统属性'])
    expect(model.version).toBe('V1.1')
    expect(model.revisions).toHaveLength(2)
    expect(model.signatures.filter((s) => s.name)).toHaveLength(1)
    const xml = strFromU8(unzipSync(await writeDocx(model))['word/document.xml']!)
    for (const text of ['系统应按金额走两级审批', '三个金额档各测 1 张', '追踪矩阵', '批准：业务负责人']) expect(xml).toContain(text)
  })

  it('are complete in English as well', async () => {
    const en = (tx: Tx): Tx => ({ ...tx, locale: 'en' })
    const [spec, pains] = await house.run('auditor', async (tx) => [await srs(en(tx), { phaseId: house.phases.P1 }), await painPointBaseline(en(tx), { phaseId: null })] as const)
    const headings = (s: { heading: string; sections?: readonly { heading: string }[] }[]): string[] => s.flatMap((x) => [x.heading, ...headings([...(x.sections ?? [])] as never)])
    expect(headings([...spec.sections].slice(0, 1)).join()).not.toMatch(/\p{Script=Han}/u)
    expect(pains.sections[1]!.heading).toBe('Objectives')
    expect(JSON.stringify(spec.sections.at(-1))).toContain('has no acceptance criterion')
  })

  it('ask for an interview where they need one', async () => {
    expect(await refusal(house.run('auditor', (tx) => interviewMinutes(tx, {})))).toMatchObject({ code: 'document.item_missing' })
  })
})

describe('the routes', () => {
  it('carry the whole work of an integrator', async () => {
    const made = await house.request('consultant', 'POST', '/items/requirements', { title: '接口', phaseId: house.phases.P1, ...good })
    expect(made.status).toBeLessThan(300)
    const id = made.body.id
    expect((await house.request('consultant', 'POST', `/requirements/${id}/review-comments`, { text: '谁来测？' })).status).toBe(200)
    const standing = await house.request('consultant', 'GET', `/requirements/${made.body.code}/standing`)
    expect(standing.body).toMatchObject({ reviewComments: [{ text: '谁来测？', mayClose: true }] })
    expect((await house.request('consultant', 'POST', `/review-comments/${standing.body.reviewComments[0].id}/closing`, { answer: '关键用户' })).status).toBe(204)
    const p = await house.request('consultant', 'POST', '/items/process-maps', { title: '接口流程' })
    const saved = await house.request('consultant', 'PUT', `/process-maps/${p.body.id}/steps`, { asIs: [{ id: 'a', name: '一', role: '甲', system: '', minutes: 5 }], toBe: [] }, { 'if-match': '1' })
    expect(saved.body).toMatchObject({ version: 2, asIs: [{ name: '一' }] })
    expect((await house.request('consultant', 'PUT', `/process-maps/${p.body.id}/steps`, { asIs: [], toBe: [] }, { 'if-match': '1' })).status).toBe(409)
    expect((await house.request('endUser', 'PUT', `/process-maps/${p.body.id}/steps`, { asIs: [], toBe: [] })).status).toBe(403)
  })
})
