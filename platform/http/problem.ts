import type { FastifyReply, FastifyRequest } from 'fastify'
import { Problem, type ProblemKind } from '../../engines/errors.ts'
import type { ProblemBody } from '../wire.ts'

const statusOf: Record<ProblemKind, number> = { invalid: 422, refused: 409, not_found: 404, conflict: 409, unavailable: 503, forbidden: 403, unauthenticated: 401 }

/** RFC 9457 body in the reader's language; both languages travel in `text`. */
export function problemBody(problem: Problem, locale: 'zh' | 'en'): ProblemBody {
  const fields = problem.detail.fields as ProblemBody['fields']
  return { type: `urn:landfall:${problem.code}`, title: problem.text[locale], status: statusOf[problem.kind], code: problem.code, detail: { ...problem.detail, fields: undefined }, text: problem.text, ...(fields ? { fields } : {}) }
}

export function localeOf(request: FastifyRequest): 'zh' | 'en' {
  const asked = String(request.headers['x-landfall-locale'] ?? request.headers['accept-language'] ?? '')
  return asked.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

type ZodIssue = { path: PropertyKey[]; message: string; code?: string }
type Failure = Error & { statusCode?: number; code?: string; validation?: { instancePath?: string; message?: string; params?: { issue?: ZodIssue } }[]; issues?: ZodIssue[] }

/** Turns whatever was thrown into a problem; a person never sees a stack trace. */
export function sendProblem(error: Failure, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error, request)
  void reply.status(statusOf[problem.kind]).header('content-type', 'application/problem+json; charset=utf-8').send(problemBody(problem, localeOf(request)))
}

function toProblem(error: Failure, request: FastifyRequest): Problem {
  const cause = (error as { cause?: unknown }).cause
  if (error instanceof Problem) return error
  if (cause instanceof Problem) return cause
  const issues = error.issues ?? error.validation?.map((v) => v.params?.issue ?? { path: (v.instancePath ?? '').split('/').filter(Boolean), message: v.message ?? '' })
  if (issues) {
    const fields = issues.map((i) => ({ path: i.path.map(String).join('.'), message: i.message }))
    const named = fields.map((f) => f.path || '(body)').join(', ')
    return new Problem('invalid', 'request.invalid', { fields }, { zh: `这些字段的值不对：${named}。请按提示修改后再提交。`, en: `These fields are not valid: ${named}. Correct them and submit again.` })
  }
  if (error.statusCode === 413) return new Problem('invalid', 'request.too_large', {}, { zh: '文件太大。请拆分后再上传，或从命令行读取。', en: 'The file is too large. Split it, or read it from the command line.' })
  if (error.statusCode === 429) return new Problem('unavailable', 'request.too_many', {}, { zh: '请求太频繁，请稍等一分钟再试。', en: 'Too many requests: wait a minute and try again.' })
  if (error.statusCode && error.statusCode < 500) return new Problem('invalid', 'request.malformed', { reason: error.code ?? error.message }, { zh: '请求的格式不对，请检查内容类型与 JSON 语法。', en: 'The request is malformed: check its content type and JSON syntax.' })
  if ((cause as { code?: string } | undefined)?.code === '23505') return new Problem('conflict', 'value.taken', { constraint: (cause as { constraint?: string }).constraint ?? null }, { zh: '这个编号或名称已经有了，没有保存。请换一个。', en: 'This code or name is taken, so nothing was saved. Choose another.' })
  if (isUnreachable(error) || isUnreachable(cause)) {
    return new Problem('unavailable', 'database.unreachable', {}, { zh: '数据库暂时连不上，你的这次修改没有保存。请稍后重试；已保存的内容不受影响。', en: 'The database cannot be reached, so this change was not saved. Try again shortly; what was saved before is safe.' })
  }
  request.log.error(error)
  return new Problem('unavailable', 'server.failed', { requestId: request.id }, { zh: `服务器处理出错，没有保存。请重试；若再次出错，请把编号 ${request.id} 告诉管理员。`, en: `The server failed and saved nothing. Try again; if it fails again, tell an administrator the number ${request.id}.` })
}

/** Codes of the network, and of a PostgreSQL that is stopping (57P01, 57P02) or starting (57P03); class 08 is a lost connection. */
const awayCodes = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|57P0[123]|08\d{3})$/
const awayWords = /ECONNREFUSED|terminating connection|Connection terminated|ECONNRESET|server closed the connection|timeout exceeded when trying to connect|not queryable/

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return awayCodes.test(String((error as { code?: unknown }).code ?? '')) || awayWords.test(error.message)
}
