import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Invalid } from '../../engines/errors.ts'
import type { House } from '../house.ts'
import { exportItems, importTemplate } from '../kinds/export-items.ts'
import { importItems } from '../kinds/import-items.ts'
import { createFromWire, removeFromWire, transitionItem, updateFromWire } from '../kinds/commands.ts'
import type { AnyKind } from '../kinds/kind.ts'
import { itemRows, pageOf } from '../kinds/rows.ts'
import { createSchema, updateSchema } from '../kinds/schema.ts'
import { maximumRows } from '../sheets/read-grid.ts'
import { findItems } from '../trace/find-items.ts'
import { getItem, localized } from '../trace/item-store.ts'
import { once } from './idempotency.ts'
import { importRoute, sheetRoute } from './import-route.ts'
import { implementationRoute } from './route.ts'

const pageQuery = z.object({ phase: z.uuid().optional(), state: z.string().optional(), q: z.string().max(200).optional(), sort: z.string().max(60).optional(), limit: z.coerce.number().int().min(1).max(5000).default(500), cursor: z.string().regex(/^\d+$/).optional() })
const one = z.object({ id: z.string().max(64) })

/** If-Match carries the version that the editor saw. */
export function versionOf(request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined) return undefined
  const version = Number(String(header).replaceAll('"', ''))
  if (!Number.isInteger(version)) throw new Invalid('request.if_match', { header }, { zh: 'If-Match 应是条目的版本号。', en: 'If-Match is the version number of the item.' })
  return version
}

/** The same six routes for every registered kind, each with its own schema in the OpenAPI document. */
export function itemRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/items', { summary: 'Items of any kind by code or title, for pickers', tags: ['trace'], query: z.object({ q: z.string().max(200).optional(), kinds: z.string().max(1000).optional(), limit: z.coerce.number().int().min(1).max(200).default(20) }) }, (tx, { query }) => findItems(tx, { q: query.q, kinds: query.kinds?.split(',').filter(Boolean), limit: query.limit }))
  for (const kind of house.registry.kinds.values()) kindRoutes(app, house, kind)
}

function kindRoutes(app: FastifyInstance, house: House, kind: AnyKind): void {
  const base = `/items/${kind.path}`
  const tags = [kind.stage]
  const name = kind.label.en.toLowerCase()
  implementationRoute(app, house, 'GET', base, { summary: `List: ${name}`, tags, query: pageQuery }, (tx, { query }) => pageOf(tx, kind, query))
  implementationRoute(app, house, 'GET', `${base}/:id`, { summary: `One ${name}, by id or code`, tags, params: one }, async (tx, { params }) => {
    const [row] = await itemRows(tx, kind, await localized(tx, [await getItem(tx, kind, params.id)], ['title', ...Object.keys(kind.fields)]))
    return row
  })
  sheetRoute(app, house, `${base}.xlsx`, { summary: `Export as .xlsx: ${name}`, tags, query: pageQuery.omit({ limit: true, cursor: true }) }, async (tx, query) => ({ name: `${kind.label[tx.locale]} ${tx.today}`, content: await exportItems(tx, kind, (await pageOf(tx, kind, { ...query, limit: maximumRows })).rows) }))
  if (kind.editable) {
    sheetRoute(app, house, `${base}/template.xlsx`, { summary: `Template for an import: ${name}`, tags }, async (tx) => ({ name: `${kind.label[tx.locale]} ${tx.locale === 'en' ? 'template' : '模板'}`, content: await importTemplate(tx, kind) }))
    importRoute(app, house, `${base}/import`, { summary: `Import a pasted or uploaded table: ${name}`, tags }, (tx, source, dryRun) => importItems(tx, kind, source, dryRun))
    implementationRoute(app, house, 'POST', base, { summary: `Create a ${name}`, tags, body: createSchema(kind) }, (tx, { body, request }) =>
      once(tx, request, async () => (await itemRows(tx, kind, [await createFromWire(tx, kind, body as never)]))[0]))
    implementationRoute(app, house, 'PATCH', `${base}/:id`, { summary: `Change a ${name}`, tags, params: one, body: updateSchema(kind) }, async (tx, { params, body, request }) =>
      (await itemRows(tx, kind, [await updateFromWire(tx, kind, params.id, body as never, versionOf(request))]))[0])
  }
  implementationRoute(app, house, 'DELETE', `${base}/:id`, { summary: `Remove a ${name}`, tags, params: one }, (tx, { params, request }) => removeFromWire(tx, kind, params.id, versionOf(request)))
  if (Object.keys(kind.transitions).length > 0) {
    implementationRoute(app, house, 'POST', `${base}/:id/transitions/:name`, { summary: `Move a ${name}: ${Object.keys(kind.transitions).join(', ')}`, tags, params: one.extend({ name: z.string() }), body: z.object({ reason: z.string().max(2000).optional() }) }, async (tx, { params, body, request }) =>
      (await itemRows(tx, kind, [await transitionItem(tx, kind, params.id, params.name, { reason: body.reason, version: versionOf(request) })]))[0])
  }
}
