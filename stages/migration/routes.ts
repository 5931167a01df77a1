import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { rejectsXlsx } from '../../engines/data/rejects-xlsx.ts'
import type { House } from '../../platform/house.ts'
import { actorOf } from '../../platform/http/actor.ts'
import { implementationRoute, route } from '../../platform/http/route.ts'
import { batchBody, byId, decisionsBody, draftBody, fieldBody, forwardQuery, lineageQuery, pipelineBody, readingBody, returnBody, ruleBody, runRowsQuery, signBody, targetBody } from './contract.ts'
import { correctSource } from './commands/correct-source.ts'
import { decideRows, undoDecision } from './commands/decide.ts'
import { acceptRule, draftMapping, dropRule, mapField } from './commands/edit-mapping.ts'
import { savePipeline } from './commands/save-pipeline.ts'
import { returnReconciliation, signReconciliation } from './commands/sign-reconciliation.ts'
import { queueBatch, queueProfile } from './jobs.ts'
import { compareBatches, viewBatches } from './queries/batches.ts'
import { viewCleansing } from './queries/cleansing.ts'
import { listDecisions } from './queries/decisions.ts'
import { viewDuplicates } from './queries/duplicates.ts'
import { backFrom, forwardFrom } from './queries/lineage.ts'
import { runOnDisk } from './queries/load-run.ts'
import { viewMapping, viewSql } from './queries/mapping.ts'
import { viewReconciliation } from './queries/reconciliation.ts'
import { viewRun, viewRunRows } from './queries/run.ts'
import { viewProfile, viewSource, viewSourceRows } from './queries/sources.ts'
import { setTarget, targetLabel } from './running/target.ts'
import { uploadRoute } from './uploads.ts'

const tags = ['migration']
const inImplementation = z.object({ implementationId: z.uuid() })
const one = inImplementation.extend(byId.shape)
const base = '/api/v1/implementations/:implementationId/migration'
const phaseQuery = z.object({ phase: z.string().max(64).optional() })
const objectQuery = z.object({ object: z.string().max(60) })

