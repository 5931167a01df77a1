import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { once } from '../../platform/http/idempotency.ts'
import { versionOf } from '../../platform/http/item-routes.ts'
import { implementationRoute } from '../../platform/http/route.ts'
import type { House } from '../../platform/house.ts'
import { itemRows } from '../../platform/kinds/rows.ts'
import { applyChange } from './commands/apply-change.ts'
import { confirmInterview, disputeInterview } from './commands/confirm-interview.ts'
import { freezeBaseline } from './commands/freeze-baseline.ts'
import { makeSurveyLinks } from './commands/make-survey-links.ts'
import { markMeant, unmarkMeant } from './commands/mark-meant.ts'
import { quoteForItem, raiseFromQuote } from './commands/raise-from-quote.ts'
import { closeReviewComment, raiseReviewComment } from './commands/review-comments.ts'
import { saveProcessSteps } from './commands/save-process-steps.ts'
import { saveQuestions } from './commands/save-questions.ts'
import { signBaseline } from './commands/sign-baseline.ts'
import * as contract from './contract.ts'
import { requirement } from './kinds/requirement.ts'
import { viewBaseline } from './queries/baseline-view.ts'
import { viewChangeImpact } from './queries/change-view.ts'
import { viewInterview } from './queries/interview-view.ts'
import { kpiMovement } from './queries/kpi-movement.ts'
import { viewProcess } from './queries/process-view.ts'
import { viewStanding } from './queries/standing-view.ts'
import { viewSurvey, viewSurveyResults } from './queries/survey-view.ts'
import { surveyPage } from './survey-page.ts'

const tags = ['requirements']
const params = z.object({ id: z.string().max(64) })

