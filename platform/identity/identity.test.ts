import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildServer } from '../../server.ts'
import type { House } from '../house.ts'
import { openEmptyHouse } from '../test-house.ts'
import { signInFailures } from './tables.ts'

let now = new Date('2026-11-25T02:00:00Z')
let house: House
let app: FastifyInstance
let close: () => Promise<void>
beforeAll(async () => {
  const empty = await openEmptyHouse([], { clock: () => now })
  house = empty.house
  app = await buildServer(house)
  close = async () => { await app.close(); await empty.close() }
})
afterAll(() => close())

/** A browser that keeps its cookie. */
function browser() {
  let cookie = ''
  return {
    async send(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: unknown, headers: Record<string, string> = {}) {
      const answer = await app.inject({ method, url, headers: { host: 'localhost:8420', ...(cookie ? { cookie } : {}), ...headers }, ...(payload === undefined ? {} : { payload: payload as never }) })
      const set = answer.headers['set-cookie']
      for (const one of set === undefined ? [] : [set].flat()) cookie = one.startsWith('landfall.session_token=;') ? '' : one.split(';')[0]!
      return { status: answer.statusCode, body: answer.body ? answer.json() : null, cookie: set }
    },
  }
}

const admin = { name: '林晓雯', email: 'Lin@example.com', password: 'Bicycle-2026', organization: '远行自行车' }

