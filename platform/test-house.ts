import { createHash, randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { buildServer } from '../server.ts'
import type { Role } from './access/abilities.ts'
import { type Actor, asActor, type Tx } from './db/door.ts'
import { newId } from './db/ids.ts'
import type { House } from './house.ts'
import { apiTokens } from './identity/tables.ts'
import { openHouse } from './open-house.ts'
import { addDepartment, addModule, addPerson, addPhase, createImplementation, createOrganization } from './organization/create.ts'
import type { Stage } from './registry.ts'
import { migratedTemplate } from './test-template.ts'

const roles = ['sponsor', 'customerProjectManager', 'implementerProjectManager', 'consultant', 'businessLead', 'keyUser', 'dataSteward', 'developer', 'trainer', 'itOperations', 'supervisor', 'auditor', 'endUser'] as const satisfies readonly Role[]

/** A small implementation for tests: one person with an account for each role, two departments, two phases, two modules. */
export interface TestHouse {
  readonly house: House
  readonly organizationId: string
  readonly implementationId: string
  readonly phases: { readonly P1: string; readonly P2: string }
  readonly departments: { readonly PUR: string; readonly WH: string }
  readonly modules: { readonly PU: string; readonly IN: string }
  /** Person id of the person with this role. */
  person(role: Role): string
  /** Acts as the person with this role; `at` dates it back. */
  as(role: Role, at?: Date): Actor
  /** One transaction as the person with this role. */
  run<T>(role: Role, work: (tx: Tx) => Promise<T>, at?: Date): Promise<T>
  /** A request over HTTP as the person with this role; `path` below `/api/v1/implementations/:id` unless it starts with `/api`. */
  request(role: Role, method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown, headers?: Record<string, string>): Promise<{ status: number; body: any; headers: Record<string, unknown>; raw: Buffer }>
  /** The API token of the person with this role (read and write); good once `server` has been asked for. */
  token(role: Role): string
  server(): Promise<FastifyInstance>
  close(): Promise<void>
}

/**
 * Opens a house on an embedded database in memory, or, with `LANDFALL_TEST_POSTGRES` (URL of a superuser), on a database of
 * its own on that server, worked by a login that does not own the tables.
 */
export async function openTestHouse(stages: readonly Stage[], options: { clock?: () => Date } = {}): Promise<TestHouse> {
  const empty = await openEmptyHouse(stages, options)
  const { house } = empty
  const system: Actor = { house, accountId: null, locale: 'zh', system: 'test' }
  const organizationId = await createOrganization(system, { name: { zh: '测试企业', en: 'Test enterprise' } })
  const implementationId = await createImplementation(system, { organizationId, code: 'TEST', name: { zh: '测试项目', en: 'Test implementation' }, startsOn: '2026-01-05' })
  const accounts = new Map<string, { accountId: string; personId: string; token: string }>()
  const made = await asActor(system, implementationId, async (tx) => {
    const departments = { PUR: await addDepartment(tx, { code: 'PUR', name: { zh: '采购部', en: 'Purchasing' } }), WH: await addDepartment(tx, { code: 'WH', name: { zh: '仓储部', en: 'Warehouse' } }) }
    const phases = { P1: await addPhase(tx, { code: 'P1', name: { zh: '第一期', en: 'Phase 1' }, position: 1, startsOn: '2026-01-05', plannedGoLiveOn: '2026-06-01' }), P2: await addPhase(tx, { code: 'P2', name: { zh: '第二期', en: 'Phase 2' }, position: 2 }) }
    for (const [i, role] of roles.entries()) {
      const accountId = randomUUID()
      const personId = await addPerson(tx, { code: `T${String(i + 1).padStart(3, '0')}`, name: { zh: `人员${i + 1}`, en: `Person ${i + 1}` }, departmentId: i % 2 === 0 ? departments.PUR : departments.WH, accountId, roles: [role] })
      accounts.set(role, { accountId, personId, token: `lf_${randomBytes(24).toString('hex')}` })
    }
    const lead = accounts.get('businessLead')!.personId
    const modules = { PU: await addModule(tx, { code: 'PU', name: { zh: '采购管理', en: 'Purchasing' }, phaseId: phases.P1, leadId: lead, position: 1 }), IN: await addModule(tx, { code: 'IN', name: { zh: '库存管理', en: 'Inventory' }, phaseId: phases.P1, position: 2 }) }
    return { departments, phases, modules }
  })
  const who = (role: Role) => accounts.get(role) ?? fail(`no person has the role ${role} in the test house`)
  let app: Promise<FastifyInstance> | undefined
  const server = () => {
    app ??= (async () => {
      await house.database.handle.insert(apiTokens).values([...accounts.values()].map((a) => ({ id: newId(), name: 'test', tokenHash: createHash('sha256').update(a.token).digest('hex'), tail: a.token.slice(-4), accountId: a.accountId, scopes: ['read', 'write'], createdAt: new Date() })))
      return buildServer(house)
    })()
    return app
  }
  const as = (role: Role, at?: Date): Actor => ({ house, accountId: who(role).accountId, locale: 'zh', ...(at ? { at } : {}) })
  return {
    house, organizationId, implementationId, ...made, server, as,
    person: (role) => who(role).personId,
    token: (role) => who(role).token,
    run: (role, work, at) => asActor(as(role, at), implementationId, work),
    async request(role, method, url, body, headers = {}) {
      const response = await (await server()).inject({ method, url: url.startsWith('/api') ? url : `/api/v1/implementations/${implementationId}${url}`, headers: { authorization: `Bearer ${who(role).token}`, ...headers }, ...(body === undefined ? {} : { payload: body as never }) })
      const type = String(response.headers['content-type'] ?? '')
      return { status: response.statusCode, body: /^application\/(problem\+)?json/.test(type) ? response.json() : response.body, headers: response.headers, raw: response.rawPayload }
    },
    async close() {
      if (app) await (await app).close()
      await empty.close()
    },
  }
}

/** A house in which nobody exists yet, on the same databases. */
export async function openEmptyHouse(stages: readonly Stage[], options: { clock?: () => Date; demo?: boolean } = {}): Promise<{ house: House; directory: string; close(): Promise<void> }> {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'landfall-test-'))
  const own = process.env.LANDFALL_TEST_POSTGRES ? await freshDatabase(process.env.LANDFALL_TEST_POSTGRES) : null
  const house = await openHouse({ directory, stages, ...(own ? { databaseUrl: own.loginUrl, ownerUrl: own.ownerUrl } : { inMemory: true, dump: await migratedTemplate() }), ...(options.demo ? { demo: true } : {}), ...(options.clock ? { clock: options.clock } : {}) })
  return {
    house,
    directory,
    async close() {
      await house.close()
      fs.rmSync(directory, { recursive: true, force: true })
      await own?.drop()
    },
  }
}

