import { PassThrough } from 'node:stream'
import { eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Forbidden } from '../../engines/errors.ts'
import { type Actor, asAccount, asActor, type WideTx } from '../db/door.ts'
import type { House } from '../house.ts'
import { fileName } from '../http/import-route.ts'
import { implementationRoute, route } from '../http/route.ts'
import { implementations, installationRoles, organizations } from '../organization/tables.ts'
import type { ChainReport } from '../wire.ts'
import { chainOf, historyOf, listEvents, listInstallationEvents } from './list-events.ts'
import { keptHeads } from './signed-heads.ts'
import { exportedEvents, headsOf, verifyChain } from './verify.ts'

const tags = ['events']
const filter = z.object({ kind: z.string().max(200).optional(), actor: z.uuid().optional(), item: z.string().max(64).optional(), from: z.iso.date().optional(), to: z.iso.date().optional(), q: z.string().max(200).optional(), cursor: z.string().regex(/^\d+$/).optional(), limit: z.coerce.number().int().min(1).max(500).default(100) })

/** The event log: read in words, verified, exported. */
export function eventRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/events', { summary: 'The event log, newest first', tags, query: filter }, (tx, { query }) => listEvents(tx, query))
  implementationRoute(app, house, 'GET', '/history/:code', { summary: 'What happened to one item', tags, params: z.object({ code: z.string().max(64) }) }, (tx, { params }) => historyOf(tx, params.code))
  implementationRoute(app, house, 'GET', '/events/verify', { summary: 'Recompute the chain of this implementation from its exported lines', tags }, (tx) => {
    tx.require('read', 'eventLog')
    const chain = chainOf('implementation', tx.implementationId)
    return verifyChain(tx.db, chain, { zh: '本实施项目', en: 'This implementation' }, keptHeads(house.directory).get(chain) ?? [])
  })
  route(app, house, 'GET', '/api/v1/implementations/:implementationId/events.ndjson', { summary: 'The whole chain, one JSON object a line: `line` is the very text that was hashed', tags, params: z.object({ implementationId: z.uuid() }) }, async ({ actor, params, reply }) => {
    const out = new PassThrough()
    const chain = chainOf('implementation', params.implementationId)
    const code = await asActor(actor, params.implementationId, async (tx) => { tx.require('read', 'eventLog'); return (await tx.db.select({ code: implementations.code }).from(implementations).where(eq(implementations.id, params.implementationId)))[0]!.code })
    void writeChain(actor, params.implementationId, chain, out).catch((error) => out.destroy(error as Error))
    return reply.type('application/x-ndjson; charset=utf-8').header('content-disposition', fileName(`${code}-events.ndjson`)).send(out)
  })
  route(app, house, 'GET', '/api/v1/installation/events', { summary: 'Sign-ins, administrators and tokens, newest first', tags, query: filter }, ({ actor, query }) => asAccount(actor, async (tx) => {
    await requireAdministrator(tx)
    return listInstallationEvents(tx, house.registry, query)
  }))
  route(app, house, 'GET', '/api/v1/installation/events/verify', { summary: 'Recompute every chain of the installation', tags }, async ({ actor }) => {
    await asAccount(actor, requireAdministrator)
    return verifyEverything(house)
  })
}

/** One page a transaction, so that an export never holds the database. */
async function writeChain(actor: Actor, implementationId: string, chain: string, out: PassThrough): Promise<void> {
  let after = 0
  for (;;) {
    const page = await asActor(actor, implementationId, async (tx) => (await exportedEvents(tx.db, chain, after).next()).value)
    if (!page) break
    for (const e of page) if (!out.write(`${JSON.stringify({ ...e, algorithm: 'sha256' })}\n`)) await new Promise((resolve) => out.once('drain', resolve))
    after = page.at(-1)!.seq
  }
  out.end()
}

async function requireAdministrator(tx: WideTx): Promise<void> {
  const [held] = await tx.db.select().from(installationRoles).where(eq(installationRoles.accountId, tx.actor.accountId ?? ''))
  if (!held) throw new Forbidden('installation.not_admin', {}, { zh: '只有安装环境的管理员能看这里。', en: 'Only administrators of the installation see this.' })
}

/** Every chain of the installation, each in a transaction of its own. */
export async function verifyEverything(house: House): Promise<ChainReport[]> {
  const system: Actor = { house, accountId: null, locale: 'zh', system: 'verify' }
  const kept = keptHeads(house.directory)
  const { heads, names } = await asAccount(system, async (tx) => ({
    heads: await headsOf(tx.db),
    names: new Map([...(await tx.db.select().from(organizations)), ...(await tx.db.select().from(implementations))].map((r) => [r.id, { zh: r.name, en: r.nameEn ?? r.name }])),
  }))
  const chains = new Set([...heads.map((h) => h.chain), ...kept.keys()])
  const reports: ChainReport[] = []
  for (const chain of chains) {
    const label = names.get(chain.split(':')[1]!) ?? (chain.startsWith('installation') ? { zh: '安装环境', en: 'Installation' } : { zh: chain, en: chain })
    reports.push(await asAccount(system, (tx) => verifyChain(tx.db, chain, label, kept.get(chain) ?? [])))
  }
  return reports
}
