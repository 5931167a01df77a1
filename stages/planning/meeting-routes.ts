import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { once } from '../../platform/http/idempotency.ts'
import { implementationRoute } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { openMeeting } from './commands/open-meeting.ts'
import { planMeeting } from './commands/plan-meeting.ts'
import { publishMinutes, recordAttendance, writeMinutes } from './commands/record-minutes.ts'
import { finishAction, recordDecision, resolveIssue } from './commands/settle-issue.ts'
import { signMinutes } from './commands/sign-minutes.ts'
import * as contract from './contract.ts'
import { meetingRows, viewMeeting } from './queries/meetings.ts'

const tags = ['planning']
const base = '/planning'

export function meetingRoutes(app: FastifyInstance, house: House): void {
  implementationRoute(app, house, 'GET', `${base}/meetings`, { summary: 'Meetings, newest first', tags, query: z.object({ type: z.string().max(20).optional() }) }, (tx, { query }) => meetingRows(tx, query))
  implementationRoute(app, house, 'POST', `${base}/meetings`, { summary: 'Plan a meeting; the people of the last of its kind are invited', tags, body: contract.nextMeeting }, (tx, { body, request }) => once(tx, request, async () => viewMeeting(tx, await planMeeting(tx, body))))
  implementationRoute(app, house, 'GET', `${base}/meetings/:meetingId`, { summary: 'A meeting: agenda, attendance, decisions, actions, signatures', tags, params: contract.meetingParams }, (tx, { params }) => viewMeeting(tx, params.meetingId))
  implementationRoute(app, house, 'POST', `${base}/meetings/:meetingId/open`, { summary: 'Open the meeting: the agenda is frozen', tags, params: contract.meetingParams }, async (tx, { params }) => {
    await openMeeting(tx, params.meetingId)
    return viewMeeting(tx, params.meetingId)
  })
  implementationRoute(app, house, 'PUT', `${base}/meetings/:meetingId/attendance`, { summary: 'Who was invited and who came', tags, params: contract.meetingParams, body: contract.attendance }, async (tx, { params, body }) => {
    await recordAttendance(tx, { meetingId: params.meetingId, ...body })
    return viewMeeting(tx, params.meetingId)
  })
  implementationRoute(app, house, 'PUT', `${base}/meetings/:meetingId/minutes`, { summary: 'The discussion as text', tags, params: contract.meetingParams, body: contract.minutesText }, async (tx, { params, body }) => {
    await writeMinutes(tx, { meetingId: params.meetingId, ...body })
    return viewMeeting(tx, params.meetingId)
  })
  implementationRoute(app, house, 'POST', `${base}/meetings/:meetingId/publish`, { summary: 'Publish the minutes: attendance, decisions and actions are frozen', tags, params: contract.meetingParams }, async (tx, { params }) => {
    await publishMinutes(tx, params.meetingId)
    return viewMeeting(tx, params.meetingId)
  })
  implementationRoute(app, house, 'POST', `${base}/meetings/:meetingId/signatures`, { summary: 'Sign the minutes, electronically or with the scan of a page signed on paper', tags, params: contract.meetingParams, body: contract.minutesSignature }, async (tx, { params, body }) => {
    await signMinutes(tx, { meetingId: params.meetingId, ...body })
    return viewMeeting(tx, params.meetingId)
  })
  const one = z.object({ id: z.string().max(64) })
  implementationRoute(app, house, 'POST', `${base}/decisions/:id/outcome`, { summary: 'Record what was decided', tags, params: one, body: contract.decisionOutcome }, (tx, { params, body }) => recordDecision(tx, { decisionId: params.id, outcome: body.outcome }))
  implementationRoute(app, house, 'POST', `${base}/issues/:id/resolve`, { summary: 'Report an issue as resolved', tags, params: one, body: contract.issueSolution }, (tx, { params, body }) => resolveIssue(tx, { issueId: params.id, ...body }))
  implementationRoute(app, house, 'POST', `${base}/actions/:id/finish`, { summary: 'An action is done', tags, params: one, body: contract.actionResult }, (tx, { params, body }) => finishAction(tx, { actionId: params.id, ...body }))
}
