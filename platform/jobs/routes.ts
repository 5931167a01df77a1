import { and, desc, eq } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { NotFound, Refused } from '../../engines/errors.ts'
import type { Tx } from '../db/door.ts'
import type { House } from '../house.ts'
import { implementationRoute } from '../http/route.ts'
import type { JobView } from '../wire.ts'
import { jobs } from './tables.ts'

const tags = ['jobs']
const one = z.object({ id: z.uuid() })

export function jobRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/jobs', { summary: 'Long actions, the newest fifty', tags, query: z.object({ state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']).optional() }) }, async (tx, { query }) =>
    (await tx.db.select().from(jobs).where(and(eq(jobs.implementationId, tx.implementationId), query.state ? eq(jobs.state, query.state) : undefined)).orderBy(desc(jobs.createdAt)).limit(50)).map(viewOf))
  implementationRoute(app, house, 'GET', '/jobs/:id', { summary: 'A long action with its progress', tags, params: one }, async (tx, { params }) => viewOf(await requireJob(tx, params.id)))
  implementationRoute(app, house, 'POST', '/jobs/:id/cancel', { summary: 'Ask a long action to stop', tags, params: one }, async (tx, { params }) => {
    await cancelJob(tx, house, params.id)
    return viewOf(await requireJob(tx, params.id))
  })
}

/** Stops a job of one's own, or anyone's as a manager of the implementation. Refused when it is over. */
async function cancelJob(tx: Tx, house: House, id: string): Promise<void> {
  const job = await requireJob(tx, id)
  if (job.accountId !== tx.actor.accountId) tx.require('manage', 'implementation')
  if (job.state !== 'queued' && job.state !== 'running') throw new Refused('job.over', { job: id, state: job.state }, { zh: '这个任务已经结束，不用取消。', en: 'This job is over: there is nothing to cancel.' })
  await house.jobs.cancel(tx, id)
  await tx.record({ kind: 'job.cancel_asked', data: { job: id, kind: job.kind } })
}

async function requireJob(tx: Tx, id: string): Promise<typeof jobs.$inferSelect> {
  const [row] = await tx.db.select().from(jobs).where(and(eq(jobs.implementationId, tx.implementationId), eq(jobs.id, id)))
  if (!row) throw new NotFound('job.unknown', { job: id }, { zh: '没有这个任务。', en: 'There is no such job.' })
  return row
}

function viewOf(row: typeof jobs.$inferSelect): JobView {
  return { id: row.id, kind: row.kind, title: row.title, state: row.state, done: row.done, total: row.total, step: row.step, startedAt: row.startedAt, finishedAt: row.finishedAt, error: row.error, result: row.result }
}
