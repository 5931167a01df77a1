import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Tx } from '../db/door.ts'
import { asActor } from '../db/door.ts'
import type { House } from '../house.ts'
import { ImportStopped } from '../kinds/import-items.ts'
import type { TableSource } from '../sheets/read-table.ts'
import { xlsxType } from '../sheets/write-sheet.ts'
import type { ImportReport } from '../wire.ts'
import { once } from './idempotency.ts'
import { route } from './route.ts'

const importBody = z.object({ text: z.string().max(8_000_000).optional(), fileName: z.string().max(260).optional(), fileBase64: z.string().optional(), dryRun: z.boolean() })

/** POST of a pasted or uploaded table: `ImportReport`, also when rows were refused and nothing was written. */
export function importRoute(app: FastifyInstance, house: House, path: string, spec: { summary: string; tags: string[] }, work: (tx: Tx, source: TableSource, dryRun: boolean) => Promise<ImportReport>): void {
  route(app, house, 'POST', `/api/v1/implementations/:implementationId${path}`, { ...spec, params: z.object({ implementationId: z.uuid() }), body: importBody }, async ({ actor, params, body, request }) => {
    const { dryRun, ...source } = body
    try {
      return await asActor(actor, params.implementationId, (tx) => (dryRun ? work(tx, source, true) : once(tx, request, () => work(tx, source, false))))
    } catch (error) {
      if (error instanceof ImportStopped) return error.report
      throw error
    }
  })
}

/** GET of an .xlsx with a name in the reader's language. */
export function sheetRoute<Q extends z.ZodObject | undefined>(app: FastifyInstance, house: House, path: string, spec: { summary: string; tags: string[]; query?: Q }, work: (tx: Tx, query: Q extends z.ZodObject ? z.infer<Q> : Record<string, never>) => Promise<{ name: string; content: Buffer }>): void {
  route(app, house, 'GET', `/api/v1/implementations/:implementationId${path}`, { ...spec, params: z.object({ implementationId: z.uuid() }) }, async ({ actor, params, query, reply }) => {
    const { name, content } = await asActor(actor, params.implementationId, (tx) => work(tx, query as never))
    return reply.type(xlsxType).header('content-disposition', fileName(`${name}.xlsx`)).send(content)
  })
}

/** A download's name, also in Chinese (RFC 6266). */
export function fileName(name: string, how: 'attachment' | 'inline' = 'attachment'): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
  return `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
