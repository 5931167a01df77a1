import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '../../platform/db/door.ts'
import { newId } from '../../platform/db/ids.ts'
import { addPerson } from '../../platform/organization/create.ts'
import { createItem, getItem, linkItems, moveItem } from '../../platform/trace/item-store.ts'
import { items } from '../../platform/trace/tables.ts'
import { openTestHouse, type TestHouse } from '../../platform/test-house.ts'
import { transitionItem } from '../../platform/kinds/commands.ts'
import { viewGate } from '../../platform/gates/gate.ts'
import { attendToken, readAttendToken } from './attend-token.ts'
import { markStaleLessons } from './commands/mark-stale-lessons.ts'
import { signInPeople } from './commands/sign-in-people.ts'
import { curriculum, exam, lesson, trainingSession } from './kinds.ts'
import { training } from './stage.ts'

let test: TestHouse
const now = new Date('2026-03-10T02:00:00Z')
const ids: Record<string, string> = {}

/** An item of another stage as training sees it: its place in the trace. */
async function foreignItem(tx: Tx, kind: string, code: string, title: string): Promise<string> {
  const id = newId(tx.actor.at)
  await tx.db.insert(items).values({ id, implementationId: tx.implementationId, kind, stage: 'configuration', code, title, state: 'accepted', version: 1, contentHash: 'h1', phaseId: test.phases.P1 })
  await tx.record({ kind: `${kind}.created`, itemId: id })
  return id
}

beforeAll(async () => {
  test = await openTestHouse([training], { clock: () => now })
  await test.run('customerProjectManager', async (tx) => {
    for (const [i, job] of ['仓管员', '仓管员', '仓管员', '仓管员', '采购员'].entries()) {
      ids[`w${i}`] = await addPerson(tx, { code: `F${i}`, name: `一线${i}`, job, departmentId: job === '采购员' ? test.departments.PUR : test.departments.WH, isFrontLine: true, monthlyTransactions: i === 0 ? 700 : 100 })
    }
    const req = await foreignItem(tx, 'requirement', 'REQ-001', '扫码收货')
    ids.cfg = await foreignItem(tx, 'configurationItem', 'CFG-001', '扫码收货单据类型')
    await linkItems(tx, ids.cfg, 'satisfies', req)
  })
  await test.run('trainer', async (tx) => {
    ids.les = (await createItem(tx, lesson, { title: { zh: '扫码收货', en: 'Receiving by scan' }, phaseId: test.phases.P1, minutes: 60, ownerId: tx.personId, practice: '1. 扫订单\n2. 扫物料', theory: null })).id
    ids.exm = (await createItem(tx, exam, { title: '仓管员考试', phaseId: test.phases.P1, passMark: '0.8', minutes: 30, attemptsAllowed: 2 })).id
    ids.cur = (await createItem(tx, curriculum, { title: '仓库实操', phaseId: test.phases.P1, audienceBy: 'job', audience: '仓管员', departments: 'WH、PUR' })).id
    await linkItems(tx, ids.cur, 'contains', ids.les)
    await linkItems(tx, ids.cur, 'contains', ids.exm)
    ids.trn = (await createItem(tx, trainingSession, { title: '扫码收货第一场', phaseId: test.phases.P1, ownerId: tx.personId, heldOn: '2026-03-10', startTime: '09:00', minutes: 90, place: '培训室', departments: 'WH', capacity: 20 })).id
    await linkItems(tx, ids.trn, 'contains', ids.les)
  })
})
afterAll(() => test.close())

describe('a lesson', () => {
  it('is not published while it teaches nothing that can change', async () => {
    await expect(test.run('trainer', (tx) => transitionItem(tx, lesson, ids.les!, 'publish'))).rejects.toMatchObject({ code: 'lesson.teaches_nothing' })
  })

  it('goes out of date when what it teaches changes, and is current again once checked', async () => {
    await test.run('trainer', async (tx) => {
      await linkItems(tx, ids.les!, 'teaches', ids.cfg!)
      await transitionItem(tx, lesson, ids.les!, 'publish')
      expect(await markStaleLessons(tx)).toEqual([])
    })
    await test.run('consultant', async (tx) => {
      await tx.db.update(items).set({ contentHash: 'h2', version: 2 }).where(eq(items.id, ids.cfg!))
      await tx.record({ kind: 'configurationItem.updated', itemId: ids.cfg! })
    })
    await test.run('trainer', async (tx) => expect(await markStaleLessons(tx)).toEqual(['LES-001']))
    const gate = await test.run('trainer', (tx) => viewGate(tx, test.phases.P1, 'training'))
    expect(gate.criteria.find((c) => c.id === 'training.stale')).toMatchObject({ value: '1', met: false, blockers: [{ code: 'LES-001' }] })
    await test.run('trainer', async (tx) => {
      await transitionItem(tx, lesson, ids.les!, 'republish')
      expect((await getItem(tx, lesson, ids.les!)).state).toBe('published')
      expect(await markStaleLessons(tx)).toEqual([])
    })
  })

  it('becomes a debt when what it teaches is removed', async () => {
    const found = await test.run('trainer', async (tx) => {
      const gone = await foreignItem(tx, 'configurationItem', 'CFG-009', '旧参数')
      await linkItems(tx, ids.les!, 'teaches', gone)
      await tx.db.update(items).set({ removedAt: tx.now }).where(eq(items.id, gone))
      await tx.record({ kind: 'configurationItem.removed', itemId: gone })
      const removed = await training.debts!.find((d) => d.id === 'training.removedTaught')!.find(tx)
      await markStaleLessons(tx)
      return removed
    })
    expect(found.map((f) => f.code)).toEqual(['LES-001'])
    await test.run('trainer', async (tx) => {
      const { unlinkItems } = await import('../../platform/trace/item-store.ts')
      const [gone] = await tx.db.select().from(items).where(eq(items.code, 'CFG-009'))
      await unlinkItems(tx, ids.les!, 'teaches', gone!.id)
      await moveItem(tx, lesson, ids.les!, 'published')
    })
  })
})

