import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { asAccount } from '../db/door.ts'
import { requirePhase } from '../gates/gate.ts'
import type { House } from '../house.ts'
import { implementationRoute, route } from '../http/route.ts'
import { summariesOf } from '../organization/summary.ts'
import { todosOf } from '../todo/todo.ts'
import { lateItems } from './late.ts'
import { search } from './search.ts'

/** What is looked for over everything: search, what waits for me, what is late. */
export function searchRoutes(app: FastifyInstance, house: House): void {
  route(app, house, 'GET', '/api/v1/search', { summary: 'Titles, codes, texts and comments over all implementations', tags: ['search'], query: z.object({ q: z.string().max(200), implementation: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }) }, ({ actor, query }) => asAccount(actor, (tx) => search(tx, house.registry, { q: query.q, implementationId: query.implementation, limit: query.limit })))
  route(app, house, 'GET', '/api/v1/todo', { summary: 'What waits for me, over all implementations', tags: ['search'] }, async ({ actor }) => todosOf(actor, await asAccount(actor, summariesOf)))
  implementationRoute(app, house, 'GET', '/late', { summary: 'Items past their due day and not finished, the latest first', tags: ['search'], query: z.object({ phase: z.string().max(64).optional() }) }, async (tx, { query }) => lateItems(tx, query.phase && query.phase !== 'all' ? (await requirePhase(tx, query.phase)).id : null))
}
