import { eq } from 'drizzle-orm'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Forbidden, Invalid, NotFound, type Text } from '../../engines/errors.ts'
import { allRoles, roleName } from '../access/role-names.ts'
import { asAccount } from '../db/door.ts'
import type { House } from '../house.ts'
import { knownActor } from '../http/actor.ts'
import { localeOf } from '../http/problem.ts'
import { publicRoute, route } from '../http/route.ts'
import { installationRoles, organizations } from '../organization/tables.ts'
import type { InstallationView, LinkAnswer, SessionInfo } from '../wire.ts'
import { normalizedEmail } from './accounts.ts'
import { headersOf, isLoopback, namesLoopback, openSessionFor } from './http-session.ts'
import { inviteAdministrator, invitePerson, type MadeLink, makeResetLink } from './invite.ts'
import { join, viewAccessLink } from './join.ts'
import { changeMe, viewMe } from './me.ts'
import { needsSetup, setUpInstallation } from './setup.ts'
import { accountOf, audit, countAttempt, forgetAttempts, wrongPassword } from './sign-in.ts'
import { accountProfiles, installationFacts, user } from './tables.ts'
import { createToken, revokeToken, tokensOf } from './tokens.ts'

const password = z.string().min(1).max(200)
const email = z.email().max(200)
const name = z.string().trim().min(1).max(100)
const day = z.iso.date()

/** Sign-in, first set-up, one's own account, links that let somebody in, and API tokens. */
export function identityRoutes(app: FastifyInstance, house: House): void {
  authRoutes(app, house)
  sessionRoutes(app, house)
  ownRoutes(app, house)
  linkRoutes(app, house)
  installationRoutes(app, house)
}

/** better-auth behind three addresses; everything else it offers stays shut. */
function authRoutes(app: FastifyInstance, house: House): void {
  const pass = async (request: FastifyRequest, reply: FastifyReply): Promise<Response> => {
    // The server has compared the origin with its own names already.
    const url = new URL(request.url, request.headers.origin ?? `${request.protocol}://${request.host}`)
    const answer = await house.auth.handler(new Request(url, { method: request.method, headers: headersOf(request), ...(request.method === 'POST' ? { body: JSON.stringify(request.body ?? {}) } : {}) }))
    for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
    return answer
  }
  publicRoute(app, 'POST', '/api/auth/sign-in/email', { summary: 'Sign in with e-mail address and password; gives the session cookie', tags: ['identity'], body: z.object({ email: z.string().max(200), password }), perMinute: 60 }, async ({ body, request, reply }) => {
    const address = normalizedEmail(body.email)
    const left = await countAttempt(house, address)
    const accountId = await accountOf(house, address)
    const answer = await pass(request, reply)
    if (answer.status >= 500) throw new Error(`sign-in answered ${answer.status}`)
    if (answer.status >= 400) {
      await audit(house, 'session.refused', accountId)
      if (answer.status === 403) throw foreignOrigin()
      throw wrongPassword(left)
    }
    await forgetAttempts(house, address)
    await audit(house, 'session.opened', accountId, { method: 'password' })
  })
  publicRoute(app, 'POST', '/api/auth/sign-out', { summary: 'End the session', tags: ['identity'] }, async ({ request, reply }) => {
    const actor = await knownActor(house, request)
    await pass(request, reply)
    if (actor && !actor.byToken) await audit(house, 'session.closed', actor.accountId)
  })
}

function sessionRoutes(app: FastifyInstance, house: House): void {
  publicRoute(app, 'GET', '/api/v1/session', { summary: 'Whether somebody is signed in, and what the sign-in page needs', tags: ['identity'] }, async ({ request }): Promise<SessionInfo> => {
    const signedIn = (await knownActor(house, request).catch(() => null)) !== null
    const isNew = !signedIn && (await needsSetup(house))
    return { signedIn, demo: house.isDemo, needsSetup: isNew, needsSetupCode: isNew && !isLoopback(request), demoPeople: house.isDemo ? await demoPeople(house) : [] }
  })
  publicRoute(app, 'POST', '/api/v1/session/demo', { summary: 'Sign in as a person of the demo with one click (a demo, from this machine only)', tags: ['identity'], body: z.object({ accountId: z.uuid() }) }, async ({ body, request, reply }) => {
    if (!house.isDemo) throw new NotFound('demo.not_here', {}, { zh: '这不是演示环境，请用邮箱和密码登录。', en: 'This is not a demo: sign in with e-mail address and password.' })
    if (!isLoopback(request) || !namesLoopback(request)) throw new Forbidden('demo.elsewhere', {}, { zh: '一键登录只在运行演示的这台机器上可用（http://localhost）。', en: 'One-click sign-in works only on the machine that runs the demo (http://localhost).' })
    const [known] = await house.database.handle.select({ id: user.id }).from(user).where(eq(user.id, body.accountId))
    if (!known) throw new NotFound('account.unknown', { account: body.accountId }, { zh: '演示里没有这个人。请刷新登录页重新选择。', en: 'There is no such person in the demo. Reload the sign-in page and choose again.' })
    await openSessionFor(house, request, reply, body.accountId, 'demo')
  })
  publicRoute(app, 'POST', '/api/v1/setup', { summary: 'The first administrator and their organization, while nobody exists', tags: ['identity'], body: z.object({ name, email, password, organization: name, code: z.string().max(20).optional() }), perMinute: 20 }, async ({ body, request, reply }) => {
    const accountId = await setUpInstallation(house, { ...body, locale: localeOf(request) }, isLoopback(request) && namesLoopback(request))
    await openSessionFor(house, request, reply, accountId, 'setup')
  })
}

