import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as schema from '../../schema.ts'
import { stages } from '../../stages.ts'
import { type Actor, asAccount, asActor } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import { tableScopes } from '../db/tables.ts'
import { apiTokens } from '../identity/tables.ts'
import { addPerson, createImplementation, createOrganization } from '../organization/create.ts'
import { openTestHouse, type TestHouse } from '../test-house.ts'
import { items } from '../trace/tables.ts'

let test: TestHouse
let stranger: Actor
let strangerToken: string
let elsewhere: string
beforeAll(async () => {
  expect(schema.items).toBe(items)
  test = await openTestHouse(stages)
  await test.request('consultant', 'POST', '/items/improvements', { title: '机密的改进', priority: 'low' })
  const item = (await test.request('consultant', 'GET', '/items/improvements/IMP-001')).body
  await test.request('consultant', 'POST', '/comments', { itemId: item.id, text: '机密的评论', mentions: [test.person('sponsor')] })
  await test.request('consultant', 'GET', '/journey')
  const system: Actor = { house: test.house, accountId: null, locale: 'zh', system: 'test' }
  const organizationId = await createOrganization(system, { name: '别家企业' })
  elsewhere = await createImplementation(system, { organizationId, code: 'ELSE', name: '别家项目' })
  const accountId = randomUUID()
  strangerToken = `lf_${'b'.repeat(48)}`
  await asActor(system, elsewhere, (tx) => addPerson(tx, { code: 'P1', name: '外人', accountId, roles: ['customerProjectManager', 'sponsor'] }))
  await test.house.database.handle.insert(apiTokens).values({ id: newId(), name: 't', tokenHash: createHash('sha256').update(strangerToken).digest('hex'), tail: 'bbbb', accountId, scopes: ['read', 'write'], createdAt: new Date() })
  stranger = { house: test.house, accountId, locale: 'zh' }
})
afterAll(() => test.close())

type Row = Record<string, unknown>
const rows = async (work: Promise<unknown>): Promise<Row[]> => ((await work) as { rows: Row[] }).rows
const select = (text: string) => test.run('consultant', (tx) => rows(tx.db.execute(sql.raw(text))))

describe('every table', () => {
  it('is declared with its scope, carries the column of it, and has row-level security with a policy', async () => {
    const tables = await select(`select c.relname as name, c.relrowsecurity as secured, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'landfall_flush_check' order by 1`)
    expect(tables.map((t) => t.name).filter((n) => !tableScopes.has(String(n)))).toEqual([])
    expect([...tableScopes.keys()].filter((n) => !tables.some((t) => t.name === n))).toEqual([])
    expect(tables.filter((t) => t.secured !== true || t.policies !== 1).map((t) => t.name)).toEqual([])
    const column = { implementation: 'implementation_id', organization: 'organization_id' } as Record<string, string>
    expect(tables.filter((t) => { const wanted = column[tableScopes.get(String(t.name))!]; return wanted && !(t.columns as string[]).includes(wanted) }).map((t) => t.name)).toEqual([])
    expect(tables.length).toBeGreaterThan(20)
  })

  it('is worked by a role that owns nothing and cannot write the event log', async () => {
    expect(await select("select current_user as who, pg_get_userbyid(c.relowner) as owner from pg_class c where c.relname = 'item'")).toMatchObject([{ who: 'landfall_app', owner: expect.not.stringMatching(/^landfall_app$/) }])
    const granted = await select("select table_name, privilege_type from information_schema.role_table_grants where grantee = 'landfall_app' and table_name in ('event', 'event_head') order by 1, 2")
    expect(granted.map((g) => `${g.table_name} ${g.privilege_type}`)).toEqual(['event SELECT', 'event_head SELECT'])
  })

  it('keeps passwords, sessions and tokens out of reach of that role', async () => {
    for (const table of ['user', 'session', 'account', 'api_token', 'access_link']) await expect(select(`select * from auth."${table}"`), table).rejects.toThrow()
  })
})

