import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { House } from '../house.ts'
import { route } from '../http/route.ts'
import { markRead, notificationsOf } from './notify.ts'

const tags = ['notifications']

export function notificationRoutes(app: FastifyInstance, house: House): void {
  route(app, house, 'GET', '/api/v1/notifications', { summary: 'The reader\'s notifications over all implementations, newest first', tags, query: z.object({ unread: z.string().optional(), limit: z.coerce.number().int().min(1).max(500).default(100) }) }, ({ actor, query }) => notificationsOf(actor, { unread: query.unread === '1', limit: query.limit }))
  route(app, house, 'POST', '/api/v1/notifications/read', { summary: 'Mark these notifications as read, or all', tags, body: z.strictObject({ ids: z.array(z.uuid()).max(1000).optional() }) }, ({ actor, body }) => markRead(actor, body.ids))
}
