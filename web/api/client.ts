import type { ProblemBody } from '../../platform/wire.ts'
import { currentLocale } from '../language/locale.ts'

/** A refusal or failure that the server explained; `problem.title` is in the reader's language. */
export class ProblemError extends Error {
  readonly problem: ProblemBody
  constructor(problem: ProblemBody) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

export type SendMethod = 'POST' | 'PATCH' | 'PUT' | 'DELETE'

/** Called when the server says that nobody is signed in. */
let onSignedOut: () => void = () => undefined
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}

const unreachable = (): ProblemBody => {
  const text = { zh: '服务器没有应答，这次操作没有保存。请检查网络后重试。', en: 'The server does not answer, and nothing was saved. Check the connection and try again.' }
  return { type: 'urn:landfall:network.unreachable', title: text[currentLocale()], status: 0, code: 'network.unreachable', detail: {}, text }
}

/** One request to our own server. `url` is absolute within the origin; a failure is a ProblemError. */
export async function request<T>(method: 'GET' | SendMethod, url: string, body?: unknown, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<T> {
  const isForm = body instanceof FormData
  let response: Response
  try {
    response = await fetch(url, {
      method,
      credentials: 'same-origin',
      headers: { accept: 'application/json', 'x-landfall-locale': currentLocale(), ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if ((error as Error).name === 'AbortError') throw error
    throw new ProblemError(unreachable())
  }
  if (response.status === 204) return undefined as T
  const text = await response.text()
  if (response.ok) return (text === '' ? undefined : isJson(response) ? JSON.parse(text) : text) as T
  throw new ProblemError(problemOf(response, text))
}

function isJson(response: Response): boolean {
  return (response.headers.get('content-type') ?? '').includes('json')
}

function problemOf(response: Response, text: string): ProblemBody {
  if (response.status === 401 && !response.url.includes('/api/auth/')) onSignedOut()
  if (isJson(response)) {
    const body = JSON.parse(text) as Partial<ProblemBody> & { message?: string }
    if (body.title && body.text) return body as ProblemBody
    if (body.message) return { type: 'about:blank', title: body.message, status: response.status, code: 'server.said', detail: {}, text: { zh: body.message, en: body.message } }
  }
  const said = { zh: `服务器返回 ${response.status}，请稍后重试。`, en: `The server answered ${response.status}. Try again shortly.` }
  return { type: 'about:blank', title: said[currentLocale()], status: response.status, code: `http.${response.status}`, detail: {}, text: said }
}

export function withQuery(url: string, query?: Record<string, string | number | undefined>): string {
  const given = Object.entries(query ?? {}).filter((entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '')
  if (given.length === 0) return url
  return `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(given.map(([k, v]) => [k, String(v)])).toString()}`
}