describe('an account of another enterprise', () => {
  it('sees no row of any table of ours', async () => {
    const seen: string[] = []
    for (const [table, scope] of tableScopes) {
      if (scope === 'installation') continue
      const found = await asAccount(stranger, (tx) => rows(tx.db.execute(sql.raw(scope === 'implementation' ? `select count(*)::int as n from "${table}" where implementation_id = '${test.implementationId}'` : `select count(*)::int as n from "${table}" where organization_id = '${test.organizationId}'`))))
      if (found[0]!.n !== 0) seen.push(table)
    }
    expect(seen).toEqual([])
    const own = await asAccount(stranger, (tx) => rows(tx.db.execute(sql`select (select count(*)::int from implementation) as implementations, (select count(*)::int from organization) as organizations, (select count(*)::int from person) as people, (select count(*)::int from event where implementation_id = ${test.implementationId}) as events`)))
    expect(own).toEqual([{ implementations: 1, organizations: 1, people: 1, events: 0 }])
  })

  it('cannot write into ours from its own transaction, nor move its rows there', async () => {
    const ours = { id: newId(), implementationId: test.implementationId, kind: 'improvement', stage: 'operations', code: 'X-1', title: 'x', state: 'x', version: 1, contentHash: '' }
    await expect(asActor(stranger, elsewhere, (tx) => tx.db.insert(items).values(ours))).rejects.toMatchObject({ cause: { message: expect.stringContaining('row-level security') } })
    await expect(asActor(stranger, elsewhere, async (tx) => {
      await tx.db.insert(items).values({ ...ours, implementationId: elsewhere })
      await tx.db.update(items).set({ implementationId: test.implementationId })
    })).rejects.toMatchObject({ cause: { message: expect.stringContaining('row-level security') } })
    await expect(asActor(stranger, test.implementationId, async () => undefined)).rejects.toMatchObject({ code: 'implementation.unknown' })
  })

  it('gets nothing from any address below ours', async () => {
    const app = await test.server()
    const { paths } = (await app.inject({ url: '/api/openapi.json', headers: { authorization: `Bearer ${strangerToken}` } })).json() as { paths: Record<string, Record<string, unknown>> }
    const addresses = Object.entries(paths).filter(([path, methods]) => path.includes('{implementationId}') && 'get' in methods).map(([path]) => path)
    const answered: string[] = []
    for (const address of addresses) {
      const url = address.replace('{implementationId}', test.implementationId).replace('{stage}', 'operations').replace('{phaseId}', test.phases.P1).replace(/\{(code|id)\}/g, 'IMP-001').replace(/\{[^}]+\}/g, randomUUID())
      const answer = await app.inject({ url: `${url}?item=${randomUUID()}&q=x`, headers: { authorization: `Bearer ${strangerToken}` } })
      if (answer.statusCode < 400 || answer.body.includes('机密')) answered.push(`${answer.statusCode} ${url}`)
    }
    expect(addresses.length).toBeGreaterThan(40)
    expect(answered).toEqual([])
  })
})

describe('a command', () => {
  it('that writes without recording an event fails and leaves nothing', async () => {
    await expect(test.run('consultant', (tx) => tx.db.update(items).set({ title: '偷偷改的' }))).rejects.toThrow('without recording')
    expect((await test.request('consultant', 'GET', '/trace/IMP-001')).body.item.title).toBe('机密的改进')
  })

  it('that awaits the bare connection inside its transaction is stopped instead of hanging', async () => {
    await expect(test.run('consultant', () => test.house.database.query('select 1'))).rejects.toThrow('open transaction')
  })

  it('of the second of two editors is refused and names the first', async () => {
    const seen = (await test.request('consultant', 'GET', '/items/improvements/IMP-001')).body
    expect((await test.request('consultant', 'PATCH', '/items/improvements/IMP-001', { title: '第一位的' }, { 'if-match': String(seen.version) })).status).toBe(200)
    const second = await test.request('customerProjectManager', 'PATCH', '/items/improvements/IMP-001', { title: '第二位的' }, { 'if-match': String(seen.version) })
    expect(second.status).toBe(409)
    expect(second.body).toMatchObject({ code: 'item.edited_meanwhile', detail: { by: '人员4', version: seen.version + 1 } })
    expect((await test.request('consultant', 'GET', '/items/improvements/IMP-001')).body.title).toBe('第一位的')
  })

  it('may be refused by role on every stage, and nobody writes with a token that only reads', async () => {
    expect((await test.request('auditor', 'POST', '/items/releases', { title: 'x', plannedOn: '2026-01-01' })).status).toBe(403)
    expect((await test.request('auditor', 'DELETE', '/items/improvements/IMP-001')).status).toBe(403)
  })
})
