import fs from 'node:fs'
import path from 'node:path'
import statics from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotFound, Unavailable } from '../../engines/errors.ts'
import { sendProblem } from './problem.ts'

/** The built browser part: hashed files for ever, the page itself never from a cache; every other address is the page's own. */
export async function webFiles(app: FastifyInstance, folder: string): Promise<void> {
  if (fs.existsSync(folder)) {
    await app.register(statics, {
      root: folder,
      index: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, file) => { reply.header('cache-control', file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : file.endsWith('.html') ? 'no-cache' : 'public, max-age=3600') },
    })
  }
  // The folder's own address is the page too; left to the files it would be refused as a folder.
  app.get('/', { schema: { hide: true } }, (request, reply) => sendPage(folder, request, reply))
  app.setNotFoundHandler((request, reply) => (isPage(request) ? sendPage(folder, request, reply) : sendProblem(unknownAddress(request.url), request, reply)))
}

function isPage(request: FastifyRequest): boolean {
  return request.method === 'GET' && !/^\/(api|assets)\//.test(request.url)
}

function sendPage(folder: string, request: FastifyRequest, reply: FastifyReply): unknown {
  const file = path.join(folder, 'index.html')
  if (!fs.existsSync(file)) return sendProblem(new Unavailable('web.not_built', { folder }, { zh: '页面还没有构建。请用 npm start 启动，它会先构建页面。', en: 'The pages are not built yet. Start with npm start, which builds them first.' }), request, reply)
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(fs.readFileSync(file, 'utf8'))
}

function unknownAddress(url: string): NotFound {
  return new NotFound('route.unknown', { url }, { zh: '没有这个地址。接口清单见 /api/docs。', en: 'There is no such address. The list of routes is at /api/docs.' })
}
