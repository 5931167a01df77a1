import path from 'node:path'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { documentRoutes } from './platform/documents/routes.ts'
import { runDuties } from './platform/duties/duties.ts'
import { streamRoutes } from './platform/events/stream.ts'
import { docsPage } from './platform/http/docs-page.ts'
import { webFiles } from './platform/http/web-files.ts'
import { jobRoutes } from './platform/jobs/routes.ts'
import { searchRoutes } from './platform/search/routes.ts'
import { commentRoutes } from './platform/comments/routes.ts'
import { eventRoutes } from './platform/events/routes.ts'
import { gateRoutes } from './platform/gates/routes.ts'
import { notificationRoutes } from './platform/notifications/routes.ts'
import { controlRoutes } from './platform/control/control.ts'
import { foreignOrigin, identityRoutes } from './platform/identity/routes.ts'
import { itemRoutes } from './platform/http/item-routes.ts'
import { platformRoutes } from './platform/http/platform-routes.ts'
import { organizationRoutes } from './platform/organization/routes.ts'
import { sendProblem } from './platform/http/problem.ts'
import type { House } from './platform/house.ts'

const webFolder = path.join(import.meta.dirname, 'dist/web')

/** The HTTP server of an opened installation; it does not listen yet. */
export async function buildServer(house: House): Promise<FastifyInstance> {
  const app = Fastify({ logger: { level: process.env.LANDFALL_LOG ?? 'warn' }, bodyLimit: 8 * 1024 * 1024, trustProxy: process.env.TRUST_PROXY === '1' })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(sendProblem as never)
  await app.register(helmet, {
    contentSecurityPolicy: { directives: { defaultSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], imgSrc: ["'self'", 'data:', 'blob:'], connectSrc: ["'self'"], upgradeInsecureRequests: null } },
    strictTransportSecurity: false,
  })
  await app.register(rateLimit, { global: false })
  await app.register(multipart, { limits: { fileSize: 200 * 1024 * 1024, files: 20 } })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Landfall', version: '1', description: 'Everything that a page does can be done here. Errors follow RFC 9457; the reader\'s language is taken from Accept-Language.' }, components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } }, security: [{ token: [] }] },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  app.addHook('onRequest', async (request) => {
    const { origin } = request.headers
    if (origin === undefined || request.method === 'GET' || request.method === 'HEAD') return
    const own = [request.host, new URL(house.auth.options.baseURL).host]
    if (!own.some((host) => origin === `http://${host}` || origin === `https://${host}`)) throw foreignOrigin()
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  identityRoutes(app, house)
  organizationRoutes(app, house)
  platformRoutes(app, house)
  gateRoutes(app, house)
  eventRoutes(app, house)
  commentRoutes(app, house)
  notificationRoutes(app, house)
  jobRoutes(app, house)
  streamRoutes(app, house)
  searchRoutes(app, house)
  documentRoutes(app, house)
  controlRoutes(app, house)
  itemRoutes(app, house)
  for (const stage of house.registry.stages) stage.routes?.(app, house)
  docsPage(app)
  await webFiles(app, webFolder)
  runDuties(app, house)
  return app
}