describe.sequential('the first hour of an installation', () => {
  const lin = browser()
  let implementationId: string

  it('asks for its first administrator, and for nobody else', async () => {
    expect((await browser().send('GET', '/api/v1/session')).body).toMatchObject({ signedIn: false, demo: false, needsSetup: true, demoPeople: [] })
    const refused = await lin.send('POST', '/api/v1/setup', { ...admin, password: 'short' })
    expect(refused.status).toBe(422)
    expect(refused.body.code).toBe('password.too_weak')
    const { status, cookie } = await lin.send('POST', '/api/v1/setup', admin)
    expect(status).toBe(204)
    expect(String(cookie)).toMatch(/HttpOnly.*SameSite=Lax/)
    expect((await browser().send('POST', '/api/v1/setup', { ...admin, email: 'two@example.com' })).body.code).toBe('setup.done')
    const me = await lin.send('GET', '/api/v1/me')
    expect(me.body).toMatchObject({ account: { email: 'lin@example.com', name: '林晓雯' }, roles: { installation: ['systemAdmin'] }, implementations: [] })
  })

  it('asks for the printed code when the first administrator sits elsewhere', async () => {
    const elsewhere = await app.inject({ method: 'POST', url: '/api/v1/setup', remoteAddress: '10.0.0.7', payload: admin })
    expect(elsewhere.json().code).toBe('setup.code')
  })

  it('has no public sign-up', async () => {
    expect((await browser().send('POST', '/api/auth/sign-up/email', { name: 'x', email: 'x@example.com', password: 'Bicycle-2026' })).status).toBe(404)
  })

  it('signs in and out with the password, whatever the case of the address', async () => {
    const other = browser()
    expect((await other.send('POST', '/api/auth/sign-in/email', { email: 'LIN@example.com', password: admin.password })).status).toBe(204)
    expect((await other.send('GET', '/api/v1/session')).body.signedIn).toBe(true)
    expect((await other.send('POST', '/api/auth/sign-out', {})).status).toBe(204)
    expect((await other.send('GET', '/api/v1/me')).status).toBe(401)
  })

  it('starts an implementation with the founder as a project manager', async () => {
    const made = await lin.send('POST', '/api/v1/implementations', { code: 'ERP', name: 'ERP 实施', startsOn: '2026-11-01' })
    expect(made.status).toBe(200)
    expect(made.body).toMatchObject({ code: 'ERP', roles: ['customerProjectManager'], phases: [{ code: 'P1' }] })
    implementationId = made.body.id
    expect((await lin.send('POST', '/api/v1/implementations', { code: 'ERP', name: '又一个' })).body.code).toBe('implementation.code_taken')
  })

  it('lets somebody in by a link that works once', async () => {
    const invited = await lin.send('POST', `/api/v1/implementations/${implementationId}/invitations`, { name: '吴建华', email: 'wu@example.com', roles: ['businessLead'], endsOn: '2026-12-31' })
    expect(invited.status).toBe(200)
    const token = String(invited.body.url).split('/join/')[1]!
    expect((await browser().send('GET', `/api/v1/join/${token}`)).body).toMatchObject({ purpose: 'invitation', organization: '远行自行车', implementation: 'ERP 实施', name: '吴建华', hasAccount: false })
    const wu = browser()
    const joined = await wu.send('POST', `/api/v1/join/${token}`, { name: '吴建华', password: 'Warehouse-77' })
    expect(joined.body).toEqual({ implementationId })
    expect((await wu.send('GET', '/api/v1/me')).body.implementations).toMatchObject([{ id: implementationId, roles: ['businessLead'] }])
    expect((await browser().send('POST', `/api/v1/join/${token}`, { password: 'Warehouse-78' })).body.code).toBe('link.gone')
  })

  it('asks somebody who has an account already for its password, and never replaces it', async () => {
    const invited = await lin.send('POST', `/api/v1/implementations/${implementationId}/invitations`, { name: '顾问', email: 'lin@example.com', roles: ['consultant'] })
    const token = String(invited.body.url).split('/join/')[1]!
    expect((await browser().send('GET', `/api/v1/join/${token}`)).body.hasAccount).toBe(true)
    expect((await browser().send('POST', `/api/v1/join/${token}`, { password: 'Guessing-999' })).body.code).toBe('session.wrong_password')
    expect((await browser().send('POST', '/api/auth/sign-in/email', { email: 'lin@example.com', password: admin.password })).status).toBe(204)
  })

  it('gives a reset link, which ends the old password and the old sessions', async () => {
    const wu = browser()
    await wu.send('POST', '/api/auth/sign-in/email', { email: 'wu@example.com', password: 'Warehouse-77' })
    const { accountId } = (await lin.send('GET', `/api/v1/implementations/${implementationId}/directory`)).body.people.find((p: { name: string }) => p.name === '吴建华')
    expect((await wu.send('POST', `/api/v1/accounts/${(await lin.send('GET', '/api/v1/me')).body.account.id}/reset-link`)).body.code).toBe('account.not_yours')
    const link = await lin.send('POST', `/api/v1/accounts/${accountId}/reset-link`)
    const token = String(link.body.url).split('/join/')[1]!
    expect((await browser().send('GET', `/api/v1/join/${token}`)).body).toMatchObject({ purpose: 'reset', email: 'wu@example.com' })
    expect((await browser().send('POST', `/api/v1/join/${token}`, { password: 'Warehouse-99' })).status).toBe(200)
    expect((await wu.send('GET', '/api/v1/me')).status).toBe(401)
    expect((await browser().send('POST', '/api/auth/sign-in/email', { email: 'wu@example.com', password: 'Warehouse-77' })).status).toBe(401)
    expect((await browser().send('POST', '/api/auth/sign-in/email', { email: 'wu@example.com', password: 'Warehouse-99' })).status).toBe(204)
  })

  it('changes the own password only against the present one, and keeps this session', async () => {
    const wu = browser()
    const elsewhere = browser()
    for (const b of [wu, elsewhere]) await b.send('POST', '/api/auth/sign-in/email', { email: 'wu@example.com', password: 'Warehouse-99' })
    expect((await wu.send('PATCH', '/api/v1/me', { currentPassword: 'wrong', newPassword: 'Warehouse-100' })).body.code).toBe('session.wrong_password')
    expect((await wu.send('PATCH', '/api/v1/me', { currentPassword: 'Warehouse-99', newPassword: 'Warehouse-100', locale: 'en' })).body.account.locale).toBe('en')
    expect((await wu.send('GET', '/api/v1/me')).status).toBe(200)
    expect((await elsewhere.send('GET', '/api/v1/me')).status).toBe(401)
  })

  it('puts an account to rest after five wrong passwords, and lets it in again after a quarter of an hour', async () => {
    const somebody = browser()
    const attempt = (password: string) => somebody.send('POST', '/api/auth/sign-in/email', { email: 'wu@example.com', password })
    for (let i = 1; i <= 5; i++) expect((await attempt('Wrong-pass-1')).body.code).toBe('session.wrong_password')
    const locked = await attempt('Warehouse-100')
    expect(locked.status).toBe(401)
    expect(locked.body).toMatchObject({ code: 'session.locked', detail: { minutes: 15 } })
    now = new Date(now.getTime() + 15 * 60_000 + 1000)
    expect((await attempt('Warehouse-100')).status).toBe(204)
    expect(await house.database.handle.select().from(signInFailures)).toEqual([])
  })

  it('cannot be outrun by many attempts at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => browser().send('POST', '/api/auth/sign-in/email', { email: 'nobody@example.com', password: 'Wrong-pass-1' })))
    expect(answers.filter((a) => a.body.code === 'session.wrong_password')).toHaveLength(5)
  })

  it('makes a token that reads but does not write, shows it once, and revokes it', async () => {
    const made = await lin.send('POST', '/api/v1/tokens', { name: '报表', scopes: ['read'] })
    expect(made.body.token).toMatch(/^lf_[0-9a-f]{48}$/)
    expect(JSON.stringify((await lin.send('GET', '/api/v1/tokens')).body)).not.toContain(made.body.token)
    const authorization = { authorization: `Bearer ${made.body.token}` }
    expect((await browser().send('GET', '/api/v1/me', undefined, authorization)).status).toBe(200)
    expect((await browser().send('PATCH', '/api/v1/me', { locale: 'en' }, authorization)).body.code).toBe('token.read_only')
    const writes = (await lin.send('POST', '/api/v1/tokens', { name: '写', scopes: ['write'] })).body
    expect((await browser().send('POST', '/api/v1/tokens', { name: 'y', scopes: ['write'] }, { authorization: `Bearer ${writes.token}` })).body.code).toBe('token.by_token')
    expect((await lin.send('DELETE', `/api/v1/tokens/${made.body.id}`)).status).toBe(204)
    expect((await browser().send('GET', '/api/v1/me', undefined, authorization)).body.code).toBe('token.invalid')
  })

  it('invites the other two administrators, and gives nobody two of the three roles', async () => {
    const link = await lin.send('POST', '/api/v1/installation/administrators', { name: '许岚', email: 'xu@example.com', role: 'auditAdmin' })
    const token = String(link.body.url).split('/join/')[1]!
    expect((await browser().send('POST', `/api/v1/join/${token}`, { name: '许岚', password: 'Evidence-2026' })).body).toEqual({ implementationId: null })
    expect((await lin.send('GET', '/api/v1/installation')).body).toMatchObject({ vacant: ['securityAdmin'] })
    const again = await lin.send('POST', '/api/v1/installation/administrators', { name: '许岚', email: 'xu@example.com', role: 'securityAdmin' })
    expect((await browser().send('POST', `/api/v1/join/${String(again.body.url).split('/join/')[1]}`, { password: 'Evidence-2026' })).body.code).toBe('installation.two_roles')
  })

  it('refuses what another site sends', async () => {
    expect((await lin.send('POST', '/api/v1/tokens', { name: 'x', scopes: ['read'] }, { origin: 'https://evil.example' })).body.code).toBe('request.foreign_origin')
    expect((await lin.send('POST', '/api/v1/tokens', { name: 'x', scopes: ['read'] }, { origin: 'http://localhost:8420' })).status).toBe(200)
  })

  it('has no one-click sign-in outside a demo', async () => {
    expect((await browser().send('POST', '/api/v1/session/demo', { accountId: (await lin.send('GET', '/api/v1/me')).body.account.id })).body.code).toBe('demo.not_here')
  })

  it('has written every sign-in into the chain of the installation', async () => {
    const kinds = await lin.send('GET', '/api/v1/installation/events?limit=200')
    expect(kinds.status).toBe(200)
    for (const kind of ['installation.set_up', 'session.opened', 'session.closed', 'session.refused', 'account.locked', 'account.password_reset', 'token.created', 'token.revoked', 'administrator.joined']) expect(kinds.body.rows.map((r: { kind: string }) => r.kind)).toContain(kind)
  })
})
