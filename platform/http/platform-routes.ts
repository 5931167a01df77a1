import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { eq } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import { requirePhase } from '../gates/gate.ts'
import type { House } from '../house.ts'
import { kindInfo } from '../kinds/rows.ts'
import { linkItems, unlinkItems } from '../trace/item-store.ts'
import { items } from '../trace/tables.ts'
import { walkTrace, wholeTrace } from '../trace/walk.ts'
import type { StageName } from '../wire.ts'
import { implementationRoute, route } from './route.ts'

export function platformRoutes(app: FastifyInstance, house: House): void {
  route(app, house, 'GET', '/api/v1/kinds', { summary: 'Every kind of item: fields, states, transitions, links', tags: ['platform'] }, async () => [...house.registry.kinds.values()].map(kindInfo))
  implementationRoute(app, house, 'GET', '/trace', { summary: 'The whole trace of an implementation', tags: ['trace'], query: z.object({ phase: z.string().optional() }) }, async (tx, { query }) => wholeTrace(tx, query.phase && query.phase !== 'all' ? (await requirePhase(tx, query.phase)).id : null))
  implementationRoute(app, house, 'GET', '/trace/:code', { summary: 'The walk from one item up to its cause and down to its effect', tags: ['trace'], params: z.object({ code: z.string() }) }, (tx, { params }) => walkTrace(tx, params.code))
  const linkBody = z.object({ fromId: z.uuid(), type: z.string(), toId: z.uuid() })
  implementationRoute(app, house, 'POST', '/links', { summary: 'Make a link, or confirm a suspect one at today\'s versions', tags: ['trace'], body: linkBody }, async (tx, { body }) => {
    tx.require('update', await stageOf(tx, body.fromId))
    return { id: await linkItems(tx, body.fromId, body.type, body.toId) }
  })
  implementationRoute(app, house, 'DELETE', '/links', { summary: 'Remove a link', tags: ['trace'], query: linkBody }, async (tx, { query }) => {
    tx.require('update', await stageOf(tx, query.fromId))
    await unlinkItems(tx, query.fromId, query.type, query.toId)
  })
}

async function stageOf(tx: Tx, itemId: string): Promise<StageName> {
  const [item] = await tx.db.select({ stage: items.stage }).from(items).where(eq(items.id, itemId))
  return (item?.stage as StageName | undefined) ?? 'requirements'
}
