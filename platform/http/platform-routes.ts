import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../db/door.ts'
import { lightOf, measureGate, overrideOf, phasesOf } from '../gates/evaluate.ts'
import { gateRoles, gateSubject, overrideGate, requirePhase, signGate, viewGate } from '../gates/gate.ts'
import type { House } from '../house.ts'
import { kindInfo } from '../kinds/rows.ts'
import { signaturesOf } from '../signatures/sign.ts'
import { linkItems, unlinkItems } from '../trace/item-store.ts'
import { items } from '../trace/tables.ts'
import { walkTrace, wholeTrace } from '../trace/walk.ts'
import type { Journey, Light, StageName } from '../wire.ts'
import { implementationRoute, route } from './route.ts'

const stages = ['requirements', 'planning', 'configuration', 'migration', 'training', 'cutover', 'operations'] as const
const gateParams = z.object({ phaseId: z.string(), stage: z.enum(stages) })

export function platformRoutes(app: FastifyInstance, house: House): void {
  route(app, house, 'GET', '/api/v1/kinds', { summary: 'Every kind of item: fields, states, transitions, links', tags: ['platform'] }, async () => [...house.registry.kinds.values()].map(kindInfo))
  implementationRoute(app, house, 'GET', '/journey', { summary: 'The seven lights and the counts of rooms', tags: ['gates'], query: z.object({ phase: z.string().optional() }) }, (tx, { query }) => journeyOf(tx, query.phase))
  implementationRoute(app, house, 'GET', '/gates/:phaseId/:stage', { summary: 'A gate, measured now', tags: ['gates'], params: gateParams }, (tx, { params }) => viewGate(tx, params.phaseId, params.stage))
  implementationRoute(app, house, 'POST', '/gates/:phaseId/:stage/signatures', { summary: 'Sign a gate, electronically or with the scan of a page signed on paper', tags: ['gates'], params: gateParams, body: z.object({ role: z.string(), statement: z.string().max(2000).optional(), attachmentId: z.uuid().optional() }) }, async (tx, { params, body }) => {
    await signGate(tx, { ...params, ...body })
    return viewGate(tx, params.phaseId, params.stage)
  })
  implementationRoute(app, house, 'POST', '/gates/:phaseId/:stage/override', { summary: 'Pass a gate with exception, by name and reason', tags: ['gates'], params: gateParams, body: z.object({ reason: z.string().max(2000) }) }, async (tx, { params, body }) => {
    await overrideGate(tx, { ...params, reason: body.reason })
    return viewGate(tx, params.phaseId, params.stage)
  })
  implementationRoute(app, house, 'GET', '/trace', { summary: 'The whole trace of an implementation', tags: ['trace'], query: z.object({ phase: z.string().optional() }) }, async (tx, { query }) => wholeTrace(tx, query.phase && query.phase !== 'all' ? (await requirePhase(tx, query.phase)).id : null))
  implementationRoute(app, house, 'GET', '/trace/:code', { summary: 'The walk from one item up to its cause and down to its effect', tags: ['trace'], params: z.object({ code: z.string() }) }, (tx, { params }) => walkTrace(tx, params.code))
  const linkBody = z.object({ fromId: z.uuid(), type: z.string(), toId: z.uuid() })
  implementationRoute(app, house, 'POST', '/links', { summary: 'Make a link, or confirm a suspect one at today\'s versions', tags: ['trace'], body: linkBody }, async (tx, { body }) => {
    tx.require('update', await stageOf(tx, body.fromId))
    return { id: await linkItems(tx, body.fromId, body.type, body.toId) }
  })
  implementationRoute(app, house, 'DELETE', '/links', { summary: 'Remove a link', tags: ['trace'], query: linkBody }, async (tx, { query }) => {
    tx.require('update', await stageOf(tx, query.fromId))
    await unlinkItems(tx, query.fromId, query.type, query.toId)
  })
}

async function stageOf(tx: Tx, itemId: string): Promise<StageName> {
  const [item] = await tx.db.select({ stage: items.stage }).from(items).where(eq(items.id, itemId))
  return (item?.stage as StageName | undefined) ?? 'requirements'
}

const order: Light[] = ['fail', 'exception', 'half', 'open', 'pass']

/** Lights by stage for one phase, or the worst of all phases that have begun. */
export async function journeyOf(tx: Tx, phaseId: string | undefined): Promise<Journey> {
  const all = await phasesOf(tx)
  const shown = phaseId && phaseId !== 'all' ? [await requirePhase(tx, phaseId)] : all
  const perStage: Journey['stages'] = []
  const kindCounts = await countKinds(tx, shown.length === 1 ? shown[0]!.id : null)
  for (const stage of stages) {
    const gates = []
    for (const phase of shown) {
      const measured = await measureGate(tx, phase, stage)
      const signed = (await signaturesOf(tx, gateSubject(phase.id, stage))).filter((s) => s.broken.length === 0)
      const light = lightOf(measured.map((m) => m.met), { signed: gateRoles[stage].every((r) => signed.some((s) => s.role === r)), overridden: (await overrideOf(tx, phase.id, stage)) !== null })
      gates.push({ phaseId: phase.id as string | null, light, met: measured.filter((m) => m.met === true).length, criteria: measured.length })
    }
    const worst = gates.sort((a, b) => order.indexOf(a.light) - order.indexOf(b.light))[0] ?? { phaseId: null, light: 'open' as Light, met: 0, criteria: 0 }
    const own = tx.registry.stages.find((s) => s.stage === stage)
    const counts = Object.fromEntries((own?.kinds ?? []).map((k) => [k.kind, kindCounts.get(k.kind) ?? 0]))
    perStage.push({ stage, ...worst, counts: { ...counts, ...(await own?.counts?.(tx, shown.length === 1 ? shown[0]!.id : null)) } })
  }
  return { stages: perStage, todo: 0 }
}

async function countKinds(tx: Tx, phaseId: string | null): Promise<Map<string, number>> {
  const rows = await tx.db.select({ kind: items.kind, phaseId: items.phaseId }).from(items).where(and(eq(items.implementationId, tx.implementationId), isNull(items.removedAt)))
  const counts = new Map<string, number>()
  for (const row of rows) if (!phaseId || row.phaseId === phaseId || row.phaseId === null) counts.set(row.kind, (counts.get(row.kind) ?? 0) + 1)
  return counts
}
