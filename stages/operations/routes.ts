import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { asActor } from '../../platform/db/door.ts'
import type { House } from '../../platform/house.ts'
import { actorOf } from '../../platform/http/actor.ts'
import { implementationRoute, route } from '../../platform/http/route.ts'
import { importAdoption } from './commands/import-adoption.ts'
import { importKpiSeries } from './commands/import-kpi-series.ts'
import { importAdoptionBody, importSeries } from './contract.ts'
import { adoption, kpiRows, kpiSeries } from './queries.ts'

const tags = ['operations']
const one = z.object({ id: z.string().max(64) })

export function operationsRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/operations/kpis', { summary: 'KPIs with their series and what go-live did to them', tags, query: z.object({ phase: z.string().optional() }) }, (tx, { query }) => kpiSeries(tx, query.phase && query.phase !== 'all' ? query.phase : null))
  implementationRoute(app, house, 'GET', '/operations/kpis/:id/rows', { summary: 'The file rows behind one point', tags, params: one, query: z.object({ day: z.iso.date() }) }, (tx, { params, query }) => kpiRows(tx, params.id, query.day))
  route(app, house, 'POST', '/api/v1/implementations/:implementationId/operations/kpis/:id/series', { summary: 'Import a KPI series from a CSV file or a paste', tags, params: one.extend({ implementationId: z.uuid() }), body: importSeries }, async ({ params, body, request }) => {
    const actor = await actorOf(house, request)
    const { hash } = await house.files.put(Buffer.from(body.text, 'utf8'))
    return asActor(actor, params.implementationId, (tx) => importKpiSeries(tx, { kpiId: params.id, text: body.text, fileName: body.fileName, blob: hash }))
  })
  implementationRoute(app, house, 'GET', '/operations/adoption', { summary: 'Use and satisfaction by department', tags }, (tx) => adoption(tx))
  implementationRoute(app, house, 'POST', '/operations/adoption', { summary: 'Import use or satisfaction by department', tags, body: importAdoptionBody }, (tx, { body }) => importAdoption(tx, body))
}
