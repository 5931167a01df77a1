import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from '../house.ts'
import { audit } from './sign-in.ts'

/** The headers of a request for better-auth, with the address as the server saw it. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = fromNodeHeaders(request.headers)
  headers.set('x-forwarded-for', request.ip)
  headers.delete('content-length')
  return headers
}

export function isLoopback(request: FastifyRequest): boolean {
  const from = request.socket.remoteAddress ?? request.ip
  return from === '::1' || from === '::ffff:127.0.0.1' || /^127\./.test(from)
}

/** Whether the browser asked for this machine by a name of this machine (a foreign name that resolves here is refused). */
export function namesLoopback(request: FastifyRequest): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(request.headers.host ?? '')
}

/** Opens a session for a known account, gives its cookie to the browser and writes it into the audit log. */
export async function openSessionFor(house: House, request: FastifyRequest, reply: FastifyReply, accountId: string, method: 'demo' | 'setup' | 'invitation' | 'reset'): Promise<void> {
  const answer = await house.auth.api.openSession({ body: { userId: accountId }, headers: headersOf(request), asResponse: true })
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
  await audit(house, 'session.opened', accountId, { method })
}
