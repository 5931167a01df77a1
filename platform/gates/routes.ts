import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { House } from '../house.ts'
import { implementationRoute } from '../http/route.ts'
import { steeringOf } from '../steering/steering.ts'
import { debtsOf } from './debts.ts'
import { overrideGate, signGate, stageNames, viewGate } from './gate.ts'
import { journeyOf } from './journey.ts'
import { paperOf } from './paper.ts'
import { setThreshold } from './threshold.ts'

const tags = ['gates']
const gate = z.object({ phaseId: z.string().max(64), stage: z.enum(stageNames) })

export function gateRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/journey', { summary: 'The seven lights and the counts of rooms', tags, query: z.object({ phase: z.string().optional() }) }, (tx, { query }) => journeyOf(tx, query.phase))
  implementationRoute(app, house, 'GET', '/gates/:phaseId/:stage', { summary: 'A gate, measured from data', tags, params: gate }, (tx, { params }) => viewGate(tx, params.phaseId, params.stage))
  implementationRoute(app, house, 'POST', '/gates/:phaseId/:stage/signatures', { summary: 'Sign a gate, electronically or with the scan of a page signed on paper', tags, params: gate, body: z.object({ role: z.string().max(60), statement: z.string().max(2000).optional(), attachmentId: z.uuid().optional(), personId: z.uuid().optional(), fingerprint: z.string().regex(/^[0-9a-f]{64}$/).optional() }) }, async (tx, { params, body }) => {
    await signGate(tx, { ...params, ...body })
    return viewGate(tx, params.phaseId, params.stage)
  })
  implementationRoute(app, house, 'POST', '/gates/:phaseId/:stage/override', { summary: 'Pass a gate with exception, by name and reason', tags, params: gate, body: z.object({ reason: z.string().max(2000) }) }, async (tx, { params, body }) => {
    await overrideGate(tx, { ...params, reason: body.reason })
    return viewGate(tx, params.phaseId, params.stage)
  })
  implementationRoute(app, house, 'PUT', '/gates/:phaseId/:stage/thresholds/:criterion', { summary: 'Set what a criterion has to reach in a phase', tags, params: gate.extend({ criterion: z.string().max(100) }), body: z.strictObject({ threshold: z.string().regex(/^\d{1,14}(\.\d{1,6})?$/) }) }, async (tx, { params, body }) => {
    await setThreshold(tx, { phaseId: params.phaseId, criterion: params.criterion, threshold: body.threshold })
    return viewGate(tx, params.phaseId, params.stage)
  })
  implementationRoute(app, house, 'GET', '/gates/:phaseId/:stage/paper', { summary: 'What a signing page on paper shows, with fingerprint and QR code', tags, params: gate }, (tx, { params, request }) => paperOf(tx, { phaseId: params.phaseId, stage: params.stage, origin: originOf(request) }))
  implementationRoute(app, house, 'GET', '/steering', { summary: 'The sponsor\'s page: gates, dates, risks, coverage, KPIs and the three guards', tags }, (tx) => steeringOf(tx))
  implementationRoute(app, house, 'GET', '/debts', { summary: 'What the trace owes, by stage, with the count of each day', tags, query: z.object({ days: z.coerce.number().int().min(1).max(1000).default(90) }) }, (tx, { query }) => debtsOf(tx, query.days))
}

/** The address by which the reader reaches this server. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`
}
