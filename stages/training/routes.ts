import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import QRCode from 'qrcode'
import { z } from 'zod'
import { NotFound } from '../../engines/errors.ts'
import { asActor } from '../../platform/db/door.ts'
import type { Tx } from '../../platform/db/door.ts'
import type { House } from '../../platform/house.ts'
import { once } from '../../platform/http/idempotency.ts'
import { implementationRoute, route } from '../../platform/http/route.ts'
import { people } from '../../platform/organization/tables.ts'
import { attendRoutes } from './attend-routes.ts'
import { appointSeedUser } from './commands/appoint-seed-user.ts'
import { dismissSeedUser } from './commands/dismiss-seed-user.ts'
import { markStaleLessons } from './commands/mark-stale-lessons.ts'
import { removeAttendance } from './commands/remove-attendance.ts'
import { saveQuestions } from './commands/save-questions.ts'
import { signInPeople } from './commands/sign-in-people.ts'
import { startAttempt } from './commands/start-attempt.ts'
import { submitAttempt } from './commands/submit-attempt.ts'
import { phaseQuery, saveQuestionsBody, seedUserBody, signInBody, submitAttemptBody } from './contract.ts'
import { examAttempts } from './own-tables.ts'
import { jobAidSheet, signInSheet } from './printed-sheets.ts'
import { coverageView } from './queries/coverage-view.ts'
import { examDesign, examLines, examResult, examSheet } from './queries/exam-view.ts'
import { lessonLines, lessonView } from './queries/lesson-view.ts'
import { seedReach } from './queries/seed-reach.ts'
import { sessionLines, sessionView } from './queries/session-view.ts'
import { rosterWorkbook } from './roster-workbook.ts'

const one = z.object({ id: z.string().max(64) })
const tags = ['training']
const phaseOfQuery = (query: { phase?: string | undefined }): string | null => (!query.phase || query.phase === 'all' ? null : query.phase)

export function routes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/training/coverage', { summary: 'Front-line coverage by heads and by transactions, with who is missing', tags, query: phaseQuery }, (tx, { query }) => coverageView(tx, phaseOfQuery(query)))
  implementationRoute(app, house, 'GET', '/training/lessons', { summary: 'Lessons with what they teach and whether it has changed', tags, query: phaseQuery }, (tx, { query }) => lessonLines(tx, phaseOfQuery(query)))
  implementationRoute(app, house, 'GET', '/training/lessons/:id', { summary: 'One lesson to read', tags, params: one }, (tx, { params }) => lessonView(tx, params.id))
  implementationRoute(app, house, 'POST', '/training/lessons/check', { summary: 'Mark the lessons whose subject has changed as out of date', tags }, async (tx) => ({ turned: await markStaleLessons(tx) }))

  implementationRoute(app, house, 'GET', '/training/sessions', { summary: 'Sessions with how full they are', tags, query: phaseQuery }, (tx, { query }) => sessionLines(tx, phaseOfQuery(query)))
  implementationRoute(app, house, 'GET', '/training/sessions/:id', { summary: 'A session with its roster', tags, params: one }, (tx, { params }) => sessionView(tx, params.id))
  implementationRoute(app, house, 'POST', '/training/sessions/:id/attendance', { summary: 'Sign people in by roster, or from the scan of a paper sheet', tags, params: one, body: signInBody }, async (tx, { params, body, request }) => once(tx, request, async () => ({ added: await signInPeople(tx, { sessionId: params.id, ...body }) })))
  implementationRoute(app, house, 'DELETE', '/training/sessions/:id/attendance/:personId', { summary: 'Take a person off the attendance', tags, params: one.extend({ personId: z.uuid() }) }, (tx, { params }) => removeAttendance(tx, { sessionId: params.id, personId: params.personId }))

  implementationRoute(app, house, 'GET', '/training/exams', { summary: 'Exams, how they went, and where I stand', tags, query: phaseQuery }, (tx, { query }) => examLines(tx, phaseOfQuery(query)))
  implementationRoute(app, house, 'GET', '/training/exams/:id/design', { summary: 'The question bank with its answers, and the results', tags, params: one }, (tx, { params }) => examDesign(tx, params.id))
  implementationRoute(app, house, 'PUT', '/training/exams/:id/questions', { summary: 'Replace the question bank', tags, params: one, body: saveQuestionsBody }, async (tx, { params, body }) => {
    await saveQuestions(tx, { examId: params.id, questions: body.questions })
    return examDesign(tx, params.id)
  })
  implementationRoute(app, house, 'POST', '/training/exams/:id/attempts', { summary: 'Begin my sitting, or go on with it', tags, params: one }, async (tx, { params }) => examSheet(tx, await startAttempt(tx, { examId: params.id })))
  implementationRoute(app, house, 'POST', '/training/attempts/:id/submit', { summary: 'Hand my sitting in', tags, params: one, body: submitAttemptBody }, async (tx, { params, body, request }) =>
    once(tx, request, async () => examResult(tx, await submitAttempt(tx, { attemptId: params.id, chosen: body.chosen }))))
  implementationRoute(app, house, 'GET', '/training/exams/:id/my-result', { summary: 'My best sitting of an exam', tags, params: one }, async (tx, { params }) => {
    const own = (await tx.db.select().from(examAttempts).where(eq(examAttempts.examId, params.id))).filter((a) => a.personId === tx.personId && a.submittedAt)
    const best = own.sort((a, b) => Number(b.score) - Number(a.score))[0]
    if (!best) throw new NotFound('attempt.none', { exam: params.id }, { zh: '你还没有考过这门。', en: 'You have not sat this exam yet.' })
    return examResult(tx, best)
  })

  implementationRoute(app, house, 'GET', '/training/seed-users', { summary: 'Seed users and whom they reach', tags, query: phaseQuery }, (tx, { query }) => seedReach(tx, phaseOfQuery(query)))
  implementationRoute(app, house, 'POST', '/training/seed-users', { summary: 'Name a seed user of a phase', tags, body: seedUserBody }, (tx, { body }) => appointSeedUser(tx, body))
  implementationRoute(app, house, 'DELETE', '/training/seed-users/:phaseId/:personId', { summary: 'Dismiss a seed user', tags, params: z.object({ phaseId: z.uuid(), personId: z.uuid() }) }, (tx, { params }) => dismissSeedUser(tx, params))

  sheets(app, house)
  attendRoutes(app, house)
  watchForStaleLessons(app, house)
}