function ownRoutes(app: FastifyInstance, house: House): void {
  route(app, house, 'GET', '/api/v1/me', { summary: 'Who is signed in and where they take part', tags: ['identity'] }, ({ actor }) => viewMe(actor))
  route(app, house, 'PATCH', '/api/v1/me', { summary: 'Change one\'s own name, language or password', tags: ['identity'], body: z.strictObject({ name: name.optional(), locale: z.enum(['zh', 'en']).optional(), currentPassword: password.optional(), newPassword: password.optional() }), perMinute: 60 }, async ({ actor, body, request }) => {
    const session = body.newPassword ? await house.auth.api.getSession({ headers: headersOf(request) }) : null
    await changeMe(actor, body, session?.session.token)
    return viewMe(actor)
  })
  route(app, house, 'GET', '/api/v1/tokens', { summary: 'One\'s own API tokens', tags: ['identity'] }, ({ actor }) => tokensOf(actor))
  route(app, house, 'POST', '/api/v1/tokens', { summary: 'Make an API token; the secret is shown once', tags: ['identity'], body: z.object({ name, scopes: z.array(z.enum(['read', 'write'])).min(1), expiresOn: day.nullish() }) }, ({ actor, body }) => createToken(actor, body))
  route(app, house, 'DELETE', '/api/v1/tokens/:id', { summary: 'Revoke an API token', tags: ['identity'], params: z.object({ id: z.uuid() }) }, ({ actor, params }) => revokeToken(actor, params.id))
}

function linkRoutes(app: FastifyInstance, house: House): void {
  const roles = z.array(z.enum(allRoles)).min(1)
  route(app, house, 'POST', '/api/v1/implementations/:implementationId/invitations', { summary: 'Invite somebody by a link that works without mail', tags: ['identity'], params: z.object({ implementationId: z.uuid() }), body: z.object({ personId: z.uuid().optional(), name: name.optional(), email: email.optional(), departmentId: z.uuid().nullish(), side: z.enum(['customer', 'implementer', 'thirdParty']).optional(), roles, endsOn: day.nullish() }) }, async ({ actor, params, body, request }) => answer(request, await invitePerson(actor, params.implementationId, body)))
  route(app, house, 'POST', '/api/v1/accounts/:accountId/reset-link', { summary: 'A link with which the owner of an account sets a new password', tags: ['identity'], params: z.object({ accountId: z.uuid() }) }, async ({ actor, params, request }) => answer(request, await makeResetLink(actor, params.accountId)))
  const token = z.object({ token: z.string().max(100) })
  publicRoute(app, 'GET', '/api/v1/join/:token', { summary: 'What an invitation or a reset link is for', tags: ['identity'], params: token, perMinute: 60 }, ({ params }) => viewAccessLink(house, params.token))
  publicRoute(app, 'POST', '/api/v1/join/:token', { summary: 'Join by an invitation, or set a new password by a reset link', tags: ['identity'], params: token, body: z.object({ name: name.optional(), email: email.optional(), password }), perMinute: 20 }, async ({ params, body, request, reply }) => {
    const joined = await join(house, { ...body, token: params.token, locale: localeOf(request) })
    await openSessionFor(house, request, reply, joined.accountId, joined.purpose)
    return { implementationId: joined.implementationId }
  })
}

function installationRoutes(app: FastifyInstance, house: House): void {
  route(app, house, 'GET', '/api/v1/installation', { summary: 'Administrators and organizations of the installation', tags: ['identity'] }, ({ actor }): Promise<InstallationView> => asAccount(actor, async (tx) => {
    const held = await tx.db.select({ accountId: installationRoles.accountId, role: installationRoles.role, since: installationRoles.grantedAt, name: accountProfiles.name }).from(installationRoles).innerJoin(accountProfiles, eq(accountProfiles.accountId, installationRoles.accountId))
    if (!held.some((h) => h.accountId === actor.accountId)) throw new Forbidden('installation.not_admin', {}, { zh: '只有安装环境的管理员能看这里。', en: 'Only administrators of the installation see this.' })
    return { administrators: held, vacant: ['systemAdmin', 'securityAdmin', 'auditAdmin'].filter((r) => !held.some((h) => h.role === r)), organizations: (await tx.db.select().from(organizations)).map((o) => ({ id: o.id, name: o.name })) }
  }))
  route(app, house, 'POST', '/api/v1/installation/administrators', { summary: 'Invite the security or the audit administrator', tags: ['identity'], body: z.object({ name, email, role: z.enum(['systemAdmin', 'securityAdmin', 'auditAdmin']) }) }, async ({ actor, body, request }) => answer(request, await inviteAdministrator(actor, body)))
}

function answer(request: FastifyRequest, link: MadeLink): LinkAnswer {
  return { url: `${request.protocol}://${request.host}/join/${link.token}`, expiresAt: link.expiresAt, personId: link.personId }
}

async function demoPeople(house: House): Promise<SessionInfo['demoPeople']> {
  const [fact] = await house.database.handle.select().from(installationFacts).where(eq(installationFacts.name, 'demoPeople'))
  return ((fact?.value ?? []) as { accountId: string; name: Text; job: Text; role: string }[]).map((p) => ({ ...p, role: roleName(p.role) }))
}

export function foreignOrigin(): Invalid {
  return new Invalid('request.foreign_origin', {}, { zh: '请求来自别的网站，已拒绝。请从落地自己的页面操作。', en: 'The request came from another site and was refused. Use Landfall\'s own pages.' })
}