describe('attendance', () => {
  it('raises coverage by heads and, on its own scale, by transactions', async () => {
    await test.run('trainer', (tx) => signInPeople(tx, { sessionId: ids.trn!, personIds: [ids.w1!, ids.w2!, ids.w3!], channel: 'roster' }))
    const { body } = await test.request('sponsor', 'GET', `/training/coverage?phase=${test.phases.P1}`)
    expect(body).toMatchObject({ heads: 5, reached: 3, byHeads: '0.6000', byTransactions: '0.2727' })
    expect(body.unreached.map((u: { name: string; why: string }) => [u.name, u.why])).toEqual([['一线0', 'notAttended'], ['一线4', 'noCurriculum']])
  })

  it('is refused for a paper sheet without its scan, and for a session still to come', async () => {
    expect((await test.request('trainer', 'POST', `/training/sessions/${ids.trn}/attendance`, { personIds: [ids.w0], channel: 'paper' })).body.code).toBe('attendance.scan_missing')
    await expect(test.run('trainer', async (tx) => {
      const later = await createItem(tx, trainingSession, { title: '下周', heldOn: '2026-03-17', startTime: '09:00', minutes: 30, place: 'A', departments: 'WH', capacity: 5 })
      await signInPeople(tx, { sessionId: later.id, personIds: [ids.w0!], channel: 'roster' })
    })).rejects.toMatchObject({ code: 'session.not_yet' })
  })

  it('is not for somebody without a hand in training', async () => {
    expect((await test.request('endUser', 'POST', `/training/sessions/${ids.trn}/attendance`, { personIds: [ids.w0], channel: 'roster' })).status).toBe(403)
  })

  it('comes as a workbook and as a sheet to print with the QR code', async () => {
    const book = await test.request('trainer', 'GET', `/training/sessions/${ids.trn}/roster.xlsx`)
    expect(book.raw.subarray(0, 2).toString()).toBe('PK')
    const sheet = await test.request('trainer', 'GET', `/training/sessions/${ids.trn}/sign-in-sheet.html`)
    expect(sheet.body).toContain('一线0')
    expect(sheet.body).toContain('<svg')
  })
})

describe('the link of a session, on a phone without an account', () => {
  const form = (path: string, fields: Record<string, string>) => test.server().then((app) => app.inject({ method: 'POST', url: path, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams(fields).toString() }))
  let path: string
  beforeAll(() => {
    path = `/attend/${attendToken(test.house.secret, test.implementationId, ids.trn!)}`
  })

  it('is known by its digest only', () => {
    expect(readAttendToken(test.house.secret, path.slice(8))).toEqual({ implementationId: test.implementationId, sessionId: ids.trn })
    expect(readAttendToken('other', path.slice(8))).toBeNull()
    expect(readAttendToken(test.house.secret, 'x')).toBeNull()
  })

  it('lets a person choose their name and sign in', async () => {
    const app = await test.server()
    const first = await app.inject({ method: 'GET', url: path })
    expect(first.body).toContain('一线0')
    expect(first.headers['referrer-policy']).toBe('same-origin')
    const signed = await form(`${path}?do=sign-in`, { person: ids.w0! })
    expect(signed.statusCode).toBe(303)
    const page = await app.inject({ method: 'GET', url: signed.headers.location as string })
    expect(page.body).toContain('已签到')
    expect(page.body).not.toContain('<script')
    expect((await test.request('trainer', 'GET', `/training/sessions/${ids.trn}`)).body.roster.find((r: { personId: string }) => r.personId === ids.w0).signedIn.channel).toBe('link')
  })

  it('says in words why it does not work', async () => {
    const app = await test.server()
    const wrong = await app.inject({ method: 'GET', url: '/attend/abcdef' })
    expect([wrong.statusCode, wrong.body.includes('这个签到链接不对')]).toEqual([404, true])
    expect((await form(`${path}?do=sign-in`, { person: ids.cfg! })).body).toContain('名单上没有这个人')
  })

  it('carries the exam as well', async () => {
    const bank = [
      { type: 'single', text: '先扫什么？', options: [{ id: 'a', text: '采购订单' }, { id: 'b', text: '库位' }], answer: ['a'], points: 50 },
      { type: 'multiple', text: '哪些要停下来找班长？', options: [{ id: 'a', text: '数量不符' }, { id: 'b', text: '外箱破损' }, { id: 'c', text: '一切正常' }], answer: ['a', 'b'], points: 50 },
    ]
    expect((await test.request('trainer', 'PUT', `/training/exams/${ids.exm}/questions`, { questions: bank })).status).toBe(200)
    await test.run('trainer', (tx) => transitionItem(tx, exam, ids.exm!, 'open'))
    const app = await test.server()
    const started = await form(`${path}?do=start`, { person: ids.w0!, exam: ids.exm! })
    const sheet = (await app.inject({ method: 'GET', url: started.headers.location as string })).body
    const attempt = /name="attempt" value="([^"]+)"/.exec(sheet)![1]!
    const questions = [...sheet.matchAll(/name="(q\.[^"]+)"/g)].map((m) => m[1]!)
    const answers = new URLSearchParams([['person', ids.w0!], ['attempt', attempt], [questions[0]!, 'a'], [questions.at(-1)!, 'a'], [questions.at(-1)!, 'b']])
    const handed = await app.inject({ method: 'POST', url: `${path}?do=hand-in`, headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: answers.toString() })
    expect((await app.inject({ method: 'GET', url: handed.headers.location as string })).body).toContain('100 / 100 分')
    expect((await form(`${path}?do=start`, { person: ids.w0!, exam: ids.exm! })).body).toContain('已经通过')
  })
})