const html = 'text/html; charset=utf-8'
const sheetParams = z.object({ implementationId: z.uuid(), id: z.string().max(64) })

/** What is printed or taken away: quick reference card, sign-in sheet, QR code, roster. */
function sheets(app: FastifyInstance, house: House): void {
  const base = '/api/v1/implementations/:implementationId/training'
  route(app, house, 'GET', `${base}/lessons/:id/job-aid.html`, { summary: 'Quick reference card to print (A5)', tags, params: sheetParams }, ({ params, actor, reply }) => {
    void reply.type(html)
    return asActor(actor, params.implementationId, async (tx) => {
      const lesson = await lessonView(tx, params.id)
      return jobAidSheet(lesson, tx.locale, await nameOf(tx, lesson.ownerId))
    })
  })
  route(app, house, 'GET', `${base}/sessions/:id/sign-in-sheet.html`, { summary: 'Sign-in sheet to print (A4)', tags, params: sheetParams }, ({ params, actor, reply, request }) => {
    void reply.type(html)
    return asActor(actor, params.implementationId, async (tx) => {
      const session = await sessionView(tx, params.id)
      return signInSheet(session, tx.locale, await nameOf(tx, session.trainerId), session.attendPath ? `${request.protocol}://${request.host}${session.attendPath}` : null)
    })
  })
  route(app, house, 'GET', `${base}/sessions/:id/attend.svg`, { summary: 'QR code of the sign-in link', tags, params: sheetParams }, async ({ params, actor, reply, request }) => {
    const path = await asActor(actor, params.implementationId, async (tx) => (await sessionView(tx, params.id)).attendPath)
    if (!path) throw new NotFound('session.no_link', { session: params.id }, { zh: '这个场次没有签到码，或你不能登记签到。', en: 'This session has no sign-in code, or you may not record attendance.' })
    void reply.type('image/svg+xml').header('cache-control', 'no-store')
    return QRCode.toString(`${request.protocol}://${request.host}${path}`, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
  })
  route(app, house, 'GET', `${base}/sessions/:id/roster.xlsx`, { summary: 'Roster of a session as .xlsx', tags, params: sheetParams }, async ({ params, actor, reply }) => {
    const session = await asActor(actor, params.implementationId, (tx) => sessionView(tx, params.id))
    void reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename="${session.code}.xlsx"`)
    return rosterWorkbook(session, actor.locale)
  })
}

async function nameOf(tx: Tx, personId: string | null): Promise<string> {
  if (!personId) return ''
  const [person] = await tx.db.select({ name: people.name, nameEn: people.nameEn }).from(people).where(eq(people.id, personId))
  return (tx.locale === 'en' ? person?.nameEn : null) ?? person?.name ?? ''
}

const watched = /^(configurationItem|processMap|approvalFlow)\./

/** A change of something that lessons teach turns those lessons out of date, right after it was committed. */
function watchForStaleLessons(app: FastifyInstance, house: House): void {
  const pending = new Set<string>()
  const stop = house.news.listen((heard) => {
    if (heard.type !== 'event' || !watched.test(heard.body.kind) || heard.body.kind.endsWith('.created')) return
    const { implementationId } = heard.body
    if (pending.has(implementationId)) return
    pending.add(implementationId)
    setTimeout(() => {
      pending.delete(implementationId)
      asActor({ house, accountId: null, locale: 'zh', system: 'training' }, implementationId, markStaleLessons).catch((error: Error) => process.stderr.write(`training: ${error.message}\n`))
    }, 300).unref()
  })
  app.addHook('onClose', async () => stop())
}
