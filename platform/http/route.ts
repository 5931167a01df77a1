import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Forbidden } from '../../engines/errors.ts'
import { type Actor, asActor, type Tx } from '../db/door.ts'
import type { House } from '../house.ts'
import { actorOf } from './actor.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
type Part<S> = S extends z.ZodType ? z.infer<S> : Record<string, never>

interface RouteSpec<P, Q, B> {
  readonly summary: string
  readonly tags: string[]
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** The answer's shape, for the OpenAPI document (answers are not filtered by it). */
  readonly answer?: z.ZodType
  /** Requests a minute from one address. */
  readonly perMinute?: number
}

type Given<P, Q, B> = { params: Part<P> & { implementationId: string }; query: Part<Q>; body: Part<B>; request: FastifyRequest; actor: Actor }

/**
 * A route inside an implementation: `/api/v1/implementations/:implementationId/…`, run in one transaction as the caller.
 * Params, query and body are checked by their zod schemas; the same schemas make the OpenAPI document.
 */
export function implementationRoute<P extends z.ZodObject | undefined, Q extends z.ZodType | undefined, B extends z.ZodType | undefined>(
  app: FastifyInstance, house: House, method: Method, path: string, spec: RouteSpec<P, Q, B>, work: (tx: Tx, given: Given<P, Q, B>) => Promise<unknown>,
): void {
  const params = z.object({ implementationId: z.uuid() }).extend(spec.params?.shape ?? {})
  route(app, house, method, `/api/v1/implementations/:implementationId${path}`, { ...spec, params: params as never }, async (given) => {
    const g = given as unknown as Given<P, Q, B>
    return asActor(g.actor, g.params.implementationId, (tx) => work(tx, g))
  })
}

/** A route of the installation; the work opens its own door. */
export function route<P extends z.ZodObject | undefined, Q extends z.ZodType | undefined, B extends z.ZodType | undefined>(
  app: FastifyInstance, house: House, method: Method, url: string, spec: RouteSpec<P, Q, B>,
  work: (given: { params: Part<P>; query: Part<Q>; body: Part<B>; request: FastifyRequest; actor: Actor; reply: FastifyReply }) => Promise<unknown>,
): void {
  publicRoute(app, method, url, spec, async (given) => {
    const actor = await actorOf(house, given.request)
    if (actor.readOnly && method !== 'GET') throw tokenReadsOnly()
    return work({ ...given, actor })
  })
}

/** A route for everybody, signed in or not: the work decides who may. */
export function publicRoute<P extends z.ZodObject | undefined, Q extends z.ZodType | undefined, B extends z.ZodType | undefined>(
  app: FastifyInstance, method: Method, url: string, spec: RouteSpec<P, Q, B>,
  work: (given: { params: Part<P>; query: Part<Q>; body: Part<B>; request: FastifyRequest; reply: FastifyReply }) => Promise<unknown>,
): void {
  app.withTypeProvider<ZodTypeProvider>().route({
    method, url,
    schema: { summary: spec.summary, tags: spec.tags, ...(spec.params ? { params: spec.params } : {}), ...(spec.query ? { querystring: spec.query } : {}), ...(spec.body ? { body: spec.body } : {}) },
    ...(spec.perMinute ? { config: { rateLimit: { max: spec.perMinute, timeWindow: '1 minute' } } } : {}),
    handler: async (request, reply) => {
      const result = await work({ params: request.params as never, query: request.query as never, body: request.body as never, request, reply })
      if (reply.sent) return reply
      if (result === undefined) return reply.status(204).send()
      return reply.send(result)
    },
  })
}

function tokenReadsOnly(): Forbidden {
  return new Forbidden('token.read_only', {}, { zh: '这个 API 令牌只能读取。请新建一个带"写入"范围的令牌。', en: 'This API token may only read. Make one with the write scope.' })
}