describe('an exam in the browser', () => {
  it('never shows its answers before it is passed or used up', async () => {
    const sheet = await test.request('endUser', 'POST', `/training/exams/${ids.exm}/attempts`)
    expect(JSON.stringify(sheet.body)).not.toContain('answer')
    const [one, two] = sheet.body.questions
    const first = await test.request('endUser', 'POST', `/training/attempts/${sheet.body.attemptId}/submit`, { chosen: { [one.id]: ['b'], [two.id]: ['a'] } })
    expect(first.body).toMatchObject({ isPassed: false, points: 25, attemptsLeft: 1, questions: [{ right: null }, { right: null }] })
    const again = await test.request('endUser', 'POST', `/training/exams/${ids.exm}/attempts`)
    const second = await test.request('endUser', 'POST', `/training/attempts/${again.body.attemptId}/submit`, { chosen: { [one.id]: ['b'] } })
    expect(second.body).toMatchObject({ isPassed: false, attemptsLeft: 0, questions: [{ right: ['采购订单'] }, { right: ['数量不符', '外箱破损'] }] })
    expect((await test.request('endUser', 'POST', `/training/exams/${ids.exm}/attempts`)).body.code).toBe('exam.attempts_used')
  })

  it('keeps its bank from learners and from changes while it is open', async () => {
    expect((await test.request('endUser', 'GET', `/training/exams/${ids.exm}/design`)).status).toBe(403)
    expect((await test.request('trainer', 'PUT', `/training/exams/${ids.exm}/questions`, { questions: [] })).body.code).toBe('exam.open')
  })

  it('names the faulty question', async () => {
    await test.run('trainer', (tx) => transitionItem(tx, exam, ids.exm!, 'close'))
    const answer = await test.request('trainer', 'PUT', `/training/exams/${ids.exm}/questions`, { questions: [{ type: 'single', text: '？', options: [{ id: 'a', text: 'A' }, { id: 'b', text: 'B' }], answer: [], points: 5 }] })
    expect(answer.body).toMatchObject({ status: 422, code: 'question.faulty', title: expect.stringContaining('第 1 题') })
  })
})

describe('seed users and the gate', () => {
  it('needs a seed user in each department with front-line staff', async () => {
    await test.request('trainer', 'POST', '/training/seed-users', { phaseId: test.phases.P1, personId: ids.w0 })
    const gate = await test.run('trainer', (tx) => viewGate(tx, test.phases.P1, 'training'))
    const values = Object.fromEntries(gate.criteria.map((c) => [c.id, c.value]))
    expect(values).toEqual({ 'training.coverage': '0.8000', 'training.exams': '0.2500', 'training.taught': '1.0000', 'training.stale': '0', 'training.seedUsers': '0.5000' })
    expect((await test.request('sponsor', 'GET', `/training/seed-users?phase=${test.phases.P1}`)).body.departments.find((d: { code: string }) => d.code === 'PUR')).toMatchObject({ heads: 1, trained: 0, alone: 1 })
  })

  it('has nothing to measure in a phase without curricula', async () => {
    const gate = await test.run('trainer', (tx) => viewGate(tx, test.phases.P2, 'training'))
    expect(gate.light).toBe('open')
  })

  it('builds its three documents', async () => {
    const models = await test.run('customerProjectManager', (tx) => Promise.all(training.documents!.map((d) => d.build(tx, { phaseId: test.phases.P1 }))))
    expect(models.map((m) => m.number)).toEqual(['TEST-TRP-P1', 'TEST-TRA-P1', 'TEST-TRE-P1'])
    expect(JSON.stringify(models[1])).toContain('一线4')
  })
})