export function requirementsRoutes(app: FastifyInstance, house: House): void {
  surveyPage(app, house)
  implementationRoute(app, house, 'GET', '/process-maps/:id/steps', { summary: 'As-is and to-be steps with the priced difference', tags, params }, (tx, g) => viewProcess(tx, g.params.id))
  implementationRoute(app, house, 'PUT', '/process-maps/:id/steps', { summary: 'Write the steps of a process', tags, params, body: contract.givenSteps }, async (tx, { params: p, body, request }) => {
    const saved = await saveProcessSteps(tx, { processId: p.id, ...body, version: versionOf(request) })
    return viewProcess(tx, saved.id)
  })
  implementationRoute(app, house, 'GET', '/surveys/:id/design', { summary: 'Questions and links of a survey', tags, params }, (tx, g) => viewSurvey(tx, g.params.id))
  implementationRoute(app, house, 'PUT', '/surveys/:id/questions', { summary: 'Write the questions of a survey', tags, params, body: contract.givenQuestions }, async (tx, { params: p, body, request }) => {
    const saved = await saveQuestions(tx, { surveyId: p.id, ...body, version: versionOf(request) })
    return viewSurvey(tx, saved.id)
  })
  implementationRoute(app, house, 'POST', '/surveys/:id/links', { summary: 'Make links for departments and people', tags, params, body: contract.givenLinks }, (tx, { params: p, body, request }) => once(tx, request, async () => {
    await makeSurveyLinks(tx, { surveyId: p.id, ...body })
    return viewSurvey(tx, p.id)
  }))
  implementationRoute(app, house, 'GET', '/surveys/:id/results', { summary: 'Results by department; groups under five are hidden', tags, params }, (tx, g) => viewSurveyResults(tx, g.params.id))
  implementationRoute(app, house, 'GET', '/interviews/:id/notes', { summary: 'Notes of an interview with the sentences quoted from them', tags, params }, (tx, g) => viewInterview(tx, g.params.id))
  implementationRoute(app, house, 'POST', '/interviews/:id/confirmation', { summary: 'The interviewee confirms the notes, or a signed page does', tags, params, body: contract.confirmBody }, async (tx, { params: p, body }) => {
    await confirmInterview(tx, { interviewId: p.id, ...body })
    return viewInterview(tx, p.id)
  })
  implementationRoute(app, house, 'POST', '/interviews/:id/dispute', { summary: 'The interviewee says what is not right', tags, params, body: contract.disputeBody }, async (tx, { params: p, body }) => {
    await disputeInterview(tx, { interviewId: p.id, ...body })
    return viewInterview(tx, p.id)
  })
  implementationRoute(app, house, 'POST', '/interviews/:id/quotes', { summary: 'Turn a sentence of the notes into a pain point or a requirement', tags, params, body: contract.raiseFromQuoteBody }, (tx, { params: p, body, request }) => once(tx, request, async () => {
    const item = await raiseFromQuote(tx, { interviewId: p.id, ...body })
    const [row] = await itemRows(tx, tx.registry.kinds.get(body.kind)!, [item])
    return row
  }))
  implementationRoute(app, house, 'POST', '/interviews/:id/quotes/linked', { summary: 'Keep a sentence as a source of an item that exists', tags, params, body: contract.quoteForItemBody }, (tx, { params: p, body, request }) => once(tx, request, async () => {
    await quoteForItem(tx, { interviewId: p.id, ...body })
    return viewInterview(tx, p.id)
  }))
  implementationRoute(app, house, 'GET', '/requirements/:id/standing', { summary: 'Wording, objections, who raised it and who signed it', tags, params }, (tx, g) => viewStanding(tx, g.params.id))
  implementationRoute(app, house, 'POST', '/requirements/:id/review-comments', { summary: 'Ask for a change: blocks the sign-off until it is closed', tags, params, body: contract.reviewCommentBody }, (tx, { params: p, body, request }) => once(tx, request, async () => ({ id: await raiseReviewComment(tx, { requirementId: p.id, ...body }) })))
  implementationRoute(app, house, 'POST', '/review-comments/:id/closing', { summary: 'Close a review comment with an answer', tags, params, body: contract.closeReviewBody }, (tx, { params: p, body }) => closeReviewComment(tx, { commentId: p.id, ...body }))
  implementationRoute(app, house, 'POST', '/requirements/:id/meant', { summary: 'Mark a wording as meant so', tags, params, body: contract.meantBody }, async (tx, { params: p, body }) => {
    await markMeant(tx, { requirementId: p.id, ...body })
    return viewStanding(tx, p.id)
  })
  implementationRoute(app, house, 'DELETE', '/requirements/:id/meant', { summary: 'Take the mark back', tags, params, query: contract.meantBody }, async (tx, { params: p, query }) => {
    await unmarkMeant(tx, { requirementId: p.id, ...query })
    return viewStanding(tx, p.id)
  })
  implementationRoute(app, house, 'POST', '/requirements-baselines', { summary: 'Freeze the signed-off requirements of a phase', tags, body: contract.freezeBody }, (tx, { body, request }) => once(tx, request, async () => viewBaseline(tx, (await freezeBaseline(tx, body)).id)))
  implementationRoute(app, house, 'GET', '/requirements-baselines/:id/view', { summary: 'A baseline with its signatures and its difference to now', tags, params }, (tx, g) => viewBaseline(tx, g.params.id))
  implementationRoute(app, house, 'POST', '/requirements-baselines/:id/signatures', { summary: 'Sign a baseline', tags, params, body: contract.signBaselineBody }, async (tx, { params: p, body }) => {
    await signBaseline(tx, { baselineId: p.id, ...body })
    return viewBaseline(tx, p.id)
  })
  implementationRoute(app, house, 'GET', '/change-requests/:id/impact', { summary: 'What a change touches: configuration, data, lessons', tags, params }, (tx, g) => viewChangeImpact(tx, g.params.id))
  implementationRoute(app, house, 'POST', '/change-requests/:id/application', { summary: 'Make the approved change in its requirement', tags, params }, (tx, { params: p, request }) => once(tx, request, async () => (await itemRows(tx, requirement, [await applyChange(tx, { changeRequestId: p.id })]))[0]))
  implementationRoute(app, house, 'GET', '/pain-points/:id/kpi', { summary: 'Whether the KPI of a pain point has moved', tags, params }, (tx, g) => kpiMovement(tx, g.params.id))
}
