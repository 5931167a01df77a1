import { randomBytes } from 'node:crypto'
import { fromNodeHeaders } from 'better-auth/node'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Actor, asAccount } from '../db/door.ts'
import type { House } from '../house.ts'
import { actorOf } from '../http/actor.ts'
import { implementations } from '../organization/tables.ts'
import type { Heard } from './news.ts'

interface Told {
  readonly n: number
  readonly heard: Heard
}

const remembered = 2000
const heartbeatMs = 20_000
const recheckMs = 60_000
const gatherMs = 150

/**
 * GET /api/v1/stream: what happens in the implementations that the account may enter, its own jobs and notifications, as
 * server-sent events that carry ids only. `Last-Event-ID` gives what was missed; when that is not known any more, one event
 * `{"resync":true}` asks the reader to read everything again.
 */
export function streamRoutes(app: FastifyInstance, house: House): void {
  const boot = randomBytes(4).toString('hex')
  const past: Told[] = []
  let n = 0
  const open = new Set<Listener>()
  const stop = house.news.listen((heard) => {
    const told = { n: ++n, heard }
    past.push(told)
    if (past.length > remembered) past.splice(0, past.length - remembered)
    for (const listener of open) listener.hear(told)
  })
  app.addHook('preClose', async () => {
    stop()
    for (const listener of open) listener.end()
  })
  app.get('/api/v1/stream', { schema: { summary: 'News as server-sent events: event, job, notification', tags: ['events'] } }, async (request, reply) => {
    const actor = await actorOf(house, request)
    const visible = await visibleTo(actor)
    reply.hijack()
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache, no-transform', connection: 'keep-alive', 'x-accel-buffering': 'no' })
    const listener = new Listener(house, request, reply, actor, visible, boot)
    open.add(listener)
    request.raw.on('close', () => { open.delete(listener); listener.end() })
    listener.begin(String(request.headers['last-event-id'] ?? ''), past, n)
  })
}

/** One open browser. */
class Listener {
  readonly #house: House
  readonly #request: FastifyRequest
  readonly #reply: FastifyReply
  readonly #actor: Actor
  readonly #boot: string
  #visible: ReadonlySet<string>
  #gathered: Told[] = []
  #gather: NodeJS.Timeout | null = null
  readonly #timers: NodeJS.Timeout[]
  #isOver = false

  constructor(house: House, request: FastifyRequest, reply: FastifyReply, actor: Actor, visible: ReadonlySet<string>, boot: string) {
    this.#house = house
    this.#request = request
    this.#reply = reply
    this.#actor = actor
    this.#visible = visible
    this.#boot = boot
    this.#timers = [setInterval(() => this.#write(': still here\n\n'), heartbeatMs), setInterval(() => void this.#recheck(), recheckMs)]
  }

  begin(lastId: string, past: readonly Told[], n: number): void {
    this.#write(`retry: 3000\nid: ${this.#boot}-${n}\n: open\n\n`)
    if (!lastId) return
    const [boot, seen] = lastId.split('-')
    const first = past[0]?.n ?? n + 1
    if (boot !== this.#boot || Number(seen) < first - 1) this.#send('event', { resync: true }, n)
    else for (const told of past) if (told.n > Number(seen)) this.hear(told)
  }

  /** Gathers for a moment, so that an import of a thousand rows is one piece of news. */
  hear(told: Told): void {
    if (!this.#concerns(told.heard)) return
    this.#gathered.push(told)
    this.#gather ??= setTimeout(() => this.#flush(), gatherMs)
  }

  end(): void {
    if (this.#isOver) return
    this.#isOver = true
    for (const timer of this.#timers) clearInterval(timer)
    if (this.#gather) clearTimeout(this.#gather)
    this.#reply.raw.end()
  }

  #concerns(heard: Heard): boolean {
    return heard.type === 'notification' ? heard.body.accountId === this.#actor.accountId : this.#visible.has(heard.body.implementationId)
  }

  #flush(): void {
    this.#gather = null
    const gathered = this.#gathered
    this.#gathered = []
    const last = gathered.at(-1)?.n ?? 0
    const places = Map.groupBy(gathered.filter((t) => t.heard.type === 'event'), (t) => (t.heard.body as { implementationId: string }).implementationId)
    for (const [implementationId, told] of places) {
      if (told.length > 10) this.#send('event', { implementationId, count: told.length }, last)
      else for (const { heard, n } of told) this.#send('event', heard.body, n)
    }
    const jobs = new Map(gathered.flatMap((t) => (t.heard.type === 'job' ? [[t.heard.body.jobId, t.heard.body] as const] : [])))
    for (const job of jobs.values()) this.#send('job', { jobId: job.jobId, implementationId: job.implementationId, mine: job.accountId === this.#actor.accountId }, last)
    if (gathered.some((t) => t.heard.type === 'notification')) this.#send('notification', {}, last)
  }

  /** The session may have ended, and the account may have joined or left an implementation. Asking does not prolong the session. */
  async #recheck(): Promise<void> {
    try {
      const session = this.#actor.byToken ? true : await this.#house.auth.api.getSession({ headers: fromNodeHeaders(this.#request.headers), query: { disableRefresh: true } })
      if (!session) return this.end()
      this.#visible = await visibleTo(this.#actor)
    } catch {
      // The database is away: the next check tells.
    }
  }

  #send(type: string, data: unknown, n: number): void {
    this.#write(`event: ${type}\nid: ${this.#boot}-${n}\ndata: ${JSON.stringify(data)}\n\n`)
  }

  #write(text: string): void {
    if (!this.#isOver) this.#reply.raw.write(text)
  }
}

async function visibleTo(actor: Actor): Promise<ReadonlySet<string>> {
  return new Set(await asAccount(actor, async (tx) => (await tx.db.select({ id: implementations.id }).from(implementations)).map((i) => i.id)))
}
