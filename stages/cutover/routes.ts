import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { asActor } from '../../platform/db/door.ts'
import type { House } from '../../platform/house.ts'
import { once } from '../../platform/http/idempotency.ts'
import { versionOf } from '../../platform/http/item-routes.ts'
import { implementationRoute, route } from '../../platform/http/route.ts'
import { castVote } from './commands/cast-vote.ts'
import { changeIncident } from './commands/change-incident.ts'
import { decideGoNoGo } from './commands/decide-go-no-go.ts'
import { finishTask } from './commands/finish-task.ts'
import { moveIncident } from './commands/move-incident.ts'
import { noteOnIncident } from './commands/note-on-incident.ts'
import { reportIncident } from './commands/report-incident.ts'
import { resetTask } from './commands/reset-task.ts'
import { rollBackWave } from './commands/roll-back-wave.ts'
import { startTask } from './commands/start-task.ts'
import { changeIncidentBody, decideBody, finishBody, phaseQuery, reportBody, rollBackBody, runbookQuery, stepBody, timingBody, voteBody } from './contract.ts'
import { goNoGoLines, goNoGoView } from './queries/go-no-go-view.ts'
import { incidentFigures, incidentView } from './queries/incident-view.ts'
import { runbookView } from './queries/runbook-view.ts'
import { waveLines, waveView } from './queries/wave-view.ts'
import { taskCards } from './task-cards.ts'
import { namesOf } from './wave-facts.ts'

const one = z.object({ id: z.string().max(64) })
const tags = ['cutover']
const phaseOfQuery = (query: { phase?: string | undefined }): string | null => (!query.phase || query.phase === 'all' ? null : query.phase)

export function routes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', '/cutover/waves', { summary: 'Waves with how far they are', tags, query: phaseQuery }, (tx, { query }) => waveLines(tx, phaseOfQuery(query)))
  implementationRoute(app, house, 'GET', '/cutover/waves/:id', { summary: 'One wave', tags, params: one }, (tx, { params }) => waveView(tx, params.id))
  implementationRoute(app, house, 'POST', '/cutover/waves/:id/roll-back', { summary: 'Take a wave back; recorded, its rollback list is called', tags, params: one, body: rollBackBody }, (tx, { params, body, request }) => once(tx, request, async () => {
    await rollBackWave(tx, { waveId: params.id, ...body })
    return waveView(tx, params.id)
  }))
  implementationRoute(app, house, 'GET', '/cutover/waves/:id/runbook', { summary: 'The live board of a wave, or of a rehearsal of it', tags, params: one, query: runbookQuery }, (tx, { params, query }) => runbookView(tx, params.id, query.rehearsal ?? null))

  implementationRoute(app, house, 'POST', '/cutover/tasks/:id/start', { summary: 'Begin a task, live or in a rehearsal', tags, params: one, body: timingBody }, (tx, { params, body }) => startTask(tx, { taskId: params.id, ...body }))
  implementationRoute(app, house, 'POST', '/cutover/tasks/:id/finish', { summary: 'End a task: done, failed or skipped', tags, params: one, body: finishBody }, (tx, { params, body }) => finishTask(tx, { taskId: params.id, ...body }))
  implementationRoute(app, house, 'POST', '/cutover/tasks/:id/reset', { summary: 'Take back times entered by mistake', tags, params: one, body: timingBody }, (tx, { params, body }) => resetTask(tx, { taskId: params.id, ...body }))

  implementationRoute(app, house, 'GET', '/cutover/decisions', { summary: 'Go/no-go meetings', tags, query: phaseQuery }, (tx, { query }) => goNoGoLines(tx, phaseOfQuery(query)))
  implementationRoute(app, house, 'GET', '/cutover/decisions/:id', { summary: 'A go/no-go meeting: gates, red lines, votes, decision', tags, params: one }, (tx, { params }) => goNoGoView(tx, params.id))
  implementationRoute(app, house, 'POST', '/cutover/decisions/:id/vote', { summary: 'Cast my vote', tags, params: one, body: voteBody }, async (tx, { params, body }) => {
    await castVote(tx, { goNoGoId: params.id, ...body })
    return goNoGoView(tx, params.id)
  })
  implementationRoute(app, house, 'POST', '/cutover/decisions/:id/decide', { summary: 'Decide and sign, as the sponsor', tags, params: one, body: decideBody }, async (tx, { params, body }) => {
    await decideGoNoGo(tx, { goNoGoId: params.id, ...body })
    return goNoGoView(tx, params.id)
  })

  implementationRoute(app, house, 'GET', '/cutover/incident-figures', { summary: 'Incidents in figures', tags, query: phaseQuery }, (tx, { query }) => incidentFigures(tx, phaseOfQuery(query)))
  implementationRoute(app, house, 'POST', '/cutover/incidents', { summary: 'Report an incident', tags, body: reportBody }, (tx, { body, request }) => once(tx, request, () => reportIncident(tx, body)))
  implementationRoute(app, house, 'GET', '/cutover/incidents/:id', { summary: 'An incident with its clock and timeline', tags, params: one }, (tx, { params }) => incidentView(tx, params.id))
  implementationRoute(app, house, 'PATCH', '/cutover/incidents/:id', { summary: 'Change what an incident says, and its causes', tags, params: one, body: changeIncidentBody }, async (tx, { params, body, request }) => {
    await changeIncident(tx, { incidentId: params.id, version: versionOf(request), ...body })
    return incidentView(tx, params.id)
  })
  implementationRoute(app, house, 'POST', '/cutover/incidents/:id/notes', { summary: 'Add a line to the timeline', tags, params: one, body: stepBody.extend({ kind: z.enum(['note', 'workaround']).default('note') }) }, async (tx, { params, body }) => {
    await noteOnIncident(tx, { incidentId: params.id, text: body.text ?? '', kind: body.kind, at: body.at })
    return incidentView(tx, params.id)
  })
  for (const step of ['acknowledge', 'restore', 'close', 'reopen'] as const) {
    implementationRoute(app, house, 'POST', `/cutover/incidents/:id/${step}`, { summary: `Move an incident: ${step}`, tags, params: one, body: stepBody }, async (tx, { params, body }) => {
      await moveIncident(tx, { incidentId: params.id, step, ...body })
      return incidentView(tx, params.id)
    })
  }

  route(app, house, 'GET', '/api/v1/implementations/:implementationId/cutover/waves/:id/task-cards.html', { summary: 'Task cards to print, one a person', tags, params: z.object({ implementationId: z.uuid(), id: z.string().max(64) }), query: z.object({ person: z.uuid().optional() }) }, ({ params, query, actor, reply }) => {
    void reply.type('text/html; charset=utf-8')
    return asActor(actor, params.implementationId, async (tx) => {
      const board = await runbookView(tx, params.id, null)
      return taskCards(board, await namesOf(tx, board.tasks.flatMap((t) => [t.ownerId, t.backupOwnerId])), tx.locale, tx.zone, query.person ?? null)
    })
  })
}
