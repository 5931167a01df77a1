import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotFound, Problem, type Text } from '../../engines/errors.ts'
import { type Actor, asActor, type Tx } from '../../platform/db/door.ts'
import type { House } from '../../platform/house.ts'
import { localized } from '../../platform/trace/item-store.ts'
import { answerSurvey, openSheet } from './commands/answer-survey.ts'
import { implementationOfToken } from './commands/make-survey-links.ts'
import { questionIn } from './queries/survey-view.ts'
import { messagePage, sheetPage, sheetScript } from './survey-html.ts'

type Locale = 'zh' | 'en'
type Given = { Params: { token: string }; Querystring: { lang?: string } }

/**
 * The questionnaire on a phone: /s/:token, without sign-in, as one HTML form that works without a script. It runs inside the
 * browsers of WeChat and WeCom; every answer goes to this origin only.
 */
export function surveyPage(app: FastifyInstance, house: House): void {
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 256 * 1024 }, (_request, body, done) => done(null, fieldsOf(String(body))))
    scope.get('/s/sheet.js', { schema: { hide: true } }, (_request, reply) => reply.type('text/javascript; charset=utf-8').header('cache-control', 'public, max-age=3600').send(sheetScript))
    const limits = { config: { rateLimit: { max: 600, timeWindow: '1 minute' } }, schema: { hide: true } }
    scope.get<Given>('/s/:token', limits, (request, reply) => answered(request, reply, async (locale) => inside(house, request.params.token, locale, async (tx) => {
      const sheet = await openSheet(tx, request.params.token)
      return { status: 200, html: await drawn(tx, sheet.survey, locale, { sheetKey: randomUUID(), given: {}, faults: {} }) }
    })))
    scope.post<Given & { Body: Record<string, string | string[]> }>('/s/:token', limits, (request, reply) => answered(request, reply, async (locale) => inside(house, request.params.token, locale, async (tx) => {
      const raw = typeof request.body === 'object' && request.body !== null ? request.body : {}
      const key = typeof raw._sheet === 'string' && raw._sheet ? raw._sheet : randomUUID()
      const { survey } = await openSheet(tx, request.params.token)
      const { faults } = await answerSurvey(tx, { token: request.params.token, sheetKey: key, raw })
      if (faults.length > 0) return { status: 422, html: await drawn(tx, survey, locale, { sheetKey: key, given: raw, faults: Object.fromEntries(faults.map((f) => [f.questionId, f.text[locale]])) }) }
      const [shown] = await localized(tx, [survey], ['title', 'thanks'])
      return { status: 200, html: messagePage(locale, shown!.title, shown!.thanks ?? words.thanks[locale], true) }
    })))
  })
}

const words = {
  thanks: { zh: '已提交，谢谢。答卷不记名，不足 5 人的部门不单独展示。', en: 'Thank you, your answers are in. They carry no name, and groups of fewer than five people are not shown by themselves.' },
  title: { zh: '问卷', en: 'Survey' },
  busy: { zh: '暂时打不开，请稍后再试。', en: 'This cannot be opened now. Please try again later.' },
} satisfies Record<string, Text>

async function drawn(tx: Tx, survey: Awaited<ReturnType<typeof openSheet>>['survey'], locale: Locale, state: { sheetKey: string; given: Readonly<Record<string, string | string[]>>; faults: Record<string, string> }): Promise<string> {
  const [shown] = await localized(tx, [survey], ['title', 'intro'])
  return sheetPage({ locale, title: shown!.title, intro: shown!.intro ?? '', questions: (survey.questions ?? []).map((q) => questionIn(q, locale)), ...state })
}

function inside<T>(house: House, token: string, locale: Locale, work: (tx: Tx) => Promise<T>): Promise<T> {
  const implementationId = implementationOfToken(token)
  if (!implementationId) throw new NotFound('survey.link_unknown', {}, { zh: '这个问卷链接不完整。请从原消息重新打开。', en: 'This survey link is not complete. Open it again from the message.' })
  const actor: Actor = { house, accountId: null, locale, system: 'survey' }
  return asActor(actor, implementationId, work)
}

async function answered(request: FastifyRequest<Given>, reply: FastifyReply, work: (locale: Locale) => Promise<{ status: number; html: string }>): Promise<FastifyReply> {
  const locale: Locale = request.query.lang === 'en' ? 'en' : request.query.lang === 'zh' ? 'zh' : /^\s*en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh'
  const page = await work(locale).catch((error: unknown) => {
    if (!(error instanceof Problem)) request.log.error(error)
    const text = error instanceof Problem ? (error.code.startsWith('survey.') ? error.text : { zh: '这个问卷链接无效。请向发给你的人要一个新的。', en: 'This survey link is not valid. Ask whoever sent it for a new one.' }) : words.busy
    const status = error instanceof Problem ? (error.kind === 'not_found' || error.kind === 'forbidden' ? 404 : error.kind === 'conflict' ? 409 : 410) : 500
    return { status, html: messagePage(locale, words.title[locale], text[locale], false) }
  })
  // same-origin, so that the form is sent with its Origin (no-referrer would make it null, which is refused).
  return reply.status(page.status).type('text/html; charset=utf-8').header('cache-control', 'no-store').header('referrer-policy', 'same-origin').send(page.html)
}

/** Form fields by name; a name given more than once becomes a list. */
function fieldsOf(body: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return fields
}
