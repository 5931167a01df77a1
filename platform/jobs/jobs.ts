import { createRequire } from 'node:module'
import { and, eq, inArray } from 'drizzle-orm'
import { fromDrizzle, fromPglite, PgBoss } from 'pg-boss'
import { sql } from 'drizzle-orm'
import { Problem, type Text } from '../../engines/errors.ts'
import type { Database } from '../db/database.ts'
import { type Actor, asActor, type Tx } from '../db/door.ts'
import { newId } from '../db/ids.ts'
import type { House } from '../house.ts'
import { problemBody } from '../http/problem.ts'
import { jobs } from './tables.ts'

export interface JobContext {
  readonly house: House
  readonly actor: Actor
  readonly jobId: string
  readonly implementationId: string
  readonly input: Record<string, unknown>
  /** Aborted when a person cancels or the server stops. */
  readonly signal: AbortSignal
  progress(done: number, total: number | null, step: Text): Promise<void>
}

/** Does the work outside any transaction and gives a result (ids and numbers). At least once: guard effects by `jobId`. */
export type JobHandler = (context: JobContext) => Promise<unknown>

export interface Jobs {
  /** Puts a job in the queue within the command's transaction: it lives and dies with it. */
  enqueue(tx: Tx, job: { kind: string; title: Text; input: Record<string, unknown> }): Promise<string>
  cancel(tx: Tx, jobId: string): Promise<void>
  start(house: House): Promise<void>
  stop(): Promise<void>
}

const queue = 'landfall'

/** The version of the queue's own tables. */
export const queueVersion = (createRequire(import.meta.url)('pg-boss/package.json') as { version: string }).version

export function bossFor(database: Database): PgBoss {
  return database.lite
    ? new PgBoss({ db: fromPglite(database.lite as never), backend: 'pglite', useListenNotify: true })
    : new PgBoss({ connectionString: database.url!, useListenNotify: true, max: 4 })
}

/** Grants that let the lesser role enqueue inside its transaction; run by the owner after pg-boss has made its schema. */
export async function prepareQueue(database: Database, login?: string): Promise<void> {
  const boss = bossFor(database)
  boss.on('error', () => undefined)
  await boss.start()
  await boss.createQueue(queue, { notify: true, retryLimit: 3, retryDelay: 1, expireInSeconds: 3600, heartbeatSeconds: 20 })
  await boss.stop({ graceful: false })
  await database.query(`grant usage on schema pgboss to landfall_app; grant select, insert on all tables in schema pgboss to landfall_app; grant execute on all functions in schema pgboss to landfall_app;`)
  if (login) await database.query(`grant all on schema pgboss to "${login}"; grant all on all tables in schema pgboss to "${login}"; grant all on all sequences in schema pgboss to "${login}"`)
}

export function openJobs(database: Database): Jobs {
  const boss = bossFor(database)
  const running = new Map<string, AbortController>()
  let stopping = false
  let started = false
  boss.on('error', (error) => { if (!stopping) process.stderr.write(`jobs: ${error.message}\n`) })
  return {
    async enqueue(tx, job) {
      const id = newId()
      await tx.db.insert(jobs).values({ id, implementationId: tx.implementationId, kind: job.kind, title: job.title, state: 'queued', input: job.input, accountId: tx.actor.accountId, personId: tx.personId, createdAt: tx.now })
      tx.afterCommit(() => tx.actor.house.news.tell({ type: 'job', body: { implementationId: tx.implementationId, jobId: id, accountId: tx.actor.accountId } }))
      await boss.send(queue, { jobId: id, implementationId: tx.implementationId }, { db: fromDrizzle(tx.db as never, sql) })
      return id
    },
    async cancel(tx, jobId) {
      await tx.db.update(jobs).set({ cancelRequested: true }).where(and(eq(jobs.id, jobId), inArray(jobs.state, ['queued', 'running'])))
      tx.afterCommit(() => running.get(jobId)?.abort())
    },
    async start(house) {
      if (started) return
      started = true
      await boss.start()
      await boss.work(queue, { heartbeatRefreshSeconds: 5 }, async (batch: { data: unknown }[]) => {
        for (const entry of batch) await runOne(house, entry.data as { jobId: string; implementationId: string }, running)
      })
    },
    async stop() {
      stopping = true
      for (const controller of running.values()) controller.abort()
      if (started) await boss.stop({ graceful: true, timeout: 5000 } as never)
    },
  }
}

async function runOne(house: House, data: { jobId: string; implementationId: string }, running: Map<string, AbortController>): Promise<void> {
  const { jobId, implementationId } = data
  const system: Actor = { house, accountId: null, locale: 'zh', system: 'jobs' }
  const change = async (set: Partial<typeof jobs.$inferInsert>): Promise<void> => {
    await asActor(system, implementationId, async (tx) => { await tx.db.update(jobs).set(set).where(eq(jobs.id, jobId)) })
    house.news.tell({ type: 'job', body: { implementationId, jobId, accountId: job?.accountId ?? null } })
  }
  const job = await asActor(system, implementationId, async (tx) => (await tx.db.select().from(jobs).where(eq(jobs.id, jobId)))[0])
  if (!job || !['queued', 'running'].includes(job.state)) return
  if (job.cancelRequested) return change({ state: 'cancelled', finishedAt: new Date().toISOString() })
  const handler = house.registry.jobs.get(job.kind)
  if (!handler) throw new Error(`no stage has registered the job ${job.kind}`)
  const controller = new AbortController()
  running.set(jobId, controller)
  await change({ state: 'running', startedAt: new Date().toISOString(), attempts: job.attempts + 1, error: null })
  let told = 0
  const poll = setInterval(() => {
    void asActor(system, implementationId, async (tx) => (await tx.db.select({ c: jobs.cancelRequested }).from(jobs).where(eq(jobs.id, jobId)))[0]?.c).then((asked) => { if (asked) controller.abort() }).catch(() => undefined)
  }, 1000)
  try {
    const result = await handler({
      house, jobId, implementationId, input: job.input, signal: controller.signal,
      actor: { house, accountId: job.accountId, locale: 'zh', ...(job.accountId ? {} : { system: 'jobs' }) },
      progress: async (done, total, step) => {
        if (Date.now() - told < 150 && done !== total) return
        told = Date.now()
        await change({ done, total, step })
      },
    })
    await change({ state: 'done', finishedAt: new Date().toISOString(), result: (result ?? null) as never })
  } catch (error) {
    const cancelled = controller.signal.aborted
    await change({ state: cancelled ? 'cancelled' : 'failed', finishedAt: new Date().toISOString(), error: cancelled ? null : problemBody(asProblem(error), 'zh') })
  } finally {
    clearInterval(poll)
    running.delete(jobId)
  }
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  process.stderr.write(`${(error as Error).stack ?? error}\n`)
  return new Problem('unavailable', 'job.failed', {}, { zh: '任务出错停止，没有写入任何结果。请重试；若再次出错，请把时间告诉管理员查看日志。', en: 'The job stopped with an error and wrote nothing. Try again; if it fails again, tell an administrator the time so that they can read the log.' })
}