/** Reads that open a run's files work outside any transaction; all else is one transaction. */
export function migrationRoutes(app: FastifyInstance, house: House): void {
  uploadRoute(app, house)

  route(app, house, 'GET', `${base}/sources/:id`, { summary: 'A data source: deliveries, first rows, sheets', tags, params: one }, ({ actor, params }) => viewSource(actor, params.implementationId, params.id))
  implementationRoute(app, house, 'GET', '/migration/sources/:id/profile', { summary: 'What the profile of a delivery found', tags, params: byId, query: z.object({ delivery: z.coerce.number().int().optional() }) }, (tx, { params, query }) => viewProfile(tx, params.id, query.delivery))
  route(app, house, 'GET', `${base}/sources/:id/rows`, { summary: 'Landed rows of a source', tags, params: one, query: runRowsQuery.omit({ table: true }) }, ({ actor, params, query }) => viewSourceRows(actor, params.implementationId, params.id, query))
  implementationRoute(app, house, 'POST', '/migration/sources/:id/profile', { summary: 'Profile a source again', tags, params: byId }, async (tx, { params }) => {
    tx.require('update', 'migration')
    return { jobId: await queueProfile(tx, params.id) }
  })
  implementationRoute(app, house, 'POST', '/migration/sources/:id/reading', { summary: 'Say how a file is read (encoding, delimiter, sheet, header rows)', tags, params: byId, body: readingBody }, async (tx, { params, body }) => {
    const source = await correctSource(tx, params.id, body)
    return { jobId: await queueProfile(tx, source.id) }
  })

  route(app, house, 'GET', `${base}/mappings/:id`, { summary: 'A mapping field by field', tags, params: one }, ({ actor, params }) => viewMapping(actor, params.implementationId, params.id))
  route(app, house, 'GET', `${base}/mappings/:id/sql`, { summary: 'The SQL that a pipeline compiles to', tags, params: one }, ({ actor, params }) => viewSql(actor, params.implementationId, params.id))
  route(app, house, 'GET', `${base}/mappings/:id/cleansing`, { summary: 'Rules of a mapping and suggested ones', tags, params: one }, ({ actor, params }) => viewCleansing(actor, params.implementationId, params.id))
  implementationRoute(app, house, 'PUT', '/migration/mappings/:id/pipeline', { summary: 'Save a pipeline (YAML)', tags, params: byId, body: pipelineBody }, async (tx, { params, body }) => saved(await savePipeline(tx, { mappingId: params.id, yaml: body.yaml, note: body.note ?? null, ...(body.sources ? { sources: body.sources } : {}) })))
  implementationRoute(app, house, 'POST', '/migration/mappings/:id/draft', { summary: 'Draft a pipeline from a profiled source', tags, params: byId, body: draftBody }, async (tx, { params, body }) => saved(await draftMapping(tx, { mappingId: params.id, ...body })))
  implementationRoute(app, house, 'PUT', '/migration/mappings/:id/fields', { summary: 'Say where a target column comes from', tags, params: byId, body: fieldBody }, async (tx, { params, body }) => saved(await mapField(tx, { mappingId: params.id, ...body })))
  implementationRoute(app, house, 'POST', '/migration/mappings/:id/rules', { summary: 'Accept a rule', tags, params: byId, body: ruleBody }, async (tx, { params, body }) => saved(await acceptRule(tx, { mappingId: params.id, rule: body })))
  implementationRoute(app, house, 'DELETE', '/migration/mappings/:id/rules/:kind/:index', { summary: 'Drop a rule', tags, params: byId.extend({ kind: z.enum(['cleanse', 'validate', 'scope']), index: z.coerce.number().int().min(0) }) }, async (tx, { params }) => saved(await dropRule(tx, { mappingId: params.id, kind: params.kind, index: params.index })))

  route(app, house, 'GET', `${base}/duplicates`, { summary: 'Pairs of rows that may be one thing', tags, params: inImplementation, query: objectQuery.extend({ show: z.enum(['waiting', 'decided', 'merged']).default('waiting') }) }, ({ actor, params, query }) => viewDuplicates(actor, params.implementationId, query.object, query.show))
  implementationRoute(app, house, 'GET', '/migration/decisions', { summary: 'Decisions about rows of an object that hold', tags, query: objectQuery }, (tx, { query }) => listDecisions(tx, query.object))
  implementationRoute(app, house, 'POST', '/migration/decisions', { summary: 'Decide about pairs, values or rows', tags, body: decisionsBody }, async (tx, { body }) => ({ ids: await decideRows(tx, body as Parameters<typeof decideRows>[1]) }))
  implementationRoute(app, house, 'POST', '/migration/decisions/:id/undo', { summary: 'Take a decision back', tags, params: byId }, async (tx, { params }) => { await undoDecision(tx, params.id) })

  implementationRoute(app, house, 'GET', '/migration/batches', { summary: 'Dry runs, rehearsals and final loads', tags, query: phaseQuery }, (tx, { query }) => viewBatches(tx, query.phase && query.phase !== 'all' ? query.phase : null))
  implementationRoute(app, house, 'POST', '/migration/batches', { summary: 'Start a dry run, a rehearsal or the final load', tags, body: batchBody }, (tx, { body }) => queueBatch(tx, body))
  implementationRoute(app, house, 'GET', '/migration/compare', { summary: 'The last batches of a phase beside each other', tags, query: z.object({ phase: z.string().max(64) }) }, (tx, { query }) => compareBatches(tx, query.phase))
  implementationRoute(app, house, 'GET', '/migration/runs/:id', { summary: 'A run: flow, reasons, reconciliation, inputs', tags, params: byId }, (tx, { params }) => viewRun(tx, params.id))
  route(app, house, 'GET', `${base}/runs/:id/rows`, { summary: 'Rows of a table of a run', tags, params: one, query: runRowsQuery }, ({ actor, params, query }) => viewRunRows(actor, params.implementationId, params.id, query))

  implementationRoute(app, house, 'GET', '/migration/reconciliations/:id', { summary: 'The ladder of one reconciliation', tags, params: byId }, (tx, { params }) => viewReconciliation(tx, params.id))
  implementationRoute(app, house, 'POST', '/migration/reconciliations/:id/sign', { summary: 'Sign a reconciliation as the owner of the data', tags, params: byId, body: signBody }, async (tx, { params, body }) => ({ state: (await signReconciliation(tx, { id: params.id, explanation: body.explanation })).state }))
  implementationRoute(app, house, 'POST', '/migration/reconciliations/:id/return', { summary: 'Send a reconciliation back', tags, params: byId, body: returnBody }, async (tx, { params, body }) => ({ state: (await returnReconciliation(tx, { id: params.id, reason: body.reason })).state }))

  route(app, house, 'GET', `${base}/lineage`, { summary: 'From a target row back to file and line', tags, params: inImplementation, query: lineageQuery }, ({ actor, params, query }) => backFrom(actor, params.implementationId, query))
  route(app, house, 'GET', `${base}/forward`, { summary: 'From a line of a file to what became of it', tags, params: inImplementation, query: forwardQuery }, ({ actor, params, query }) => forwardFrom(actor, params.implementationId, query))

  implementationRoute(app, house, 'GET', '/migration/target', { summary: 'Where loads go', tags }, async (tx) => { const label = await targetLabel(tx); return { label, isEmbedded: label === 'embedded' } })
  implementationRoute(app, house, 'PUT', '/migration/target', { summary: 'Set the PostgreSQL that takes the loads; null for the embedded one', tags, body: targetBody }, (tx, { body }) => setTarget(tx, body.url))

  app.get(`${base}/runs/:id/rejects.xlsx`, { schema: { summary: 'Rejected rows with their reasons as .xlsx', tags } as never }, async (request, reply) => {
    const actor = await actorOf(house, request)
    const params = one.parse(request.params)
    const { run, directory } = await runOnDisk(actor, params.implementationId, params.id)
    const bytes = await rejectsXlsx(directory)
    const name = encodeURIComponent(`${run.code} ${actor.locale === 'en' ? 'rejects' : '拒绝行'}.xlsx`)
    return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').header('content-disposition', `attachment; filename*=UTF-8''${name}`).send(Buffer.from(bytes))
  })
}

const saved = (item: { id: string; code: string; pipelineVersion: number | null }): { id: string; code: string; pipelineVersion: number | null } => ({ id: item.id, code: item.code, pipelineVersion: item.pipelineVersion })