function fail(message: string): never {
  throw new Error(message)
}

async function freshDatabase(adminUrl: string): Promise<{ ownerUrl: string; loginUrl: string; drop(): Promise<void> }> {
  const name = `landfall_test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`do $$ begin
    perform pg_advisory_xact_lock(hashtext('landfall test roles'));
    if not exists (select from pg_roles where rolname = 'landfall_test_owner') then create role landfall_test_owner login createrole password 'owner'; end if;
    if not exists (select from pg_roles where rolname = 'landfall_test_login') then create role landfall_test_login login noinherit password 'login'; end if;
    if not exists (select from pg_roles where rolname = 'landfall_app') then create role landfall_app; end if;
    grant landfall_app to landfall_test_owner with admin option;
  end $$`)
  await admin.query(`create database ${name} owner landfall_test_owner`)
  const inside = new pg.Client({ connectionString: withDatabase(adminUrl, name) })
  await inside.connect()
  await inside.query('create extension if not exists pg_trgm; grant all on schema public to landfall_test_owner')
  await inside.end()
  await admin.end()
  return {
    ownerUrl: withDatabase(adminUrl, name, 'landfall_test_owner', 'owner'),
    loginUrl: withDatabase(adminUrl, name, 'landfall_test_login', 'login'),
    async drop() {
      const again = new pg.Client({ connectionString: adminUrl })
      await again.connect()
      await again.query(`drop database if exists ${name} with (force)`)
      await again.end()
    },
  }
}

function withDatabase(url: string, database: string, user?: string, password?: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  if (user) changed.username = user
  if (password) changed.password = password
  return changed.href
}
