import { and, eq } from 'drizzle-orm'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotFound, Problem } from '../../engines/errors.ts'
import { type Actor, asActor, type Tx } from '../../platform/db/door.ts'
import { daysBetween } from '../../platform/db/time.ts'
import type { House } from '../../platform/house.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { people } from '../../platform/organization/tables.ts'
import { type AttendExam, choosePage, messagePage, personPage, resultPage, sheetPage } from './attend-pages.ts'
import { readAttendToken } from './attend-token.ts'
import { signInByLink } from './commands/sign-in-by-link.ts'
import { startAttempt } from './commands/start-attempt.ts'
import { submitAttempt } from './commands/submit-attempt.ts'
import type { SessionView } from './contract.ts'
import { examAttempts } from './own-tables.ts'
import { examLines, examResult, examSheet } from './queries/exam-view.ts'
import { sessionView } from './queries/session-view.ts'
import { words } from './words.ts'

/** Days after a session in which its exam can still be sat by link. */
const examDays = 7
const limit = { rateLimit: { max: 600, timeWindow: '1 minute' } }

/** `/attend/:token`: sign-in and exam on a phone without an account and without a script. Forms only, so that any browser inside a messenger does. */
export function attendRoutes(app: FastifyInstance, house: House): void {
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => done(null, new URLSearchParams(body as string)))
    scope.get<{ Params: { token: string }; Querystring: Record<string, string> }>('/attend/:token', { config: limit, schema: { hide: true } }, (request, reply) =>
      answer(house, request, reply, request.params.token, request.query.person ?? null, (tx, session) => shown(tx, session, request.query)))
    scope.post<{ Params: { token: string }; Querystring: Record<string, string> }>('/attend/:token', { config: limit, schema: { hide: true } }, (request, reply) => {
      const form = request.body as URLSearchParams
      return answer(house, request, reply, request.params.token, form.get('person'), (tx, session) => done(tx, session, request.query.do ?? '', form))
    })
  })
}

type Outcome = { html: string } | { query: string }

async function answer(house: House, request: FastifyRequest, reply: FastifyReply, token: string, personId: string | null, work: (tx: Tx, session: SessionView) => Promise<Outcome>): Promise<FastifyReply> {
  const locale = localeOf(request)
  // `no-referrer` would send the forms with `Origin: null`, which the server takes for another site.
  void reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').header('referrer-policy', 'same-origin')
  const named = readAttendToken(house.secret, token)
  if (!named) return reply.status(404).send(messagePage(locale, words.attendBadLink[locale], words.attendBadLinkText[locale]))
  try {
    const actor: Actor = { house, accountId: null, locale, system: 'attend', ...(personId && /^[0-9a-f-]{36}$/i.test(personId) ? { forPersonId: personId } : {}) }
    const outcome = await asActor(actor, named.implementationId, async (tx) => work(tx, await sessionView(tx, named.sessionId)))
    if ('query' in outcome) return reply.status(303).header('location', `/attend/${token}?${outcome.query}`).send()
    return reply.send(outcome.html)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return reply.status(error.kind === 'not_found' ? 404 : 409).send(messagePage(locale, words.attendClosed[locale], error.text[locale]))
  }
}

async function shown(tx: Tx, session: SessionView, query: Record<string, string>): Promise<Outcome> {
  const trainer = await trainerOf(tx, session)
  if (!query.person) return { html: choosePage(tx, session, trainer, query.department ?? null) }
  const entry = entryOf(session, query.person)
  if (query.attempt) {
    const attempt = await attemptOf(tx, query.attempt, entry.personId)
    return { html: attempt.submittedAt ? resultPage(tx, await examResult(tx, attempt), entry.personId) : sheetPage(tx, await examSheet(tx, attempt), entry.personId) }
  }
  return { html: personPage(tx, session, trainer, entry, entry.signedIn ? await examsFor(tx, session, entry.personId) : []) }
}

async function done(tx: Tx, session: SessionView, verb: string, form: URLSearchParams): Promise<Outcome> {
  const entry = entryOf(session, form.get('person') ?? '')
  if (verb === 'sign-in') {
    await signInByLink(tx, { sessionId: session.id, personId: entry.personId })
    return { query: `person=${entry.personId}` }
  }
  if (!entry.signedIn || daysBetween(session.heldOn, tx.today) > examDays) throw new NotFound('attend.exam_closed', { code: session.code }, { zh: '这场培训的扫码考试已经结束，或你还没有签到。请联系讲师。', en: 'The exam by link of this session is over, or you have not signed in. Ask the trainer.' })
  if (verb === 'start') {
    const exam = session.exams.find((e) => e.id === form.get('exam'))
    if (!exam) throw unknownExam()
    const attempt = await startAttempt(tx, { examId: exam.id, personId: entry.personId, channel: 'link', sessionId: session.id })
    return { query: `person=${entry.personId}&attempt=${attempt.id}` }
  }
  const attempt = await attemptOf(tx, form.get('attempt') ?? '', entry.personId)
  const chosen: Record<string, string[]> = {}
  for (const [name, value] of form) if (name.startsWith('q.')) chosen[name.slice(2)] = [...(chosen[name.slice(2)] ?? []), value]
  await submitAttempt(tx, { attemptId: attempt.id, personId: entry.personId, chosen })
  return { query: `person=${entry.personId}&attempt=${attempt.id}` }
}

function entryOf(session: SessionView, personId: string) {
  const entry = session.roster.find((r) => r.personId === personId)
  if (!entry) throw new NotFound('attend.person_unknown', { session: session.code }, { zh: '名单上没有这个人。请重新选择姓名，或请讲师补登。', en: 'This person is not on the list. Choose your name again, or ask the trainer to add you.' })
  return entry
}

async function attemptOf(tx: Tx, id: string, personId: string) {
  const [attempt] = /^[0-9a-f-]{36}$/i.test(id) ? await tx.db.select().from(examAttempts).where(and(eq(examAttempts.id, id), eq(examAttempts.personId, personId), eq(examAttempts.channel, 'link'))) : []
  if (!attempt) throw unknownExam()
  return attempt
}

function unknownExam(): NotFound {
  return new NotFound('attend.exam_unknown', {}, { zh: '没有找到这次考试。请返回本场次重新进入。', en: 'This exam was not found. Go back to the session and start again.' })
}

async function examsFor(tx: Tx, session: SessionView, personId: string): Promise<AttendExam[]> {
  const own = session.roster.find((r) => r.personId === personId)?.exams.map((e) => e.code) ?? []
  return (await examLines(tx, null)).filter((e) => e.state === 'open' && own.includes(e.code)).map((e) => ({ id: e.id, title: e.title, best: e.mine.best, isPassed: e.mine.isPassed, attemptsLeft: e.mine.attemptsLeft }))
}

async function trainerOf(tx: Tx, session: SessionView): Promise<string> {
  if (!session.trainerId) return ''
  const [person] = await tx.db.select({ name: people.name, nameEn: people.nameEn }).from(people).where(eq(people.id, session.trainerId))
  return (tx.locale === 'en' ? person?.nameEn : null) ?? person?.name ?? ''
}
